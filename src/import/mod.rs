//! A foreign text → drafts: YAML texts of records, with every word that found no field in a
//! comment at its place, and the doubts by name.

mod addresses;
mod amend;
mod answer;
mod attendee;
mod attendees;
pub mod blocks;
mod body;
mod calendar;
mod card;
mod card_fields;
mod card_owner;
mod card_person;
mod card_text;
mod case;
pub mod change;
pub mod clock;
mod contact;
mod content_lines;
pub mod doubts;
mod earlier;
mod edits;
mod event;
mod event_kind;
mod event_status;
mod event_time;
mod file;
mod first_time;
pub mod headers;
mod headline;
mod ids;
mod kind;
pub mod known;
mod level;
mod links;
mod mail;
pub mod moment;
mod names;
mod offsets;
mod opening;
mod owed;
mod participants;
mod people;
mod reader;
mod reading;
mod register;
mod report;
mod same_meeting;
mod section;
mod series;
mod source;
mod speaker;
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
pub const FORMATS: [Format; 5] = [
    Format {
        ending: "eml",
        read: mail::mail,
    },
    Format {
        ending: "txt",
        read: report::text,
    },
    Format {
        ending: "md",
        read: report::text,
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
        None => report::text(original, wishes, known),
    };
    known.remember(&digest(original.bytes), &imported.drafts);
    imported
}

/// Returns the digest of a file as sources keep it.
pub fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// Reads bytes as text; other encodings than UTF-8 are taken for Western European.
fn decode(bytes: &[u8], doubts: &mut Doubts) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => {
            let message = "This is not UTF-8; it was read as Western European text.";
            let hint = "look at accents and quotation marks, or save it as UTF-8 and import again";
            doubts.warning("other-encoding", message, hint);
            let map =
                mail_parser::decoders::charsets::map::charset_decoder(b"windows-1252");
            map.map_or_else(
                || String::from_utf8_lossy(bytes).into_owned(),
                |map| map(bytes),
            )
        }
    }
}
