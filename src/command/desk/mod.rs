//! A project → the pages of its desk, each made when it is first asked for.

mod again;
mod behind;
mod changes;
mod findings;
mod folder;
mod home;
mod named;
mod notes;
mod owed;
mod pack;
mod records;
mod released;
mod searching;
mod site;
mod survey;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use chrono::NaiveDate;

use super::check::read_packs;
use super::start::Start;
use super::today;
use crate::brief::reader::Reader;
use crate::desk::address::encoded;
use crate::desk::index::Index;
use crate::desk::link::Links;
use crate::desk::templates::Templates;
use crate::facts::Facts;
use crate::finding::report::Report;
use crate::finding::text::FileId;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::project::Project;
use crate::project::originals::Originals;
use crate::release::edition::Made;
use crate::why::built::Built;
use again::Again;
use pack::Traced;
use survey::Survey;

pub use folder::Folder;
pub use site::{Around, Asked, Page, style_built_in, unread};

/// Packs of which it is kept what stands behind their lines.
const KEPT: usize = 48;

/// One state of a project, and what has been made of it so far.
pub struct Desk {
    /// The project folder.
    root: PathBuf,
    /// The day on which somebody looks.
    day: NaiveDate,
    built: Built,
    /// The packs into which somebody wrote.
    edited: Vec<FileId>,
    links: Links,
    originals: Originals,
    survey: OnceLock<Survey>,
    index: OnceLock<Index>,
    traced: Mutex<BTreeMap<String, Arc<Traced>>>,
    templates: Templates,
    /// What may be shown, where that is an edition.
    released: Option<Released>,
    /// The state before, until it is known what of it still holds.
    last: Mutex<Option<Arc<Desk>>>,
}

/// The documents of an edition.
struct Released {
    made: Vec<(Target, Made)>,
}

impl Desk {
    /// Reads a project; where it has faults, it is given back to quote them.
    pub fn open(
        start: &Start,
        root: &Path,
        typed: Option<NaiveDate>,
        last: Option<Arc<Desk>>,
        report: &mut Report,
    ) -> Result<Self, Box<Project>> {
        let project = start.load(root, report);
        let mut opened = Opened::new(project, report)?;
        let edited = read_packs(root, &mut opened.project.sources, report);
        let records = opened.facts.records();
        Ok(Self {
            originals: Originals::read(root, None, records, &mut Report::default()),
            root: root.to_owned(),
            day: today::on(typed, opened.facts.settings()),
            links: Links::new(&opened.facts),
            built: Built::new(opened),
            edited,
            survey: OnceLock::new(),
            index: OnceLock::new(),
            traced: Mutex::default(),
            templates: Templates::default(),
            released: None,
            last: Mutex::new(last),
        })
    }

    /// Makes what takes longest, so that nobody waits for it: the packs, the findings and the
    /// texts to search.
    pub fn prepare(&self) {
        self.survey();
        self.index();
        if let Ok(mut last) = self.last.lock() {
            *last = None;
        }
    }

    fn opened(&self) -> &Opened {
        &self.built.opened
    }

    fn facts(&self) -> &Facts {
        &self.built.opened.facts
    }

    fn reader(&self) -> Reader<'_> {
        Reader {
            facts: self.facts(),
            as_of: self.day,
            principal: None,
        }
    }

    fn survey(&self) -> &Survey {
        self.survey.get_or_init(|| {
            let last = self.last();
            let again = last.map(|last| Again::of(&last, self)).unwrap_or_default();
            if let Ok(mut traced) = self.traced.lock() {
                for (path, known) in &again.traced {
                    traced.entry(path.clone()).or_insert(Arc::clone(known));
                }
            }
            Survey::new(self, &again)
        })
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let last = self.last();
            let known = last.as_ref().and_then(|last| last.index.get());
            searching::index(self, known)
        })
    }

    fn last(&self) -> Option<Arc<Desk>> {
        let last = self.last.lock().ok()?;
        last.clone()
    }

    /// Returns the address that opens a file of the project in the editor, where one is set.
    fn editor(&self, path: &str, line: usize) -> Option<String> {
        let editor = self.facts().settings().editor.as_ref()?;
        let full = self.root.join(path);
        let full = full.to_string_lossy().replace('\\', "/");
        let steps: Vec<String> = full.split('/').map(encoded).collect();
        let path = steps.join("/");
        let path = if path.starts_with('/') {
            path
        } else {
            format!("/{path}")
        };
        Some(editor.address(&path, line))
    }
}
