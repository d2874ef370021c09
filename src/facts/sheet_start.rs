//! How the sheet of a meeting begins, as a house has it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the sheet of a meeting begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SheetStart {
    /// With a paragraph that sets the scene.
    #[default]
    Prose,
    /// With a list of bullets.
    InShort,
}
