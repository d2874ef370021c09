//! How something owed ended, and when.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::when::When;

/// How a promise, request or question ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Settled {
    /// Kept or answered.
    Done,
    /// In part.
    Partly,
    /// Given up.
    Dropped,
}

impl Settled {
    /// All ways to end, in the order of `WORDS`.
    pub const ALL: [Self; 3] = [Self::Done, Self::Partly, Self::Dropped];
    /// Their words in records.
    pub const WORDS: [&str; 3] = ["done", "partly", "dropped"];

    /// Returns its word in records.
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

/// How something owed ended: `done`, `partly` or `dropped`, and behind it the day where that is
/// known and not the day of the record that tells it, as `done 2025-12-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// Whether in full, in part or not at all.
    pub how: Settled,
    /// When, where it is not the day of the record.
    pub on: Option<When>,
}

impl fmt::Display for Ending {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.how.word())?;
        self.on.map_or(Ok(()), |day| write!(out, " {day}"))
    }
}

impl<'de> Deserialize<'de> for Ending {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let words = <std::borrow::Cow<'de, str>>::deserialize(reader)?;
        let (how, day) =
            words.split_once(' ').map_or((&*words, None), |(how, day)| (how, Some(day)));
        let known = Settled::ALL.into_iter().find(|known| known.word() == how);
        let how = known.ok_or_else(|| D::Error::unknown_variant(how, &Settled::WORDS))?;
        let on = day.map(|day| day.trim().parse().map_err(D::Error::custom)).transpose()?;
        Ok(Self { how, on })
    }
}

impl Serialize for Ending {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_str(self)
    }
}
