//! What can be wrong between records: links to nothing, words that no house list has.

use super::Rule;
use crate::finding::report::Severity::Error;

/// The rules, in the order in which a file meets them.
pub const RULES: &[Rule] = &[
    Rule {
        code: "unknown-organisation",
        severity: Error,
        why: "A link to nothing joins nothing: the contact would be missing from the \
              sheet it belongs to.",
        example: "with: tiktokk",
        mend: "with: tiktok",
    },
    Rule {
        code: "unknown-person",
        severity: Error,
        why: "A link to nothing joins nothing: who was in the room would be lost.",
        example: "them: erik-andersen",
        mend: "them: erich-andersen",
    },
    Rule {
        code: "unknown-contact",
        severity: Error,
        why: "A link to nothing joins nothing: the meeting would be missing from the \
              pack.",
        example: "meetings: [2022-01-27-tiktokk]",
        mend: "meetings: [2022-01-27-tiktok]",
    },
    Rule {
        code: "unknown-topic",
        severity: Error,
        why: "A link to nothing joins nothing: our line on it would be missing.",
        example: "topics: encription",
        mend: "topics: encryption",
    },
    Rule {
        code: "unknown-source",
        severity: Error,
        why: "A fact without its source cannot be defended.",
        example: "reports: flash-2021-10-62",
        mend: "reports: flash-2021-10-26",
    },
    Rule {
        code: "unknown-visit",
        severity: Error,
        why: "A link to nothing joins nothing: the contact would be missing from the \
              visit.",
        example: "visit: 2022-silicon-valey",
        mend: "visit: 2022-silicon-valley",
    },
    Rule {
        code: "unknown-figure",
        severity: Error,
        why: "A sum over a figure that is not there has no result.",
        example: "compute: { change: [reports-2020, reports-2012] }",
        mend: "compute: { change: [reports-2020, reports-2021] }",
    },
    Rule {
        code: "unknown-promise",
        severity: Error,
        why: "What is closed must have been opened: else the promise itself stays open \
              for ever.",
        example: "closes: { join-forum: done }",
        mend: "closes: { join-the-forum: done }",
    },
    Rule {
        code: "unknown-question",
        severity: Error,
        why: "What is answered must have been asked: else the question itself stays \
              without an answer.",
        example: "answers: when-to-decide",
        mend: "answers: when-do-you-decide",
    },
    Rule {
        code: "unknown-line",
        severity: Error,
        why: "A standing line is counted by its name; under another name it is not.",
        example: "line: not-social",
        mend: "line: not-social-media",
    },
    Rule {
        code: "unknown-speaker",
        severity: Error,
        why: "Who said it decides who is bound by it.",
        example: "- thm: We will join.",
        mend: "- them: We will join.",
    },
    Rule {
        code: "unknown-kind",
        severity: Error,
        why: "The kind of a record decides what it answers, as when you last spoke.",
        example: "kind: meetting",
        mend: "kind: meeting",
    },
    Rule {
        code: "unknown-level",
        severity: Error,
        why: "The level decides under which heading a contact is listed.",
        example: "level: cabinett",
        mend: "level: cabinet",
    },
    Rule {
        code: "empty-mark",
        severity: Error,
        why: "A mark that somebody began to write and left empty decides nothing, and what \
              they meant to withhold could be released.",
        example: "handling:",
        mend: "handling: sensitive",
    },
    Rule {
        code: "unknown-handling",
        severity: Error,
        why: "A mark that is not on the ladder cannot be compared: a sensitive line \
              could be released.",
        example: "handling: secret",
        mend: "handling: sensitive",
    },
    Rule {
        code: "unknown-mode",
        severity: Error,
        why: "How a meeting is held decides whether the principal travels.",
        example: "mode: onlin",
        mend: "mode: online",
    },
    Rule {
        code: "unknown-verb",
        severity: Error,
        why: "The verb decides whether a point is a question whose answer is tracked.",
        example: "- aks: When will you join?",
        mend: "- ask: When will you join?",
    },
    Rule {
        code: "unknown-act",
        severity: Error,
        why: "How something was said is printed as a word of the house.",
        example: "act: anounced",
        mend: "act: informed",
    },
    Rule {
        code: "unknown-ground",
        severity: Error,
        why: "What is withheld is printed with its ground, in the words of the settings.",
        example: "redacted: privacy",
        mend: "redacted: personal-data",
    },
    Rule {
        code: "unknown-basis",
        severity: Error,
        why: "A reader is told what nobody stated by its basis: a misspelt one would pass for \
              stated.",
        example: "basis: asumed",
        mend: "basis: assumed",
    },
    Rule {
        code: "period-after-contact",
        severity: Error,
        why: "Nobody can report on a time that has not passed: the figure or its period \
              is wrong.",
        example: "a claim for 2021-H2 in a call of 28 June 2021",
        mend: "period: 2020-H2",
    },
    Rule {
        code: "duplicate-alias",
        severity: Error,
        why: "A name that leads to two records leads to the wrong one half of the time.",
        example: "aka: TikTok, in both `tiktok` and `bytedance`",
        mend: "take it out of one of them",
    },
    Rule {
        code: "duplicate-promise",
        severity: Error,
        why: "Two promises under one id are closed together.",
        example: "opens: { id: tour, … } in two contacts",
        mend: "give each an id of its own",
    },
    Rule {
        code: "duplicate-question",
        severity: Error,
        why: "Two questions under one id are answered together.",
        example: "- them: …\n  id: when, in two contacts",
        mend: "give each an id of its own",
    },
    Rule {
        code: "duplicate-figure",
        severity: Error,
        why: "Two figures under one id: each sum would have two results.",
        example: "- id: reports-2020, in two topics",
        mend: "keep the figure in one place",
    },
    Rule {
        code: "meeting-twice",
        severity: Error,
        why: "The programme and its sheet would stand in the pack twice.",
        example: "meetings: [2026-12-02-northwind, 2026-12-02-northwind]",
        mend: "meetings: [2026-12-02-northwind]",
    },
    Rule {
        code: "parent-loop",
        severity: Error,
        why: "Nobody can be their own parent: the line upwards would never end.",
        example: "`parent: bytedance` in tiktok, and `parent: tiktok` in bytedance",
        mend: "take `parent` out of one of them",
    },
];
