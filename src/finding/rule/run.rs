//! What can be wrong with what was asked, with the templates, and with writing.

use super::Rule;
use crate::finding::report::Severity::{Error, Warning};

/// The rules, in the order in which a run meets them.
pub const RULES: &[Rule] = &[
    Rule {
        code: "no-project",
        severity: Error,
        why: "Without `data/`, there are no facts to brief on.",
        example: "scene-setter build, in a folder without `data/` above it",
        mend: "go to your project, or name it with `-C`",
    },
    Rule {
        code: "unknown-code",
        severity: Error,
        why: "A misspelt code explains nothing.",
        example: "scene-setter check --explain alias-in-txt",
        mend: "scene-setter check --explain alias-in-text",
    },
    Rule {
        code: "unknown-id",
        severity: Error,
        why: "What is not there cannot be built, and nothing else should be in its place.",
        example: "scene-setter build 2022-01-silicon-valey",
        mend: "scene-setter build 2022-01-silicon-valley",
    },
    Rule {
        code: "ambiguous-id",
        severity: Error,
        why: "What was typed means more than one record, and a guess would answer about the \
              wrong one.",
        example: "`scene-setter show encryption`, where a topic and a source are called so",
        mend: "write the kind before it, as in `scene-setter show topics/encryption`",
    },
    Rule {
        code: "no-revision",
        severity: Error,
        why: "Packs of another day are built from the facts of that day, as git holds them.",
        example: "scene-setter diff HEAD~30, in a repository of ten commits",
        mend: "scene-setter diff HEAD~9",
    },
    Rule {
        code: "git-failed",
        severity: Error,
        why: "What git cannot read is not the same as nothing: packs of another day, and who \
              wrote a fact, stay unknown.",
        example: "scene-setter diff HEAD, where an object of that commit is missing",
        mend: "git fsck, and fetch the objects again",
    },
    Rule {
        code: "bad-place",
        severity: Error,
        why: "Only a line can be explained, and it is named by its file and number.",
        example: "scene-setter why output/2022-01-silicon-valley/scene-setter.md",
        mend: "scene-setter why output/2022-01-silicon-valley/scene-setter.md:42",
    },
    Rule {
        code: "no-approver",
        severity: Error,
        why: "An approval is a person’s.",
        example: "scene-setter approve 2022-01-silicon-valley, where git knows no name either",
        mend: "scene-setter approve 2022-01-silicon-valley --as \"Ada Quist\"",
    },
    Rule {
        code: "original-missing",
        severity: Warning,
        why: "A fact whose original is not here was not held against it.",
        example: "scene-setter check --originals DIR, where DIR lacks the `file:` of a source",
        mend: "put the original into DIR under the name that the source record gives",
    },
    Rule {
        code: "original-unread",
        severity: Warning,
        why: "Facts that rest on a picture or on a format unknown here were held against nothing.",
        example: "file: report.pdf",
        mend: "file: report.txt    # its text, saved from the program that shows it",
    },
    Rule {
        code: "original-differs",
        severity: Error,
        why: "Another version of a paper has other words and other lines: facts held against it \
              would pass or fail for nothing.",
        example: "scene-setter check --originals DIR, where a file was saved again",
        mend: "find the copy that was read, or read this one and write its digest",
    },
    Rule {
        code: "no-pack",
        severity: Error,
        why: "What no build has written has no facts behind its lines.",
        example: "scene-setter why README.md:3",
        mend: "name the Markdown of a pack, as output/ID/DOCUMENT.md",
    },
    Rule {
        code: "no-line",
        severity: Error,
        why: "A blank line says nothing, so there is nothing behind it.",
        example: "scene-setter why output/2022-01-silicon-valley/scene-setter.md:99999",
        mend: "name a line that holds words",
    },
    Rule {
        code: "no-port",
        severity: Error,
        why: "Two programs cannot answer at one address.",
        example: "scene-setter serve, in two windows",
        mend: "scene-setter serve --port 0",
    },
    Rule {
        code: "unknown-document",
        severity: Error,
        why: "A document is made of one kind of record, by a template of its name.",
        example: "documents: [meeting-breef]",
        mend: "documents: [meeting-brief]",
    },
    Rule {
        code: "unknown-template",
        severity: Error,
        why: "Only a template that is there can be shown or copied out.",
        example: "scene-setter templates show sheet/gap.md",
        mend: "scene-setter templates show sheet/gaps.md",
    },
    Rule {
        code: "file-exists",
        severity: Error,
        why: "What somebody wrote is never overwritten.",
        example: "scene-setter templates eject sheet/gaps.md, for the second time",
        mend: "change the file that is there, or delete it first",
    },
    Rule {
        code: "no-words",
        severity: Warning,
        why: "A pack half in one language and half in another is none to hand to anybody.",
        example: "language: de    # and no file templates/words/de.yaml",
        mend: "write the file after templates/words/fr.yaml, or `language: en-GB`",
    },
    Rule {
        code: "template-syntax",
        severity: Error,
        why: "A template that cannot be read would leave its part of the pack out.",
        example: "{{ sheet.title",
        mend: "{{ sheet.title }}",
    },
    Rule {
        code: "template-fault",
        severity: Error,
        why: "A template that stops half-way would leave half a pack.",
        example: "{{ sheet.title | shout }}",
        mend: "{{ sheet.title }}",
    },
    Rule {
        code: "unknown-field",
        severity: Error,
        why: "A misspelt name in a condition counts as false: its part would be missing \
              without a word.",
        example: "{% if sheet.objektive %}",
        mend: "{% if sheet.objective %}",
    },
    Rule {
        code: "template-dump",
        severity: Error,
        why: "Printing everything a template sees would print what the reader may not see.",
        example: "{{ __tera_context }}",
        mend: "print the fields you need; `build --context` shows them all",
    },
    Rule {
        code: "endless-template",
        severity: Error,
        why: "A template that never ends, or fills the memory, stops everybody’s work.",
        example: "{% for a in range(end=99999) %}{% for b in range(end=99999) %}",
        mend: "loop over what the brief holds",
    },
    Rule {
        code: "undated-line",
        severity: Warning,
        why: "Whoever is asked again says our line: the brief should say where it is a newer \
              one than they were told.",
        example: "line: Shore power from 2033 on.    # since a commit of last week",
        mend: "line_since: 2031-10-03",
    },
    Rule {
        code: "unwritable",
        severity: Error,
        why: "A pack is written whole or not at all, and never outside the project.",
        example: "`output` is a link to another folder",
        mend: "make it a folder, and check the disk and your rights",
    },
];
