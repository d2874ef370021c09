//! The words by which mail programs head, quote and forward a message, in the languages that
//! they speak. Taken from the published lists of crisp-oss/email-forward-parser and
//! crisp-oss/email-reply-parser (both MIT) and of mailgun/talon (Apache-2.0).

use crate::facts::id::slug;
use crate::import::labels;
use crate::import::lexicon::Words;
use crate::import::list_words::present;
use crate::import::person_name::is_name;
use crate::names::word::{Word, folded_words, is_capital, stretch, words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    From,
    Sent,
    To,
    Cc,
    Subject,
    Other,
}

const FIELDS: [(Field, Words); 6] = [
    (Field::From, Words("head-from")),
    (Field::Sent, Words("head-sent")),
    (Field::To, Words("head-to")),
    (Field::Cc, Words("head-cc")),
    (Field::Subject, Words("head-subject")),
    (Field::Other, Words("head-other")),
];

pub fn field(label: &str) -> Option<Field> {
    let label = slug(label);
    let found = FIELDS.iter().find(|(_, names)| names.has(&label));
    found.map(|(field, _)| *field).filter(|_| !label.is_empty())
}

/// Says whether a label is one that heads, notes or lists have, in a language that is read here.
pub fn is_label(label: &str) -> bool {
    let words = folded_words(label);
    field(label).is_some() || labels::is_known(&words) || present(&words).is_some()
}

/// Says whether `To` stands on a line of its own, and `Subject` on one below, as Notes heads a
/// message.
pub fn begins_notes<'l>(line: &str, below: impl Iterator<Item = &'l str>) -> bool {
    let stands = |line: &str, wanted| field(line.trim()) == Some(wanted);
    stands(line, Field::To) && below.take(8).any(|line| stands(line, Field::Subject))
}

/// Says whether a line parts a message from one that is quoted or forwarded.
pub fn is_separator(line: &str) -> bool {
    let line = line.trim();
    let is_marked = line.starts_with(['-', '=', '_', '*']) || line.ends_with(':');
    if !is_marked || line.len() > 90 {
        return false;
    }
    let words = line.trim_matches(|c: char| "-_=*: \u{a0}".contains(c));
    Words("separators").has(&slug(words).replace('-', " "))
}

/// Half of the day or the sign of an hour, which may stand between it and a name.
const HOURS: [&str; 4] = ["am", "pm", "uhr", "uur"];

/// Finds who wrote what stands below a line that opens a quotation, in any language where it
/// holds an address: `On 3 Feb 2026, Lena Foss <…> wrote:`, `2026-02-03 Lena Foss <…>:`. Of
/// several lines joined, the last one has the address, or the verb and no capital.
pub fn attribution(line: &str, last: &str) -> Option<String> {
    // `---- On … wrote ----`
    let is_dash = |c: char| c == '-' || c == ' ';
    let bare = line.trim().trim_matches(is_dash);
    let body = bare.strip_suffix(':').unwrap_or(bare).trim_end();
    if line.len() > 400 {
        return None;
    }
    let verb = Words("wrote")
        .all()
        .filter_map(|verb| find_words(body, verb))
        .max_by_key(std::ops::Range::len);
    let is_verb = last.starts_with(char::is_lowercase) && last.split_whitespace().count() <= 3;
    if let Some(at) = body.find('@').filter(|_| last.contains('@') || is_verb) {
        let is_own = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
        let start = body[..at].trim_end_matches(is_own).len();
        let address = body[start..].split(['>', ']', ')', ' ', ',', ';']).next()?;
        let name = last_name(body[..start].trim_end_matches("mailto:"));
        return Some(format!("{name} <{address}>").trim().to_owned());
    }
    let verb = verb?;
    let names = [last_name(&body[..verb.start]), last_name(&body[verb.end..])];
    names.into_iter().find(|name| is_name(name))
}

/// Returns the words with capitals at the end of a text.
fn last_name(text: &str) -> String {
    let mut name: Vec<&str> = Vec::new();
    for word in text.split_whitespace().rev() {
        let bare = word.trim_matches(|c: char| ",;\"'“”„«»<>[]()*".contains(c));
        let is_hour = HOURS.contains(&bare.to_lowercase().as_str())
            || bare.contains(|c: char| c.is_ascii_digit());
        let ends = !name.is_empty() && word.ends_with([',', ';']);
        if bare.is_empty() && name.is_empty() {
            continue;
        }
        if is_hour || ends || !is_capital(bare) && !Words("particles").has(bare) {
            break;
        }
        name.insert(0, bare);
    }
    name.join(" ")
}

/// Finds words as whole words, whatever their accents.
fn find_words(text: &str, wanted: &str) -> Option<std::ops::Range<usize>> {
    let (all, wanted) = (words(text), wanted.split(' '));
    let count = wanted.clone().count();
    let is_meant = |some: &&[Word<'_>]| some.iter().map(|word| &*word.folded).eq(wanted.clone());
    let found = all.windows(count).find(is_meant)?;
    Some(stretch(found, &(0..count)))
}

pub fn is_forward(subject: &str) -> bool {
    let mark = subject.split_once(':').map_or("", |(mark, _)| mark.trim());
    Words("forwards").has(&mark.to_lowercase())
}

/// Returns a subject without what was put before it on the way, and whether anything was.
pub fn bare_subject(subject: &str) -> (&str, bool) {
    let mut bare = subject.trim();
    while let Some((mark, rest)) = bare.split_once(':') {
        let mark =
            mark.trim().trim_end_matches(|c: char| "[]()0123456789".contains(c)).to_lowercase();
        if !Words("answers").has(&mark) {
            break;
        }
        bare = rest.trim();
    }
    (bare, bare != subject.trim())
}
