//! Packs and texts → a finding for marks that a merge left behind.

use super::scene::Scene;
use crate::finding::report::Severity::Error;
use crate::finding::report::{At, Report};
use crate::finding::rule::Rule;
use crate::finding::text::Span;

pub const RULE: Rule = Rule {
    code: "conflict-marker",
    severity: Error,
    why: "Both versions of a passage stand in the pack, with marks that no principal should \
          see.",
    example: "<<<<<<< yours\nWe welcome it.\n=======\nWe note it.\n>>>>>>> theirs",
    mend: "We welcome it.",
};

/// Judges every line of packs and of longer texts.
pub fn check(scene: &Scene<'_>, report: &mut Report) {
    for read in &scene.packs {
        let mut start = 0;
        for line in read.pack.text.split_inclusive('\n') {
            let bare = line.trim_end();
            if is_mark(bare) {
                let span = Span::new(read.pack.file, start..start + bare.len());
                RULE.found(report, At::Text(span), MESSAGE.to_owned())
                    .hint(HINT.to_owned());
            }
            start += line.len();
        }
    }
    for text in &scene.texts {
        if text.prose.text.lines().any(is_mark) {
            RULE.at(report, text.prose.field(), MESSAGE.to_owned())
                .hint(HINT.to_owned());
        }
    }
}

const MESSAGE: &str = "A merge left its marks here.";
const HINT: &str = "keep one version, and delete the lines with the marks";

/// `=======` alone underlines a heading, so only its neighbours count.
fn is_mark(line: &str) -> bool {
    let after = |sign| line.strip_prefix(sign);
    after("<<<<<<<")
        .or_else(|| after(">>>>>>>"))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
