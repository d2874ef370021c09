//! Packs and texts → a finding for marks that a merge left behind.

use super::inputs::Inputs;
use crate::finding::report::Severity::Error;
use crate::finding::report::{At, Report};
use crate::finding::rule::Rule;
use crate::finding::text::Span;
use crate::finding::unmerged::{HINT, MESSAGE, marks};

pub const RULE: Rule = Rule {
    code: "conflict-marker",
    severity: Error,
    why: "Both versions of a passage stand in the pack, with marks that no principal should \
          see.",
    example: "<<<<<<< yours\nWe welcome it.\n=======\nWe note it.\n>>>>>>> theirs",
    mend: "We welcome it.",
};

/// Judges every line of packs and of longer texts.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for read in &inputs.packs {
        for range in marks(read.pack.text) {
            let span = Span::new(read.pack.file, range);
            RULE.found(report, At::Text(span), MESSAGE.to_owned()).hint(HINT.to_owned());
        }
    }
    for text in &inputs.texts {
        if marks(text.prose.text).next().is_some() {
            RULE.at(report, text.prose.field(), MESSAGE.to_owned()).hint(HINT.to_owned());
        }
    }
}
