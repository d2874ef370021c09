//! A project → the pages of its desk, each made when it is first asked for.

mod before;
mod behind;
mod beside;
mod changes;
mod findings;
mod folder;
mod ground;
mod home;
mod kept;
mod look;
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
use std::process::Child;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use chrono::NaiveDate;

use super::standing::Standing;
use super::start::Start;
use super::today;
use crate::brief::reader::Reader;
use crate::desk::address::encoded;
use crate::desk::index::Index;
use crate::desk::link::Links;
use crate::desk::templates::Templates;
use crate::facts::{Digests, Facts};
use crate::finding::report::Report;
use crate::import;
use crate::pack::as_built::house;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::project::Project;
use crate::project::load::load_after;
use crate::project::load::state::Seen;
use crate::project::originals::Originals;
use crate::release::edition::Made;
use crate::why::built::Built;
use before::Before;
use pack::Traced;
use survey::Survey;

pub use folder::Folder;
pub use look::{Findings, read};
pub use site::{Around, Asked, Page, style_built_in, unread};

/// One state of a project, and what has been made of it so far.
pub struct Desk {
    root: PathBuf,
    start: Option<Start>,
    /// The day on which somebody looks.
    day: NaiveDate,
    built: Built,
    /// What stands for settings and templates.
    house: String,
    digests: OnceLock<Option<Digests>>,
    links: Links,
    originals: Originals,
    survey: OnceLock<Arc<Survey>>,
    index: OnceLock<Arc<Index>>,
    findings: RwLock<Looked>,
    /// Packs of which it is known what stands behind their lines, the last asked for last.
    traced: Mutex<Vec<Arc<Traced>>>,
    /// Pages as they were asked for, by the steps of their addresses.
    pages: Mutex<BTreeMap<Vec<String>, Page>>,
    templates: Templates,
    /// What may be shown, where that is an edition.
    released: Option<Released>,
    /// What of the state before may still hold.
    before: Before,
    /// Whether its pages are for others, on whose machines no file of the project lies.
    is_for_others: bool,
}

/// What was found last, of the state before while this one is still looked at: there is much of it,
/// so that the one makes place for the other.
#[derive(Default)]
struct Looked {
    found: Option<Arc<Findings>>,
    is_done: bool,
}

struct Released {
    made: Vec<(Target, Made)>,
}

impl Desk {
    /// Reads a project; where it has faults, it is given back to quote them.
    pub fn open(
        start: &Start,
        root: &Path,
        typed: Option<NaiveDate>,
        last: Option<&Desk>,
        report: &mut Report,
    ) -> Result<Self, Box<Project>> {
        let project = match last {
            Some(last) => {
                load_after(root, Seen::new(), None, Some(last.opened().as_last()), report)
            }
            None => start.load(root, report),
        };
        let opened = Opened::new(project, report)?;
        let house = house(&opened.project);
        let built = match last.filter(|last| last.house == house) {
            Some(last) => Built::like(&last.built, opened),
            None => Built::new(opened),
        };
        let facts = &built.opened.facts;
        Ok(Self {
            originals: Originals::read(
                root,
                None,
                facts.records(),
                import::words,
                &mut Report::default(),
            ),
            root: root.to_owned(),
            start: Some(start.clone()),
            before: last.map(|last| Before::of(last, &house)).unwrap_or_default(),
            findings: RwLock::new(Looked { found: last.and_then(Desk::findings), is_done: false }),
            house,
            digests: OnceLock::new(),
            day: today::on(typed, facts.settings()),
            links: Links::new(facts),
            built,
            survey: OnceLock::new(),
            index: OnceLock::new(),
            traced: Mutex::default(),
            pages: Mutex::default(),
            templates: Templates::default(),
            released: None,
            is_for_others: false,
        })
    }

    /// Makes its pages for others: each pack is made once, for all that is shown of it.
    pub fn for_others(self) -> Self {
        Self { is_for_others: true, ..self }
    }

    /// Makes what takes longest, so that nobody waits for it: the packs, and what is searched.
    pub fn prepare(&self) {
        self.survey();
        self.index();
    }

    /// Begins to look for findings, which takes longer than all else together.
    pub fn begin_to_look(&self) -> Option<std::io::Result<Child>> {
        let start = self.start.as_ref()?;
        Some(look::begin(start, &self.root, self.day))
    }

    pub fn take(&self, found: Findings) -> bool {
        let mut looked = self.findings.write().unwrap_or_else(PoisonError::into_inner);
        let is_first = !looked.is_done;
        if is_first {
            *looked = Looked { found: Some(Arc::new(found)), is_done: true };
        }
        is_first
    }

    /// Looks for findings, and waits for them.
    pub fn look(&self) {
        if let Some(start) = &self.start {
            self.take(look::look(start, &self.root, self.day));
        }
    }

    fn looked(&self) -> RwLockReadGuard<'_, Looked> {
        self.findings.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the findings; while they are looked for, those of before.
    fn findings(&self) -> Option<Arc<Findings>> {
        self.looked().found.clone()
    }

    /// Says whether all is there that pages show beside the facts.
    fn is_settled(&self) -> bool {
        let is_read = self.survey.get().is_some() && self.index.get().is_some();
        is_read && !self.is_looking()
    }

    /// Says whether findings are still being looked for.
    fn is_looking(&self) -> bool {
        !self.looked().is_done
    }

    fn opened(&self) -> &Opened {
        &self.built.opened
    }

    fn facts(&self) -> &Facts {
        &self.built.opened.facts
    }

    fn reader(&self) -> Reader<'_> {
        Reader { facts: self.facts(), as_of: self.day, principal: None }
    }

    fn survey(&self) -> &Survey {
        self.survey.get_or_init(|| Arc::new(Survey::new(self)))
    }

    fn index(&self) -> &Index {
        let index = || Arc::new(searching::index(self, self.before.index.as_deref()));
        self.index.get_or_init(index)
    }

    /// Returns what stands for every record.
    fn digests(&self) -> Option<&Digests> {
        let digests = || self.opened().digests();
        self.digests.get_or_init(digests).as_ref()
    }

    /// Returns what earlier runs know of the packs in output/.
    fn standing(&self) -> Option<Standing> {
        Standing::of(self.start.as_ref()?, &self.root, self.opened(), None)
    }

    /// Returns the address that opens a file of the project in the editor, where one is set.
    fn editor(&self, path: &str, line: usize) -> Option<String> {
        let editor = self.facts().settings().editor.as_ref().filter(|_| !self.is_for_others)?;
        let full = self.root.join(path).to_string_lossy().replace('\\', "/");
        let steps: Vec<String> = full.split('/').map(encoded).collect();
        let joined = steps.join("/");
        // A drive of Windows stands at the head of a path without a stroke before it.
        let from_root = if joined.starts_with('/') { joined } else { format!("/{joined}") };
        Some(editor.address(&from_root, line))
    }
}
