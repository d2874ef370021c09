//! A topic → our line, what to say, its dates and figures, and where it came up.

use serde_json::json;

use super::card::Card;
use super::figure::number;
use super::find::Called;
use super::newest::{in_contacts, last, newest_first};
use super::say::{if_raised, to_say};
use super::seek::{Filter, topics_of};
use super::{Row, Table, contact, noted, promise, table};
use crate::brief::questions::answers;
use crate::brief::reader::Reader;
use crate::brief::said::{Said, doubted};
use crate::brief::topics::{background, raise};
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::topic::Topic;
use crate::finding::field::Kind;

/// The options of `list` that mean something here.
pub const OPTIONS: &[&str] = &["--with", "--level", "--since", "--until"];

impl Called for Topic {
    fn names(&self) -> Vec<&str> {
        let all = self.aka.iter().map(String::as_str).chain(self.short.as_deref());
        all.chain([&*self.name]).collect()
    }
}

/// Shows a topic: our line, what to say, its dates and figures, and where it came up.
pub fn card(reader: Reader<'_>, record: &Topic) -> Card {
    let facts = reader.facts;
    let known = background(reader, record);
    let mut card = Card::new(Kind::Topic, record.id.as_str(), &record.name);
    card.line("Short", record.short.clone());
    card.line("Also", record.aka.join(", "));
    let parent = record.parent.as_ref().map(|id| facts.topic(id).name.clone());
    card.line("Part of", parent);
    card.line("Owner", record.owner.clone());
    card.line("Line", known.line.map(Said::told));
    card.line("Line since", record.line_since.map(|day| day.to_string()));
    card.line("Notes", noted(&known.notes));
    card.line("Review by", record.review_by.map(|day| day.to_string()));
    card.line("Handling", record.handling.clone());
    let around = record.around();
    card.part("To say", to_say(&raise(reader, &record.id, "messages", &record.messages, around)));
    let items = answers(reader, &record.id, "if_raised", &record.if_raised, around);
    card.part("If raised", if_raised(&items));
    let dates = known.milestones.iter().map(|line| {
        let happened = line.happened.map(|day| day.to_string());
        let state = match (line.happened, line.passed) {
            (Some(_), _) => "happened",
            (None, true) => "expected, day passed",
            (None, false) => "expected",
        };
        let expected = line.expected.map(|day| day.to_string());
        let before = line.before.map(|day| format!(" (before: {day})")).unwrap_or_default();
        let day = format!("{}{before}", happened.or(expected).unwrap_or_default());
        Row::new(
            [day, state.to_owned(), doubted(&line.what, line.marked, line.low_confidence)],
            line,
        )
    });
    card.part("Dates", table(&["WHEN", "STATE", "WHAT"], dates));
    let figures = known.figures.iter().map(|line| {
        let what = line.what.map_or("", Said::words);
        let period = line.period.map(|when| when.to_string()).unwrap_or_default();
        let cells = [
            doubted(what, line.marked, line.low_confidence),
            number(line),
            period,
            line.sources.join(", "),
        ];
        Row::new(cells, line)
    });
    card.part("Figures", table(&["WHAT", "VALUE", "PERIOD", "SOURCE"], figures));
    card.part("Contacts", contact::rows(reader, contacts_on(reader, record)));
    let is_on = |topic: Option<&Id<Topic>>| topic.is_some_and(|id| *id == record.id);
    card.part("Promises", promise::rows(reader, &|opening| is_on(opening.topic())));
    card
}

/// Returns the contacts on a topic, and those in which something was said on it, newest first.
fn contacts_on<'a>(reader: Reader<'a>, record: &Topic) -> Vec<&'a Contact> {
    let about = reader.facts.contacts_about(&record.id);
    newest_first(about.filter(|contact| topics_of(contact).any(|id| *id == record.id)))
}

/// Lists topics with the day of the last contact on them.
pub fn list(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().topics.iter();
    let rows = all.filter_map(|record| {
        let contacts = contacts_on(reader, record);
        let last = in_contacts(reader, filter, &contacts).then(|| last(reader, &contacts))?;
        let cells = [
            record.name.clone(),
            record.owner.clone().unwrap_or_default(),
            last.clone().unwrap_or_default(),
            record.id.to_string(),
        ];
        let view = json!({
            "id": record.id, "name": record.name, "owner": record.owner, "line": record.line,
            "last_contact": last, "contacts": contacts.len(),
        });
        Some(Row::new(cells, &view))
    });
    table(&["NAME", "OWNER", "LAST CONTACT", "ID"], rows)
}
