//! `status`: where each visit stands, from its facts and from what lies in output/.

pub mod account;
pub mod by_record;
mod first_steps;
mod owed;
pub mod pack_state;
mod print;
mod remarks;
pub mod stock;

use rayon::prelude::*;

use super::approvals;
use super::check::read_packs;
use super::screen::Screen;
use super::standing::Standing;
use super::{Outcome, Ready, leave, packs, ready, today};
use crate::check::check;
use crate::check::inputs::{Inputs, Pack};
use crate::cli::Format;
use crate::command::start::Start;
use crate::finding::report::Report;
use crate::pack::wanted::Wanted;
use crate::project::load;
use crate::publish::JOURNAL;
use crate::why::built::Built;
use account::Account;
use by_record::ByRecord;
use pack_state::PackAccount;
use stock::stock;

pub fn status(start: &Start, as_of: Option<&str>, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let mut ready = ready(start, screen, &mut report)?;
    let settings = ready.opened.facts.settings();
    let day =
        today::as_of(as_of, settings, screen, &mut report).or_else(|| screen.refuse(&report))?;
    let packs = read_packs(&ready.root, &mut ready.opened.project.sources, &mut report);
    let sources = &ready.opened.project.sources;
    let packs: Vec<Pack<'_>> = packs.into_iter().map(|file| Pack::of(file, sources)).collect();
    let mut found = Report::default();
    let inputs = |facts| Inputs::new(facts, &packs, day).with_today(Some(today::today()));
    check(&inputs(&ready.opened.facts), &mut found);
    let Ready { root, opened } = &ready;
    let targets = opened.targets(&Wanted::default(), &mut report);
    let standing = Standing::of(start, root, opened, None);
    let with = (standing.as_ref(), standing.is_some(), day);
    let (pages, mut accounts) = stock(root, opened, &targets, with, &|_, _| {}, &mut report);
    if let Some(standing) = standing {
        standing.keep(opened, &pages);
    }
    let by_record = ByRecord::new(&found, &opened.project.sources);
    accounts.par_iter_mut().for_each(|account| account.count(&opened.facts, &by_record, day));
    if report.has_errors() {
        screen.faults(&report, Some(&ready.opened.project));
        return None;
    }
    let Ready { root, opened } = ready;
    let built = Built::new(opened);
    approvals::tell(&root, &built, &mut accounts);
    let opened = &built.opened;
    if load::text(&root, JOURNAL).is_ok_and(|journal| journal.is_some()) {
        packs::interrupted(&mut report);
        // Half of it lies there: what is by hand is known when it has gone on.
        let packs = accounts.iter_mut().flat_map(|account| &mut account.packs);
        packs.for_each(PackAccount::forget_edits);
    }
    for account in &accounts {
        screen.result(&match screen.format {
            Format::Human => print::in_full(account),
            Format::Short => print::in_short(account),
            Format::Json => print::as_json(account),
        });
    }
    let records = opened.facts.records();
    screen.result(&owed::overdue(&opened.facts, day, screen.format));
    if accounts.is_empty() {
        screen.say(&first_steps::of(records).join("\n"));
    }
    screen.faults(&report, Some(&opened.project));
    let act = report.has_errors() || accounts.iter().any(Account::asks_for_a_build);
    leave((built, pages, found));
    Some(if act { Outcome::Act } else { Outcome::Done })
}
