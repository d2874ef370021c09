//! Opened project → its packs as a build would make them, each line with what is behind it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::brief::Brief;
use crate::brief::state::State;
use crate::facts::Question;
use crate::facts::when::When;
use crate::finding::report::Report;
use crate::pack::as_built::house;
use crate::pack::make::{Made, make};
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::project::Project;
use crate::why::trace::fields::Fields;
use crate::why::trace::origin::ByHand;
use crate::why::trace::read::Library;
use crate::why::trace::{Asked, Trace, Tracer};

/// Everything that one state of the facts and templates gives.
pub struct Built {
    pub opened: Opened,
    tracer: OnceLock<Arc<Tracer>>,
    library: Mutex<Option<Arc<Library>>>,
}

/// One pack, and what stands behind each of its lines.
#[derive(Debug, Clone)]
pub struct TracedPack {
    pub id: String,
    pub document: String,
    /// The Markdown of a build, before hand edits.
    pub markdown: String,
    /// The reader's day.
    pub as_of: When,
    /// Its lines that a person wrote, where a comparison takes them up.
    pub by_hand: ByHand,
    /// Lines that a build gives and a person deleted.
    pub deleted: BTreeSet<String>,
    /// What stands behind each line of the Markdown.
    pub traces: Vec<Trace>,
    /// How each promise on a sheet stands, by its id.
    pub promises: BTreeMap<String, State>,
    pub handling: String,
    /// What was asked of the facts to make it.
    pub asked: Vec<Question>,
}

/// What tells where lines come from, and the records in which it looks.
type Tracing<'b> = (&'b Tracer, Fields<'b>);

impl TracedPack {
    fn of(target: &Target, made: &Made<'_>, traces: Vec<Trace>) -> Self {
        Self {
            id: target.id.clone(),
            document: target.document.clone(),
            as_of: made.brief.as_of,
            by_hand: ByHand::new(),
            deleted: BTreeSet::new(),
            traces,
            promises: promises(&made.brief),
            handling: made.brief.handling.to_owned(),
            asked: Vec::new(),
            markdown: made.markdown.clone(),
        }
    }

    /// Returns the path of the Markdown from the project folder.
    pub fn path(&self) -> String {
        Target::new(&self.id, &self.document).markdown()
    }
}

impl Built {
    /// Takes the state of an opened project.
    pub fn new(opened: Opened) -> Self {
        Self { opened, tracer: OnceLock::new(), library: Mutex::default() }
    }

    /// The same, of a project with the templates and settings of another.
    pub fn like(other: &Self, opened: Opened) -> Self {
        Self { tracer: other.tracer.clone(), ..Self::new(opened) }
    }

    /// Opens a project and takes its state.
    pub fn of(project: Project, report: &mut Report) -> Result<Self, Box<Project>> {
        Opened::new(project, report).map(Self::new)
    }

    /// Prepares to look into the records, each of which is read once, or again when very many
    /// have been read since.
    pub fn fields(&self) -> Fields<'_> {
        let project = &self.opened.project;
        let mut kept = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.take().map(Library::with_room);
        let library = known.unwrap_or_else(|| Arc::new(Library::new(project)));
        *kept = Some(Arc::clone(&library));
        Fields::of_library(project, library)
    }

    /// Forgets the records that were read, until somebody asks for them again.
    pub fn forget(&self) {
        let mut kept = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = kept.take().map(|library| library.with_room_for(0));
    }

    /// Makes packs, on every core; with what stands behind each line when `traced`.
    pub fn packs(
        &self,
        targets: &[Target],
        as_of: Option<NaiveDate>,
        traced: bool,
        report: &mut Report,
    ) -> Vec<TracedPack> {
        let tracing = traced.then(|| self.tracing());
        let one = |target| {
            let mut faults = Report::default();
            let trace = |made: &Made<'_>| {
                let all = |(tracer, fields): &Tracing<'_>| tracer.trace(made, fields, Asked::All);
                tracing.as_ref().map_or_else(Vec::new, all)
            };
            let pack = self.pack(target, as_of, &trace, &mut faults);
            (pack, faults)
        };
        let made: Vec<(Option<TracedPack>, Report)> = targets.par_iter().map(one).collect();
        made.into_iter()
            .filter_map(|(pack, faults)| {
                report.extend(faults);
                pack
            })
            .collect()
    }

    /// Makes a pack, with what stands behind those lines that are wanted of its Markdown.
    pub fn pack_with(
        &self,
        target: &Target,
        as_of: Option<NaiveDate>,
        wanted: &dyn Fn(&str) -> BTreeSet<usize>,
        report: &mut Report,
    ) -> Option<TracedPack> {
        let trace = |made: &Made<'_>| {
            let (tracer, fields) = self.tracing();
            tracer.trace(made, &fields, Asked::Of(wanted(&made.markdown)))
        };
        self.pack(target, as_of, &trace, report)
    }

    fn tracing(&self) -> Tracing<'_> {
        let opened = &self.opened;
        let make = || Arc::new(Tracer::new(opened.printer.engine(), opened.facts.settings()));
        (self.tracer.get_or_init(make), self.fields())
    }

    /// Returns which of some packs another state gives too, for their days: every question that
    /// was asked to make them has the same answer there.
    pub fn same_packs<'p>(
        &self,
        other: &Built,
        packs: &'p [TracedPack],
    ) -> BTreeMap<String, &'p TracedPack> {
        let (own, theirs) = (&self.opened, &other.opened);
        let digests = own.digests().zip(theirs.digests());
        let Some((own_digests, their_digests)) = digests else {
            return BTreeMap::new();
        };
        let same_house = house(&own.project) == house(&theirs.project);
        let is_same = |pack: &&TracedPack| {
            let mine = own.facts.answers(&pack.asked, &own_digests);
            same_house && mine == theirs.facts.answers(&pack.asked, &their_digests)
        };
        let same = packs.iter().filter(is_same);
        same.map(|pack| (pack.path(), pack)).collect()
    }

    /// Tells what is behind the lines of a text that was made.
    pub fn traced(&self, target: &Target, made: &Made<'_>, asked: Asked) -> TracedPack {
        let (tracer, fields) = self.tracing();
        TracedPack::of(target, made, tracer.trace(made, &fields, asked))
    }

    fn pack(
        &self,
        target: &Target,
        as_of: Option<NaiveDate>,
        trace: &dyn Fn(&Made<'_>) -> Vec<Trace>,
        report: &mut Report,
    ) -> Option<TracedPack> {
        let Opened { facts, printer, .. } = &self.opened;
        let noting = facts.noting();
        let made = make(&noting, printer, target, as_of, report)?;
        let asked = noting.questions();
        Some(TracedPack { asked, ..TracedPack::of(target, &made, trace(&made)) })
    }
}

fn promises(brief: &Brief<'_>) -> BTreeMap<String, State> {
    let promises = brief.sheets.iter().flat_map(|sheet| &sheet.promises);
    promises.map(|promise| (promise.id.to_owned(), promise.state)).collect()
}
