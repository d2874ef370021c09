//! What all that rewrites the Markdown needs to know.

use std::collections::BTreeMap;

use super::adopted::Adopted;
use super::note::Names;
use crate::merge::remark::Remark;

/// Edits of a text: a place, and what stands there instead.
pub type Splices = Vec<(std::ops::Range<usize>, String)>;

/// What rewriting needs to know, and what it tells.
pub struct Context<'a> {
    pub text: &'a str,
    /// What each sentence said when it went out.
    pub texts: &'a BTreeMap<usize, String>,
    pub names: &'a Names,
    /// Remarks by their sentence; each is written once.
    pub remarks: BTreeMap<Option<usize>, Vec<Remark>>,
    pub adopted: &'a mut Adopted,
}
