//! A changed line × what is behind it on both sides → why it changed.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::facts::{Facts, Fate};
use super::lines::Change;
use super::probe::{Probe, Step, probes};
use crate::edition::{Edition, Pack};
use crate::facts::when::When;
use crate::field::{FieldPath, RecordKey};
use crate::place::Places;
use crate::report::At;
use crate::trace::Trace;
use crate::trace::fields::{Found, Scalar};
use crate::trace::instrument::TemplateLine;

/// Why a line changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A fact.
    Fact {
        /// What became of it.
        fate: Fate,
        /// The fact.
        field: FieldPath,
        /// Its file and line, of the old side where it is no more.
        place: String,
    },
    /// A template, by path and line.
    Template(String),
    /// The reader's day.
    AsOf(When, When),
    /// A person's hand.
    Hand,
}

/// Both sides of a comparison.
pub struct Sides<'s> {
    /// The old facts and templates, where they are known.
    pub old: Option<&'s Edition>,
    /// The new ones.
    pub new: &'s Edition,
    /// The facts compared.
    pub facts: Facts<'s>,
    packs: Vec<(Option<&'s Pack>, Option<&'s Pack>)>,
    probes: OnceCell<Vec<Probe>>,
}

/// As many facts as are named under one change.
const MOST: usize = 6;

impl<'s> Sides<'s> {
    /// Compares two editions; without an old one, facts count as they are.
    pub fn new(
        old: Option<&'s Edition>,
        new: &'s Edition,
        packs: Vec<(Option<&'s Pack>, Option<&'s Pack>)>,
    ) -> Self {
        let project = |edition: &'s Edition| &edition.project;
        Self {
            old,
            new,
            facts: Facts::new(old.map_or(&new.project, project), &new.project),
            packs,
            probes: OnceCell::new(),
        }
    }

    /// Says why a line changed.
    pub fn causes(
        &self,
        change: Change,
        old: Option<&Pack>,
        new: Option<&Pack>,
    ) -> Vec<Cause> {
        let trace = |pack: Option<&Pack>, n: Option<usize>| -> Trace {
            let trace = pack.zip(n).and_then(|(pack, n)| pack.traces.get(n));
            trace.cloned().unwrap_or_default()
        };
        let before = trace(old, change.old());
        let after = trace(new, change.new());
        let mut steps: Vec<&dyn Fn() -> Vec<Cause>> = Vec::new();
        let direct = || self.facts_behind(&before.shows, &after.shows);
        let templates = || self.templates(&before, &after);
        let probed = || self.probed(change, old, new);
        let reasons = || self.facts_behind(&before.because, &after.because);
        let related = || self.related(&before, &after);
        let day = || days(old, new);
        let named = || self.named(&after);
        steps.extend([&direct as &dyn Fn() -> Vec<Cause>, &templates, &probed, &reasons]);
        steps.extend([&related as &dyn Fn() -> Vec<Cause>, &day, &named]);
        let causes = steps.into_iter().map(|step| step());
        causes.into_iter().find(|causes| !causes.is_empty()).unwrap_or_default()
    }

    /// Finds the changes but for which the line would be as it was.
    fn probed(&self, change: Change, old: Option<&Pack>, new: Option<&Pack>) -> Vec<Cause> {
        let Some((before, pack)) = self.old.zip(new.or(old)) else {
            return Vec::new();
        };
        let probes = self
            .probes
            .get_or_init(|| probes(before, self.new, &self.facts, &self.packs));
        let line = |pack: Option<&Pack>, n: Option<usize>| {
            let line = pack.zip(n).and_then(|(pack, n)| pack.markdown.lines().nth(n));
            line.unwrap_or_default().to_owned()
        };
        let (was, is) = (line(old, change.old()), line(new, change.new()));
        let now = new.map_or("", |pack| pack.markdown.as_str());
        let mut causes = Vec::new();
        for probe in probes {
            if !probe.undoes(change, &pack.path(), now, (&was, &is)) {
                continue;
            }
            match &probe.step {
                Step::Day(before, after) => causes.push(Cause::AsOf(*before, *after)),
                Step::Record(record, fate) => {
                    let changed = self.facts.changed(record);
                    // The day is named as such.
                    if changed.iter().all(|scalar| scalar.path == "as_of") {
                        continue;
                    }
                    let path = match changed.as_slice() {
                        [only] => only.path.clone(),
                        [one, other] if one.path == other.path => one.path.clone(),
                        _ => String::new(),
                    };
                    let record = record.clone();
                    self.add(&mut causes, *fate, &FieldPath { record, path });
                }
            }
        }
        causes
    }

    fn facts_behind(&self, before: &[Found], after: &[Found]) -> Vec<Cause> {
        let after = after.iter().map(|found| (&found.field, self.facts.of_new(&found.field)));
        let before = before.iter().map(|found| (&found.field, self.facts.of_old(&found.field)));
        let mut causes: Vec<Cause> = Vec::new();
        for (field, fate) in after.chain(before).filter(|(_, fate)| *fate != Fate::Kept) {
            self.add(&mut causes, fate, field);
        }
        causes
    }

    /// A record that is new or gone is named once, with its first field.
    fn add(&self, causes: &mut Vec<Cause>, fate: Fate, field: &FieldPath) {
        let whole = self.facts.of_record(&field.record);
        let (fate, path) = match whole {
            Fate::Added | Fate::Removed => (whole, String::new()),
            _ => (fate, field.path.clone()),
        };
        let field = FieldPath {
            record: field.record.clone(),
            path,
        };
        let known = causes
            .iter()
            .any(|cause| matches!(cause, Cause::Fact { field: other, .. } if *other == field));
        if !known && causes.len() < MOST {
            let place = self.place(fate, &field);
            causes.push(Cause::Fact { fate, field, place });
        }
    }

    fn place(&self, fate: Fate, field: &FieldPath) -> String {
        let gone = fate == Fate::Removed || !self.facts.is_new(field);
        let edition = self.old.filter(|_| gone).unwrap_or(self.new);
        let place = Places::new(&edition.project).find(&At::Field(field.clone()));
        let line = place.line_column.map_or(1, |(line, _)| line);
        format!("{}:{line}", place.path)
    }

    /// A template line is a cause when the other side's template has no such line.
    fn templates(&self, before: &Trace, after: &Trace) -> Vec<Cause> {
        let Some(old) = self.old else { return Vec::new() };
        let is_in = |edition: &Edition, line: &TemplateLine, text: &str| {
            let template = edition.templates.get(&line.name);
            template.is_some_and(|template| template.text.lines().any(|own| own == text))
        };
        let text = |edition: &Edition, line: &TemplateLine| {
            let template = edition.templates.get(&line.name)?;
            template.text.lines().nth(line.line - 1).map(str::to_owned)
        };
        let changed = |line: &&TemplateLine, own: &Edition, other: &Edition| {
            text(own, line).is_some_and(|text| !is_in(other, line, &text))
        };
        let new = after.template.iter().filter(|line| changed(line, self.new, old));
        let gone = before.template.iter().filter(|line| changed(line, old, self.new));
        let mut causes: Vec<Cause> = Vec::new();
        let mut named = BTreeSet::new();
        for (line, edition) in new.map(|l| (l, self.new)).chain(gone.map(|l| (l, old))) {
            if named.insert(&line.name) {
                let path = edition.templates.path(&line.name);
                causes.push(Cause::Template(format!("{path}:{}", line.line)));
            }
        }
        causes
    }

    /// Facts that changed and name a record behind the line, as a contact names somebody of
    /// whom none was on record.
    fn related(&self, before: &Trace, after: &Trace) -> Vec<Cause> {
        let all = [&before.shows, &before.because, &after.shows, &after.because];
        let behind: BTreeSet<&RecordKey> =
            all.into_iter().flatten().map(|found| &found.field.record).collect();
        let mut causes = Vec::new();
        for (record, fate) in self.facts.records() {
            let changed = self.facts.changed(&record);
            let names = |scalar: &&Scalar| {
                let key = scalar.path.rsplit('.').next().unwrap_or_default();
                behind.iter().any(|record| record.id == scalar.words || record.id == key)
            };
            let is_behind = behind.contains(&record).then(|| changed.first()).flatten();
            if let Some(scalar) = changed.iter().find(names).or(is_behind) {
                let path = scalar.path.clone();
                self.add(&mut causes, fate, &FieldPath { record, path });
            }
        }
        causes
    }

    /// Without the old facts, the facts behind the new line are all that can be named.
    fn named(&self, after: &Trace) -> Vec<Cause> {
        let mut causes = Vec::new();
        for found in after.shows.iter().chain(&after.because) {
            if self.old.is_none() {
                let (fate, field) = (Fate::Kept, found.field.clone());
                let place = self.place(fate, &field);
                causes.push(Cause::Fact { fate, field, place });
            }
        }
        causes.truncate(MOST);
        causes
    }
}

fn days(old: Option<&Pack>, new: Option<&Pack>) -> Vec<Cause> {
    let days = old.zip(new).map(|(old, new)| (old.as_of, new.as_of));
    let days = days.filter(|(old, new)| old != new);
    days.map(|(old, new)| Cause::AsOf(old, new)).into_iter().collect()
}

impl Cause {
    /// Says the cause in a few words.
    pub fn words(&self, in_words: &dyn Fn(When) -> String) -> String {
        match self {
            Cause::Fact { fate, field, place } => {
                let what = match field.path.as_str() {
                    "" => format!("{} {}", field.record.kind.noun(), field.record.id),
                    path => format!(
                        "{} of {} {}",
                        path,
                        field.record.kind.noun(),
                        field.record.id
                    ),
                };
                match fate {
                    Fate::Kept => format!("tells of {what} ({place})"),
                    fate => format!("{what} was {} ({place})", fate.word()),
                }
            }
            Cause::Template(path) => format!("template changed ({path})"),
            Cause::AsOf(old, new) => format!(
                "the reader's day went from {} to {}",
                in_words(*old),
                in_words(*new)
            ),
            Cause::Hand => "written by hand".to_owned(),
        }
    }

    /// Returns the word for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Cause::Fact { .. } => "fact",
            Cause::Template(_) => "template",
            Cause::AsOf(..) => "as-of",
            Cause::Hand => "hand",
        }
    }
}
