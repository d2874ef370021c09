//! Text → where it names somebody who is withheld, and where somebody who is shown.

use std::cell::RefCell;
use std::ops::Range;

use super::choice::{Choice, Ground};
use super::names::{Bearer, called};
use super::plain::{Keys, key};
use crate::facts::records::Records;
use crate::finding::field::Kind;
use crate::names::address::mails;
use crate::names::known::Known;
use crate::names::{Certainty, Form, Meant, Mention, Setting};

/// A place where a text names somebody who is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// The bytes that tell who it is.
    pub range: Range<usize>,
    /// Who it is; none for a mail address that belongs to nobody on record.
    pub bearer: Option<&'a Bearer>,
    pub typed: &'a str,
    pub ground: Ground,
    /// Whether it can be nothing but a name.
    pub sure: bool,
    /// Whether it is part of an address or in capitals: what stands beside it is read by that.
    pub in_address: bool,
    pub in_capitals: bool,
}

impl Found<'_> {
    /// Says whether two places name the same person or organisation.
    pub fn is_same(&self, other: &Found<'_>) -> bool {
        let both = self.bearer.zip(other.bearer);
        both.is_some_and(|(one, other)| one.who == other.who)
    }
}

pub struct Finder {
    known: Known<Bearer>,
    /// Texts that name nobody who is withheld, each as a number: most are asked about again.
    silent: RefCell<Keys>,
}

impl Finder {
    pub fn new(records: &Records, choice: &Choice) -> Self {
        Self { known: Known::new(called(records, choice)), silent: RefCell::default() }
    }

    /// Prepares to find those who are withheld under their other names. A text that named nobody
    /// names nobody then.
    pub fn under_other_names(&self, records: &Records, choice: &Choice) -> Self {
        let mut called = called(records, choice);
        for one in called.iter_mut().filter(|one| one.who.ground.is_some()) {
            one.names = vec![Bearer::other_name(&one.who.who)];
            one.aliases.clear();
            one.signs.clear();
        }
        Self { known: Known::new(called), silent: self.silent.clone() }
    }

    /// Returns the ground on which words that name somebody are withheld; of several the
    /// last, wherever each stands.
    pub fn ground(&self, words: &str) -> Option<Ground> {
        if self.silent.borrow().contains(&key(&[words])) {
            return None;
        }
        let found = self.named(words, Setting::Prose).into_iter();
        found.map(|found| found.ground).max()
    }

    /// Decides on somebody or a unit as people type them: who it is, and who is named in it.
    pub fn typed(&self, records: &Records, choice: &Choice, typed: &str) -> Option<Ground> {
        let named = self.named(typed, Setting::Prose).into_iter();
        let sure = named.filter(|found| found.sure).map(|found| found.ground);
        choice.typed(records, typed).or_else(|| sure.max())
    }

    /// Returns every place that names somebody or is a mail address, in order.
    pub fn found(&self, words: &str) -> Vec<Found<'_>> {
        if self.silent.borrow().contains(&key(&[words])) {
            return Vec::new();
        }
        let mut found = self.named(words, Setting::Prose);
        // An address that is nobody's on record is somebody's all the same.
        let apart = |mail: &Range<usize>| {
            found.iter().all(|one| one.range.end <= mail.start || mail.end <= one.range.start)
        };
        let others: Vec<_> = mails(words).filter(apart).collect();
        found.extend(others.into_iter().map(|range| Found {
            range,
            bearer: None,
            typed: "",
            ground: Ground::Person,
            sure: true,
            in_address: true,
            in_capitals: false,
        }));
        found.sort_by_key(|one| one.range.start);
        if found.is_empty() {
            self.silent.borrow_mut().insert(key(&[words]));
        }
        found
    }

    pub fn shown(&self, words: &str) -> Vec<Range<usize>> {
        let mentions = self.known.mentions(words, Setting::Prose).into_iter();
        let shown = mentions.filter(|mention| withheld(mention).is_none());
        shown.map(|mention| mention.range).collect()
    }

    pub fn named(&self, words: &str, setting: Setting) -> Vec<Found<'_>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        for mention in self.known.mentions(words, setting) {
            // A field that is the name of somebody shown means them.
            let means = |of: &(_, bool)| of.1 || mention.range != (0..words.len());
            let Some((meant, sure)) = withheld(&mention).filter(means) else {
                continue;
            };
            let end = found.last().map_or(0, |last| last.range.end);
            let ground = meant.who.ground;
            if let Some(ground) = ground.filter(|_| mention.range.start >= end) {
                let name = &words[mention.bare.clone()];
                found.push(Found {
                    range: mention.range.clone(),
                    bearer: Some(meant.who),
                    typed: meant.typed,
                    ground,
                    sure: sure && mention.certainty == Certainty::Name,
                    in_address: mention.in_address,
                    in_capitals: name == name.to_uppercase() && name != name.to_lowercase(),
                });
            }
        }
        found
    }
}

/// Says whom a mention tells of that is withheld, and whether it can be nobody who is shown. The
/// whole name of a firm shown that is a part of another's tells nothing; the family name of a person
/// may be meant as well, unless the firm was asked for. That it stands in an address beside
/// another's does not count.
fn withheld<'m, 'k>(mention: &'m Mention<'k, Bearer>) -> Option<(&'m Meant<'k, Bearer>, bool)> {
    let is_name = |one: &Meant<'k, Bearer>| matches!(one.form, Form::Name | Form::Alias);
    let hidden = mention.who.iter().filter(|one| one.who.ground.is_some());
    let mut of = hidden.filter_map(|one| {
        let shown = mention
            .who
            .iter()
            .find(|meant| meant.at == one.at && meant.who.ground.is_none() && is_name(meant));
        let sure = is_name(one) || shown.is_none();
        let person = one.who.at.record.kind != Kind::Organisation;
        let either = person && shown.is_none_or(|shown| !shown.who.asked_for);
        (sure || either).then_some((one, sure))
    });
    of.next()
}
