//! One link or word × what exists → nothing, or a fault with the nearest match.

use super::contact::Contact;
use super::id::{AnyId, Id, OpeningId};
use super::index::Index;
use super::records::Records;
use super::topic::{Compute, Figure, FigureId, Topic};
use super::when::When;
use crate::field::{FieldPath, Kind, RecordKey};
use crate::nearest::did_you_mean;
use crate::report::{At, Report};

/// The record that holds a link.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    pub kind: Kind,
    pub id: &'a str,
}

impl Owner<'_> {
    fn at(self, path: String) -> At {
        At::Field(FieldPath::new(self.kind, self.id, path))
    }
}

/// Checks links and words against what the project holds.
pub struct Prover<'r> {
    pub records: &'r Records,
    index: &'r Index,
    unread: &'r [RecordKey],
    report: &'r mut Report,
}

impl<'r> Prover<'r> {
    pub fn new(
        records: &'r Records,
        index: &'r Index,
        unread: &'r [RecordKey],
        report: &'r mut Report,
    ) -> Self {
        Self {
            records,
            index,
            unread,
            report,
        }
    }

    fn exists(&self, kind: Kind, id: &str) -> bool {
        let found = match kind {
            Kind::Settings => true,
            Kind::Organisation => self.records.organisations.get(id).is_some(),
            Kind::Person => self.records.people.get(id).is_some(),
            Kind::Contact => self.records.contacts.get(id).is_some(),
            Kind::Topic => self.records.topics.get(id).is_some(),
            Kind::Source => self.records.sources.get(id).is_some(),
            Kind::Visit => self.records.visits.get(id).is_some(),
        };
        found
            || self
                .unread
                .iter()
                .any(|key| key.kind == kind && key.id == id)
    }

    pub fn link<T>(
        &mut self,
        kind: Kind,
        id: &Id<T>,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let id = id.as_str();
        if self.exists(kind, id) {
            return;
        }
        let code = match kind {
            Kind::Organisation => "unknown-organisation",
            Kind::Person => "unknown-person",
            Kind::Contact => "unknown-contact",
            Kind::Topic => "unknown-topic",
            Kind::Source => "unknown-source",
            Kind::Visit => "unknown-visit",
            Kind::Settings => "unknown-key",
        };
        let hint = self.nearest_id(kind, id).unwrap_or_else(|| {
            format!("add `data/{}/{id}.yaml`, or correct the id", kind.folder())
        });
        let noun = kind.noun();
        self.report
            .error(
                code,
                owner.at(path()),
                format!("No {noun} is called `{id}`."),
            )
            .hint(hint);
    }

    /// Finds the nearest id, or the record that answers to the word as a name.
    fn nearest_id(&self, kind: Kind, word: &str) -> Option<String> {
        let named = match kind {
            Kind::Person => self
                .records
                .people
                .iter()
                .find(|p| p.aka.iter().any(|a| super::id::slug(a) == word))
                .map(|p| p.id.as_str()),
            Kind::Organisation => self
                .records
                .organisations
                .iter()
                .find(|o| o.aka.iter().any(|a| super::id::slug(a) == word))
                .map(|o| o.id.as_str()),
            _ => None,
        };
        match named {
            Some(id) => Some(format!("did you mean `{id}`?")),
            None => did_you_mean(word, self.records.ids(kind)),
        }
    }

    /// Proves a link to a source or a contact.
    pub fn evidence(
        &mut self,
        id: &AnyId,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        if !self.exists(Kind::Contact, id.as_str()) {
            self.link(Kind::Source, id, owner, path);
        }
    }

    pub fn word<'a>(
        &mut self,
        what: &str,
        word: Option<&str>,
        known: impl IntoIterator<Item = &'a String>,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let known: Vec<&str> = match word {
            Some(_) => known.into_iter().map(String::as_str).collect(),
            None => return,
        };
        self.known_word(what, word.unwrap_or_default(), &known, owner, path);
    }

    fn known_word(
        &mut self,
        what: &str,
        word: &str,
        known: &[&str],
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        if known.contains(&word) {
            return;
        }
        let code = match what {
            "level" => "unknown-level",
            "handling mark" => "unknown-handling",
            "mode" => "unknown-mode",
            "verb" => "unknown-verb",
            "act" => "unknown-act",
            "ground" => "unknown-ground",
            _ => "unknown-kind",
        };
        let hint = did_you_mean(word, known.iter().copied())
            .unwrap_or_else(|| format!("known in the settings: {}", known.join(", ")));
        self.report
            .error(
                code,
                owner.at(path()),
                format!("No {what} is called `{word}`."),
            )
            .hint(hint);
    }

    pub fn level(&mut self, level: Option<&str>, owner: Owner<'_>) {
        let Some(level) = level else { return };
        let known: Vec<&str> = self.records.settings.level_words().collect();
        self.known_word("level", level, &known, owner, || "level".into());
    }

    pub fn handling(
        &mut self,
        mark: Option<&str>,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let known = &self.records.settings.handling;
        self.word("handling mark", mark, known, owner, path);
    }

    pub fn verb(&mut self, verb: &str, owner: Owner<'_>, path: impl FnOnce() -> String) {
        let known: Vec<&str> = self.records.settings.verb_words().collect();
        self.known_word("verb", verb, &known, owner, path);
    }

    /// Proves `us`, `them`, `both`, a person or an organisation.
    pub fn speaker(
        &mut self,
        word: &str,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let sides = ["us", "them", "both"];
        let known = sides.contains(&word)
            || self.exists(Kind::Person, word)
            || self.exists(Kind::Organisation, word);
        if known {
            return;
        }
        let ids = self
            .records
            .people
            .ids()
            .chain(self.records.organisations.ids());
        let hint =
            did_you_mean(word, sides.into_iter().chain(ids)).unwrap_or_else(|| {
                "write `us`, `them`, `both`, or the id of a person or organisation".into()
            });
        let message = format!("No side, person or organisation is called `{word}`.");
        self.report
            .error("unknown-speaker", owner.at(path()), message)
            .hint(hint);
    }

    /// Proves that a standing line belongs to an organisation of the contact.
    pub fn line(
        &mut self,
        line: &str,
        contact: &Contact,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let organisations: Vec<_> = contact
            .with
            .iter()
            .filter_map(|id| self.records.organisations.get(id.as_str()))
            .collect();
        let known = || {
            organisations
                .iter()
                .flat_map(|o| o.lines.keys())
                .map(String::as_str)
        };
        let some_unread = organisations.len() < contact.with.len();
        if some_unread || known().any(|key| key == line) {
            return;
        }
        let hint = did_you_mean(line, known()).unwrap_or_else(|| {
            "add it under `lines:` of the organisation, or correct it".into()
        });
        let message = format!("No standing line of theirs is called `{line}`.");
        self.report
            .error("unknown-line", owner.at(path()), message)
            .hint(hint);
    }

    pub fn closes(&mut self, id: &OpeningId, owner: Owner<'_>) {
        if self.index.opening_ids.contains_key(id) || !self.unread.is_empty() {
            return;
        }
        let all = self.index.opening_ids.keys().map(Id::as_str);
        let hint = did_you_mean(id.as_str(), all).unwrap_or_else(|| {
            "write the `id` that stands under `opens:` where it was promised".into()
        });
        let message = format!("Nothing owed is called `{id}`.");
        let at = owner.at(format!("closes.{id}"));
        self.report.error("unknown-promise", at, message).hint(hint);
    }

    pub fn after_contact(
        &mut self,
        when: When,
        contact: &Contact,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let message = format!(
            "A figure for `{when}` cannot stand in a contact of `{}`: that time had not \
             passed yet.",
            contact.date
        );
        self.report.error("period-after-contact", owner.at(path()), message).hint(
            "check the period against what was published, and say in `note` what the \
             report says"
                .to_owned(),
        );
    }

    pub fn duplicate_name(
        &mut self,
        name: &str,
        other: &RecordKey,
        owner: Owner<'_>,
        path: String,
    ) {
        let message = format!("`{name}` is already a name of `{other}`.");
        self.report
            .error("duplicate-alias", owner.at(path), message)
            .hint(
                "one name may lead to one record only: make one of them longer"
                    .to_owned(),
            );
    }

    pub fn duplicate_opening(
        &mut self,
        id: &OpeningId,
        other: &Contact,
        owner: Owner<'_>,
        path: String,
    ) {
        let message = format!("`{id}` is already opened in `contacts/{}`.", other.id);
        self.report
            .error("duplicate-promise", owner.at(path), message)
            .hint("give each promise, request or question an id of its own".to_owned());
    }

    pub fn duplicate_figure(
        &mut self,
        id: &FigureId,
        other: &Topic,
        owner: Owner<'_>,
        path: String,
    ) {
        let message = format!("`{id}` is already a figure of `topics/{}`.", other.id);
        self.report
            .error("duplicate-figure", owner.at(path), message)
            .hint("keep the figure in one place, or give it another id".to_owned());
    }

    /// Proves that a figure has a value or a sum, and that the sum's parts exist.
    pub fn figure(&mut self, figure: &Figure, owner: Owner<'_>, place: usize) {
        if figure.value.is_none() && figure.compute.is_none() {
            let message = "A figure needs `value:` or `compute:`.";
            let at = owner.at(format!("figures[{place}]"));
            self.report.error("missing-key", at, message);
        }
        let Some(compute) = &figure.compute else {
            return;
        };
        let parts: Vec<&FigureId> = compute_parts(compute).collect();
        if parts.is_empty() || operations(compute) != 1 {
            let at = owner.at(format!("figures[{place}].compute"));
            let message = "`compute:` needs exactly one sum over other figures.";
            self.report.error("bad-value", at, message).hint(
                "write one of change, difference, difference_per_day, ratio, share, sum, \
                 with the ids of figures"
                    .to_owned(),
            );
        }
        for part in parts {
            let Some((topic, number)) = self.index.figures.get(part) else {
                let known = self.index.figures.keys().map(Id::as_str);
                let hint = did_you_mean(part.as_str(), known);
                let at = owner.at(format!("figures[{place}].compute"));
                let message = format!("No figure is called `{part}`.");
                if self.unread.is_empty() {
                    self.report.error("unknown-figure", at, message).hint(hint);
                }
                continue;
            };
            let other = &self.records.topics.at(*topic).figures[*number];
            if other
                .value
                .as_ref()
                .and_then(|value| value.number())
                .is_none()
            {
                let at = owner.at(format!("figures[{place}].compute"));
                let message = format!("`{part}` has no number to compute with.");
                self.report.error("bad-value", at, message);
            }
        }
    }
}

fn compute_parts(compute: &Compute) -> impl Iterator<Item = &FigureId> {
    let pairs = [
        &compute.change,
        &compute.difference,
        &compute.difference_per_day,
        &compute.ratio,
        &compute.share,
    ];
    pairs
        .into_iter()
        .flatten()
        .flatten()
        .chain(compute.sum.iter().flatten())
}

fn operations(compute: &Compute) -> usize {
    [
        compute.change.is_some(),
        compute.difference.is_some(),
        compute.difference_per_day.is_some(),
        compute.ratio.is_some(),
        compute.share.is_some(),
        compute.sum.is_some(),
    ]
    .into_iter()
    .filter(|given| *given)
    .count()
}
