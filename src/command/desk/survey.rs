//! A project → where every record stands that has packs; what is as it was is not looked at again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::Desk;
use super::ground::{Files, Ground};
use super::pack::Traced;
use crate::check::relevant::Relevant;
use crate::command::approvals;
use crate::command::packs;
use crate::command::standing::Standing;
use crate::command::status::account::Account;
use crate::command::status::stock::stock;
use crate::finding::digest::digest;
use crate::finding::field::RecordKey;
use crate::finding::report::Report;
use crate::pack::Page;
use crate::pack::keep_edits::Verdict;
use crate::pack::make::Made;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;

/// What is told of the project as a whole.
pub struct Survey {
    pub day: NaiveDate,
    pub stocks: Vec<Arc<Stock>>,
    /// Why packs could not be made.
    pub faults: Report,
}

/// Where one record with packs stands.
pub struct Stock {
    pub account: Account,
    /// What its findings may stand in.
    pub relevant: Relevant,
    pub packs: Vec<Surveyed>,
    /// What all of this hangs on; nothing where it is to be looked at again.
    ground: Option<Ground>,
}

/// A pack, and what stands for its text.
pub struct Surveyed {
    pub target: Target,
    pub digest: u64,
    /// The records that stand in it, as `contacts/x`, sorted.
    records: Vec<String>,
}

impl Survey {
    /// Takes stock of every record that has packs.
    pub fn new(desk: &Desk) -> Self {
        let opened = desk.opened();
        let mut faults = Report::default();
        let targets = opened.targets(&Wanted::default(), &mut faults);
        let before = desk.before.survey.as_ref().filter(|before| before.day == desk.day);
        let known: BTreeMap<&str, &Arc<Stock>> = before
            .map_or(&[][..], |before| &before.stocks)
            .iter()
            .map(|stock| (stock.account.id.as_str(), stock))
            .collect();
        // What earlier runs built is of use to the first survey alone.
        let is_of_use = known.is_empty() && !desk.is_for_others;
        let standing = is_of_use.then(|| desk.standing()).flatten();
        let of_one_record = |a: &Target, b: &Target| a.id == b.id;
        let groups: Vec<&[Target]> = targets.chunk_by(of_one_record).collect();
        let one = |targets: &&[Target]| {
            let same = known.get(targets[0].id.as_str());
            if let Some(same) = same.filter(|stock| stock.stands(desk, targets)) {
                return (Some(Arc::clone(same)), Report::default());
            }
            let mut faults = Report::default();
            let stock = Stock::new(desk, targets, standing.as_ref(), &mut faults);
            (stock.map(Arc::new), faults)
        };
        let made: Vec<(Option<Arc<Stock>>, Report)> = groups.par_iter().map(one).collect();
        let mut stocks = Vec::new();
        for (stock, more) in made {
            stocks.extend(stock);
            faults.extend(more);
        }
        Self { day: desk.day, stocks, faults }
    }

    /// Finds where a record stands.
    pub fn stock(&self, id: &str) -> Option<&Stock> {
        let mut stocks = self.stocks.iter();
        stocks.find(|stock| stock.account.id == id).map(Arc::as_ref)
    }

    pub fn packs(&self) -> impl Iterator<Item = &Surveyed> {
        self.stocks.iter().flat_map(|stock| &stock.packs)
    }

    pub fn using(&self, record: &RecordKey) -> Vec<&Target> {
        let name = record.to_string();
        let shows = |pack: &&Surveyed| pack.records.binary_search(&name).is_ok();
        self.packs().filter(shows).map(|pack| &pack.target).collect()
    }
}

impl Stock {
    fn new(
        desk: &Desk,
        targets: &[Target],
        standing: Option<&Standing>,
        faults: &mut Report,
    ) -> Option<Self> {
        let opened = desk.opened();
        let files = Files::of(desk, targets);
        let facts = opened.facts.noting();
        let mut relevant = Relevant::default();
        relevant.add(&facts, &targets[0].id, desk.day);
        let traced = Mutex::new(Vec::new());
        let seen = |target: &Target, made: &Made<'_>| {
            if desk.is_for_others
                && let Ok(mut traced) = traced.lock()
            {
                traced.push(desk.with_traces(target, made));
            }
        };
        let with = (standing, true, desk.day);
        let (pages, accounts) = stock(&desk.root, opened, targets, with, &seen, faults);
        for pack in traced.into_inner().unwrap_or_default() {
            let path = pack.path();
            if let Some(page) = pages.iter().find(|page| page.target.markdown() == path) {
                desk.keep(Arc::new(Traced::new(page.clone(), pack, None)));
            }
        }
        let mut account = accounts.into_iter().next()?;
        let own = std::slice::from_mut(&mut account);
        approvals::tell(&desk.root, &desk.built, own);
        let mut asked: BTreeSet<_> = facts.questions().into_iter().collect();
        for page in &pages {
            let known = standing.and_then(|known| known.asked(&page.target));
            let of_page = match page.verdict {
                Verdict::Stands => known.unwrap_or_default(),
                _ => Arc::clone(&page.asked),
            };
            asked.extend(of_page.iter().cloned());
        }
        let ground = || Ground::new(desk, &asked.into_iter().collect::<Vec<_>>(), files);
        Some(Self {
            account,
            relevant,
            packs: pages.iter().map(|page| Surveyed::new(desk, page)).collect(),
            ground: if faults.has_errors() { None } else { ground() },
        })
    }

    /// Takes what an edition shows, of which nothing else is told.
    pub fn of_edition(account: Account, packs: Vec<Surveyed>) -> Self {
        Self { account, relevant: Relevant::default(), packs, ground: None }
    }

    /// Says whether it is as it was, and of these packs.
    fn stands(&self, desk: &Desk, targets: &[Target]) -> bool {
        let own = self.packs.iter().map(|pack| &pack.target);
        own.eq(targets) && self.ground.as_ref().is_some_and(|ground| ground.holds(desk))
    }
}

impl Surveyed {
    fn new(desk: &Desk, page: &Page) -> Self {
        let target = page.target.clone();
        if page.verdict != Verdict::Stands {
            return Self::of(target, &page.markdown, page.records());
        }
        let on_disk = packs::on_disk(&desk.root, &target, &mut Report::default());
        let known = on_disk.as_ref().and_then(|on_disk| on_disk.base.known());
        let records = known
            .map(|known| known.made_from.records.keys().cloned())
            .into_iter()
            .flatten()
            .collect();
        let markdown = on_disk.as_ref().and_then(|found| found.markdown.as_deref());
        Self::of(target.clone(), markdown.unwrap_or_default(), records)
    }

    pub fn of(target: Target, markdown: &str, records: Vec<String>) -> Self {
        Self { target, digest: digest(markdown), records }
    }
}
