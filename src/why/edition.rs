//! Project → Edition: its packs as a build would make them, each line with what is behind it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::brief::Brief;
use crate::brief::promises::State;
use crate::facts::Facts;
use crate::facts::resolve::resolve;
use crate::facts::unread::Unread;
use crate::facts::when::When;
use crate::finding::report::Report;
use crate::pack::compile;
use crate::pack::press::Press;
use crate::pack::wanted::{self, Target, Wanted};
use crate::page::notes::used_only;
use crate::page::templates::Templates;
use crate::project::Project;
use crate::project::read_all::{Input, gather};
use crate::project::role::Slot;
use crate::tidy::tidy;
use crate::why::trace::fields::Fields;
use crate::why::trace::read::Library;
use crate::why::trace::{Steps, Trace, Tracer};

/// Everything that one state of the facts and templates gives.
pub struct Edition {
    /// The texts.
    pub project: Project,
    /// The facts in them.
    pub facts: Facts,
    /// The templates.
    pub templates: Arc<Templates>,
    press: Press,
    tracer: OnceLock<Tracer>,
    library: OnceLock<Arc<Library>>,
}

/// One pack, and what stands behind each of its lines.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The visit or contact.
    pub id: String,
    /// The document.
    pub document: String,
    /// The Markdown of a build, before hand edits.
    pub markdown: String,
    /// The reader's day.
    pub as_of: When,
    /// What stands behind each line of the Markdown.
    pub traces: Vec<Trace>,
    /// How each promise on a sheet stands, by its id.
    pub promises: BTreeMap<String, State>,
    /// The titles of its sheets.
    pub sheets: Vec<String>,
    /// Its handling mark.
    pub handling: String,
}

/// Makes a project of texts that do not lie on the disk, as those of a git revision.
pub fn of_texts(texts: Vec<(String, String)>, report: &mut Report) -> Project {
    let inputs = texts.into_iter().filter_map(|(path, text)| {
        let slot = Slot::of(&path).ok()?;
        Some(Input {
            path,
            slot,
            text: Ok(text),
        })
    });
    gather(inputs.collect(), Unread::default(), report)
}

impl Pack {
    /// Returns the path of the Markdown from the project folder.
    pub fn path(&self) -> String {
        format!("output/{}/{}.md", self.id, self.document)
    }
}

impl Edition {
    /// Proves the facts of a project and reads its templates.
    pub fn new(mut project: Project, report: &mut Report) -> Result<Self, Box<Project>> {
        let templates = Templates::new(&project.templates, &mut project.sources);
        let templates = Arc::new(templates);
        let records = project.take_records();
        let facts = resolve(records, &project.unread, report);
        if report.has_errors() {
            return Err(Box::new(project));
        }
        match Press::new(&templates, facts.settings(), report) {
            Some(press) => Ok(Self {
                project,
                facts,
                templates,
                press,
                tracer: OnceLock::new(),
                library: OnceLock::new(),
            }),
            None => Err(Box::new(project)),
        }
    }

    /// Returns the texts of the project, built-in templates aside.
    pub fn texts(&self) -> Vec<(String, String)> {
        let sources = &self.project.sources;
        let own = sources.paths().filter(|path| !path.ends_with("(built in)"));
        let text = |path: &str| {
            let file = sources.find(path)?;
            Some((path.to_owned(), sources.file(file).text.clone()))
        };
        own.filter_map(text).collect()
    }

    /// Chooses the packs to make; names what is not there.
    pub fn targets(&self, wanted: &Wanted, report: &mut Report) -> Vec<Target> {
        wanted::targets(&self.facts, &self.press, wanted, report)
    }

    /// Prepares to look into the records, each of which is read once.
    pub fn fields(&self) -> Fields<'_> {
        let library = || Arc::new(Library::new(&self.project));
        let library = Arc::clone(self.library.get_or_init(library));
        Fields::of_library(&self.project, library)
    }

    /// Makes packs, on every core; with what stands behind each line when `traced`.
    pub fn packs(
        &self,
        targets: &[Target],
        as_of: Option<NaiveDate>,
        traced: bool,
        report: &mut Report,
    ) -> Vec<Pack> {
        let tracer = traced.then(|| {
            let make = || Tracer::new(self.press.engine(), self.facts.settings());
            (self.tracer.get_or_init(make), self.fields())
        });
        let made: Vec<(Option<Pack>, Report)> = targets
            .par_iter()
            .map(|target| {
                let mut faults = Report::default();
                let pack = self.pack(target, as_of, tracer.as_ref(), &mut faults);
                (pack, faults)
            })
            .collect();
        made.into_iter()
            .filter_map(|(pack, faults)| {
                report.extend(faults);
                pack
            })
            .collect()
    }

    fn pack(
        &self,
        target: &Target,
        as_of: Option<NaiveDate>,
        tracer: Option<&(&Tracer, Fields<'_>)>,
        report: &mut Report,
    ) -> Option<Pack> {
        let brief = compile::brief(&self.facts, &self.press, target, as_of)?;
        let engine = self.press.engine();
        let seen = brief.seen();
        let draft = engine.render_seen(&target.document, &seen, report)?;
        let abbreviations = &self.facts.settings().abbreviations;
        let used = used_only(&draft.0);
        let markdown = tidy(&used, abbreviations);
        let steps = Steps {
            brief: &brief,
            seen: &seen,
            draft: &draft,
            used: &used,
            page: &markdown,
        };
        let trace =
            |(tracer, fields): &(&Tracer, Fields<'_>)| tracer.trace(&steps, fields);
        let traces = tracer.map_or_else(Vec::new, trace);
        Some(Pack {
            id: target.id.clone(),
            document: target.document.clone(),
            markdown,
            as_of: brief.as_of,
            traces,
            promises: promises(&brief),
            sheets: brief
                .sheets
                .iter()
                .map(|sheet| sheet.title.clone())
                .collect(),
            handling: brief.handling.to_owned(),
        })
    }
}

fn promises(brief: &Brief<'_>) -> BTreeMap<String, State> {
    let promises = brief.sheets.iter().flat_map(|sheet| &sheet.promises);
    promises
        .map(|promise| (promise.id.to_owned(), promise.state))
        .collect()
}
