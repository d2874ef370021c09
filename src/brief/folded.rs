//! What a list does not show: how many, and over which time.

use serde::Serialize;

use super::origin::Origin;
use super::told_day::ToldDay;

/// The items that a list leaves out.
#[derive(Debug, Clone, Serialize)]
pub struct Folded<'a> {
    /// How many.
    pub count: usize,
    /// The day of the oldest.
    pub first: ToldDay,
    /// Where that day stands.
    pub first_at: Origin<'a>,
    /// The day of the newest.
    pub last: ToldDay,
    /// Where that day stands.
    pub last_at: Origin<'a>,
    /// What decides how many find room before it.
    pub last_because: Vec<Origin<'a>>,
}

/// What the lists of a sheet count and do not show, each over its days.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FoldedLists<'a> {
    /// Questions that were asked before.
    pub asked: Option<Folded<'a>>,
    /// Their standing lines.
    pub lines: Option<Folded<'a>>,
    /// The figures they gave.
    pub claims: Option<Folded<'a>>,
}

impl<'a> Folded<'a> {
    /// Counts items by their days; none where there are none.
    pub fn of(items: impl IntoIterator<Item = (ToldDay, Origin<'a>)>) -> Option<Self> {
        let items: Vec<(ToldDay, Origin<'a>)> = items.into_iter().collect();
        let (first, first_at) = items.iter().min_by_key(|(when, _)| (when.first(), *when))?.clone();
        let (last, last_at) = items.iter().max_by_key(|(when, _)| *when)?.clone();
        Some(Self { count: items.len(), first, first_at, last, last_at, last_because: Vec::new() })
    }

    /// Counts others in.
    pub fn and(self, other: Option<Self>) -> Self {
        let Some(other) = other else { return self };
        let (first, first_at) = if other.first.first() < self.first.first() {
            (other.first, other.first_at)
        } else {
            (self.first, self.first_at)
        };
        let (last, last_at) = if other.last > self.last {
            (other.last, other.last_at)
        } else {
            (self.last, self.last_at)
        };
        Self {
            count: self.count + other.count,
            first,
            first_at,
            last,
            last_at,
            last_because: [self.last_because, other.last_because].concat(),
        }
    }
}
