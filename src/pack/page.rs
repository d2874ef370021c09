//! A pack as it should lie in `output/`, and what is to be kept for the next build.

use std::sync::Arc;

use super::base::Base;
use super::format::{Format, PageFile};
use super::keep_edits::{OnDisk, Verdict};
use super::target::Target;
use crate::facts::Question;

/// A pack as it should lie in `output/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub target: Target,
    /// One sentence a line, hand edits included.
    pub markdown: Arc<str>,
    /// The page in every format; none while the pack must be left alone.
    pub files: Vec<PageFile>,
    /// The base to keep for the next build, where it is another than the last.
    pub base: Option<NewBase>,
    /// How the text came about.
    pub verdict: Verdict,
    /// What lay there when the page was made.
    pub on_disk: OnDisk,
    /// What was asked of the facts to make it, where that is noted.
    pub asked: Arc<Vec<Question>>,
}

/// The base of a pack: what the build gives before hand edits, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBase {
    /// The text, most often that of the page.
    pub markdown: Arc<str>,
    /// What it was made from, as written beside it.
    pub facts: String,
}

impl Page {
    /// Stands for a pack that need not be made, as it lies there.
    pub fn standing(target: &Target) -> Self {
        Self {
            target: target.clone(),
            markdown: "".into(),
            files: Vec::new(),
            base: None,
            verdict: Verdict::Stands,
            on_disk: OnDisk { markdown: None, base: Base::Missing, two_sides: None },
            asked: Arc::default(),
        }
    }

    /// Says whether it holds anything but what the build gave.
    pub fn is_by_hand(&self) -> bool {
        let new = self.base.as_ref().map(|base| &*base.markdown);
        let known = || Some(self.on_disk.base.known()?.text.as_str());
        new.or_else(known) != Some(&self.markdown)
    }

    /// Names the records that stand in it, as `contacts/x`; none where that is not known.
    pub fn records(&self) -> Vec<String> {
        let new = self.base.as_ref().map(|new| Base::read(Some(&new.markdown), Some(&new.facts)));
        new.as_ref().unwrap_or(&self.on_disk.base).records()
    }

    /// Returns its file in a format; none while the pack must be left alone.
    pub fn file(&self, format: &Format) -> Option<&PageFile> {
        self.files.iter().find(|file| file.format == format)
    }
}
