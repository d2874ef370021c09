//! The table of formats: in which forms a page is written, and who makes each.
//!
//! Whatever writes, compares, searches, proves or serves the files of a page goes over
//! [`FORMATS`]. A new format is a file here and a row there.

mod docx;
mod html;
mod markdown;
pub mod pdf;

use std::fmt;
use std::sync::Arc;

use crate::brief::{Brief, words};
use crate::facts::Facts;
use crate::facts::format::FurtherFormat;
use crate::facts::settings::Settings;
use crate::finding::report::Report;
use crate::pack::printer::Printer;
use crate::project::photos::Photos;

pub use docx::{DOCX, is_as_made};
pub use html::HTML;
pub use markdown::MARKDOWN;

/// Every format. People write into the first one: a build puts it in place before the others,
/// and by it a build that goes on after another died tells whether somebody wrote meanwhile.
pub static FORMATS: [&Format; 3] = [&MARKDOWN, &HTML, &DOCX];

pub struct Format {
    /// How the names of its files end, without the full stop.
    pub ending: &'static str,
    /// What a web server calls it.
    pub media_type: &'static str,
    /// What git should do with its files, as `.gitattributes` says it; none where it should
    /// show and merge them like any text.
    pub git: Option<&'static str>,
    /// Whether it is made only where somebody asks for it.
    pub is_asked_for: bool,
    /// Makes the bytes of a page; none when a template has a fault.
    pub make: fn(&Source<'_>, &mut Report) -> Option<Arc<[u8]>>,
    /// Reads every word in such bytes: a release is searched for what it withholds.
    pub text: fn(&[u8]) -> String,
}

/// What a page is made from.
pub struct Source<'a> {
    pub printer: &'a Printer,
    pub settings: &'a Settings,
    /// What the reader needs.
    pub brief: &'a Brief<'a>,
    /// The pictures that it may show.
    pub photos: &'a Photos,
    /// One sentence a line, hand edits included; it may hold conflict markers.
    pub markdown: &'a Arc<str>,
}

/// What a page says about itself, around its text.
pub struct Head {
    pub title: String,
    pub language: String,
    /// The handling mark, in capitals.
    pub marking: String,
    /// The reader's day, in words.
    pub as_of: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    pub format: &'static Format,
    pub bytes: Arc<[u8]>,
}

/// Returns the formats that the house or a record asks for, and those of every page.
pub fn asked_for(facts: &Facts, id: &str) -> Vec<&'static Format> {
    let records = facts.records();
    let visit = records.visits.get(id).map(|visit| &visit.formats);
    let contact = records.contacts.get(id).map(|contact| &contact.formats);
    let lists = [Some(&facts.settings().formats), visit, contact];
    let asked = |format: &Format| {
        let further = lists.iter().flatten().flat_map(|formats| formats.iter());
        further.map(|further| of(*further)).any(|known| known == format)
    };
    let formats = FORMATS.into_iter();
    formats.filter(|format| !format.is_asked_for || asked(format)).collect()
}

fn of(format: FurtherFormat) -> &'static Format {
    match format {
        FurtherFormat::Docx => &DOCX,
    }
}

/// Makes the files of a page in some formats.
pub fn files(
    source: &Source<'_>,
    formats: &[&'static Format],
    report: &mut Report,
) -> Option<Vec<PageFile>> {
    let made = formats.iter().map(|format| {
        let bytes = (format.make)(source, report)?;
        Some(PageFile { format, bytes })
    });
    made.collect()
}

impl Format {
    /// Names a file of this format: `profile.md`.
    pub fn name(&self, stem: &str) -> String {
        format!("{stem}.{}", self.ending)
    }

    /// Returns a name without its ending, if a file of that name has this format.
    pub fn stem<'n>(&self, name: &'n str) -> Option<&'n str> {
        name.strip_suffix(self.ending)?.strip_suffix('.')
    }
}

impl PageFile {
    /// Reads every word in the file.
    pub fn text(&self) -> String {
        (self.format.text)(&self.bytes)
    }
}

impl Source<'_> {
    /// Returns what the page says about itself.
    pub fn head(&self) -> Head {
        let brief = self.brief;
        let sheet = brief.sheets.first().map(|sheet| sheet.title.clone());
        let with = brief.report.as_ref().map(|report| report.with.join(", "));
        let title = match brief.title {
            "" => sheet.or(with).unwrap_or_default(),
            title => title.to_owned(),
        };
        Head {
            title,
            language: brief.language.to_owned(),
            marking: brief.handling.to_uppercase(),
            as_of: words::when_in_words(self.settings, brief.as_of),
        }
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.ending)
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.ending == other.ending
    }
}

impl Eq for Format {}

/// Reads the bytes of a format that is text as it lies there.
fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, MARKDOWN};

    #[test]
    fn people_write_into_the_first_format() {
        assert_eq!(FORMATS[0], &MARKDOWN);
        assert_eq!(MARKDOWN.stem("a/b.md"), Some("a/b"));
        assert_eq!(MARKDOWN.stem("amd"), None);
    }

    #[test]
    fn no_two_formats_share_an_ending() {
        for (at, format) in FORMATS.iter().enumerate() {
            assert!(!FORMATS[..at].contains(format), "{format:?}");
        }
    }
}
