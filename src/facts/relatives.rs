//! An organisation → those it belongs with: its parts, its wholes, who came before and after.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Facts;
use super::id::Id;
use super::organisation::Organisation;

/// How another organisation belongs with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// It belongs to the one, directly or through others.
    Part,
    /// The one belongs to it.
    Whole,
    /// The one came after it.
    Predecessor,
    /// It came after the one.
    Successor,
}

impl Relation {
    /// Says whether one took the place of the other.
    pub fn is_in_time(self) -> bool {
        matches!(self, Relation::Predecessor | Relation::Successor)
    }

    /// Returns the word of records.
    pub fn word(self) -> &'static str {
        match self {
            Relation::Part => "part",
            Relation::Whole => "whole",
            Relation::Predecessor => "predecessor",
            Relation::Successor => "successor",
        }
    }
}

impl Facts {
    /// Returns the organisations that belong with one, nearest first, each once: those whose place
    /// its parts took among them.
    pub fn relatives(&self, id: &Id<Organisation>) -> Vec<(Relation, &Organisation)> {
        let mut found: Vec<(Relation, &Organisation)> = Vec::new();
        let mut seen = BTreeSet::from([id]);
        for relation in
            [Relation::Part, Relation::Whole, Relation::Predecessor, Relation::Successor]
        {
            let mut line = vec![self.organisation(id)];
            if relation == Relation::Predecessor {
                let parts = found.iter().filter(|(known, _)| *known == Relation::Part);
                line.extend(parts.map(|(_, part)| *part).collect::<Vec<_>>());
            }
            while !line.is_empty() {
                let next = line.iter().flat_map(|one| self.next(relation, one));
                line = next.filter(|one| seen.insert(&one.id)).collect();
                found.extend(line.iter().map(|one| (relation, *one)));
            }
        }
        found
    }

    fn next(&self, relation: Relation, of: &Organisation) -> Vec<&Organisation> {
        let other = |id: &Option<Id<Organisation>>| match id {
            Some(id) => vec![self.organisation(id)],
            None => Vec::new(),
        };
        match relation {
            Relation::Part => self.parts_of(&of.id).collect(),
            Relation::Predecessor => self.predecessors_of(&of.id).collect(),
            Relation::Whole => other(&of.parent),
            Relation::Successor => other(&of.successor),
        }
    }
}
