//! `addendum`: what has changed in a pack since a reader got it, in half a page.

use std::path::Path;

use serde_json::json;

use super::as_made;
use super::held::{
    changed, doubt_reader, edition, ground, holders, in_words, other_reader, person, targets,
};
use super::letter::{Letter, write};
use super::screen::Screen;
use super::start::Start;
use super::{Outcome, Ready, packs, ready};
use crate::cli::Format;
use crate::cli::packs::AddendumArgs;
use crate::finding::report::{At, Report};
use crate::finding::text::Sources;
use crate::handed::addendum::Item;
use crate::handed::edition::Edition;
use crate::handed::page::{Head, highest, page};
use crate::pack::keep_edits::Verdict;

use crate::pack::target::Target;
use crate::page::escape::escaped;
use crate::page::plain::plainly;
use crate::why::built::Built;

/// What to tell one reader of one pack.
struct Told {
    edition: Edition,
    items: Vec<Item>,
    /// Half a page, to be read as it is.
    words: String,
    markdown: String,
}

pub fn addendum(start: &Start, args: &AddendumArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let Ready { root, opened } = ready(start, screen, &mut report)?;
    let built = Built::new(opened);
    let all = told(&root, &built, args, &mut report);
    if !report.has_errors() {
        for told in &all {
            screen.result(&print(told, screen.format));
        }
        if let Some(file) = &args.eml {
            match all.as_slice() {
                [told] => {
                    let to = person(&built, &told.edition.person, &mut report);
                    if let Some(to) = to {
                        doubt_reader(&built, to, &told.markdown, &mut report);
                        let letter = Letter {
                            target: &told.edition.target,
                            to,
                            addendum: Some((&told.words, &told.markdown)),
                        };
                        write(start, &root, &built, &letter, file, screen, &mut report);
                    }
                }
                _ => {
                    let message = "A mail holds one addendum, and several are asked for.";
                    report
                        .error("bad-place", At::Nowhere, message)
                        .hint("name one with --to and --document".to_owned());
                }
            }
        }
    }
    screen.faults(&report, Some(&built.opened.project));
    (!report.has_errors()).then_some(Outcome::Done)
}

fn told(root: &Path, built: &Built, args: &AddendumArgs, report: &mut Report) -> Vec<Told> {
    if targets(built, &args.id, args.document.as_deref(), report).is_empty() {
        return Vec::new();
    }
    let document = args.document.as_deref();
    let is_meant = |(person, target): &(String, Target)| {
        target.id == args.id
            && document.is_none_or(|name| name == target.document)
            && args.to.as_ref().is_none_or(|to| to == person)
    };
    if let Some(to) = &args.to {
        person(built, to, report);
    }
    let held: Vec<_> = holders(root).into_iter().filter(is_meant).collect();
    if held.is_empty() && !report.has_errors() {
        let message = format!("Nobody is on record as holding a pack of `{}`.", args.id);
        report
            .error("not-handed", At::Nowhere, message)
            .hint(format!("`scene-setter handed {} --to PERSON` says who does", args.id));
    }
    let told = held.iter().filter_map(|held| {
        let edition = edition(root, held, report)?;
        one(root, built, edition, report)
    });
    told.collect()
}

fn one(root: &Path, built: &Built, edition: Edition, report: &mut Report) -> Option<Told> {
    let target = &edition.target;
    let now = as_made::page(root, &built.opened, target, report)?;
    let pack = built.packs(std::slice::from_ref(target), None, false, report).pop()?;
    if now.verdict.is_open() {
        match now.verdict {
            Verdict::Marked(_) | Verdict::Merged(_) => {
                let message = "This pack is in conflict, so what has changed in it is not known.";
                report
                    .error("conflict", At::Path(target.markdown()), message)
                    .hint("build, keep what is right, delete the lines with markers".to_owned());
            }
            _ => packs::findings(&now, &mut Sources::default(), report),
        }
        return None;
    }
    let items = changed(root, built, &edition, &now.markdown);
    let ground = ground(root, &edition);
    let facts = &built.opened.facts;
    let in_words = |day: &str| in_words(facts.settings(), day);
    let reader = facts.records().people.get(&edition.person);
    let title = now.markdown.lines().find_map(|line| line.strip_prefix("# "));
    let head = Head {
        marking: highest(facts.settings(), &edition.text, &pack.handling).to_uppercase(),
        title: title.unwrap_or(&target.id).trim().to_owned(),
        document: target.document.clone(),
        reader: reader.map_or(edition.person.clone(), |person| person.name.clone()),
        handed: in_words(&edition.day),
        was_as_of: in_words(&edition.as_of),
        as_of: in_words(&pack.as_of.to_string()),
        now_for: other_reader(facts, target, &ground).map(|one| one.name.clone()),
    };
    let template = built.opened.printer.addendum();
    let as_markdown: Vec<Item> = items.iter().map(in_markdown).collect();
    let pages = page(template, &head, &items)
        .and_then(|words| Ok((words, page(template, &head, &as_markdown)?)));
    match pages {
        Ok((words, markdown)) => Some(Told { edition, items, words, markdown }),
        Err(error) => {
            let message = format!("The addendum cannot be made: {error}.");
            let at = At::Path("templates/addendum.txt".to_owned());
            report.error("template-fault", at, message);
            None
        }
    }
}

fn in_markdown(item: &Item) -> Item {
    let escaped = |words: &Option<String>| words.as_deref().map(|words| plainly(escaped(words)));
    let [about, old, new] = [&item.about, &item.old, &item.new].map(escaped);
    Item { about, old, new, ..item.clone() }
}

fn print(told: &Told, format: Format) -> String {
    let Told { edition, items, .. } = told;
    let path = edition.target.markdown();
    match format {
        Format::Human => told.words.clone(),
        Format::Short => {
            let line = |item: &Item| {
                let words = item.new.as_ref().or(item.old.as_ref());
                let (person, news) = (&edition.person, json!(item.news));
                let news = news.as_str().unwrap_or_default();
                let words = words.map_or("", String::as_str);
                format!("{path}: {person}: {news}: {words}\n")
            };
            items.iter().map(line).collect()
        }
        Format::Json => {
            let line = |item: &Item| {
                let object = json!({
                    "file": path,
                    "person": edition.person,
                    "handed": edition.day,
                    "news": item.news,
                    "section": item.section,
                    "about": item.about,
                    "old": item.old,
                    "new": item.new,
                });
                format!("{object}\n")
            };
            items.iter().map(line).collect()
        }
    }
}
