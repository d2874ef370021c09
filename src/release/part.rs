//! A record → its parts, to be changed in place: words, names, days, links and lists.

use std::collections::BTreeMap;

use super::choice::Ground;
use super::rule::{Judged, Rule, Withheld, stand_in};
use crate::facts::id::{AnyId, FigureId, Id};
use crate::facts::person_item::PersonItem;
use crate::facts::quantity::Quantity;
use crate::facts::text::{Many, Text};
use crate::facts::when::When;
use crate::finding::field::Kind;

/// What is done to the parts of a record.
pub trait Change: Sized {
    /// Changes words that people wrote.
    fn words(&mut self, words: &mut String);

    /// Changes the name of somebody who takes part and has no record.
    fn name(&mut self, name: &mut String) {
        self.words(name);
    }

    /// Changes somebody or a unit, as people typed them.
    fn typed(&mut self, who: &mut String) {
        self.words(who);
    }

    fn day(&mut self, _: &mut When) {}

    fn link<T: Withheld>(&mut self, _: &mut Id<T>) {}

    fn option<T: Part>(&mut self, part: &mut Option<T>) {
        part.iter_mut().for_each(|part| part.change(self));
    }

    fn list<T: Part>(&mut self, items: &mut Vec<T>) {
        items.iter_mut().for_each(|item| item.change(self));
    }
}

/// Something that can be changed in all its parts.
pub trait Part: Judged + Clone {
    fn change(&mut self, how: &mut impl Change);
}

struct Words<F>(F);

impl<F: FnMut(&mut String)> Change for Words<F> {
    fn words(&mut self, words: &mut String) {
        (self.0)(words);
    }
}

pub fn words_of<T: Part>(part: &T) -> Vec<String> {
    let mut all = Vec::new();
    let mut take = Words(|words: &mut String| all.push(words.clone()));
    part.clone().change(&mut take);
    all
}

/// Parts that are withheld with what is around them, and never for themselves.
macro_rules! plain {
    ($([$($of:ident)?] $type:ty: |$part:ident, $how:ident| $change:expr;)*) => {$(
        impl<$($of: Part)?> Judged for $type {}

        impl<$($of: Part)?> Part for $type {
            fn change(&mut self, $how: &mut impl Change) {
                let $part = self;
                $change
            }
        }
    )*};
}

plain! {
    [] String: |words, how| how.words(words);
    [] Quantity: |number, how| how.words(&mut number.0);
    [] When: |day, how| how.day(day);
    [] Text: |text, how| {
        how.words(&mut text.words);
        if let Some(evidence) = &mut text.evidence {
            evidence.quote.change(how);
            evidence.source.change(how);
        }
    };
    [T] Option<T>: |part, how| how.option(part);
    [T] Vec<T>: |items, how| how.list(items);
    [T] Many<T>: |items, how| how.list(items.as_vec());
    [T] BTreeMap<String, T>: |map, how| map.values_mut().for_each(|part| part.change(how));
}

impl<T: Judged> Judged for Box<T> {
    fn judge(&self, rule: &Rule<'_>) -> Option<Ground> {
        (**self).judge(rule)
    }

    fn mark(rule: &Rule<'_>, ground: Ground) -> Option<Self> {
        T::mark(rule, ground).map(Box::new)
    }
}

impl<T: Part> Part for Box<T> {
    fn change(&mut self, how: &mut impl Change) {
        (**self).change(how);
    }
}

impl<T: Withheld> Judged for Id<T> {
    fn judge(&self, rule: &Rule<'_>) -> Option<Ground> {
        rule.link::<T>(self.as_str())
    }

    fn mark(_: &Rule<'_>, ground: Ground) -> Option<Self> {
        let none = matches!(T::KIND, Kind::Contact | Kind::Visit);
        (!none).then(|| stand_in(ground))
    }
}

impl<T: Withheld> Part for Id<T> {
    fn change(&mut self, how: &mut impl Change) {
        how.link(self);
    }
}

impl Part for PersonItem {
    fn change(&mut self, how: &mut impl Change) {
        match (&self.who, &mut self.name) {
            (None, Some(name)) => how.name(name),
            (_, name) => name.change(how),
        }
        self.role.change(how);
        self.organisation.change(how);
        self.note.change(how);
    }
}

impl Part for AnyId {
    fn change(&mut self, _: &mut impl Change) {}
}

impl Part for FigureId {
    fn change(&mut self, _: &mut impl Change) {}
}
