//! How the lines of a pack stand → what programs and people are told of it.

use serde::Serialize;

use super::file::Approvals;
use super::standing::Standing;

/// How the lines of a pack stand that somebody approved.
#[derive(Debug, Serialize)]
pub struct ApprovedLines {
    /// Lines that are as they were approved.
    pub approved: usize,
    /// Approvals that no longer hold.
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
    pub who: String,
    pub day: String,
    /// What changed since.
    pub why: String,
}

impl ApprovedLines {
    /// Tells how lines stand.
    pub fn new(standing: &Standing<'_>, approvals: &Approvals) -> Self {
        let suspects = standing.suspects.iter().map(|suspect| SuspectLine {
            line: suspect.line,
            text: suspect.approval.words.clone(),
            who: suspect.approval.who.clone(),
            day: suspect.approval.day.clone(),
            why: suspect.why(),
        });
        Self {
            approved: standing.approved.len(),
            suspect: suspects.collect(),
            open: standing.open.len(),
            unread: approvals.unread.clone(),
        }
    }
}
