//! A record → its parts: words, names, days, links and lists, to be changed in place, and each
//! withheld for itself or not.

use std::collections::BTreeMap;

use super::choice::{Choice, Ground, Marks};
use super::finder::Finder;
use super::rule::{Rule, Withheld, stand_in};
use crate::facts::contact::Contact;
use crate::facts::id::{AnyId, FigureId, Id};
use crate::facts::item::{Opens, Point};
use crate::facts::person_item::PersonItem;
use crate::facts::quantity::Quantity;
use crate::facts::records::Records;
use crate::facts::source::Source;
use crate::facts::text::{Many, Text};
use crate::facts::topic::Topic;
use crate::facts::visit::{BackgroundPart, Meeting, UnfiledMeeting};
use crate::facts::when::When;
use crate::finding::field::Kind;

/// What is done to the parts of a record.
pub trait Change: Sized {
    /// Changes words that people wrote.
    fn words(&mut self, words: &mut String);

    /// Changes somebody or a unit, as people typed them: who takes part and has no record, too.
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

/// Something that can be changed in all its parts, and may be withheld for itself, by its mark or
/// by whom it names.
pub trait Part: Clone {
    fn change(&mut self, how: &mut impl Change);

    /// Returns the ground, if it is withheld.
    fn judge(&self, _: &Rule<'_>) -> Option<Ground> {
        None
    }

    /// Returns what stands for all parts of a list that are withheld on a ground.
    fn mark(_: &Rule<'_>, _: Ground) -> Option<Self> {
        None
    }
}

/// Changes only words, each by a function.
pub struct Words<F>(pub F);

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

impl<'a> Rule<'a> {
    /// Prepares to decide, and finds which figures are withheld.
    pub fn new(records: &'a Records, choice: &'a Choice, finder: &'a Finder) -> Self {
        let mut rule = Self {
            choice,
            records,
            finder,
            marks: Marks::new(&records.settings),
            figures: BTreeMap::new(),
            around: None,
            joint: None,
        };
        loop {
            let found = rule.withheld_figures();
            let known = std::mem::replace(&mut rule.figures, found);
            if known.len() == rule.figures.len() {
                return rule;
            }
        }
    }

    /// Finds the figures that are withheld, if those are that are known to be.
    fn withheld_figures(&mut self) -> BTreeMap<&'a FigureId, Ground> {
        let mut found = BTreeMap::new();
        let records = self.records;
        for topic in records.topics.iter() {
            self.enter(topic, topic.handling.as_deref());
            for figure in &topic.figures {
                let whole = topic.withheld(self.choice);
                let ground = whole.or_else(|| figure.judge(self));
                found.extend(figure.id.as_ref().zip(ground));
            }
        }
        found
    }

    /// Returns the ground on which a part is withheld because words in it name somebody.
    pub fn names(&self, part: &impl Part) -> Option<Ground> {
        let words = words_of(part).into_iter();
        words.filter_map(|words| self.finder.ground(&words)).max()
    }

    /// Decides on what a point leaves owed: by the parties, and by who is named in it. Its day
    /// would tell of them.
    pub fn owed(&self, point: &Point, opens: &Opens) -> Option<Ground> {
        let parties = self.choice.opens(self.records, opens);
        let words = opens.what.as_ref().unwrap_or(&point.text);
        parties.or_else(|| self.finder.ground(words)).or_else(|| self.names(opens))
    }
}

/// Writes for each type how it is changed and, where it may be withheld for itself, how it is
/// judged and what stands for it.
macro_rules! parts {
    ($([$($of:ident: $bound:ident)?] $type:ty: |$part:ident, $how:ident| $change:expr
        $(, |$one:ident, $rule:ident| $judge:expr, |$marks:ident, $ground:ident| $mark:expr)?;)*) => {$(
        impl<$($of: $bound)?> Part for $type {
            fn change(&mut self, $how: &mut impl Change) {
                let $part = self;
                $change
            }

            $(
                fn judge(&self, $rule: &Rule<'_>) -> Option<Ground> {
                    let $one = self;
                    $judge
                }

                fn mark($marks: &Rule<'_>, $ground: Ground) -> Option<Self> {
                    $mark
                }
            )?
        }
    )*};
}
pub(super) use parts;

parts! {
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
    [T: Part] Option<T>: |part, how| how.option(part);
    [T: Part] Vec<T>: |items, how| how.list(items);
    [T: Part] Many<T>: |items, how| how.list(items.as_vec());
    [T: Part] BTreeMap<String, T>: |map, how| map.values_mut().for_each(|part| part.change(how));
    [T: Part] Box<T>: |part, how| (**part).change(how),
        |part, rule| (**part).judge(rule),
        |rule, ground| T::mark(rule, ground).map(Box::new);
    [T: Withheld] Id<T>: |id, how| how.link(id),
        |id, rule| rule.link::<T>(id.as_str()),
        |_rule, ground| {
            let none = matches!(T::KIND, Kind::Contact | Kind::Visit);
            (!none).then(|| stand_in(ground))
        };
    [] AnyId: |_id, _how| (),
        |id, rule| {
            let id = id.as_str();
            let evidence = || rule.link::<Contact>(id).or_else(|| rule.link::<Source>(id));
            rule.party(id).or_else(evidence)
        },
        |_rule, _ground| None;
    [] FigureId: |_id, _how| (),
        |id, rule| rule.figures.get(id).copied(),
        |_rule, _ground| None;
    [] PersonItem: |item, how| {
            match (&item.who, &mut item.name) {
                (None, Some(name)) => how.typed(name),
                (_, name) => name.change(how),
            }
            item.role.change(how);
            item.organisation.change(how);
            item.note.change(how);
            // How to reach somebody is never given out, whoever may be named.
            (item.phone, item.email) = (Many::default(), Many::default());
        },
        |item, rule| rule.choice.participant(rule.records, item),
        |rule, ground| Some(PersonItem {
            name: Some(rule.mark(ground)),
            ..PersonItem::default()
        });
    // A filed meeting leads to its contact or is none.
    [] Meeting: |meeting, how| {
            if let Meeting::Unfiled(meeting) = meeting {
                meeting.change(how);
            }
        },
        |meeting, rule| match meeting {
            Meeting::Filed(id) => rule.link::<Contact>(id.as_str()),
            Meeting::Unfiled(meeting) => rule.choice.with(&meeting.with),
        },
        |rule, ground| Some(Meeting::Unfiled(UnfiledMeeting {
            with: Many::default(),
            status: None,
            title: Some(rule.mark(ground)),
            date: None,
            time: None,
            withheld: Some(rule.mark(ground)),
        }));
    [] BackgroundPart: |part, how| {
            if let BackgroundPart::Topic(id) = part {
                id.change(how);
            }
        },
        |part, rule| match part {
            BackgroundPart::RecentContacts => None,
            BackgroundPart::Topic(id) => rule.link::<Topic>(id.as_str()),
        },
        |_rule, ground| Some(BackgroundPart::Topic(stand_in(ground)));
}
