//! What can be wrong with a text before anybody asks what it says.

use super::Rule;
use crate::finding::report::Severity::{Error, Warning};

/// The rules, in the order in which a file meets them.
pub const RULES: &[Rule] = &[
    Rule {
        code: "syntax",
        severity: Error,
        why: "Where the form of a text is in doubt, so is what belongs to what.",
        example: "title: @TikTok",
        mend: "title: \"@TikTok\"",
    },
    Rule {
        code: "tab",
        severity: Error,
        why: "Tabs are as wide as each editor likes; YAML shows with spaces what belongs \
              to what.",
        example: "plan:\n\tobjective: …",
        mend: "plan:\n  objective: …",
    },
    Rule {
        code: "unquoted-colon",
        severity: Error,
        why: "A colon and a space make a key, even in the middle of a sentence.",
        example: "title: Note: call them",
        mend: "title: \"Note: call them\"",
    },
    Rule {
        code: "swallowed-text",
        severity: Error,
        why: "After a space, `#` begins a comment: the rest of the sentence would vanish \
              without a word.",
        example: "summary: They rank #1 in Europe",
        mend: "summary: \"They rank #1 in Europe\"",
    },
    Rule {
        code: "folded-list",
        severity: Error,
        why: "An item of a list below a text becomes part of the text, and its fact is \
              lost.",
        example: "us: ada-lovelace\n  - charles-babbage",
        mend: "us:\n  - ada-lovelace\n  - charles-babbage",
    },
    Rule {
        code: "alias",
        severity: Error,
        why: "`*name` repeats a value from elsewhere: a change there would change a fact \
              here, and a few lines can grow to gigabytes.",
        example: "summary: *same",
        mend: "write the fact out",
    },
    Rule {
        code: "anchor",
        severity: Error,
        why: "`&name` before a text is not part of it, and would vanish.",
        example: "title: &C conference",
        mend: "title: \"&C conference\"",
    },
    Rule {
        code: "tag",
        severity: Error,
        why: "`!name` before a text is not part of it, and would vanish.",
        example: "title: !important meeting",
        mend: "title: \"!important meeting\"",
    },
    Rule {
        code: "odd-key",
        severity: Error,
        why: "A key that is a list or empty has no name by which to find it.",
        example: "[REDACTED]: online",
        mend: "unnamed",
    },
    Rule {
        code: "duplicate-key",
        severity: Error,
        why: "Of two values under one key, one would be lost, and nobody could say \
              which.",
        example: "title: First call\ntitle: Second call",
        mend: "title: First call",
    },
    Rule {
        code: "second-document",
        severity: Error,
        why: "One file is one record; what follows `---` would be passed over.",
        example: "title: First call\n---\ntitle: Second call",
        mend: "two files",
    },
    Rule {
        code: "unknown-key",
        severity: Error,
        why: "A misspelt key would vanish, and its fact with it.",
        example: "sumary: They agreed",
        mend: "summary: They agreed",
    },
    Rule {
        code: "missing-key",
        severity: Error,
        why: "Without it, a pack would print a blank.",
        example: "a contact without `date:`",
        mend: "date: 2021-10-26",
    },
    Rule {
        code: "empty-value",
        severity: Error,
        why: "A key that needs a value was left without one.",
        example: "name:",
        mend: "name: Ada Lovelace",
    },
    Rule {
        code: "unfilled-record",
        severity: Warning,
        why: "Somebody began a record and left the keys that it needs empty: until they are \
              filled no pack can show it.",
        example: "date:    # 2025-01-31, as `new contact` writes it",
        mend: "date: 2025-01-31",
    },
    Rule {
        code: "wrong-type",
        severity: Error,
        why: "A list, a text and a group of keys are different things; read as another, \
              part of it is lost.",
        example: "title: [REDACTED]",
        mend: "title: \"[REDACTED]\"",
    },
    Rule {
        code: "bad-value",
        severity: Error,
        why: "The field knows a few words only, and this is none of them.",
        example: "closes: { iftar-tour: don }",
        mend: "closes: { iftar-tour: done }",
    },
    Rule {
        code: "bad-day",
        severity: Error,
        why: "The calendar has no such day, so nothing can be said to come before or \
              after it.",
        example: "date: 2021-02-30",
        mend: "date: 2021-02-28",
    },
    Rule {
        code: "bad-time",
        severity: Error,
        why: "A meeting without a sound time cannot be put into the programme.",
        example: "time: 25:15",
        mend: "time: 15:15",
    },
    Rule {
        code: "bad-zone",
        severity: Error,
        why: "Without a sound zone, a meeting abroad is put on the wrong day.",
        example: "tz: PST8",
        mend: "tz: America/Los_Angeles",
    },
    Rule {
        code: "too-many-faults",
        severity: Error,
        why: "A file with a hundred faults is mostly another kind of file.",
        example: "data/contacts/export.yaml",
        mend: "move it out of `data/`, or mend the first faults and look again",
    },
];
