//! How the lines of a pack stand → what programs and people are told of it.

use serde::Serialize;

use super::file::Approvals;
use super::standing::{Standing, in_words};

/// How the lines of a pack stand that somebody approved.
#[derive(Debug, Serialize)]
pub struct ApprovedLines {
    /// Lines that are as they were approved.
    pub approved: usize,
    /// Lines that are not what somebody approved.
    pub suspect: Vec<SuspectLine>,
    /// Lines that nobody approved.
    pub open: usize,
    /// Lines of the file of approvals that cannot be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<usize>,
}

/// A line that is not what somebody approved.
#[derive(Debug, Serialize)]
pub struct SuspectLine {
    /// Its number; none where it is no longer there.
    pub line: Option<usize>,
    /// The words that were approved.
    pub text: String,
    /// Who approved it, and what changed since.
    pub why: String,
}

impl ApprovedLines {
    /// Tells how lines stand.
    pub fn new(standing: &Standing<'_>, approvals: &Approvals) -> Self {
        let suspects = standing.by_line().into_iter().map(|suspects| SuspectLine {
            line: suspects[0].line,
            text: suspects[0].approval.words.clone(),
            why: in_words(&suspects, "it"),
        });
        Self {
            approved: standing.approved.len(),
            suspect: suspects.collect(),
            open: standing.open.len(),
            unread: approvals.unread.clone(),
        }
    }
}
