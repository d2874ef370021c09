//! A foreign text → drafts: YAML texts of records, with every word that found no field in a
//! comment at its place, and the doubts by name.

mod addresses;
mod amend;
mod announced;
mod answer;
mod attendee;
mod attendees;
mod author;
mod block;
mod blocks;
mod body;
mod broken;
mod calendar;
mod card;
mod card_fields;
mod card_owner;
mod card_person;
mod card_text;
mod case;
mod cells;
pub mod change;
pub mod clock;
mod closing;
mod contact;
mod content_lines;
pub mod docx;
pub mod doubts;
mod edits;
pub mod encoding;
mod event;
mod event_kind;
mod event_status;
mod event_time;
mod file;
mod first_time;
mod goes_on;
mod handling;
mod headline;
mod holding;
mod html;
mod ids;
mod invitation_answer;
mod kind;
pub mod known;
mod labels;
mod links;
mod list_sides;
mod list_words;
mod lists;
mod mail;
mod marks;
mod met;
pub mod moment;
mod months;
pub mod names;
mod offsets;
mod owed;
mod participants;
mod people;
mod person_name;
mod plain;
mod purpose;
mod reader;
mod reader_heads;
mod reader_rows;
mod reading;
mod register;
mod report;
mod rows;
mod said_day;
mod same_meeting;
mod section;
mod series;
mod source;
mod speaker;
pub mod thread;
mod title;
mod titles;
mod verbs;
mod whereabouts;
pub mod yaml;
mod zone;

use sha2::{Digest, Sha256};

use crate::facts::when::When;
use crate::finding::field::RecordKey;
use change::Change;
use doubts::Doubts;
use known::Known;

/// A file to import.
#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// What the person says in place of the text.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// The day of the contact.
    pub date: Option<When>,
    /// The organisation of the other side.
    pub with: Option<String>,
}

/// One record to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its kind and id.
    pub key: RecordKey,
    pub text: String,
    /// The name under which the original is kept beside it.
    pub copy: Option<String>,
}

/// What came of a file.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// The records to be.
    pub drafts: Vec<Draft>,
    /// The changes of records on file.
    pub changes: Vec<Change>,
    /// Pictures, by their paths.
    pub files: Vec<(String, Vec<u8>)>,
    /// What to look at.
    pub doubts: Doubts,
    /// The records that hold it already.
    pub on_file: Vec<RecordKey>,
}

/// A kind of file that can be read.
pub struct Format {
    /// How the names of such files end.
    pub ending: &'static str,
    read: fn(&Original<'_>, &Wishes, &mut Known<'_>) -> Imported,
}

/// The formats, by the endings of their files.
pub const FORMATS: [Format; 6] = [
    Format {
        ending: "eml",
        read: mail::mail,
    },
    Format {
        ending: "txt",
        read: plain::text,
    },
    Format {
        ending: "md",
        read: plain::text,
    },
    Format {
        ending: "docx",
        read: plain::word,
    },
    Format {
        ending: "ics",
        read: calendar::calendar,
    },
    Format {
        ending: "vcf",
        read: card::cards,
    },
];

/// Drafts the records of a file; what is on file already is drafted no second time.
pub fn import(
    original: &Original<'_>,
    wishes: &Wishes,
    known: &mut Known<'_>,
) -> Imported {
    if let Some(source) = known.source_with(&digest(original.bytes)) {
        return Imported {
            on_file: vec![source],
            ..Imported::default()
        };
    }
    let ending = original
        .name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    let format = FORMATS
        .iter()
        .find(|f| f.ending.eq_ignore_ascii_case(ending));
    let imported = match format {
        Some(format) => (format.read)(original, wishes, known),
        None if encoding::is_binary(original.bytes) => unread(original.name),
        None => plain::text(original, wishes, known),
    };
    known.remember(&digest(original.bytes), &imported.drafts);
    imported
}

/// No record comes of a file that is no text.
fn unread(name: &str) -> Imported {
    let mut imported = Imported::default();
    let message =
        format!("`{name}` is no text, and no mail, Word file, invitation or card.");
    let hint = if name.to_lowercase().ends_with(".msg") {
        "open it in Outlook, save it as .eml (or print it into a .txt), and import that"
    } else {
        "save it as .docx, .txt or .eml and import that"
    };
    imported.doubts.warning("unread-format", message, hint);
    imported
}

/// Returns the digest of a file as sources keep it.
pub fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
