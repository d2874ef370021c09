//! People and organisations of a fact × its passage → those whom the passage does not name.

use std::collections::BTreeSet;

use super::super::inputs::{Inputs, ReadText};
use super::super::mentions::mentions;
use super::force::{Mark, Sentence};
use super::forces::Force;
use crate::facts::prose::Path;
use crate::finding::field::Kind;
use crate::names::fold::folded;
use crate::names::title::is_title;
use crate::names::verb::is_speech;
use crate::names::word::{listed, words};
use crate::project::originals::Passage;

/// Names people and organisations that the passage does not, unless the record is about them.
pub fn names(inputs: &Inputs<'_>, text: &ReadText<'_>, passage: &Passage<'_>) -> Vec<String> {
    let mut lacks = strangers(text, &passage.text);
    if text.mentions.is_empty() {
        return lacks;
    }
    let records = inputs.facts.records();
    let others = people_in(inputs, &passage.text);
    let passage = flat(&passage.text);
    for mention in &text.mentions {
        let (kind, id) = (mention.named.kind, mention.named.id);
        let spellings = match kind {
            Kind::Organisation => records.organisations.get(id).map(|record| {
                let later = record.names.iter().map(|name| name.name.as_str());
                let aka = record.aka.iter().map(String::as_str);
                [record.name.as_str()].into_iter().chain(aka).chain(later).collect()
            }),
            Kind::Person => records.people.get(id).map(|record| {
                let family = record.name.rsplit(' ').next().unwrap_or(&record.name);
                let aka = record.aka.iter().map(String::as_str);
                [record.name.as_str(), family].into_iter().chain(aka).collect()
            }),
            _ => None,
        };
        let Some(spellings): Option<Vec<&str>> = spellings else {
            continue;
        };
        let said = spellings.iter().any(|name| passage.contains(&flat(name)));
        let swapped = kind == Kind::Person
            && others.as_ref().is_some_and(|others| {
                !text.mentions.iter().any(|one| others.contains(one.named.id))
            });
        if !said && (swapped || !is_around(inputs, text, id)) {
            let word = &text.prose.text[mention.range.clone()];
            lacks.push(format!("`{word}`"));
        }
    }
    lacks.sort();
    lacks.dedup();
    lacks
}

/// Returns those of a text who stand there by a form of address and their name, are on no
/// record, and are not in the passage.
fn strangers(text: &ReadText<'_>, passage: &str) -> Vec<String> {
    let said: BTreeSet<_> = words(passage).into_iter().map(|word| word.folded).collect();
    let words = words(text.prose.text);
    let unsaid = words.windows(2).filter_map(|two| {
        let [title, name] = two else { unreachable!("windows of two") };
        let titled = title.capital && name.capital && is_title(&title.folded);
        let on_record = text.mentions.iter().any(|one| one.range.contains(&name.range.start));
        let stands = &text.prose.text[title.range.start..name.range.end];
        (titled && !on_record && !said.contains(&name.folded)).then(|| format!("`{stands}`"))
    });
    unsaid.collect()
}

/// Returns the people on record whom a passage names, where it names any and leaves nobody to
/// be understood: `he` may be whoever met.
fn people_in(inputs: &Inputs<'_>, passage: &str) -> Option<BTreeSet<String>> {
    const UNDERSTOOD: &str = "he she they him her them his their";
    let words = words(passage);
    let understood = words.iter().any(|word| listed(UNDERSTOOD, &word.folded));
    let found = mentions(&inputs.names, passage, &words);
    let mut people: BTreeSet<String> = found
        .iter()
        .filter(|one| one.named.kind == Kind::Person)
        .map(|one| one.named.id.to_owned())
        .collect();
    // `Ms Vann` is Ada Vann.
    let titled: Vec<&str> = words
        .windows(2)
        .filter(|two| is_title(&two[0].folded))
        .map(|two| &*two[1].folded)
        .collect();
    if !titled.is_empty() {
        let known = inputs.facts.records().people.iter();
        let of_name = known.filter(|one| {
            let family = one.name.rsplit(' ').next().unwrap_or_default();
            titled.contains(&&*folded(family))
        });
        people.extend(of_name.map(|one| one.id.as_str().to_owned()));
    }
    (!understood && !people.is_empty()).then_some(people)
}

/// `According to Beta`, `Beta said that`: what others said, told without them; or what one side
/// said, told as a point of the other.
pub fn attributed(
    inputs: &Inputs<'_>,
    text: &ReadText<'_>,
    ours: &Sentence,
    best: &Sentence,
) -> Option<String> {
    if ours.has(&[Force::Claims, Force::Appears]) {
        return None;
    }
    let people = &inputs.facts.records().people;
    let found = mentions(&inputs.names, &best.text, &words(&best.text));
    found.iter().find_map(|one| {
        let id = one.named.id;
        let of = people.get(id).filter(|_| one.named.kind == Kind::Person);
        let house = of.map_or(id, |person| person.organisation.as_str());
        let told = text.mentions.iter().any(|told| told.named.id == id);
        let around = is_around(inputs, text, house) || is_around(inputs, text, id);
        if told || around && !is_of_other_side(inputs, text, house) {
            return None;
        }
        let name = &best.text[one.range.clone()];
        let before = Sentence::new(&best.text[..one.range.start], best.language);
        let behind = Sentence::new(&best.text[one.range.end..], best.language);
        let is_verb = |at: usize| behind.words.get(at).is_some_and(|word| is_speech(word));
        // `Palisade told Beta that`: Beta is told.
        let leads = |mark: &&Mark| {
            let is_led = mark.force == Force::Claims && mark.after == before.words.len();
            is_led && (!is_speech(&mark.words) || behind.words.is_empty())
        };
        let said = match before.marks.last().filter(leads) {
            Some(mark) => format!("{} {name}", mark.words),
            None if is_verb(0) => format!("{name} {}", behind.words[0]),
            None => return None,
        };
        Some(format!("`{said}` is left out"))
    })
}

/// Says whether a point of one side is told of a house of the other.
fn is_of_other_side(inputs: &Inputs<'_>, text: &ReadText<'_>, house: &str) -> bool {
    let us = inputs.facts.records().settings.us.as_ref();
    let is_ours = us.is_some_and(|us| us.as_str() == house);
    match (text.prose.kind, text.prose.path) {
        (Kind::Contact, Path::Within("points", _, "us")) => !is_ours,
        (Kind::Contact, Path::Within("points", _, "them")) => is_ours,
        _ => false,
    }
}

pub fn flat(text: &str) -> String {
    let small = text.to_lowercase();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The record itself, who met, and what the source is about are understood.
fn is_around(inputs: &Inputs<'_>, text: &ReadText<'_>, id: &str) -> bool {
    let records = inputs.facts.records();
    let ours = records.settings.us.as_ref().is_some_and(|us| us.as_str() == id);
    let of_contact = records.contacts.get(text.prose.id).is_some_and(|contact| {
        let with = contact.with.iter().chain(&contact.body);
        let people = contact.us.iter().chain(&contact.them);
        let who = people.filter_map(|item| item.who.as_ref());
        with.map(|with| with.as_str()).any(|with| with == id)
            || who.map(|who| who.as_str()).any(|who| who == id)
    });
    let about = records.topics.get(text.prose.id).is_some_and(|topic| match text.prose.path {
        Path::Within("notes", n, _) => {
            let note = topic.notes.get(n);
            note.is_some_and(|note| note.about.iter().any(|about| about.as_str() == id))
        }
        _ => false,
    });
    let source = text.prose.rests.source.map(|id| inputs.facts.source(id));
    let of_source =
        source.is_some_and(|source| source.about.iter().any(|about| about.as_str() == id));
    ours || of_contact || about || of_source || text.prose.id == id
}
