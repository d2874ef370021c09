//! Footnotes that a house wrote into a text of its own → their words in brackets at their place: a
//! page has footnotes for sources alone.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::html::{ends_within_text, is_within_text};

/// Takes the definitions out, and puts the words of each where it is referred to. A mark without
/// a definition stays as it was typed.
pub fn in_brackets(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut notes: BTreeMap<String, Vec<Event<'_>>> = BTreeMap::new();
    let mut text = Vec::new();
    let mut within: Option<String> = None;
    for event in events {
        match (event, &within) {
            (Event::Start(Tag::FootnoteDefinition(label)), _) => within = Some(label.to_string()),
            (Event::End(TagEnd::FootnoteDefinition), _) => within = None,
            (event, Some(label)) => {
                notes.entry(label.clone()).or_default().push(event);
            }
            (event, None) => text.push(event),
        }
    }
    text.into_iter()
        .flat_map(|event| match &event {
            Event::FootnoteReference(label) => match notes.get(&**label) {
                Some(note) => bracketed(note),
                None => vec![Event::Text(format!("[^{label}]").into())],
            },
            _ => vec![event],
        })
        .collect()
}

fn bracketed<'a>(note: &[Event<'a>]) -> Vec<Event<'a>> {
    let words = note.iter().filter(|event| {
        let block = |tag: &Tag<'_>| !is_within_text(tag);
        let ends = |tag: TagEnd| !ends_within_text(tag);
        !matches!(event, Event::Start(tag) if block(tag))
            && !matches!(event, Event::End(tag) if ends(*tag))
    });
    let mut all = vec![Event::Text(" (".into())];
    all.extend(words.cloned());
    all.push(Event::Text(")".into()));
    all
}
