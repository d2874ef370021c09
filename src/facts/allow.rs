//! A finding that is right as it is, in a record or in the settings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A finding that is accepted, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The finding's code.
    pub code: String,
    /// Why it is accepted.
    pub reason: String,
}
