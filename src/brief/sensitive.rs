//! What to know and be careful with: critical sources, notes, what is not to be repeated.

use std::cmp::Reverse;

use serde::Serialize;

use super::cite::{self, SourceLine};
use super::notes::NoteLine;
use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use super::said_by::SaidBy;
use crate::facts::contact::Contact;
use crate::facts::evidence::Rests;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::source::{Source, Tone};
use crate::facts::when::When;

/// Something to know and be careful with.
#[derive(Debug, Clone, Serialize)]
pub struct Sensitive<'a> {
    /// `source`, `note` or `know`.
    pub kind: &'static str,
    /// The organisations of the sheet that it is about.
    pub about: Vec<&'a str>,
    pub text: Said<'a>,
    /// Of when a note is.
    pub as_of: Option<When>,
    /// Who said it and when, where it is not to be repeated.
    pub said: Option<SaidBy<'a>>,
    /// The topic under which it stands.
    pub topic: Option<&'a str>,
    pub handling: Option<&'a str>,
    /// The source, for its name and date.
    pub source: Option<SourceLine<'a>>,
    pub sources: Vec<&'a str>,
    /// Whether the paragraph that sets the scene tells it.
    pub told: bool,
    pub on_card: bool,
    pub origin: Origin<'a>,
}

/// Collects critical sources, notes about them, and points not to be repeated.
pub fn sensitive<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
    wanted: &[&'a Source],
) -> Vec<Sensitive<'a>> {
    let mut items: Vec<Sensitive<'a>> = Vec::new();
    let named = |ids: &[Id<Organisation>]| -> Vec<&'a str> {
        let those = organisations.iter().filter(|one| ids.contains(&one.id));
        those.map(|one| one.name_on(reader.as_of)).collect()
    };
    for organisation in organisations {
        let critical = reader
            .facts
            .sources_about(&organisation.id)
            .filter(|source| source.tone == Some(Tone::Critical));
        for source in wanted.iter().copied().chain(critical) {
            if reader.had_read(source) {
                of_source(reader, source, named(&source.about), &mut items);
            }
        }
        for (topic, n, note) in reader.facts.notes_about(&organisation.id) {
            let rests = note.rests().within(topic.around());
            let known = note.as_of.is_none_or(|day| day.first() <= reader.as_of);
            let origin = Origin::item(&topic.id, "notes", n);
            let again = items.iter().any(|item| item.origin == origin);
            let text = reader.said(&note.text, rests);
            if let Some(text) = text.filter(|_| known && !again) {
                items.push(Sensitive {
                    kind: "note",
                    about: named(&note.about),
                    text,
                    as_of: note.as_of,
                    said: None,
                    topic: Some(&topic.name),
                    handling: note.handling.as_deref(),
                    source: None,
                    sources: reader.cites(rests),
                    told: false,
                    on_card: false,
                    origin,
                });
            }
        }
        for (n, note) in organisation.notes.iter().enumerate() {
            let origin = Origin::item(&organisation.id, "notes", n);
            let rests = note.rests().within(organisation.around());
            let own = NoteLine::new(reader, &note.text, note.as_of, rests, origin);
            items.extend(own.map(|own| Sensitive {
                kind: "note",
                about: vec![organisation.name_on(reader.as_of)],
                text: own.text,
                as_of: own.as_of,
                said: None,
                topic: None,
                handling: note.handling.as_deref(),
                source: None,
                sources: own.sources,
                told: false,
                on_card: false,
                origin: own.origin,
            }));
        }
        let relatives = reader.facts.relatives(&organisation.id).into_iter();
        let with = relatives.map(|(_, one)| &one.id).chain([&organisation.id]);
        for contact in with.flat_map(|id| reader.held_with(id)) {
            not_to_be_repeated(reader, contact, &named(&contact.with), &mut items);
        }
    }
    items
}

/// Lists what was published, newest first, but what settled something: that stands with it.
pub fn published<'a>(
    reader: Reader<'a>,
    sources: impl Iterator<Item = &'a Source>,
) -> Vec<Sensitive<'a>> {
    let known = sources.filter(|source| source.closes.is_empty() && reader.had_read(source));
    let mut sources: Vec<&Source> = known.collect();
    sources.sort_by_key(|source| Reverse(source.date));
    let mut items = Vec::new();
    for source in sources {
        of_source(reader, source, Vec::new(), &mut items);
    }
    items
}

fn of_source<'a>(
    reader: Reader<'a>,
    source: &'a Source,
    about: Vec<&'a str>,
    items: &mut Vec<Sensitive<'a>>,
) {
    let Some(text) = source.finding.as_ref().or(source.quote.as_ref()) else {
        return;
    };
    let is_same = |line: &SourceLine<'_>| line.id == source.id.as_str();
    let known = items.iter().any(|item| item.source.as_ref().is_some_and(is_same));
    let rests = text.rests().within(source.around());
    let own = Rests::on(Some(&source.id));
    if let Some(said) = reader.said(text, rests).filter(|_| !known) {
        items.push(Sensitive {
            kind: "source",
            about,
            text: said,
            as_of: None,
            said: None,
            topic: None,
            handling: source.handling.as_deref(),
            source: Some(SourceLine::new(reader, source)),
            sources: cite::union(reader, [own, rests]),
            told: false,
            on_card: false,
            origin: Origin::new(&source.id, "finding"),
        });
    }
}

fn not_to_be_repeated<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    about: &[&'a str],
    items: &mut Vec<Sensitive<'a>>,
) {
    for (n, point) in contact.points.iter().enumerate() {
        let origin = Origin::item(&contact.id, "points", n);
        let rests = point.text.rests().within(contact.around());
        let known = items.iter().any(|item| item.origin == origin);
        if !point.is_to_know() || known {
            continue;
        }
        let Some(text) = reader.said(&point.text, rests) else {
            continue;
        };
        let topic = point.topic.as_ref().map(|id| reader.facts.topic(id).name.as_str());
        items.push(Sensitive {
            kind: "know",
            about: about.to_vec(),
            text,
            as_of: None,
            said: Some(SaidBy::new(reader, contact, &point.speaker)),
            topic,
            handling: point.handling.as_deref(),
            source: None,
            sources: reader.cites(rests),
            told: false,
            on_card: false,
            origin,
        });
    }
}
