//! What was drafted × every check → the doubts that its words leave, counted by name.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::check;
use crate::check::inputs::Inputs;
use crate::command::count::count;
use crate::command::screen::Screen;
use crate::command::start::Start;
use crate::command::{open, prove};
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::{At, Report};

/// To judge more drafts than this takes more memory than to import them.
const MOST: usize = 500;

/// Holds the drafts against the checks, as of the last day that they tell of: what becomes
/// doubtful as time goes by is for `check` to say.
/// Says whether the project is sound.
pub fn judge(start: &Start, drafted: &[RecordKey], screen: &Screen) -> bool {
    if drafted.len() > MOST {
        screen.say("`scene-setter check` tells what is doubtful in so many drafts.");
        return true;
    }
    let drafted: BTreeSet<&RecordKey> = drafted.iter().collect();
    let mut report = Report::default();
    let Some(mut opened) = open(start, screen, &mut report) else {
        return false;
    };
    let Some(facts) = prove(&mut opened, screen, &mut report) else {
        return false;
    };
    let contacts = &facts.records().contacts;
    let all = drafted
        .iter()
        .filter(|key| key.kind == Kind::Contact)
        .filter_map(|key| contacts.get(&key.id));
    let (ahead, held): (Vec<_>, Vec<_>) = all.partition(|contact| contact.is_planned());
    let held = held.iter().map(|contact| contact.date.last()).max();
    // What lies ahead is judged before the first of it.
    let Some(day) = held.or(ahead.iter().map(|contact| contact.date.first()).min()) else {
        return true;
    };
    let mut found = Report::default();
    check(&Inputs::new(&facts, &[], day), &mut found);
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in found.found() {
        if let At::Field(field) = &finding.at
            && drafted.contains(&field.record)
        {
            *codes.entry(finding.code).or_default() += 1;
        }
    }
    if codes.is_empty() {
        return true;
    }
    let total = codes.values().sum();
    let each: Vec<String> = codes.iter().map(|(code, n)| format!("{n} {code}")).collect();
    screen.say(&format!(
        "`check` has {} on the drafts: {}.",
        count(total, "finding"),
        each.join(", ")
    ));
    true
}
