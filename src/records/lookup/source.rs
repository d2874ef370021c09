//! A source → what it says, and the contacts it reports.

use super::card::Card;
use super::find::Called;
use super::seek::Filter;
use super::{Table, all_called, called, contact, promise, source_row, table, word};
use crate::brief::reader::Reader;
use crate::facts::source::Source;
use crate::finding::field::Kind;

/// The options of `list` that mean something here.
pub const OPTIONS: &[&str] = &["--with", "--topic", "--since", "--until"];

impl Called for Source {
    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }
}

/// Shows a source and the contacts it reports.
pub fn card(reader: Reader<'_>, record: &Source) -> Card {
    let facts = reader.facts;
    let mut card = Card::new(Kind::Source, record.id.as_str(), &record.title);
    card.line("Kind", record.kind.clone());
    card.line("Publisher", record.publisher.clone());
    card.line("Author", all_called(reader, &record.author));
    card.line("From", record.from.as_deref().map(|from| called(reader, from)));
    card.line("To", all_called(reader, &record.to));
    card.line("Copied to", all_called(reader, &record.cc));
    card.line("Date", record.date.map(|date| date.to_string()));
    card.line("Unit", record.unit.clone());
    card.line("Reference", record.r#ref.clone());
    card.line("Address", record.url.clone());
    let about = record.about.iter().map(|id| facts.organisation(id).newest_name().to_owned());
    card.line("About", about.collect::<Vec<_>>().join(", "));
    card.line("Finding", record.finding.as_deref().map(str::to_owned));
    card.line("Quote", record.quote.as_deref().map(str::to_owned));
    card.line("Tone", record.tone.map(|tone| word(&tone)));
    card.line("Confidence", record.confidence.map(|level| word(&level)));
    card.line("Language", record.language.clone());
    card.line("Last read", record.retrieved.map(|day| day.to_string()));
    card.line("Copy", record.file.clone());
    card.line("Note", record.note.as_deref().map(str::to_owned));
    card.line("Handling", record.handling.clone());
    let reported =
        facts.records().contacts.iter().filter(|contact| contact.reports.contains(&record.id));
    card.part("Contacts it reports", contact::rows(reader, reported));
    card.part("Settled", promise::rows(reader, &|opening| record.closes.contains_key(opening.id)));
    card
}

/// Lists sources, newest first.
pub fn list(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().sources.iter();
    let mut sources: Vec<_> = all
        .filter(|source| {
            let about = filter.with.as_ref().is_none_or(|key| {
                key.kind == Kind::Organisation
                    && source.about.iter().any(|id| id.as_str() == key.id)
            });
            about
                && reader.had_read(source)
                && filter.wants_time(source.date)
                && filter.wants_topics(reader, source.topics.iter())
        })
        .collect();
    sources.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    table(source_row::COLUMNS, sources.into_iter().map(source_row::row))
}
