//! A mark as a statement: it rests on nothing.

use super::Redactor;
use crate::facts::evidence::Evidence;
use crate::facts::text::Text;
use crate::release::choice::Ground;

/// The basis of a mark: it rests on nothing, and no line that shows it cites a source for it.
pub const MARK: &str = "withheld";

impl Redactor<'_> {
    /// Returns the mark of a ground as a text.
    pub fn mark_text(&self, ground: Ground) -> Text {
        let evidence = Evidence {
            basis: Some(MARK.to_owned()),
            ..Evidence::default()
        };
        Text {
            words: self.mark(ground),
            evidence: Some(Box::new(evidence)),
        }
    }
}
