//! The editions in `data/handed/` → who holds what, and how much of it has changed since.

use std::collections::BTreeSet;
use std::path::Path;

use super::count::count;
use super::screen::Screen;
use crate::brief::reader::Reader;
use crate::brief::sides::sides;
use crate::brief::words::when_in_words;
use crate::facts::ending::Settled;
use crate::facts::person::Person;
use crate::facts::relatives::Relation;
use crate::facts::settings::Settings;
use crate::facts::when::When;
use crate::facts::{Facts, Opening};
use crate::finding::field::{Kind, RecordKey};
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::handed::addendum::{Ended, Item, News, addendum};
use crate::handed::edition::{Damage, Edition, FOLDER, of_path};
use crate::handed::ground::Ground;
use crate::handed::page::highest;
use crate::handed::since::Since;
use crate::handed::telling::{telling, without_day};
use crate::pack::Page;
use crate::pack::keep_edits::Verdict;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::project::load;
use crate::why::built::Built;
use crate::why::diff::redline::readable;

/// Finds a reader.
pub fn person<'b>(built: &'b Built, id: &str, report: &mut Report) -> Option<&'b Person> {
    let people = &built.opened.facts.records().people;
    let found = people.get(id);
    if found.is_none() {
        let message = format!("No person is called `{id}`.");
        report.error("unknown-person", At::Nowhere, message).hint(did_you_mean(id, people.ids()));
    }
    found
}

/// Warns of a reader outside our house, or who has left it, of a text that not everybody may read.
pub fn doubt_reader(built: &Built, to: &Person, text: &str, report: &mut Report) {
    let facts = &built.opened.facts;
    let (settings, of) = (facts.settings(), &to.organisation);
    let Some(lowest) = settings.handling.first() else {
        return;
    };
    let mark = highest(settings, text, lowest);
    let part =
        |us| facts.relatives(us).iter().any(|(how, one)| *how == Relation::Part && one.id == *of);
    let outside = settings.us.as_ref().filter(|us| *us != of && !part(us));
    let why = match (outside, to.left) {
        _ if mark == lowest => return,
        (Some(_), _) => format!("is of {}", facts.organisation(of).newest_name()),
        (None, Some(_)) => "has left".to_owned(),
        (None, None) => return,
    };
    let message = format!("{} {why}, and this pack is marked {mark}.", to.name);
    report
        .warning("handed-outside", At::Field(to.id.field("")), message)
        .hint("give them an edition: `scene-setter release` makes one".to_owned());
}

/// Finds the packs of a record.
pub fn targets(
    built: &Built,
    id: &str,
    document: Option<&str>,
    report: &mut Report,
) -> Vec<Target> {
    let wanted =
        Wanted { ids: vec![id.to_owned()], document: document.map(str::to_owned), as_of: None };
    built.opened.targets(&wanted, report)
}

/// Lists who holds which pack.
pub fn holders(root: &Path) -> Vec<(String, Target)> {
    let files = load::list(root, FOLDER, &mut Report::default());
    files.iter().filter_map(|path| of_path(path)).collect()
}

/// Reads the edition that somebody holds.
pub fn edition(
    root: &Path,
    (person, target): &(String, Target),
    report: &mut Report,
) -> Option<Edition> {
    let path = crate::handed::edition::path(person, target);
    let text = load::text(root, &path).ok().flatten()?;
    match Edition::read(&path, &text) {
        Ok(edition) => Some(edition),
        Err(damage) => {
            let message = match damage {
                Damage::Head => {
                    "The first line of this edition does not say when it was handed out."
                }
                Damage::Text => "This edition is not what was handed out: its text changed.",
            };
            report
                .error("bad-edition", At::Path(path), message)
                .hint("fetch the file from git, or hand the pack out again".to_owned());
            None
        }
    }
}

/// Writes out a day as `2026-04-10`; other words stay as they are.
pub fn in_words(settings: &Settings, day: &str) -> String {
    day.parse::<When>().map_or(day.to_owned(), |when| when_in_words(settings, when))
}

/// Reads what was behind the lines of an edition.
pub fn ground(root: &Path, edition: &Edition) -> Ground {
    let known = load::text(root, &edition.ground()).ok().flatten().unwrap_or_default();
    Ground::read(&known, &edition.text)
}

/// Returns whose the visit of a pack is, where it was somebody else's in the edition.
pub fn other_reader<'a>(facts: &'a Facts, target: &Target, held: &Ground) -> Option<&'a Person> {
    let contact = facts.find_contact(&target.id).and_then(|contact| contact.visit.as_ref());
    let id = contact.map_or(target.id.as_str(), |visit| visit.as_str());
    let visit = facts.records().visits.get(id)?;
    let key = RecordKey::new(Kind::Visit, id);
    let others = facts.records().people.iter().filter(|one| one.id != visit.r#for);
    let mut others = others.filter(|one| held.knows(&key, "for", one.id.as_str()));
    others.next().map(|_| facts.person(&visit.r#for))
}

/// Says what has changed in a pack since somebody got it.
pub fn changed(root: &Path, built: &Built, edition: &Edition, now: &str) -> Vec<Item> {
    let facts = &built.opened.facts;
    let target = std::slice::from_ref(&edition.target);
    let Some(pack) = built.packs(target, None, true, &mut Report::default()).pop() else {
        return Vec::new();
    };
    let held = ground(root, edition);
    let same_day = edition.as_of == pack.as_of.to_string();
    let other_reader = other_reader(facts, &edition.target, &held).is_some();
    let mut since = Since::of(built, held, Ground::of(built, &pack, now), same_day);
    since.other_reader = other_reader;
    let reader = Reader { facts, as_of: pack.as_of.last(), principal: None };
    let (owed, settled) = owed(reader, &since);
    let mut items = addendum(&edition.text, now, &settled);
    let days = [edition.as_of.clone(), pack.as_of.to_string()];
    let days = days.map(|day| in_words(facts.settings(), &day));
    let days = days.each_ref().map(String::as_str);
    without_day(&mut items, days);
    let mut told = telling(items, (&edition.text, now), &owed, &since);
    // A head in other words is told as one that is gone and one that is new.
    without_day(&mut told, days);
    for item in told.iter_mut().filter(|item| item.news == News::Settled) {
        let Some((what, end)) = item.old.as_ref().and_then(|old| ended(reader, old)) else {
            continue;
        };
        item.ended = Some(end);
        // How it stood when they read of it, as overdue, was not its end.
        if let Some(old) = &mut item.old {
            old.truncate(old.find(&what).unwrap_or_default() + what.len());
        }
    }
    told
}

/// Finds how something owed ended, of which a pack said that it was owed.
fn ended(reader: Reader<'_>, said: &str) -> Option<(String, Ended)> {
    let facts = reader.facts;
    facts.openings().find_map(|opening| {
        let last = reader.closings(&opening).rev().find(|end| end.how != Settled::Partly);
        let what = in_a_pack(&opening);
        let end = last.filter(|_| said.contains(&what))?;
        let ended = Ended {
            dropped: end.how == Settled::Dropped,
            ours: sides(facts, &opening).turn == "us",
            on: when_in_words(facts.settings(), end.when),
        };
        Some((what, ended))
    })
}

/// Returns what is owed, in the words in which a pack says it.
fn in_a_pack(opening: &Opening<'_>) -> String {
    readable(opening.what).trim_end_matches('.').to_owned()
}

/// Lists what is or was owed, and what of it has been settled since they read of it, in the words
/// in which a pack says it.
fn owed(reader: Reader<'_>, since: &Since) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut owed, mut settled) = (BTreeSet::new(), BTreeSet::new());
    for opening in reader.facts.openings() {
        let what = in_a_pack(&opening);
        let mut ends = reader.closings(&opening);
        if ends.any(|end| end.how != Settled::Partly && !since.knew(&end.by)) {
            settled.insert(what.clone());
        }
        owed.insert(what);
    }
    (owed, settled)
}

/// Says after a build who holds packs that have changed; says whether it said anything.
pub fn mention(root: &Path, built: &Built, pages: &[Page], screen: &Screen) -> bool {
    let mut said = false;
    for held in holders(root) {
        let Some(page) = pages.iter().find(|page| page.target == held.1) else {
            continue;
        };
        // A damaged one is told by `addendum`.
        let Some(edition) = edition(root, &held, &mut Report::default()) else {
            continue;
        };
        let now = match page.verdict {
            Verdict::Stands => {
                load::text(root, &held.1.markdown()).ok().flatten().unwrap_or_default()
            }
            _ => page.markdown.to_string(),
        };
        let is_other = now != edition.text;
        let changes = if is_other { changed(root, built, &edition, &now).len() } else { 0 };
        if changes == 0 {
            continue;
        }
        let people = &built.opened.facts.records().people;
        let name = people.get(&held.0).map_or(held.0.as_str(), |one| &one.name);
        let Target { id, document } = &held.1;
        screen.say(&format!(
            "{name} holds {} of {}: {} since (`scene-setter addendum {id} --document \
             {document} --to {}`).",
            held.1.markdown(),
            edition.day,
            count(changes, "change"),
            held.0,
        ));
        said = true;
    }
    said
}
