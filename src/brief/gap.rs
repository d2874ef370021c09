//! Something that the record does not say, or that is doubtful.

use serde::Serialize;

use super::origin::Origin;

/// One gap or doubt.
#[derive(Debug, Clone, Serialize)]
pub struct Gap<'a> {
    /// A sentence.
    pub text: String,
    /// The sources to cite.
    pub sources: Vec<&'a str>,
    /// Where it stands.
    pub origin: Origin<'a>,
}
