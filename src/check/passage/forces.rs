//! What words do to the force of a sentence.

use serde::Deserialize;

/// What a word does to the force of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    Must,
    /// It can be, and need not.
    May,
    Should,
    Will,
    /// It is expected, planned or hoped.
    Expected,
    All,
    Most,
    Many,
    Some,
    /// It looks so.
    Appears,
    /// Somebody says so of themselves.
    Claims,
    Few,
    Nobody,
    Promise,
    Offers,
    /// It is asked of somebody.
    Asked,
    Agrees,
    Weighs,
    /// Somebody means to do it.
    Intends,
    /// Only if something else is so.
    If,
    Not,
    /// Somebody denies, refuses or doubts it: with `not` before it, they do not.
    Denies,
    Never,
    /// Of a time only.
    UntilNow,
    /// Somebody asks if it is so.
    Whether,
    /// It is let be understood, and not said.
    Hints,
    Part,
    /// Not before a day.
    Earliest,
    /// Not after a day.
    Latest,
    /// It goes wrong.
    Fails,
    MoreThan,
    About,
    AtMost,
    Only,
    /// So much each time, or for each one.
    Rate,
    /// An office or thing is another without it: `former`, `draft`.
    Qualifier,
    /// It is still to come.
    Ahead,
    /// What is named after it is taken back: with it a ban is none.
    Undoes,
}
