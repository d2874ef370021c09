//! `release --for`: the editions that answer a request, with one schedule of them.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use super::{Order, Proved, written};
use crate::cli::packs::Paper;
use crate::command::screen::Screen;
use crate::command::start::Start;
use crate::command::{Outcome, Ready};
use crate::finding::report::{At, Report};
use crate::finding::text::{SourceFile, Span};
use crate::project::load;
use crate::publish;
use crate::release::request::{Asked, Request, request};
use crate::release::schedule::{Answered, schedule};

/// Makes every edition first, so that none is written when one is stopped.
pub fn answer(
    path: &Path,
    (asked, orders): (&Request, &[Order]),
    ready: &Ready,
    screen: &Screen,
    report: &mut Report,
) -> Outcome {
    let mut editions: Vec<Proved> = Vec::new();
    let mut answered = Vec::new();
    let mut folders = BTreeSet::new();
    let mut worst = Outcome::Done;
    for order in orders {
        let records = ready.opened.facts.records();
        let Some(choice) = order.choice(&ready.opened.facts, report) else {
            worst = Outcome::Failed;
            continue;
        };
        if let Some(ground) = choice.record(records, &order.id) {
            answered.push(Answered::Withheld(order.document.clone(), ground));
            continue;
        }
        // What stops one document is no fault of the next.
        let mut own = Report::default();
        let proved = order.proved(ready, &mut own);
        report.extend(own);
        match proved {
            Ok(proved) if !folders.insert(proved.folder.clone()) => {
                let message = format!("Two answers would be in {}.", proved.folder);
                report
                    .error("release-stopped", At::Path(path.display().to_string()), message)
                    .hint("ask for a record once at each level".to_owned());
                worst = Outcome::Act;
            }
            Ok(proved) => {
                answered.push(Answered::Released(proved.folder.clone(), editions.len()));
                editions.push(proved);
            }
            Err(outcome) => worst = outcome,
        }
    }
    if worst != Outcome::Done {
        return worst;
    }
    let made: Vec<_> = editions.iter().map(|proved| &proved.edition).collect();
    let facts = &ready.opened.facts;
    let schedule = schedule(facts.records(), asked, &answered, &made);
    let Some(markdown) = ready.opened.printer.schedule(facts, &schedule, report) else {
        return Outcome::Act;
    };
    let outcome = written(ready, &editions, screen, report);
    if outcome != Outcome::Done {
        return outcome;
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let path = format!("output/requests/{stem}.md");
    if publish::write(&ready.root, &path, markdown.as_bytes(), report).is_none() {
        return Outcome::Act;
    }
    screen.say(&format!("wrote {path}"));
    Outcome::Done
}

/// Lists what a request asks for.
pub fn orders(asked: &Request, how: (Option<NaiveDate>, Option<Paper>)) -> Vec<Order> {
    let documents = asked.documents.iter();
    documents.map(|one| order(asked, one, how)).collect()
}

fn order(
    asked: &Request,
    document: &Asked,
    (as_of, pdf): (Option<NaiveDate>, Option<Paper>),
) -> Order {
    let scope = document.scope.as_ref().unwrap_or(&asked.scope);
    let level = document.level.as_ref().unwrap_or(&asked.level);
    Order {
        id: document.id.clone(),
        document: document.document.clone(),
        level: level.clone(),
        scope: scope.iter().map(ToString::to_string).collect(),
        as_of,
        pdf,
    }
}

pub fn read(start: &Start, path: &Path, ready: &mut Ready, report: &mut Report) -> Option<Request> {
    let name = path.display().to_string();
    let text = match load::any_text(&start.folder.join(path)) {
        Ok(text) => text,
        Err(fault) => {
            report.error(fault.code, At::Path(name), fault.message).hints = fault.hints;
            return None;
        }
    };
    let mut faults = Vec::new();
    let read = request(&text, &mut faults);
    if read.as_ref().is_some_and(|asked| asked.documents.is_empty()) {
        let message = "The request asks for no document.";
        report.error("missing-key", At::Path(name), message).hint(
            "list the ids of visits, contacts or organisations under `documents:`".to_owned(),
        );
        return None;
    }
    let file = ready.opened.project.sources.add(SourceFile::new(name, text));
    for fault in faults {
        let at = At::Text(Span::new(file, fault.range));
        report.error(fault.code, at, fault.message).hints = fault.hints;
    }
    read
}
