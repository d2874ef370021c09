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
use crate::release::choice::Marks;
use crate::release::request::{Answered, Asked, Request, request, schedule};
use crate::release::rewrite::Rewriter;

/// Makes every edition first, so that none is written when one is stopped.
pub fn answer(
    path: &Path,
    (asked, orders): (&Request, &[Order]),
    ready: &Ready,
    screen: &Screen,
    report: &mut Report,
) -> Outcome {
    let facts = &ready.opened.facts;
    let mut editions: Vec<Proved> = Vec::new();
    let mut answered = Vec::new();
    let mut folders = BTreeSet::new();
    let mut worst = Outcome::Done;
    // Where each document has a scope of its own, that of the request is still one of records.
    let is_overruled = asked.documents.iter().all(|one| one.scope.is_some());
    if is_overruled && order(asked, &Asked::default(), (None, None)).choice(facts, report).is_none()
    {
        worst = Outcome::Failed;
    }
    for order in orders {
        let Some(choice) = order.choice(facts, report) else {
            worst = Outcome::Failed;
            continue;
        };
        if let Some(ground) = choice.record(facts.records(), &order.id) {
            answered.push(Answered::Withheld(ground));
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
                    .hint("give a level another name".to_owned());
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
    // Documents that are in one edition have one order.
    let of_document = asked.documents.iter().filter_map(|document| {
        let order = order(asked, document, (None, None));
        let at = orders.iter().position(|known| known.is_with(&order))?;
        answered.get(at)
    });
    let answered: Vec<&Answered> = of_document.collect();
    let mut schedule = schedule(facts.records(), asked, &answered, &made);
    // Who asks may name those whom the answer does not.
    let marks = Marks::new(facts.settings());
    for proved in &editions {
        let rewriter = Rewriter::new(&proved.finder, &marks, facts.settings());
        let words = [&mut schedule.reference, &mut schedule.purpose].into_iter().flatten();
        words.for_each(|words| rewriter.rewrite(words));
    }
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

/// Lists the editions that a request asks for: the documents of a record at one level and with one
/// scope are one.
pub fn orders(asked: &Request, how: (Option<NaiveDate>, Option<Paper>)) -> Vec<Order> {
    let mut orders: Vec<Order> = Vec::new();
    for document in asked.documents.iter() {
        let order = order(asked, document, how);
        match orders.iter_mut().find(|known| known.is_with(&order)) {
            Some(known) => known.documents.extend(order.documents),
            None => orders.push(order),
        }
    }
    // Of two scopes at one level each has a folder of its own.
    for at in 0..orders.len() {
        let is_beside = |one: &&Order| one.id == orders[at].id && one.level == orders[at].level;
        orders[at].is_apart = orders.iter().filter(is_beside).count() > 1;
    }
    orders
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
        documents: vec![document.document.clone()],
        level: level.clone(),
        scope: scope.iter().map(ToString::to_string).collect(),
        is_apart: false,
        as_of,
        pdf,
    }
}

impl Order {
    /// Says whether another order is answered in the same edition.
    fn is_with(&self, other: &Order) -> bool {
        let set = |order: &'_ Order| order.scope.iter().cloned().collect::<BTreeSet<String>>();
        self.id == other.id && self.level == other.level && set(self) == set(other)
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
