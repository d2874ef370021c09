//! Markdown → Html: one self-contained page.

mod anchor;
mod body;
mod escape;
mod fit;
mod line;
mod link;
mod note;
mod outline;
mod shell;
mod table;
mod whole;

use pulldown_cmark::{Event, Options, Parser};

use self::anchor::Anchors;
use self::body::Body;
use self::line::Lines;
use self::note::Notes;
use self::outline::Outline;

pub use self::line::{ends_within_text, is_within_text};
pub use self::link::is_live;
pub use self::shell::Shell;

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
pub fn content_by_line(markdown: &str, title: &str) -> Content {
    let markdown = markdown.trim_start_matches('\u{feff}');
    let parser = Parser::new_ext(markdown, extensions()).into_offset_iter();
    let (events, places): (Vec<Event>, Vec<_>) = parser.unzip();
    let lines = Lines::of(markdown, places.iter().map(|place| place.start));
    content(&events, title, Some(lines))
}

fn content(events: &[Event], title: &str, lines: Option<Lines>) -> Content {
    let mut anchors = Anchors::default();
    let notes = Notes::number(events, &mut anchors);
    let outline = Outline::read(events, &mut anchors);
    let body = Body::new(events, &outline, notes, title).by_line(lines);
    Content {
        contents: outline.contents(),
        body: body.write(),
    }
}

/// Turns Markdown into one page that loads nothing and runs nothing.
pub fn html(
    markdown: &str,
    head: &PageHead,
    shell: &Shell,
) -> Result<String, tera::Error> {
    let markdown = markdown.trim_start_matches('\u{feff}');
    let events: Vec<Event> = Parser::new_ext(markdown, extensions()).collect();
    let Content { contents, body } = content(&events, head.title, None);
    let size = head.one_page.then(|| fit::size(&events));
    shell.fill(head, size, &contents, &body)
}

fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}
