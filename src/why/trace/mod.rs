//! Brief × templates × page → for every line: the facts it shows, why it is there, and the
//! template line that prints it.

mod behind;
pub mod branch;
mod compare;
pub mod fields;
mod follow;
mod gap;
mod how;
pub mod instrument;
pub mod keys;
mod leaves;
mod linked;
pub mod origin;
pub mod read;
pub mod reason;
mod scalar;
mod unshown;

use std::collections::BTreeSet;
use std::sync::Arc;

use tera::Value;

use crate::facts::settings::Settings;
use crate::pack::make::Made;
use crate::page::mark::{Mark, marks_on};
use crate::page::render::Engine;
use behind::Behind;
use branch::Branch;
use fields::{Fields, Found, How};
use follow::{Followed, follow};
use instrument::{TemplateLine, instrument};
use leaves::{Leaf, mark};
use reason::{Reasons, because, met};

/// What stands behind one line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// The facts whose words the line shows.
    pub shows: Vec<Found>,
    pub because: Vec<Found>,
    /// The template lines that print it, the first word's first.
    pub template: Vec<TemplateLine>,
}

/// What is asked of the lines of a page.
#[derive(Debug)]
pub enum Asked {
    /// All that stands behind each.
    All,
    /// What each shows, and not why it is there.
    Shown,
    /// All that stands behind some, by their numbers from 0.
    Of(BTreeSet<usize>),
}

/// Templates with marks: what renders a brief once more to see what comes from where.
#[derive(Debug)]
pub struct Tracer {
    plain: Engine,
    marked: Option<Engine>,
    branches: Arc<[Branch]>,
    lines: Vec<TemplateLine>,
}

/// As often as leaves that a template cannot bear are looked for.
const TRIALS: usize = 24;

impl Tracer {
    /// Puts marks into the templates of an engine.
    pub fn new(engine: &Engine, settings: &Settings) -> Self {
        let instrumented = instrument(engine.templates().iter());
        let branches: Arc<[Branch]> = instrumented.branches.into();
        let because = because(Arc::clone(&branches));
        let settings = Arc::new(settings.clone());
        let marked = engine.marked(&settings, instrumented.texts, because, compare::bare);
        Self { plain: engine.clone(), marked, branches, lines: instrumented.lines }
    }

    /// Tells of the lines of a page where they come from.
    pub fn trace(&self, made: &Made<'_>, fields: &Fields<'_>, asked: Asked) -> Vec<Trace> {
        let root = fields.root(made.brief.id);
        let engine = self.marked.as_ref().unwrap_or(&self.plain);
        let origin = Value::normal_string(&root);
        let job = Job { engine, made, root: &origin };
        let Marked { marks, leaves, reasons } = job.faithful();
        let followed = follow(&made.draft.0, &marks, &made.used, &made.markdown);
        let behind = Behind::new(&self.branches, &reasons, &leaves, fields, &root);
        let lines: Vec<&str> = made.markdown.lines().collect();
        let with_reasons = !matches!(asked, Asked::Shown);
        let wanted = match asked {
            Asked::All | Asked::Shown => None,
            Asked::Of(mut wanted) => {
                let cited = wanted.iter().flat_map(|n| citing(&lines, *n)).collect::<Vec<_>>();
                wanted.extend(cited);
                Some(wanted)
            }
        };
        let trace = |(n, line): (usize, &Followed)| {
            if wanted.as_ref().is_some_and(|wanted| !wanted.contains(&n)) {
                return Trace::default();
            }
            let (shows, because) = behind.line(line, with_reasons);
            let template = line.template.iter().filter_map(|n| self.lines.get(usize::from(*n)));
            Trace { shows, because, template: template.cloned().collect() }
        };
        let mut traces: Vec<Trace> = followed.iter().enumerate().map(trace).collect();
        if with_reasons {
            cited_by(&lines, &mut traces);
        }
        traces
    }
}

/// Returns the lines that cite the footnote which a line is, if it is one.
fn citing(lines: &[&str], footnote: usize) -> Vec<usize> {
    let line = lines.get(footnote).copied().unwrap_or_default();
    let label = line.split_once("]:").map_or("", |(label, _)| label);
    if !label.starts_with("[^") {
        return Vec::new();
    }
    let label = format!("{label}]");
    let all = lines.iter().enumerate();
    let citing = all.filter(|(other, line)| *other != footnote && line.contains(&label));
    citing.map(|(other, _)| other).collect()
}

/// A footnote is there because of the facts that cite it.
fn cited_by(lines: &[&str], traces: &mut [Trace]) {
    for n in 0..lines.len() {
        let facts: Vec<Found> = citing(lines, n)
            .into_iter()
            .filter_map(|other| traces.get(other))
            .filter_map(|trace| trace.shows.first().cloned())
            .collect();
        let Some(trace) = traces.get_mut(n) else {
            continue;
        };
        for fact in facts {
            let because = Found { how: How::Because, ..fact };
            if !trace.because.contains(&because) {
                trace.because.push(because);
            }
        }
    }
}

/// A rendering with marks, and what their numbers mean.
#[derive(Default)]
struct Marked<'s> {
    marks: Vec<(usize, Mark)>,
    leaves: Vec<Leaf<'s>>,
    reasons: Reasons,
}

struct Job<'j> {
    engine: &'j Engine,
    made: &'j Made<'j>,
    root: &'j Value,
}

impl<'j> Job<'j> {
    /// Renders with as many marks as the templates bear: one that compares a fact with a
    /// word, or cuts it, would write something else, and then that key goes without.
    fn faithful(&self) -> Marked<'j> {
        if let Some(done) = self.render(&[]) {
            return done;
        }
        let (_, leaves) = mark(&self.made.seen, self.root, &[]);
        let mut keys: Vec<String> = leaves.iter().map(|leaf| leaf.key.to_owned()).collect();
        keys.sort();
        keys.dedup();
        let mut without = keys.clone();
        let mut pending = halves(&keys);
        for _ in 0..TRIALS {
            let Some(group) = pending.pop() else { break };
            let fewer: Vec<String> =
                without.iter().filter(|key| !group.contains(key)).cloned().collect();
            if self.render(&fewer).is_some() {
                without = fewer;
            } else if group.len() > 1 {
                pending.extend(halves(&group));
            }
        }
        self.render(&without).unwrap_or_default()
    }

    fn render(&self, except: &[String]) -> Option<Marked<'j>> {
        let (seen, leaves) = mark(&self.made.seen, self.root, except);
        met();
        let document = self.made.brief.document;
        let draft = &self.made.draft;
        let marked = self.engine.render_again(document, &seen, draft)?;
        Some(Marked { marks: marks_on(&draft.0, &marked)?, leaves, reasons: met() })
    }
}

fn halves(keys: &[String]) -> Vec<Vec<String>> {
    let (left, right) = keys.split_at(keys.len() / 2);
    [left, right].into_iter().filter(|half| !half.is_empty()).map(<[_]>::to_vec).collect()
}
