//! Project → Opened: its facts proved, its templates ready to print.

use std::sync::Arc;

use crate::facts::{Digests, Facts};
use crate::finding::field::RecordKey;
use crate::finding::report::Report;
use crate::pack::printer::Printer;
use crate::pack::target::Target;
use crate::pack::wanted::{self, Wanted};
use crate::page::templates::Templates;
use crate::project::read_all::{gather_after, gather_texts};
use crate::project::{Last, Project};

/// A project of which packs can be made: every link of its facts holds, and its templates can
/// be read.
pub struct Opened {
    pub project: Project,
    pub facts: Facts,
    pub templates: Arc<Templates>,
    /// What makes Markdown and web pages of briefs.
    pub printer: Printer,
}

impl Opened {
    /// Proves the facts of a project and reads its templates.
    ///
    /// Where either has faults, they are noted in the report, and the project is given back, so
    /// that its texts can be quoted beside them.
    pub fn new(mut project: Project, report: &mut Report) -> Result<Self, Box<Project>> {
        let templates = Arc::new(Templates::new(&project.templates, &mut project.sources));
        let facts = project.prove(report);
        if report.has_errors() {
            return Err(Box::new(project));
        }
        match Printer::new(&templates, facts.settings(), report) {
            Some(printer) => Ok(Self { project, facts, templates, printer }),
            None => Err(Box::new(project)),
        }
    }

    /// The same of texts that do not lie on the disk, as those of a git revision: path from the
    /// project folder, text.
    pub fn of_texts(
        texts: Vec<(String, String)>,
        report: &mut Report,
    ) -> Result<Self, Box<Project>> {
        let project = gather_texts(texts, report);
        Self::new(project, report)
    }

    /// The same of texts of another state, which shares the records that are the same in both.
    pub fn other(
        &self,
        texts: Vec<(String, String)>,
        report: &mut Report,
    ) -> Result<Self, Box<Project>> {
        let project = gather_after(texts, Some(self.as_last()), report);
        Self::new(project, report)
    }

    /// Returns what was read, of which another state takes what is the same.
    pub fn as_last(&self) -> Last<'_> {
        Last { project: &self.project, records: self.facts.records() }
    }

    /// Returns the texts of the project, built-in templates aside.
    pub fn texts(&self) -> Vec<(String, String)> {
        let sources = &self.project.sources;
        let own = sources.paths().filter(|path| !path.ends_with("(built in)"));
        let text = |path: &str| {
            let file = sources.find(path)?;
            Some((path.to_owned(), sources.file(file).glance().into_owned()))
        };
        own.filter_map(text).collect()
    }

    /// Returns what stands for every record; nothing where one has no file.
    pub fn digests(&self) -> Option<Digests> {
        let digest = |kind, id: &str| self.project.digest_of(&RecordKey::new(kind, id));
        Digests::new(&self.facts, &digest)
    }

    /// Chooses what to make; names what is not there.
    pub fn targets(&self, wanted: &Wanted, report: &mut Report) -> Vec<Target> {
        wanted::targets(&self.facts, self.printer.documents(), wanted, report)
    }
}
