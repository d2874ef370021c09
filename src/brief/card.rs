//! The card of a meeting: what it tells besides the parts of the sheet that are marked for it.

use serde::Serialize;

use super::gap::Gap;
use super::origin::Origin;
use super::topics::Raise;

/// What a card tells that its sheet does not.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Card<'a> {
    /// Whether the record holds nothing yet that a card would tell.
    pub empty: bool,
    /// What you ask of them, before the other points: the first point that asks for something,
    /// unless the plan has an ask of its own.
    pub ask: Option<Raise<'a>>,
    /// What the cover of the pack has for everybody, and is said here too.
    pub messages: Vec<Raise<'a>>,
    /// What is doubtful in the contacts of which it tells.
    pub doubts: Vec<Gap<'a>>,
    /// What does not stand on the card, by section.
    pub left: Vec<Left<'a>>,
}

/// Items of one section of a sheet that found no room on the card.
#[derive(Debug, Clone, Serialize)]
pub struct Left<'a> {
    /// `raise`, `messages`, `people`, `answers`, `know`, `owed`, `news` or `lines`; `contacts` and
    /// `said` for news and lines that the sheet only counts and the profile has.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
    /// The records that ask for room on the card.
    pub because: Vec<Origin<'a>>,
    pub origin: Origin<'a>,
}
