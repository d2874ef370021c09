//! Packs that need not be made again, as `output/` holds what they would say: found, and kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use chrono::NaiveDate;

use super::packs;
use super::start::Start;
use crate::cache::{self, Kept};
use crate::facts::{Digests, Question};
use crate::pack::Page;
use crate::pack::as_built::{AsBuilt, Seen, paths};
use crate::pack::format::FORMATS;
use crate::pack::keep_edits::Verdict;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::project::load;
use crate::project::stamp::Stamp;

/// What is known of the packs in `output/`.
pub struct Standing {
    root: PathBuf,
    kept: Kept,
    known: AsBuilt,
    digests: Digests,
    as_of: Option<NaiveDate>,
}

impl Standing {
    /// Reads what is known; nothing where nothing is kept.
    pub fn of(
        start: &Start,
        root: &Path,
        opened: &Opened,
        as_of: Option<NaiveDate>,
    ) -> Option<Self> {
        let kept = Kept::new(start.caches()?, "packs", root);
        let digests = opened.digests()?;
        let text = kept.read().and_then(|bytes| String::from_utf8(bytes).ok());
        let known = AsBuilt::read(text.as_deref().unwrap_or_default(), opened);
        Some(Self { root: root.to_owned(), kept, known, digests, as_of })
    }

    /// Says whether the files of a target are known to be what a build would give.
    pub fn stands(&self, opened: &Opened, target: &Target) -> bool {
        self.find(opened, target).is_some()
    }

    /// The same, with no word written by hand.
    pub fn stands_unedited(&self, opened: &Opened, target: &Target) -> bool {
        self.find(opened, target).is_some_and(|seen| !seen.by_hand)
    }

    /// Returns what was asked of the facts to make a target that stands.
    pub fn asked(&self, target: &Target) -> Option<Arc<Vec<Question>>> {
        Some(self.known.seen(target, self.as_of)?.questions)
    }

    fn find(&self, opened: &Opened, target: &Target) -> Option<Seen> {
        let files = self.stamps(target)?;
        let seen = self.known.seen(target, self.as_of).filter(|seen| seen.files == files)?;
        let same = opened.facts.answers(&seen.questions, &self.digests) == seen.answers;
        same.then_some(seen)
    }

    /// Says whether a target that stood a moment ago still bears the same stamps.
    pub fn still_stands(&self, target: &Target) -> bool {
        let seen = self.known.seen(target, self.as_of);
        seen.is_some_and(|seen| self.stamps(target) == Some(seen.files))
    }

    /// Returns the stamps of the files of a target; none where one is missing, or lies there in a
    /// format that is made only when it is asked for.
    fn stamps(&self, target: &Target) -> Option<Vec<Stamp>> {
        let mut asked_for = FORMATS.iter().filter(|format| format.is_asked_for);
        if asked_for.any(|format| packs::lying(&self.root, target, format).is_some()) {
            return None;
        }
        let paths = paths(target).into_iter();
        paths.map(|path| load::stamp_of(&self.root, &path)).collect()
    }

    /// Keeps for the next run which packs lie there as they were made just now.
    pub fn keep(mut self, opened: &Opened, pages: &[Page]) {
        let mut changed = false;
        for page in pages.iter().filter(|page| page.verdict == Verdict::Same) {
            if let Some(seen) = self.seen(opened, page) {
                self.known.add(&page.target, self.as_of, &seen);
                changed = true;
            }
        }
        if changed {
            self.kept.write(self.known.write().as_bytes());
        }
    }

    /// Looks at the stamps first and at the files then, so that whoever writes in between is
    /// not overlooked.
    fn seen(&self, opened: &Opened, page: &Page) -> Option<Seen> {
        let files = self.stamps(&page.target)?;
        let newest = files.iter().map(Stamp::newest).max()?;
        cache::wait_until_past(newest);
        let now = SystemTime::now();
        if !files.iter().all(|stamp| stamp.is_settled(now)) {
            return None;
        }
        if !packs::is_as_made(&self.root, page) {
            return None;
        }
        Some(Seen {
            answers: opened.facts.answers(&page.asked, &self.digests),
            questions: Arc::clone(&page.asked),
            files,
            by_hand: page.is_by_hand(),
        })
    }
}
