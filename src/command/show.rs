//! `show`: one record and what hangs on it.

use std::path::Path;

use super::screen::Screen;
use super::{Outcome, open, prove_what_holds, table, today};
use crate::brief::reader::Reader;
use crate::cli::records::ShowArgs;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::records::lookup::by_kind::card;
use crate::records::lookup::find::find;

/// Runs the command.
pub fn show(start: &Path, args: &ShowArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Some(as_of) = today::as_of(args.as_of.as_deref(), &mut report) else {
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    let Some(mut opened) = open(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let facts = prove_what_holds(&mut opened, screen, &mut report);
    let mut report = Report::default();
    let reader = Reader {
        facts: &facts,
        as_of,
        principal: None,
    };
    let key = find(facts.records(), &args.id, &Kind::FOLDERS, &mut report);
    let card = key.and_then(|key| card(reader, &key));
    screen.faults(&report, Some(&opened.project));
    match card {
        Some(card) => {
            screen.result(&table::card(&card, as_of, screen));
            Outcome::Done
        }
        None => Outcome::Failed,
    }
}
