//! A project → what home and the margins tell: where each visit stands, and every finding.

use std::collections::BTreeMap;

use super::Desk;
use super::again::Again;
use crate::check::check;
use crate::check::inputs::{Inputs, Pack};
use crate::command::approvals;
use crate::command::as_made::pages;
use crate::command::status::account::Account;
use crate::command::status::accounts;
use crate::command::today::today;
use crate::finding::report::Report;
use crate::pack::Page;
use crate::pack::keep_edits::Verdict;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;

/// What is told of the project as a whole.
pub struct Survey {
    pub accounts: Vec<Account>,
    pub pages: Vec<Page>,
    /// What `check` finds.
    pub found: Report,
    /// Why packs could not be made.
    pub faults: Report,
    /// The packs in which a record stands, by its name: `contacts/x`.
    uses: BTreeMap<String, Vec<Target>>,
}

impl Survey {
    /// Makes every pack and holds every fact against the rules.
    pub fn new(desk: &Desk, again: &Again) -> Self {
        let opened = desk.opened();
        let sources = &opened.project.sources;
        let packs = desk.edited.iter().map(|file| Pack {
            file: *file,
            text: sources.file(*file).text(),
        });
        let packs: Vec<Pack<'_>> = packs.collect();
        let mut found = Report::default();
        let inputs = Inputs::new(&opened.facts, &packs, desk.day);
        check(&inputs.with_today(Some(today())), &mut found);
        let mut faults = Report::default();
        let targets = opened.targets(&Wanted::default(), &mut faults);
        let stands = |target: &Target| again.has(target);
        let made = pages(&desk.root, opened, &targets, (&stands, true), &mut faults);
        let known = |page: Page| match page.verdict {
            Verdict::Stands => again.pages.get(&page.target.markdown()).cloned(),
            _ => Some(page),
        };
        let pages: Vec<Page> = made.into_iter().filter_map(known).collect();
        let mut accounts =
            accounts(&desk.root, opened, (&targets, &pages), desk.day, &found);
        approvals::tell(&desk.root, &desk.built, &mut accounts);
        let mut uses: BTreeMap<String, Vec<Target>> = BTreeMap::new();
        for page in &pages {
            for record in page.records() {
                uses.entry(record).or_default().push(page.target.clone());
            }
        }
        Self {
            accounts,
            pages,
            found,
            faults,
            uses,
        }
    }

    /// Takes what an edition shows, of which nothing else is told.
    pub fn of_edition(accounts: Vec<Account>, pages: Vec<Page>) -> Self {
        Self {
            accounts,
            pages,
            found: Report::default(),
            faults: Report::default(),
            uses: BTreeMap::new(),
        }
    }

    /// Lists the packs in which a record stands.
    pub fn using(&self, record: &str) -> &[Target] {
        self.uses.get(record).map_or(&[], Vec::as_slice)
    }
}
