//! The day of a contact as a brief tells it: signed where nobody stated it or sources differ.

use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::said::{DISPUTED, SIGN};
use crate::facts::contact::Contact;
use crate::facts::when::When;

/// The field of a contact that holds its day.
const FIELD: &str = "date";

/// A day or period as it is told. Views hold no other day of a contact, so that none is printed
/// without its doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ToldDay {
    when: When,
    assumed: bool,
    disputed: bool,
}

impl ToldDay {
    /// Reads the day of a contact.
    pub fn of(contact: &Contact) -> Self {
        Self {
            when: contact.date,
            assumed: contact.assumed.iter().any(|field| field == FIELD),
            disputed: contact.disputed.iter().any(|one| one.field == FIELD),
        }
    }

    /// Returns the day alone.
    pub fn when(self) -> When {
        self.when
    }

    /// Says behind a day what is doubtful about it, as look-ups and the desk do.
    pub fn doubted(self, day: &str) -> String {
        let assumed = if self.assumed { " (assumed)" } else { "" };
        let disputed = if self.disputed { " (disputed)" } else { "" };
        format!("{day}{assumed}{disputed}")
    }

    /// Returns the day with what is doubtful about it.
    pub fn told(self) -> String {
        self.doubted(&self.when.to_string())
    }
}

/// The day of a source, a role or a seat, whose doubt stands with the whole of it.
impl From<When> for ToldDay {
    fn from(when: When) -> Self {
        Self { when, assumed: false, disputed: false }
    }
}

impl Deref for ToldDay {
    type Target = When;

    fn deref(&self) -> &When {
        &self.when
    }
}

impl fmt::Display for ToldDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.when.fmt(f)
    }
}

impl Serialize for ToldDay {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let assumed = if self.assumed { SIGN } else { "" };
        let disputed = if self.disputed { DISPUTED } else { "" };
        writer.collect_str(&format_args!("{}{assumed}{disputed}", self.when))
    }
}
