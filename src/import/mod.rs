//! A foreign text → drafts: YAML texts of records, with every word that found no field in a
//! comment at its place, and the doubts by name.

mod addresses;
pub mod amend;
mod announced;
mod attendee;
mod attendees;
mod author;
mod block;
mod blocks;
mod calendar;
mod card;
mod card_fields;
mod card_person;
mod card_text;
mod case;
pub mod clock;
mod contact;
pub mod docx;
pub mod doubts;
mod edits;
pub mod encoding;
mod event;
mod event_time;
mod file;
mod handling;
mod headline;
mod heard;
mod holding;
mod html;
mod ids;
mod kind;
pub mod known;
mod labels;
mod lexicon;
mod list_rows;
mod list_sides;
mod list_words;
mod lists;
mod mail;
mod marks;
pub mod moment;
mod participants;
mod people;
mod person_name;
mod reader;
mod reading;
mod register;
mod report;
mod said;
mod said_day;
mod same_meeting;
mod section;
mod source;
mod speaker;
pub mod thread;
mod title_words;
mod titles;
pub mod yaml;
mod zone;

use sha2::{Digest, Sha256};

use crate::facts::when::When;
use crate::finding::field::RecordKey;
use amend::Change;
use doubts::Doubts;
use known::Known;

#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

#[derive(Debug, Clone, Default)]
pub struct Wishes {
    pub date: Option<When>,
    pub with: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub key: RecordKey,
    pub text: String,
    /// The name under which the original is kept beside it.
    pub copy: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Imported {
    pub drafts: Vec<Draft>,
    pub changes: Vec<Change>,
    pub files: Vec<(String, Vec<u8>)>,
    pub doubts: Doubts,
    pub on_file: Vec<RecordKey>,
}

type Read = fn(&Original<'_>, &Wishes, &mut Known<'_>) -> Imported;

pub struct Format {
    pub ending: &'static str,
    read: Read,
    /// Its words as plain text, by which the places of a passage count.
    words: fn(&[u8]) -> Option<String>,
}

/// The formats, by the endings of their files.
pub const FORMATS: [Format; 10] = [
    of("eml", mail::mail, mail::words),
    of("mht", mail::mail, mail::words),
    of("mhtml", mail::mail, mail::words),
    of("html", report::page, words_of_page),
    of("htm", report::page, words_of_page),
    of("txt", report::text, plain),
    of("md", report::text, plain),
    of("docx", report::word, words_of_docx),
    of("ics", calendar::calendar, plain),
    of("vcf", card::cards, plain),
];

const fn of(ending: &'static str, read: Read, words: fn(&[u8]) -> Option<String>) -> Format {
    Format { ending, read, words }
}

fn format_of(name: &str) -> Option<&'static Format> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    FORMATS.iter().find(|format| format.ending.eq_ignore_ascii_case(ending))
}

/// Returns the words of an original as plain text, as `import` reads them; none of a file that is
/// no text.
pub fn words(name: &str, bytes: &[u8]) -> Option<String> {
    match format_of(name) {
        Some(format) => (format.words)(bytes),
        None if encoding::is_no_text(bytes) => None,
        None => plain(bytes),
    }
}

fn plain(bytes: &[u8]) -> Option<String> {
    Some(encoding::decode(bytes, &mut Doubts::default()))
}

fn words_of_page(bytes: &[u8]) -> Option<String> {
    Some(html::text(&plain(bytes)?))
}

fn words_of_docx(bytes: &[u8]) -> Option<String> {
    docx::text(bytes).map(|words| words.text)
}

/// Drafts the records of a file; what is on file already is drafted no second time.
pub fn import(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    if let Some(source) = known.source_with(&digest(original.bytes)) {
        return Imported { on_file: vec![source], ..Imported::default() };
    }
    let imported = match format_of(original.name) {
        Some(format) => (format.read)(original, wishes, known),
        None if encoding::is_no_text(original.bytes) => unread(original.name),
        None => report::text(original, wishes, known),
    };
    known.remember(&digest(original.bytes), &imported.drafts);
    imported
}

/// No record comes of a file that is no text.
fn unread(name: &str) -> Imported {
    let mut imported = Imported::default();
    let is_outlook = name.to_lowercase().ends_with(".msg");
    let doubt = if is_outlook { "unread-outlook" } else { "unread-format" };
    imported.doubts.add(doubt, &[&name]);
    imported
}

pub fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
