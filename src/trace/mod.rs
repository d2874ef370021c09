//! Brief × templates × page → for every line: the facts it shows, why it is there, and the
//! template line that prints it.

pub mod branch;
pub mod fields;
mod follow;
mod how;
pub mod instrument;
pub mod leaves;
mod linked;
pub mod origin;
mod read;
mod scalar;

use std::sync::Arc;

use serde_json::Value;
use tera::Context;

use crate::brief::Brief;
use crate::facts::settings::Settings;
use crate::page::Draft;
use crate::page::mark::{Stripped, strip};
use crate::page::notes::used_only;
use crate::page::render::Engine;
use crate::report::Report;
use branch::{Place, Reasons};
use fields::{Fields, Found, is_within};
use follow::follow;
use instrument::{TemplateLine, instrument};
use leaves::{Leaf, WITHIN, mark};

/// What stands behind one line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// The facts whose words the line shows.
    pub shows: Vec<Found>,
    /// The facts for which it is there.
    pub because: Vec<Found>,
    /// The template lines that print it, the first word's first.
    pub template: Vec<TemplateLine>,
}

/// Templates with marks: what renders a brief once more to see what comes from where.
#[derive(Debug)]
pub struct Tracer {
    plain: Engine,
    marked: Option<Engine>,
    reasons: Reasons,
    lines: Vec<TemplateLine>,
}

/// As often as leaves that a template cannot bear are looked for.
const TRIALS: usize = 24;

impl Tracer {
    /// Puts marks into the templates of an engine.
    pub fn new(engine: &Engine, settings: &Settings) -> Self {
        let instrumented = instrument(engine.templates().iter());
        let reasons = Reasons::default();
        let because = reasons.function(instrumented.branches);
        let settings = Arc::new(settings.clone());
        let marked = engine.marked(&settings, instrumented.texts, because);
        Self {
            plain: engine.clone(),
            marked,
            reasons,
            lines: instrumented.lines,
        }
    }

    /// Tells of every line of a page where it comes from. `draft` is what the templates
    /// wrote, `page` what was made of it.
    pub fn trace(
        &self,
        brief: &Brief<'_>,
        draft: &Draft,
        page: &str,
        fields: &Fields<'_>,
    ) -> Vec<Trace> {
        let root = fields.root(brief.id);
        let engine = self.marked.as_ref().unwrap_or(&self.plain);
        let job = Job {
            engine,
            document: brief.document,
            brief,
            root: &root,
            draft,
        };
        let (marked, leaves) = job.faithful();
        let followed = follow(&marked, &used_only(&draft.0), page);
        let trace = |line| self.line(line, &leaves, fields, &root);
        followed.iter().map(trace).collect()
    }

    fn line(
        &self,
        line: &follow::Followed,
        leaves: &[Leaf],
        fields: &Fields<'_>,
        root: &str,
    ) -> Trace {
        let mut shows = Vec::new();
        for n in &line.leaves {
            let Some(leaf) = leaves.get(usize::from(*n)) else {
                continue;
            };
            add(
                &mut shows,
                fields.find(&leaf.origin, &leaf.key, &leaf.words),
            );
        }
        let mut because = Vec::new();
        let mut reasons = |n: u16| {
            let places = self.reasons.places(n);
            let mut lists = places.iter().filter(|place| place.items.is_some());
            match lists.find_map(|place| fields.list(place)) {
                Some(list) => add(&mut because, Some(list)),
                None => {
                    let single = places.iter().filter(|place| place.items.is_none());
                    single.for_each(|place| add(&mut because, fields.reason(place)));
                }
            }
            !because.is_empty()
        };
        if shows.is_empty() {
            line.within.iter().for_each(|n| {
                reasons(*n);
            });
        }
        line.because.iter().rev().any(|n| reasons(*n));
        if because.is_empty() && shows.is_empty() {
            let place = Place {
                origin: root.to_owned(),
                key: String::new(),
                missing: false,
                items: None,
            };
            add(&mut because, fields.reason(&place));
        }
        let told = |found: &Found| {
            shows.iter().any(|s| {
                s.field.record == found.field.record
                    && is_within(&s.field.path, &found.field.path)
            })
        };
        because.retain(|found| !told(found));
        let template = line.template.iter();
        let template = template.filter_map(|n| self.lines.get(usize::from(*n)).cloned());
        Trace {
            shows,
            because,
            template: template.collect(),
        }
    }
}

fn add(found: &mut Vec<Found>, new: Option<Found>) {
    found.extend(new.filter(|new| !found.contains(new)));
}

struct Job<'j, 'b> {
    engine: &'j Engine,
    document: &'j str,
    brief: &'j Brief<'b>,
    root: &'j str,
    draft: &'j Draft,
}

impl Job<'_, '_> {
    /// Renders with as many marks as the templates bear: one that compares a fact with a
    /// word, or cuts it, would write something else, and then that key goes without.
    fn faithful(&self) -> (Stripped, Vec<Leaf>) {
        if let Some(done) = self.render(&[]) {
            return done;
        }
        let mut keys = Vec::new();
        if let Some(leaves) = mark(&mut self.value(), self.root, &[]) {
            keys = leaves.into_iter().map(|leaf| leaf.key).collect();
            keys.sort();
            keys.dedup();
        }
        let mut without = keys.clone();
        let mut pending = halves(&keys);
        for _ in 0..TRIALS {
            let Some(group) = pending.pop() else { break };
            let fewer: Vec<String> = without
                .iter()
                .filter(|key| !group.contains(key))
                .cloned()
                .collect();
            if self.render(&fewer).is_some() {
                without = fewer;
            } else if group.len() > 1 {
                pending.extend(halves(&group));
            }
        }
        let bare = || Stripped {
            plain: self.draft.0.clone(),
            marks: Vec::new(),
        };
        self.render(&without)
            .unwrap_or_else(|| (bare(), Vec::new()))
    }

    fn value(&self) -> Value {
        serde_json::to_value(self.brief).expect("a brief holds words and numbers only")
    }

    fn render(&self, except: &[String]) -> Option<(Stripped, Vec<Leaf>)> {
        let mut value = self.value();
        let leaves = mark(&mut value, self.root, except)?;
        let mut context = Context::from_serialize(&value).ok()?;
        context.insert(WITHIN, self.root);
        let mut faults = Report::default();
        let marked = self
            .engine
            .render_context(self.document, context, &mut faults)?;
        let stripped = strip(&marked.0);
        (stripped.plain == self.draft.0).then_some((stripped, leaves))
    }
}

fn halves(keys: &[String]) -> Vec<Vec<String>> {
    let (left, right) = keys.split_at(keys.len() / 2);
    [left, right]
        .into_iter()
        .filter(|half| !half.is_empty())
        .map(<[_]>::to_vec)
        .collect()
}
