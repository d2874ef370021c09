//! The calendar entry that a contact began with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::when::When;

/// A calendar entry, as its invitation names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// Its `UID`.
    pub uid: String,
    /// Its `SEQUENCE`: which of two messages about it is the newer.
    #[serde(default)]
    pub sequence: u32,
    /// Which time of a series it is: the day on which it was first to be.
    pub instance: Option<When>,
}
