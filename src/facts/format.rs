//! A format in which packs are written besides Markdown and HTML.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A further format of packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FurtherFormat {
    /// Word and LibreOffice.
    Docx,
}
