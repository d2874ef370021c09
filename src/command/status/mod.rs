//! `status`: where each visit stands, from its facts and from what lies in output/.

mod account;
mod pack;
mod words;

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::check::read_packs;
use super::screen::Screen;
use super::{Opened, Outcome, open, packs, prove, today};
use crate::check::check;
use crate::check::scene::{Pack, Scene};
use crate::cli::Format;
use crate::facts::Facts;
use crate::finding::report::Report;
use crate::pack::compile;
use crate::pack::page::Desk;
use crate::pack::press::Press;
use crate::pack::wanted::{self, Target, Wanted};
use crate::page::templates::Templates;
use crate::project::load;
use crate::publish::JOURNAL;
use account::Account;

/// Runs the command.
pub fn status(start: &Path, as_of: Option<&str>, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Some(day) = today::as_of(as_of, &mut report) else {
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    let Some(mut opened) = open(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let templates = Arc::new(Templates::new(
        &opened.project.templates,
        &mut opened.project.sources,
    ));
    let Some(facts) = prove(&mut opened, screen, &mut report) else {
        return Outcome::Failed;
    };
    let packs = read_packs(&mut opened, &mut report);
    let sources = &opened.project.sources;
    let pack = |file| Pack {
        file,
        text: &sources.file(file).text,
    };
    let packs: Vec<Pack<'_>> = packs.into_iter().map(pack).collect();
    let mut found = Report::default();
    check(&Scene::new(&facts, &packs, day), &mut found);
    let accounts = Press::new(&templates, facts.settings(), &mut report)
        .map(|press| accounts(&facts, &press, &opened, day, &found, &mut report));
    let Some(accounts) = accounts.filter(|_| !report.has_errors()) else {
        screen.faults(&report, Some(&opened.project));
        return Outcome::Failed;
    };
    if load::text(&opened.root, JOURNAL).is_ok_and(|journal| journal.is_some()) {
        packs::interrupted(&mut report);
    }
    for account in &accounts {
        screen.result(&match screen.format {
            Format::Human => words::in_full(account),
            Format::Short => words::in_short(account),
            Format::Json => words::as_json(account),
        });
    }
    screen.faults(&report, Some(&opened.project));
    match report.has_errors() || accounts.iter().any(Account::asks_for_a_build) {
        true => Outcome::Act,
        false => Outcome::Done,
    }
}

/// Takes stock of every record that has packs.
fn accounts(
    facts: &Facts,
    press: &Press,
    opened: &Opened,
    day: NaiveDate,
    found: &Report,
    report: &mut Report,
) -> Vec<Account> {
    let targets = wanted::targets(facts, press, &Wanted::default(), report);
    let desk = Desk {
        as_of: None,
        discard_edits: false,
        standing: &|target, report| packs::standing(&opened.root, target, report),
        digest: &|record| packs::digest_of(&opened.project, record),
        made_one: &|| {},
    };
    let pages = compile::compile(facts, press, &targets, &desk, report);
    let of_one_record = |a: &Target, b: &Target| a.id == b.id;
    let groups = targets.chunk_by(of_one_record);
    groups
        .filter_map(|targets| {
            let id = targets.first()?.id.as_str();
            let mut account = Account::new(facts, press, targets.first()?, day)?;
            account.count(facts, found, day, &opened.project.sources);
            let own = pages.iter().filter(|page| page.id == id);
            account.packs = own.filter_map(|page| pack::account(opened, page)).collect();
            Some(account)
        })
        .collect()
}
