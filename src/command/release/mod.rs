//! `release`: an edition that may be given out, with its proof and certificate.

mod answer;
mod compare;
mod demand;
pub mod edits;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use super::screen::Screen;
use super::today::day;
use super::{Outcome, Ready, pdf, ready};
use crate::cli::packs::{Paper, ReleaseArgs};
use crate::command::start::Start;
use crate::facts::Facts;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::project::load;
use crate::publish;
use crate::release::choice::Choice;
use crate::release::compare::{Files, compare, folder_of, left_over};
use crate::release::edition::{Edition, Wish};
use crate::release::finder::Finder;
use crate::release::folder::{self, ReleaseFile, Request};
use crate::release::proof::proved;
use crate::release::told::Search;
use crate::release::traces::nothing_told;
use demand::demand_approval;
use edits::hand_edits;

/// One record to release, and how.
#[derive(Debug, Clone)]
pub struct Order {
    pub id: String,
    /// Its documents; none stands for those that the record lists.
    pub documents: Vec<Option<String>>,
    pub level: String,
    pub scope: Vec<String>,
    /// Whether the record is released with another scope too, at the same level.
    pub is_apart: bool,
    pub as_of: Option<NaiveDate>,
    pub pdf: Option<Paper>,
}

/// An edition that tells nothing, with the files of its folder.
struct Proved {
    choice: Choice,
    finder: Finder,
    edition: Edition,
    folder: String,
    files: Vec<ReleaseFile>,
}

pub fn release(start: &Start, args: &ReleaseArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let Ok(as_of) = day(args.as_of.as_deref(), &mut report) else {
        return screen.refuse(&report);
    };
    let mut ready = ready(start, screen, &mut report)?;
    let outcome = match (&args.request, &args.id, &args.level) {
        (Some(path), ..) => match answer::read(start, path, &mut ready, &mut report) {
            Some(asked) => {
                let orders = answer::orders(&asked, (as_of, args.pdf));
                if args.approved {
                    ready = demand_approval(&orders, ready, &mut report);
                }
                if report.has_errors() {
                    Outcome::Act
                } else {
                    answer::answer(path, (&asked, &orders), &ready, screen, &mut report)
                }
            }
            None => Outcome::Failed,
        },
        (None, Some(id), Some(level)) => {
            let order = Order {
                id: id.clone(),
                documents: vec![args.document.clone()],
                level: level.clone(),
                scope: args.scope.clone(),
                is_apart: false,
                as_of,
                pdf: args.pdf,
            };
            if args.approved {
                let orders = std::slice::from_ref(&order);
                ready = demand_approval(orders, ready, &mut report);
            }
            let made = if report.has_errors() {
                Err(Outcome::Act)
            } else {
                order.proved(&ready, &mut report)
            };
            match (made, &args.compare) {
                (Err(outcome), _) => outcome,
                (Ok(proved), Some(other)) => {
                    compare::compare(&ready, start, &proved, other, screen, &mut report)
                }
                (Ok(proved), None) => written(&ready, &[proved], screen, &mut report),
            }
        }
        // The command line asks for both unless there is a request.
        (None, ..) => Outcome::Failed,
    };
    screen.faults(&report, Some(&ready.opened.project));
    Some(outcome)
}

impl Order {
    /// Makes the edition and proves that no file tells anything withheld.
    fn proved(&self, ready: &Ready, report: &mut Report) -> Result<Proved, Outcome> {
        let Ready { opened, .. } = ready;
        let facts = &opened.facts;
        let choice = self.choice(facts, report).ok_or(Outcome::Failed)?;
        let targets = self.targets(opened, report);
        if report.has_errors() {
            return Err(Outcome::Failed);
        }
        let (records, printer) = (facts.records(), &opened.printer);
        let finder = Finder::new(records, &choice);
        let edits = hand_edits(ready, &choice, &finder, &targets, self.as_of, report);
        if report.has_errors() {
            return Err(Outcome::Act);
        }
        let wish = Wish {
            choice: &choice,
            finder: &finder,
            targets: &targets,
            as_of: self.as_of,
            edits: &edits,
        };
        let mut edition = proved(records, printer, wish, report).ok_or(Outcome::Act)?;
        if let Some(paper) = self.pdf {
            pdf::add(&mut edition, paper, report).ok_or(Outcome::Failed)?;
        }
        let request = Request {
            id: &self.id,
            level: &self.level,
            scope: &self.scope,
            is_apart: self.is_apart,
        };
        let files = folder::files(records, request, &edition);
        nothing_told(records, printer, wish, (&files, &edition.read), report);
        if report.has_errors() {
            return Err(Outcome::Act);
        }
        Ok(Proved { folder: request.folder(), choice, finder, edition, files })
    }

    /// Lists the packs, each once.
    fn targets(&self, opened: &Opened, report: &mut Report) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        for document in &self.documents {
            let (ids, document) = (vec![self.id.clone()], document.clone());
            let wanted = Wanted { ids, document, as_of: self.as_of };
            let all = opened.targets(&wanted, report).into_iter();
            targets.extend(all.filter(|one| !targets.contains(one)).collect::<Vec<_>>());
        }
        targets
    }

    /// Reads level and scope; says what is not known.
    pub fn choice(&self, facts: &Facts, report: &mut Report) -> Option<Choice> {
        let records = facts.records();
        let mut scope: BTreeSet<Id<Organisation>> = BTreeSet::new();
        let mut is_known = true;
        for id in &self.scope {
            match records.organisations.get(id) {
                Some(organisation) => {
                    scope.insert(organisation.id.clone());
                }
                None => {
                    is_known = false;
                    let message = format!("No organisation is called `{id}`.");
                    report
                        .error("unknown-organisation", At::Nowhere, message)
                        .hint(did_you_mean(id, records.organisations.ids()));
                }
            }
        }
        let choice = Choice::new(records, &self.level, scope);
        if choice.is_none() {
            let levels = &records.settings.handling;
            let message = format!("No level is called `{}`.", self.level);
            let known = format!("the levels are, low to high: {}", levels.join(", "));
            report.error("unknown-handling", At::Nowhere, message).hint(known);
        }
        choice.filter(|_| is_known)
    }
}

/// Writes editions, and warns where one made before shows what they withhold.
fn written(ready: &Ready, editions: &[Proved], screen: &Screen, report: &mut Report) -> Outcome {
    let records = ready.opened.facts.records();
    let earlier = earlier_editions(&ready.root, report);
    for proved in editions {
        let made = &proved.edition.made;
        let search = Search::new(records, &proved.choice, &proved.finder);
        compare(records, made, &search, &earlier, report);
        if let Some(before) = earlier.get(&proved.folder) {
            left_over(&proved.files, before, report);
        }
    }
    for file in editions.iter().flat_map(|proved| &proved.files) {
        if publish::write(&ready.root, &file.path, &file.bytes, report).is_none() {
            return Outcome::Act;
        }
        screen.say(&format!("wrote {}", file.path));
    }
    screen.say("Proved: no byte depends on what is withheld, and nothing withheld was found.");
    Outcome::Done
}

/// Reads the editions that lie in output/, that which will be replaced among them.
fn earlier_editions(root: &Path, report: &mut Report) -> BTreeMap<String, Files> {
    let mut editions: BTreeMap<String, Files> = BTreeMap::new();
    for path in load::list(root, "output", report) {
        let Some((folder, _)) = folder_of(&path) else {
            continue;
        };
        // What is no text is not looked into, but it lies there.
        let text = load::text(root, &path).ok().flatten().unwrap_or_default();
        let files = editions.entry(folder.to_owned()).or_default();
        files.insert(path.clone(), text);
    }
    editions
}
