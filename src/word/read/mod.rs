//! A Word file that came back → what it says now, sentence by sentence, each with the number by
//! which it went out.

mod margin;
mod reading;
pub mod run;
mod style;

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{Parts, Refusal};
use crate::merge::remark::Remark;
use margin::{comments, footnotes, words};
use reading::Reading;

pub use margin::blanks_as_one;
pub use style::Kind;

/// What a file says.
#[derive(Debug, Default)]
pub struct Returned {
    pub blocks: Vec<Said>,
    /// Remarks, each with the sentence beside which it stands.
    pub remarks: Vec<(Option<usize>, Remark)>,
    /// What each note says, by its number: it may be said on several pages.
    pub notes: BTreeMap<usize, BTreeSet<String>>,
    /// Notes that somebody added, by the name that their mention has.
    pub new_notes: Vec<(String, String)>,
    /// What stands in headers and footers.
    pub margins: Vec<String>,
}

/// Who made a change, and on which day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Author {
    pub name: String,
    pub day: String,
}

/// One part of the text.
#[derive(Debug)]
pub enum Said {
    Paragraph(Paragraph),
    /// The cells of a row, and the number of its table.
    Row(Vec<Vec<Span>>, usize),
}

#[derive(Debug)]
pub struct Paragraph {
    pub kind: Kind,
    pub in_box: bool,
    pub spans: Vec<Span>,
}

/// Words of one sentence, or of none that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub sentence: Option<usize>,
    /// As Markdown.
    pub text: String,
    /// Who wrote into it last, as far as that was tracked.
    pub by: Option<Author>,
}

/// Reads a file.
pub fn read(parts: &Parts) -> Result<Returned, Refusal> {
    let mut returned = Returned::default();
    let comments = comments(parts.get("word/comments.xml"));
    let footnotes = footnotes(parts.get("word/footnotes.xml"));
    let mut reading = Reading::new(&mut returned, parts, &comments, &footnotes);
    reading.all(parts.get("word/document.xml"))?;
    for (name, xml) in parts.iter() {
        if name.starts_with("word/header") || name.starts_with("word/footer") {
            returned.margins.push(words(xml));
        }
    }
    Ok(returned)
}
