//! What can be wrong with a pack in output/ that people edit.

use super::Rule;
use crate::finding::report::Severity::{Error, Warning};

/// The rules, in the order in which a build meets them.
pub const RULES: &[Rule] = &[
    Rule {
        code: "interrupted-build",
        severity: Error,
        why: "A build that was stopped while it wrote left packs of two builds side by side.",
        example: "the machine was switched off during `scene-setter build`",
        mend: "build again: it goes on where that one stopped",
    },
    Rule {
        code: "conflict-markers",
        severity: Error,
        why: "A pack, fact or template with two versions of a sentence is not one to build on \
              or to send.",
        example: "<<<<<<< written by hand",
        mend: "keep what is right and delete the lines with markers",
    },
    Rule {
        code: "unknown-base",
        severity: Error,
        why: "Without the text of the last build, nobody can tell what was written by hand.",
        example: "`output/.base/` was not committed",
        mend: "fetch it from git, or take the build’s text with `--discard-edits`",
    },
    Rule {
        code: "conflict",
        severity: Error,
        why: "The facts and a person changed the same sentence; only a person can choose.",
        example: "a sentence reworded by hand, whose contact was corrected",
        mend: "keep what is right and delete the lines with markers",
    },
    Rule {
        code: "edited-page",
        severity: Error,
        why: "A web page is made anew from its Markdown: what is written into it would be \
              lost, and is in no diff that anybody reads.",
        example: "a sentence typed into output/2022-01-silicon-valley/scene-setter.html",
        mend: "write it into the Markdown beside it, and delete the page",
    },
    Rule {
        code: "deleted-by-hand",
        severity: Warning,
        why: "What a person took out stays out, even when the facts have changed.",
        example: "a point deleted from the pack that the plan still holds",
        mend: "delete it from the facts too, or write it back",
    },
    Rule {
        code: "edit-near-change",
        severity: Warning,
        why: "A remark may no longer fit the sentence it was written under.",
        example: "a remark below “Last spoke”, which is another contact now",
        mend: "read the remark in its new place",
    },
    Rule {
        code: "edit-not-merged",
        severity: Warning,
        why: "Where one side of a merge is taken, what was written by hand on the other goes.",
        example: "git checkout --ours output, while git merges a colleague’s branch",
        mend: "write it into the pack, and `scene-setter git setup` once in each clone",
    },
    Rule {
        code: "suspect-line",
        severity: Error,
        why: "Whoever approved a line did not approve what it says or rests on now.",
        example: "a line approved on Monday, whose contact was corrected on Tuesday",
        mend: "read the line again, and `scene-setter approve ID:LINE`",
    },
    Rule {
        code: "not-approved",
        severity: Error,
        why: "A pack of which somebody approved a part can be taken to be approved as a whole.",
        example: "scene-setter check --approved, after two new contacts",
        mend: "read the lines, and `scene-setter approve ID:LINE`",
    },
    Rule {
        code: "unread-approval",
        severity: Error,
        why: "An approval that cannot be read approves nothing, and may be somebody’s.",
        example: "a line without tabs in output/ID/scene-setter.approved",
        mend: "fetch the line from git, or approve anew",
    },
    Rule {
        code: "not-as-built",
        severity: Error,
        why: "What is behind a line is known of lines that a build gives; one that the next \
              build would change is not worth a name.",
        example: "scene-setter approve, after a new contact and before a build",
        mend: "build, read the pack, and approve it then",
    },
    Rule {
        code: "not-handed",
        severity: Error,
        why: "What changed since somebody read a pack is known only where it is known what they read.",
        example: "scene-setter addendum 2022-01-silicon-valley, which was handed to nobody",
        mend: "scene-setter handed 2022-01-silicon-valley --to ylva-johansson",
    },
    Rule {
        code: "handed-outside",
        severity: Warning,
        why: "A pack is written for our own house: what leaves it is an edition, in which nothing stands \
              that others may not read.",
        example: "scene-setter handed 2022-01-silicon-valley --to suzy-loftus, who is of TikTok",
        mend: "scene-setter release 2022-01-silicon-valley --level public --scope tiktok",
    },
    Rule {
        code: "bad-edition",
        severity: Error,
        why: "An addendum to something that nobody was given tells them what they never missed.",
        example: "a word changed in data/handed/ylva-johansson/…/scene-setter.md",
        mend: "fetch the file from git, or hand the pack out again",
    },
    Rule {
        code: "edit-discarded",
        severity: Warning,
        why: "What goes is named, so that it can be written again.",
        example: "scene-setter build --discard-edits",
        mend: "build without `--discard-edits` to keep edits",
    },
];
