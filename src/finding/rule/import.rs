//! What may be doubtful in a file that is imported.

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
    Rule {
        code: "no-text",
        severity: Warning,
        why: "What is said in a picture or an attachment is not read.",
        example: "a mail that holds a scan only",
        mend: "type what it says, or import the text of the attachment",
    },
    Rule {
        code: "no-date",
        severity: Warning,
        why: "A contact on the wrong day misleads every count of days.",
        example: "a note that names no day",
        mend: "import note.txt --date 2025-05-03",
    },
    Rule {
        code: "day-of-sending",
        severity: Warning,
        why: "A report is often sent days after the contact that it tells of.",
        example: "a mail of 13 February on a visit in January, with no day in its text",
        mend: "correct `date`, or import it again with `--date`",
    },
    Rule {
        code: "no-organisation",
        severity: Warning,
        why: "A contact with nobody is found under no company.",
        example: "Subject: Meeting with Acme    # there is no such organisation",
        mend: "scene-setter new organisation acme, then import it again with `--with acme`",
    },
    Rule {
        code: "same-day-contact",
        severity: Warning,
        why: "One meeting is one file: told twice, it counts twice.",
        example: "a report on a meeting that was filed when it was planned",
        mend: "move what is new to the contact on file, and delete the draft",
    },
    Rule {
        code: "kind-guessed",
        severity: Warning,
        why: "Only some kinds of contact answer when you last spoke.",
        example: "a note that says neither meeting nor call",
        mend: "correct `kind`",
    },
    Rule {
        code: "no-level",
        severity: Warning,
        why: "Packs group contacts by level.",
        example: "a note that names nobody of ours",
        mend: "add `level`",
    },
    Rule {
        code: "recurring-event",
        severity: Warning,
        why: "Each contact is a file of its own.",
        example: "an invitation for every Monday",
        mend: "add the other days with `new contact`",
    },
];
