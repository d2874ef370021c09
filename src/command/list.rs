//! `list`: the records of a kind, or what is owed, that fit a filter.

use super::screen::Screen;
use super::start::Start;
use super::{Outcome, leave, open, prove_what_holds, table, today};
use crate::brief::reader::Reader;
use crate::cli::records::ListArgs;
use crate::facts::Facts;
use crate::facts::when::When;
use crate::finding::field::Kind;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::records::lookup::by_kind::{What, list as rows};
use crate::records::lookup::find::find;
use crate::records::lookup::seek::Filter;

pub fn list(start: &Start, args: &ListArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let what = Kind::of_word(&args.kind).map_or(What::Promises, What::Records);
    if !fits(what, args, &mut report) {
        return screen.refuse(&report);
    }
    let mut opened = open(start, screen, &mut report)?;
    let settings = &opened.project.records.settings;
    let as_of = today::as_of(args.as_of.as_deref(), settings, screen, &mut report)
        .or_else(|| screen.refuse(&report))?;
    let facts = prove_what_holds(&mut opened, screen, &mut report);
    let mut report = Report::default();
    let filter = filter(&facts, args, &mut report);
    screen.faults(&report, Some(&opened.project));
    if report.has_errors() {
        return None;
    }
    let reader = Reader { facts: &facts, as_of, principal: None };
    let found = rows(reader, what, &filter);
    screen.result(&table::table(&found, screen));
    if found.rows.is_empty() {
        screen.say("Nothing on record fits.");
    }
    leave((opened, facts, found));
    Some(Outcome::Done)
}

/// An option that would be passed over in silence is a fault.
fn fits(what: What, args: &ListArgs, report: &mut Report) -> bool {
    let given = [
        ("--with", args.with.is_some()),
        ("--topic", args.topic.is_some()),
        ("--level", args.level.is_some()),
        ("--since", args.since.is_some()),
        ("--until", args.until.is_some()),
        ("--open", args.open),
    ];
    let takes = what.takes();
    for (option, _) in given.iter().filter(|(name, given)| *given && !takes.contains(name)) {
        let message = format!("`{option}` says nothing about `{}`.", args.kind);
        report
            .error("bad-value", At::Nowhere, message)
            .hint(format!("leave it out; known here are {}", takes.join(", ")));
    }
    !report.has_errors()
}

fn filter(facts: &Facts, args: &ListArgs, report: &mut Report) -> Filter {
    let records = facts.records();
    let mut find = |typed: &Option<String>, kinds: &[Kind]| {
        let typed = typed.as_ref()?;
        find(records, typed, kinds, report)
    };
    let with = find(&args.with, &[Kind::Organisation, Kind::Person]);
    let topic = find(&args.topic, &[Kind::Topic]).map(|key| key.id);
    let level = args.level.clone();
    let levels: Vec<&str> = facts.settings().level_words().collect();
    if let Some(level) = level.as_deref().filter(|level| !levels.contains(level)) {
        let hint = did_you_mean(level, levels.iter().copied())
            .unwrap_or_else(|| format!("known are: {}", levels.join(", ")));
        let message = format!("No level is called `{level}`.");
        report.error("unknown-level", At::Nowhere, message).hint(hint);
    }
    Filter {
        with,
        topic,
        level,
        since: when("--since", args.since.as_deref(), report).map(|when| when.first()),
        until: when("--until", args.until.as_deref(), report).map(|when| when.last()),
        // What is settled is no longer owed; `list promises` has it.
        open: args.open || ["owed", "debts"].contains(&args.kind.as_str()),
    }
}

fn when(option: &str, typed: Option<&str>, report: &mut Report) -> Option<When> {
    match typed?.parse::<When>() {
        Ok(when) => Some(when),
        Err(misfit) => {
            let message = format!("{option}: {}", misfit.message);
            report.error(misfit.code, At::Nowhere, message).hint(misfit.hint);
            None
        }
    }
}
