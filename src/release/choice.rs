//! Level and scope → what of the records is withheld, on which ground, and the mark in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::slice::from_ref;

use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::item::Opens;
use crate::facts::organisation::Organisation;
use crate::facts::records::Records;
use crate::facts::settings::Settings;
use crate::facts::source::Source;

/// Why something is withheld. Which of its grounds that is, the house says in
/// `settings.grounds_for`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A person who may not be named.
    Person,
    /// A mark above the level of the edition.
    Level,
    /// Not about the organisations that were asked for.
    Scope,
}

impl Ground {
    pub const ALL: [Ground; 3] = [Ground::Person, Ground::Level, Ground::Scope];

    /// Returns the word for it in ids of stand-ins.
    pub fn word(self) -> &'static str {
        match self {
            Ground::Person => "person",
            Ground::Level => "level",
            Ground::Scope => "scope",
        }
    }

    /// Returns the ground of the house: a key of `settings.grounds`.
    pub fn key(self, settings: &Settings) -> &str {
        match self {
            Ground::Person => &settings.grounds_for.person,
            Ground::Level => &settings.grounds_for.level,
            Ground::Scope => &settings.grounds_for.scope,
        }
    }
}

/// The mark of each ground, in the words of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks(BTreeMap<Ground, String>);

impl Marks {
    pub fn new(settings: &Settings) -> Self {
        let words = |ground: Ground| {
            let key = ground.key(settings);
            let words = settings.grounds.get(key);
            format!("[{}]", words.map_or(key, |words| words))
        };
        Self(Ground::ALL.map(|ground| (ground, words(ground))).into())
    }

    pub fn of(&self, ground: Ground) -> &str {
        &self.0[&ground]
    }

    pub fn all(&self) -> BTreeSet<String> {
        self.0.values().cloned().collect()
    }

    pub fn of_all(&self, grounds: impl Iterator<Item = Ground>) -> String {
        let grounds: BTreeSet<Ground> = grounds.collect();
        let mut marks: Vec<&str> = grounds.into_iter().map(|ground| self.of(ground)).collect();
        marks.dedup();
        marks.join(" ")
    }
}

#[derive(Debug, Clone)]
pub struct Choice {
    handling: Vec<String>,
    level: usize,
    scope: BTreeSet<Id<Organisation>>,
    /// Whom nobody asked for: what was said with them is out of scope.
    outside: BTreeSet<Id<Organisation>>,
    /// Those whose names are withheld, and why.
    pub(super) unnamed: BTreeMap<Id<Organisation>, Ground>,
}

impl Choice {
    /// Reads level and scope; none when the level is not one of `settings.handling`.
    pub fn new(records: &Records, level: &str, scope: BTreeSet<Id<Organisation>>) -> Option<Self> {
        let handling = records.settings.handling.clone();
        let level = handling.iter().position(|mark| mark == level)?;
        let mut choice =
            Self { handling, level, scope, outside: BTreeSet::new(), unnamed: BTreeMap::new() };
        for organisation in records.organisations.iter() {
            let id = &organisation.id;
            let wanted = choice.scope.is_empty() || choice.is_wanted(records, id);
            if !wanted {
                choice.outside.insert(id.clone());
            }
            let open = wanted || organisation.disclose == Some(true);
            let asked_for = choice.is_asked_for(id) || records.settings.us.as_ref() == Some(id);
            let mark = organisation.handling.as_deref().filter(|_| !asked_for);
            let marked = mark.and_then(|mark| choice.mark(Some(mark)));
            let ground = if open { marked } else { Some(Ground::Scope) };
            if let Some(ground) = ground {
                choice.unnamed.insert(id.clone(), ground);
            }
        }
        Some(choice)
    }

    pub fn is_asked_for(&self, id: &Id<Organisation>) -> bool {
        self.scope.contains(id)
    }

    /// Says whether an organisation was asked for, is ourselves, or is a part of one of them.
    fn is_wanted(&self, records: &Records, id: &Id<Organisation>) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| seen.insert(*id)) {
            if self.scope.contains(id) || records.settings.us.as_ref() == Some(id) {
                return true;
            }
            let known = records.organisations.get(id.as_str());
            next = known.and_then(|organisation| organisation.parent.as_ref());
        }
        false
    }

    /// Returns the marks up to the level, low to high.
    pub fn levels(&self) -> &[String] {
        &self.handling[..=self.level]
    }

    pub fn scope_names(&self, records: &Records) -> Vec<String> {
        let known = self.scope.iter().filter_map(|id| records.organisations.get(id.as_str()));
        known.map(|organisation| organisation.name.clone()).collect()
    }

    /// Returns the ground on which a mark withholds; unmarked counts as the second lowest.
    pub fn mark(&self, mark: Option<&str>) -> Option<Ground> {
        let rank = match mark {
            None => usize::from(self.handling.len() > 1),
            Some(mark) => {
                let known = self.handling.iter().position(|known| known == mark);
                known.unwrap_or(self.handling.len())
            }
        };
        (rank > self.level).then_some(Ground::Level)
    }

    /// Decides on a record of which documents are made, by its id.
    pub fn record(&self, records: &Records, id: &str) -> Option<Ground> {
        let contact = records.contacts.get(id).and_then(|one| self.contact(one));
        let visit = records.visits.get(id).and_then(|one| self.mark(one.handling.as_deref()));
        let organisation = records.organisations.get(id).and_then(|one| self.name(one));
        contact.or(visit).or(organisation)
    }

    pub fn contact(&self, contact: &Contact) -> Option<Ground> {
        self.with(&contact.with).or_else(|| self.mark(contact.handling.as_deref()))
    }

    /// Decides on something owed: by who owes it, and to whom.
    pub fn opens(&self, records: &Records, opens: &Opens) -> Option<Ground> {
        let mut parties = [&opens.by, &opens.to].into_iter().flatten();
        parties.find_map(|id| self.party(records, id.as_str()))
    }

    /// Decides on what a person or organisation said or owes, as far as the scope goes.
    pub fn party(&self, records: &Records, id: &str) -> Option<Ground> {
        let person = records.people.get(id).map(|one| &one.organisation);
        let organisation = records.organisations.get(id).map(|one| &one.id);
        self.scope(from_ref(person.or(organisation)?))
    }

    /// Decides on who else was there: beside those who were asked for they are others.
    pub fn others(&self) -> Option<Ground> {
        (!self.scope.is_empty()).then_some(Ground::Scope)
    }

    pub fn source(&self, source: &Source) -> Option<Ground> {
        self.scope(&source.about).or_else(|| self.mark(source.handling.as_deref()))
    }

    /// Decides on what is about some organisations, all of which are withheld.
    pub fn scope(&self, about: &[Id<Organisation>]) -> Option<Ground> {
        let of_another = |id| self.unnamed.get(id) == Some(&Ground::Scope);
        let other = !about.is_empty() && about.iter().all(of_another);
        other.then_some(Ground::Scope)
    }

    /// Decides on what one of some organisations said, and nobody knows which.
    pub fn one_of(&self, some: &[Id<Organisation>]) -> Option<Ground> {
        some.iter().find_map(|id| self.scope(from_ref(id)))
    }

    /// Decides on a talk with some organisations, none of which was asked for.
    pub fn with(&self, with: &[Id<Organisation>]) -> Option<Ground> {
        let other = !with.is_empty() && with.iter().all(|id| self.outside.contains(id));
        other.then_some(Ground::Scope)
    }

    /// Decides on the name of an organisation. Who was asked for, and ourselves, are named.
    pub fn name(&self, organisation: &Organisation) -> Option<Ground> {
        self.unnamed.get(&organisation.id).copied()
    }

    pub fn details(&self, organisation: &Organisation) -> Option<Ground> {
        let name = self.name(organisation);
        name.or_else(|| self.mark(organisation.handling.as_deref()))
    }
}
