//! Page → PackAccount: what a person did to a pack, and what the facts would change in it.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::remarks::{by, is_remark, remarks};
use crate::approved::told::ApprovedLines;
use crate::command::packs;
use crate::finding::field::RecordKey;
use crate::finding::report::Report;
use crate::merge::{HandEdits, PackLine, hand_edits, places, without_conflicts};
use crate::pack::Page;
use crate::pack::base::{Base, Known};
use crate::pack::keep_edits::Verdict;
use crate::pack::opened::Opened;
use crate::project::load;
use crate::publish::FileState;

#[derive(Debug, Default, Serialize)]
pub struct PackAccount {
    pub path: String,
    /// What it is called: its first heading.
    pub title: String,
    pub state: State,
    /// Sentences written by hand.
    pub by_hand: Vec<Line>,
    /// Sentences deleted by hand.
    pub deleted: Vec<Line>,
    /// What people wrote on either side of a merge and the pack lacks, in words.
    pub not_merged: Vec<String>,
    /// What readers said of its sentences.
    pub remarks: Vec<Line>,
    /// Conflicts in the file, or that a build would find.
    pub conflicts: Vec<Line>,
    /// Records that changed since the pack was built.
    pub changed: Vec<Change>,
    pub templates_changed: bool,
    /// The reader's day when it was built, where that is another now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub built_as_of: Option<String>,
    /// Where the changes show: section and number of lines.
    pub shows: Vec<(String, usize)>,
    /// How its lines stand that somebody approved; none where nobody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<ApprovedLines>,
}

/// What a build would do with a pack.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing.
    #[default]
    AsBuilt,
    /// Make it.
    NotBuilt,
    /// Change it.
    Stale,
    /// Leave it alone until its conflicts are settled.
    Conflict,
    /// Leave it alone until what was written into its web page is settled.
    EditedPage,
    /// Leave it alone, as its base is missing or damaged.
    UnknownBase,
}

#[derive(Debug, Serialize)]
pub struct Line {
    /// The headings above it.
    pub section: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

#[derive(Debug, Serialize)]
pub struct Change {
    pub record: String,
    pub what: &'static str,
}

/// Takes stock of a pack.
pub fn account(root: &Path, opened: &Opened, page: &Page) -> Option<PackAccount> {
    if page.verdict == Verdict::Stands {
        let markdown = load::text(root, &page.target.markdown()).ok().flatten();
        return Some(PackAccount {
            path: page.target.markdown(),
            title: title(&markdown.unwrap_or_default()),
            ..PackAccount::default()
        });
    }
    let mut account = PackAccount {
        path: page.target.markdown(),
        title: title(&page.markdown),
        state: state(root, page),
        conflicts: conflicts(page),
        not_merged: packs::not_merged(page),
        ..PackAccount::default()
    };
    let Some(known) = page.on_disk.base.known() else {
        return Some(account);
    };
    // Between the marks of a conflict stand the words of both sides: whose they are is not known.
    let unmarked = page.on_disk.markdown.as_deref().map(without_conflicts);
    if let Some(markdown) = unmarked.as_deref() {
        let base = page.on_disk.text_behind(markdown).unwrap_or_default();
        let HandEdits { written, deleted } = hand_edits(&base, markdown);
        account.by_hand = written
            .into_iter()
            .filter(|(_, text)| !is_remark(text))
            .map(|(at, text)| Line::new(at, &by(text.trim(), known)))
            .collect();
        // What is in conflict is missing above, and was not deleted.
        let is_marked = matches!(page.verdict, Verdict::Marked(_));
        let deleted = deleted.into_iter().filter(|_| !is_marked);
        account.deleted = deleted
            .map(|gone| Line { section: gone.section, line: None, text: gone.sentence })
            .collect();
    }
    if let Some(markdown) = &page.on_disk.markdown {
        let told = remarks(markdown).into_iter();
        let lines = told.map(|(section, line, text)| Line { section, line: Some(line), text });
        account.remarks = lines.collect();
    }
    if let Some(new) = &page.base {
        let now = Base::read(Some(&new.markdown), Some(&new.facts));
        account.explain(opened, known, now.known()?);
    }
    Some(account)
}

fn title(markdown: &str) -> String {
    let heading = markdown.lines().find_map(|line| line.strip_prefix("# "));
    heading.unwrap_or_default().trim().to_owned()
}

fn state(root: &Path, page: &Page) -> State {
    let page_alone = std::slice::from_ref(page);
    let states = packs::states(root, page_alone, &mut Report::default());
    match &page.verdict {
        Verdict::Marked(_) => State::Conflict,
        Verdict::PageEdited(..) => State::EditedPage,
        Verdict::BaseMissing | Verdict::BaseDamaged => State::UnknownBase,
        _ if page.on_disk.markdown.is_none() => State::NotBuilt,
        _ if states.iter().any(|(_, state)| *state == FileState::Written) => State::Stale,
        _ => State::AsBuilt,
    }
}

fn conflicts(page: &Page) -> Vec<Line> {
    let places = match &page.verdict {
        Verdict::Merged(merged) => merged.conflicts.clone(),
        Verdict::Marked(_) => places(&page.markdown),
        _ => Vec::new(),
    };
    places.into_iter().map(|at| Line::new(at, "")).collect()
}

impl Line {
    fn new(at: PackLine, text: &str) -> Self {
        Self { section: at.section, line: Some(at.line), text: text.to_owned() }
    }
}

impl PackAccount {
    /// Tells nothing of edits by hand.
    pub fn forget_edits(&mut self) {
        self.by_hand.clear();
        self.deleted.clear();
    }

    /// Says whether a build would leave the pack as it is and nothing is to be settled.
    pub fn is_as_built(&self) -> bool {
        self.state == State::AsBuilt
    }

    /// Compares the last build with what a build gives now.
    fn explain(&mut self, opened: &Opened, then: &Known, now: &Known) {
        let edits = hand_edits(&then.text, &now.text);
        let written = edits.written.into_iter().map(|(at, _)| at.section);
        let gone = edits.deleted.into_iter().map(|gone| gone.section);
        for section in written.chain(gone) {
            match self.shows.iter_mut().find(|(known, _)| *known == section) {
                Some((_, lines)) => *lines += 1,
                None => self.shows.push((section, 1)),
            }
        }
        let (then, now) = (&then.made_from, &now.made_from);
        self.templates_changed = then.templates != now.templates;
        self.built_as_of = (then.as_of != now.as_of).then(|| then.as_of.clone());
        let names: BTreeSet<&String> = then.records.keys().chain(now.records.keys()).collect();
        for name in names {
            let what = match (then.records.get(name), now.records.get(name)) {
                (Some(then), Some(now)) if then == now => continue,
                (Some(_), Some(_)) => "changed",
                (None, _) => "new in the pack",
                (Some(_), None) if exists(opened, name) => "no longer in the pack",
                (Some(_), None) => "deleted",
            };
            self.changed.push(Change { record: name.clone(), what });
        }
        // Every pack rests on the settings, and little of them shows in it: what else has changed
        // is the reason.
        if self.changed.len() > 1 {
            self.changed.retain(|change| change.record != RecordKey::settings().to_string());
        }
    }
}

fn exists(opened: &Opened, name: &str) -> bool {
    RecordKey::of_name(name).is_some_and(|record| opened.project.file_of(&record).is_some())
}
