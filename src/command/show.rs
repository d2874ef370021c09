//! `show`: one record and what hangs on it.

use super::screen::Screen;
use super::start::Start;
use super::{Outcome, leave, open, prove_what_holds, table, today};
use crate::brief::reader::Reader;
use crate::cli::records::ShowArgs;
use crate::facts::contact::Contact;
use crate::facts::id::OpeningId;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::records::lookup::by_kind::card;
use crate::records::lookup::find::find;

pub fn show(start: &Start, args: &ShowArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let mut opened = open(start, screen, &mut report)?;
    let settings = &opened.project.records.settings;
    let as_of = today::as_of(args.as_of.as_deref(), settings, screen, &mut report)
        .or_else(|| screen.refuse(&report))?;
    let facts = prove_what_holds(&mut opened, screen, &mut report);
    let mut report = Report::default();
    let reader = Reader { facts: &facts, as_of, principal: None };
    let asked = args.id.parse::<OpeningId>().ok();
    let owed = facts.openings_called(asked.iter()).next();
    let key = match owed {
        Some(owed) => Some(key_of(owed.contact)),
        None => find(facts.records(), &args.id, &Kind::FOLDERS, &mut report),
    };
    let card = key.and_then(|key| card(reader, &key));
    screen.faults(&report, Some(&opened.project));
    let shown = card.map(|card| screen.result(&table::card(&card, as_of, screen)));
    leave((opened, facts));
    shown.map(|()| Outcome::Done)
}

/// What is owed has no file of its own: it is shown with the contact that left it open.
fn key_of(contact: &Contact) -> RecordKey {
    RecordKey { kind: Kind::Contact, id: contact.id.to_string() }
}
