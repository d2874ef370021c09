//! Markdown → Html: one self-contained page.

mod anchor;
mod block;
mod body;
mod breaks;
mod escape;
mod fit;
mod letter;
mod line;
mod link;
mod marks;
mod note;
mod outline;
mod quotes;
mod shell;
mod table;
mod typeset;
mod unbroken;
mod whole;

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser};

use self::anchor::Anchors;
use self::body::Body;
use self::breaks::breaks;
use self::line::Lines;
use self::note::Notes;
use self::outline::Outline;

pub use self::line::{ends_within_text, is_within_text};
pub use self::link::is_live;
pub use self::shell::{Shell, Words};
pub use self::typeset::typeset;
use crate::project::photos::Photos;

/// What a page says about itself, around its Markdown.
#[derive(Clone, Copy, Debug)]
pub struct PageHead<'a> {
    /// The name of the document in the window and in the printed foot.
    pub title: &'a str,
    /// The language of the text: `en`, `fr`, `en_GB`.
    pub language: &'a str,
    /// The handling mark at the top of every page; may be empty.
    pub marking: &'a str,
    /// The day up to which the facts are taken, in words; may be empty.
    pub as_of: &'a str,
    /// Whether each of its parts is printed on one page.
    pub one_page: bool,
    /// The pictures that it may hold.
    pub photos: &'a Photos,
}

/// What a page holds, without what stands around it.
pub struct Content {
    /// The list of its parts; empty for a short page.
    pub contents: String,
    /// Its text.
    pub body: String,
}

/// Turns Markdown into the content of a page in which every stretch of text tells the line of
/// the Markdown that it stands on.
pub fn content_by_line(markdown: &str, title: &str, language: &str, photos: &Photos) -> Content {
    let markdown = markdown.trim_start_matches('\u{feff}');
    let parser = Parser::new_ext(markdown, extensions()).into_offset_iter();
    let (events, places): (Vec<Event>, Vec<_>) = parser.unzip();
    let lines = Lines::of(markdown, places.iter().map(|place| place.start));
    let events = typeset(events, language);
    let words = Words::english();
    content(&events, (title, photos), &words, Way::ByLine(lines))
}

/// In which way a text is written.
enum Way {
    /// Every stretch of it tells its line.
    ByLine(Lines),
    /// For paper: new pages begin at some rules, or at all.
    InPrint(Option<BTreeSet<usize>>),
}

fn content(events: &[Event], (title, photos): (&str, &Photos), words: &Words, way: Way) -> Content {
    let mut anchors = Anchors::default();
    let notes = Notes::number(events, &mut anchors, words);
    let outline = Outline::read(events, &mut anchors);
    let whole = Body::new(events, &outline, notes, title).with(photos);
    let body = match way {
        Way::ByLine(lines) => whole.by_line(lines),
        Way::InPrint(None) => whole,
        Way::InPrint(Some(breaks)) => whole.breaking(breaks),
    };
    Content { contents: outline.contents(), body: body.write() }
}

/// Turns Markdown into one page that loads nothing and runs nothing.
pub fn html(markdown: &str, head: &PageHead, shell: &Shell) -> Result<String, tera::Error> {
    let markdown = markdown.trim_start_matches('\u{feff}');
    let parsed: Vec<Event> = Parser::new_ext(markdown, extensions()).collect();
    let events = typeset(parsed, head.language);
    let breaks = (!head.one_page).then(|| breaks(&events));
    let way = Way::InPrint(breaks);
    let of_page = (head.title, head.photos);
    let Content { contents, body } = content(&events, of_page, shell.words(), way);
    let size = head.one_page.then(|| fit::size(&events));
    shell.fill(head, size, &contents, &body)
}

/// Returns how small the type of a page has to be, so that each of its parts has room on one sheet.
pub fn one_page_size(markdown: &str) -> f64 {
    fit::size(&Parser::new_ext(markdown, extensions()).collect::<Vec<_>>())
}

pub use breaks::word_breaks;

/// Returns what of Markdown is read beside CommonMark.
pub fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}
