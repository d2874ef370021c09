//! What can be wrong with a file or folder before anybody reads it.

use super::Rule;
use crate::finding::report::Severity::{Error, Warning};

/// The rules, in the order in which a file meets them.
pub const RULES: &[Rule] = &[
    Rule {
        code: "unreadable",
        severity: Error,
        why: "A folder that cannot be read must not pass for one that holds nothing: the \
              pack would be silent about what is in it.",
        example: "data/contacts, which only another user may open",
        mend: "allow yourself to read it, as with `chmod u+rx data/contacts`",
    },
    Rule {
        code: "no-records",
        severity: Error,
        why: "An empty project gives an empty pack, and that is never what was meant.",
        example: "a folder `data/` with nothing in it",
        mend: "run `scene-setter init`, or give the right folder with `-C`",
    },
    Rule {
        code: "not-a-file",
        severity: Error,
        why: "A pipe or device never ends, and holds no facts.",
        example: "data/contacts/call.yaml, made with `mkfifo`",
        mend: "put a file in its place",
    },
    Rule {
        code: "link",
        severity: Error,
        why: "Facts live in one repository; what a link brings in from elsewhere is on \
              nobody else’s machine.",
        example: "data/contacts → /home/me/contacts",
        mend: "copy the files into the project",
    },
    Rule {
        code: "too-deep",
        severity: Error,
        why: "Nothing a person writes is nested so deeply; a bracket was left open, or \
              the file is a trick.",
        example: "topics: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        mend: "close the brackets, or move the folder up",
    },
    Rule {
        code: "too-large",
        severity: Error,
        why: "A record is a page or two. A large file is something else that was put \
              here by mistake.",
        example: "data/sources/report.yaml, 50 MB",
        mend: "keep the original elsewhere, and name it under `file:`",
    },
    Rule {
        code: "not-text",
        severity: Error,
        why: "Only plain UTF-8 text can be read, shown and compared line by line.",
        example: "a file saved as UTF-16, or a pasted control character",
        mend: "save it as UTF-8, and delete the character",
    },
    Rule {
        code: "empty-file",
        severity: Error,
        why: "A file without keys is mostly one that was not saved.",
        example: "data/people/ada-lovelace.yaml, with nothing in it",
        mend: "write its keys, or delete the file",
    },
    Rule {
        code: "unknown-folder",
        severity: Error,
        why: "A file in a folder that nobody reads is a fact that nobody sees.",
        example: "data/persons/ada-lovelace.yaml",
        mend: "data/people/ada-lovelace.yaml",
    },
    Rule {
        code: "unread-file",
        severity: Warning,
        why: "A record whose name does not end in `.yaml` would be passed over.",
        example: "data/contacts/call.yaml.txt",
        mend: "data/contacts/call.yaml",
    },
    Rule {
        code: "photo-outside",
        severity: Error,
        why: "A picture from elsewhere is on nobody else’s machine, and a page may show no \
              file that is none of the project.",
        example: "photo: ../../home/me/ada.jpg",
        mend: "photo: ada.jpg, which lies beside the record",
    },
    Rule {
        code: "photo-unfit",
        severity: Warning,
        why: "A picture that a page cannot show leaves a name without its face, and nobody \
              would see why.",
        example: "photo: ada.jpg, of 4 MB, or a file that is no picture, or none",
        mend: "photo: ada.jpg, of 30 KB",
    },
    Rule {
        code: "duplicate-id",
        severity: Error,
        why: "One id must lead to one record, or half of its facts are lost.",
        example: "data/people/ada.yaml and data/people/2021/ada.yaml",
        mend: "rename one, or put both into one file",
    },
    Rule {
        code: "bad-id",
        severity: Error,
        why: "Ids are file names and are typed in many places: letters with accents, \
              spaces and capitals are typed in two ways.",
        example: "with: TikTok Ltd",
        mend: "with: tiktok-ltd",
    },
];
