//! Lines of a mail as a client prints it → the fields that stand above a message.

use super::words::{self, Field};
use crate::import::moment::days;

/// The fields that stand above a message.
#[derive(Debug, Clone, Default)]
pub struct Head {
    pub from: String,
    pub sent: String,
    pub to: String,
    pub cc: String,
    pub subject: String,
    pub lines: Vec<String>,
    seen: Vec<Field>,
}

/// The next field of a head stands at most this many lines below, empty ones not counted.
const REACH: usize = 6;

/// Longer lines are no field and no address.
const LONGEST: usize = 2_000;

impl Head {
    pub fn has(&self, field: Field) -> bool {
        self.seen.contains(&field)
    }

    fn slot(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::From => &mut self.from,
            Field::Sent => &mut self.sent,
            Field::To => &mut self.to,
            Field::Cc => &mut self.cc,
            Field::Subject => &mut self.subject,
            Field::Other => return None,
        })
    }

    pub fn add(&mut self, field: Field, words: &str) {
        self.seen.push(field);
        if let Some(slot) = self.slot(field) {
            *slot = words.trim_start_matches([' ', '\t', '>']).trim_end().to_owned();
        }
    }

    /// Takes a line that goes on with a field, such as a further address.
    pub fn continues(&mut self, field: Field, line: &str) -> bool {
        let line = line.trim();
        let Some(slot) = self.slot(field) else {
            return false;
        };
        let fits = match field {
            Field::To | Field::Cc => is_address(line),
            Field::From => slot.is_empty() && is_address(line),
            Field::Sent => slot.is_empty() && !days(line).is_empty(),
            Field::Subject | Field::Other => slot.is_empty(),
        };
        if fits {
            let gap = if slot.is_empty() { "" } else { "; " };
            *slot = format!("{slot}{gap}{line}");
        }
        fits
    }
}

/// Says whether a line lists people: addresses, units in brackets, blanked names.
fn is_address(line: &str) -> bool {
    let bare = line.trim_end_matches([';', ' ']);
    let unit = bare.rsplit_once('(').is_some_and(|(_, unit)| {
        unit.ends_with(')') && unit.len() <= 40 && unit.starts_with(|c: char| c.is_uppercase())
    });
    let lists = unit && bare.len() < 200
        || bare.contains('@')
        || bare.contains(';') && bare.contains('(')
        || bare.starts_with("[REDACTED]") && bare.split_whitespace().count() <= 3;
    line.len() <= LONGEST && lists && !bare.contains(". ")
}

/// Says whether a mail head begins with these fields: one of them, or of the lines below,
/// says from whom or to whom it went.
pub fn begins_head<'l>(fields: &[(Field, &str)], below: impl Iterator<Item = &'l str>) -> bool {
    let (first, _) = fields[0];
    if first == Field::Other || fields.len() > 1 {
        return fields.len() > 2;
    }
    let below = below.filter(|line| !line.trim().is_empty()).take(REACH);
    let is_address = |field: Field| matches!(field, Field::From | Field::To);
    let mut others = below.flat_map(|line| self::fields(line)).map(|(field, _)| field);
    others.any(|field| {
        field != first && field != Field::Other && (is_address(first) || is_address(field))
    })
}

/// Splits `Label: words`, in any language.
pub fn labelled(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches([' ', '\t', '>', '|', '*']);
    let (label, words) = line.split_once([':', '：'])?;
    let is_label = label.len() <= 60 && label.split_whitespace().count() <= 3;
    is_label.then_some((label, words))
}

/// Finds from whom a message comes whose head is of another language: an address behind
/// `From` or a label of another script, and two more labels right below, or behind a label that
/// nobody here knows, and a day behind one of those below.
pub fn foreign_from<'l, 'b>(
    line: &'l str,
    below: impl Iterator<Item = &'b str>,
) -> Option<&'l str> {
    let (label, words) = labelled(line)?;
    let is_from = words::field(label) == Some(Field::From)
        || label.starts_with(char::is_alphabetic)
            && !label.contains(|c: char| c.is_ascii_alphabetic());
    let below: Vec<_> = below.take(2).map(labelled).collect();
    let is_head = below.len() == 2 && below.iter().all(Option::is_some);
    let labels = below.into_iter().flatten().chain([(label, words)]);
    let is_unknown = || {
        labels.clone().all(|(label, _)| !words::is_label(label))
            && labels.clone().any(|(_, words)| !days(words).is_empty())
    };
    (is_head && words.contains('@') && (is_from || is_unknown())).then_some(words)
}

/// Reads the fields of a line; a blanked head may have several: `From: To: Subject:`.
pub fn fields(line: &str) -> Vec<(Field, &str)> {
    let mut rest = line.trim_start_matches([' ', '\t', '>', '|', '*']);
    let mut fields = Vec::new();
    while let Some((field, words)) = field(rest) {
        if let Some((_, before)) = fields.last_mut() {
            *before = "";
        }
        fields.push((field, words.trim()));
        // `Subject: Re: …`: what stands behind is what it is called.
        if field == Field::Subject {
            break;
        }
        rest = words.trim_start_matches([' ', '\t', '*']);
    }
    fields
}

fn field(line: &str) -> Option<(Field, &str)> {
    let near = line.floor_char_boundary(30);
    let at = line[..near].find(':')?;
    let (label, words) = (&line[..at], &line[at + 1..]);
    let label = label.trim_end_matches([' ', '*', '\u{a0}']);
    if label.len() > 24 || label.contains("  ") {
        return None;
    }
    Some((words::field(label)?, words.trim_start_matches('*')))
}

/// A text of a file, and the head that stands above it there.
#[derive(Debug, Default)]
pub struct Text {
    /// The fields of the mail whose text it is; empty for a text on its own.
    pub head: Head,
    pub words: String,
    pub place: Place,
}

/// Where a text of a file stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Own,
    /// A message that was attached as a whole.
    Attached,
    /// A file beside the words of a message.
    Beside,
    /// At the margin of another text: such a text holds no report.
    Aside,
}

#[derive(Debug, Clone, Default)]
pub struct Message {
    /// Its head; without lines where the text has none.
    pub head: Head,
    pub body: Vec<String>,
    pub place: Place,
    /// How often it goes on behind words that it quotes.
    pub returns: usize,
}

impl Message {
    pub fn size(&self) -> usize {
        self.body.iter().map(|line| line.trim().len()).sum()
    }
}
