//! Facts × a visit × today → Account: how far away it is and what is still open.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use super::by_record::{ByRecord, Findings};
use super::pack_state::{self, PackAccount};
use crate::brief::gap::{Doubt, Gap};
use crate::brief::origin::Origin;
use crate::brief::words::when_in_words;
use crate::brief::{Brief, used};
use crate::check::relevant::Relevant;
use crate::command::packs;
use crate::facts::Facts;
use crate::facts::prose::{Path as Field, Prose};
use crate::facts::texts::texts_of;
use crate::finding::field::RecordKey;
use crate::finding::report::Report;
use crate::pack::Page;
use crate::pack::document::Documents;
use crate::pack::keep_edits::Verdict;
use crate::pack::make::brief;
use crate::pack::opened::Opened;
use crate::pack::target::Target;

/// Where one visit, or one contact with packs of its own, stands.
#[derive(Debug, Serialize)]
pub struct Account {
    pub id: String,
    pub title: String,
    /// First and last day, in words.
    pub dates: String,
    /// Days until it begins; fewer than none once it has.
    pub days_to_go: i64,
    /// Whether its last day has passed.
    pub over: bool,
    /// What is missing or to be confirmed.
    pub open: Vec<OpenItem>,
    /// How much `check` finds in what bears on it.
    pub findings: Findings,
    /// How many statements behind it rest on each basis.
    pub bases: BTreeMap<String, usize>,
    pub packs: Vec<PackAccount>,
}

/// Something that is missing or to be confirmed.
#[derive(Debug, Serialize)]
pub struct OpenItem {
    /// The meeting; none for the visit as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    pub what: String,
}

/// Names the records that stand in a page, whether it was made or stands: as `contacts/x`.
fn shown(root: &Path, page: &Page) -> Vec<String> {
    if page.verdict != Verdict::Stands {
        return page.records();
    }
    let found = packs::on_disk(root, &page.target, &mut Report::default());
    found.map(|found| found.base.records()).unwrap_or_default()
}

/// Counts the statements of records, by their basis.
fn bases(facts: &Facts, all: impl Iterator<Item = RecordKey>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for record in all {
        let texts = texts_of(facts.records(), &record);
        for text in texts.iter().filter(|text| text.is_statement()) {
            let basis = text.rests.basis;
            if basis.is_some() || !is_meant(text) {
                let basis = basis.unwrap_or("with no source");
                *counts.entry(basis.to_owned()).or_default() += 1;
            }
        }
    }
    counts
}

/// Says whether a text tells what we mean to say or reach, for which nobody is a source.
fn is_meant(text: &Prose<'_>) -> bool {
    let (Field::Key(key) | Field::Under(key, _) | Field::Item(key, _) | Field::Within(key, ..)) =
        text.path;
    let ours = ["line", "messages", "if_raised", "purpose", "aims", "assessment"];
    key.starts_with("plan.") || ours.contains(&key)
}

impl Account {
    /// Takes stock of the record behind a target, without its packs.
    pub fn new(
        facts: &Facts,
        documents: &Documents,
        target: &Target,
        day: NaiveDate,
    ) -> Option<Self> {
        let brief = brief(facts, documents, target, None)?;
        Self::of(facts, target, &brief, day)
    }

    /// Takes stock of the record behind a target, and of its packs; what its brief tells may have
    /// been read off. Of a visit that is over nothing is open any more, so that where its pack need
    /// not be made no brief is put together.
    pub fn with_packs(
        root: &Path,
        opened: &Opened,
        (target, pages): (&Target, &[&Page]),
        read_off: Option<Self>,
        day: NaiveDate,
    ) -> Option<Self> {
        let Opened { facts, printer, .. } = opened;
        let as_built = pages.first().filter(|page| {
            page.target == *target && matches!(page.verdict, Verdict::Same | Verdict::Stands)
        });
        let over = || as_built.and_then(|_| Self::of_visit_over(facts, target, day));
        let new = || Self::new(facts, printer.documents(), target, day);
        let mut account = read_off.or_else(over).or_else(new)?;
        // A text may stay the same and rest on other records: what its base names counts, whether
        // or not it was made again.
        if let Some(page) = as_built {
            let names = shown(root, page);
            account.bases = bases(facts, names.iter().filter_map(|name| RecordKey::of_name(name)));
        }
        let packs = pages.iter().filter_map(|page| pack_state::account(root, opened, page));
        account.packs = packs.collect();
        Some(account)
    }

    fn of_visit_over(facts: &Facts, target: &Target, day: NaiveDate) -> Option<Self> {
        let visit = facts.records().visits.get(&target.id)?;
        (visit.dates.last() < day).then(|| Self {
            id: target.id.clone(),
            title: visit.title.clone(),
            dates: when_in_words(facts.settings(), visit.dates),
            days_to_go: (visit.dates.first() - day).num_days(),
            over: true,
            open: Vec::new(),
            findings: Findings::default(),
            bases: BTreeMap::new(),
            packs: Vec::new(),
        })
    }

    /// Takes stock of the record behind a target by its brief, without its packs.
    pub fn of(facts: &Facts, target: &Target, brief: &Brief<'_>, day: NaiveDate) -> Option<Self> {
        let records = facts.records();
        let contact = records.contacts.get(&target.id);
        let visit = records.visits.get(&target.id);
        let dates = visit.map(|v| v.dates).or_else(|| contact.map(|c| c.date))?;
        let over = dates.last() < day;
        let mut open = Vec::new();
        let mut note = |meeting: Option<&str>, gaps: &[Gap<'_>], of: &Origin<'_>| {
            // A gap of the meeting itself; doubts about old facts stand in the pack.
            let own = gaps.iter().filter(|gap| gap.origin == *of && !over);
            open.extend(own.filter_map(|gap| {
                let what = in_words(&gap.doubt);
                let meeting = meeting.map(str::to_owned);
                (!what.is_empty()).then_some(OpenItem { meeting, what })
            }));
        };
        if let Some(visit) = &brief.visit {
            note(None, &visit.gaps, &visit.origin);
        }
        for sheet in &brief.sheets {
            note(Some(&sheet.title), &sheet.gaps, &sheet.origin);
        }
        let title = visit.map(|visit| visit.title.as_str());
        let sheet = brief.sheets.first().map(|sheet| sheet.title.as_str());
        let title = title.or(contact.and_then(|contact| contact.title.as_deref()));
        let with = brief.report.as_ref().map(|report| report.with.join(", ")).unwrap_or_default();
        Some(Self {
            id: target.id.clone(),
            title: title.or(sheet).map_or(with, str::to_owned),
            dates: when_in_words(facts.settings(), dates),
            days_to_go: (dates.first() - day).num_days(),
            over,
            open,
            findings: Findings::default(),
            bases: bases(facts, used::records(brief).into_iter()),
            packs: Vec::new(),
        })
    }

    /// Counts the findings that bear on it.
    pub fn count(&mut self, facts: &Facts, found: &ByRecord, day: NaiveDate) {
        let mut relevant = Relevant::default();
        relevant.add(facts, &self.id, day);
        self.findings = found.count(&relevant);
    }

    /// Says whether a build would change anything or has been prevented.
    pub fn asks_for_a_build(&self) -> bool {
        self.packs.iter().any(|pack| !pack.is_as_built())
    }
}

/// Says what a pack still lacks.
fn in_words(doubt: &Doubt<'_>) -> String {
    let list = |words: &[&str], what: &str| {
        (!words.is_empty()).then(|| format!("{what}: {}", words.join(", ")))
    };
    let uncalled =
        (doubt.kind == "no-pack-contact").then(|| "no contact named for this pack".to_owned());
    let open = list(&doubt.open, "to be confirmed");
    let missing = list(&doubt.missing, "missing");
    let parts: Vec<String> = uncalled.into_iter().chain(open).chain(missing).collect();
    parts.join("; ")
}
