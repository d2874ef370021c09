//! What stops an edition that is given out, or speaks against it.

use super::Rule;
use crate::finding::report::Severity::{Error, Warning};

/// The rules, in the order in which a release meets them.
pub const RULES: &[Rule] = &[
    Rule {
        code: "bad-document-head",
        severity: Error,
        why: "The head of a template tells of which records the document is made.",
        example: "{#- document: persons — a card -#}",
        mend: "{#- document: organisation — a card -#}",
    },
    Rule {
        code: "unmarked-edit",
        severity: Error,
        why: "What a person wrote into a pack has no handling mark, so nobody has decided \
              that it may go out.",
        example: "- A line written by hand.",
        mend: "- A line written by hand. <!-- release: public -->",
    },
    Rule {
        code: "release-stopped",
        severity: Error,
        why: "An edition is made of what may be shown, and there has to be some of it.",
        example: "release of a contact marked `handling: sensitive`, at level public",
        mend: "choose a higher level, or mark the record for that level",
    },
    Rule {
        code: "release-leak",
        severity: Error,
        why: "What is withheld must not be told by any byte of an edition, nor by the \
              number of its lines.",
        example: "a name that is withheld, written into a template",
        mend: "take it out of the template, or mark where it is repeated",
    },
    Rule {
        code: "release-undone",
        severity: Warning,
        why: "Who holds two editions can put them together: the one that shows more undoes \
              the other.",
        example: "a person named in one edition and withheld in the next",
        mend: "decide alike, or withdraw the earlier edition",
    },
];
