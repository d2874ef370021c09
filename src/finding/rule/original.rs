//! What may be doubtful in the letters and the form of a file that is imported.

use super::Rule;
use crate::finding::report::Severity::Warning;

/// The rules, in the order in which an import meets them.
pub const RULES: &[Rule] = &[
    Rule {
        code: "malformed-mail",
        severity: Warning,
        why: "Words that were damaged on the way may be missing from the draft.",
        example: "a mail without a head, or with a part that is not encoded as it says",
        mend: "look at every line of the draft, or save the mail again",
    },
    Rule {
        code: "malformed-calendar",
        severity: Warning,
        why: "An invitation without an event is no contact.",
        example: "an `.ics` file that holds free and busy times only",
        mend: "save the event itself again from the calendar",
    },
    Rule {
        code: "malformed-card",
        severity: Warning,
        why: "A card without a name is no person.",
        example: "a `.vcf` file whose card has no `FN`",
        mend: "save the card again from the address book",
    },
    Rule {
        code: "other-encoding",
        severity: Warning,
        why: "Read in the wrong encoding, a name gets letters that are not its own.",
        example: "a text saved by an old program in its own encoding",
        mend: "save it as UTF-8 and import it again",
    },
];
