//! The grounds on which a release withholds by itself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which ground of the house holds for what a release withholds by itself.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GroundsFor {
    /// For people who may not be named.
    pub person: String,
    /// For what is marked above the level of the edition.
    pub level: String,
    /// For what is not about the organisations that were asked for.
    pub scope: String,
}

impl Default for GroundsFor {
    fn default() -> Self {
        Self {
            person: "personal-data".to_owned(),
            level: "decision-making".to_owned(),
            scope: "out-of-scope".to_owned(),
        }
    }
}
