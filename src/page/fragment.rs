//! Markdown of one fact → Markdown that stands alone: closed, defined, and captured by nothing.

use std::borrow::Cow;

use pulldown_cmark::{
    CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};
use pulldown_cmark_to_cmark::{Options as Style, cmark_with_options};

use super::escape::starts_a_block;

/// What facts may use; footnotes are the pack's own.
const EXTENSIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Returns the words of a fact for the middle of a line: marks for emphasis, code and links
/// keep their meaning, everything else shows as typed.
pub fn inline(text: &str) -> Cow<'_, str> {
    let one_line = one_line(text);
    if is_plain(&one_line) && !starts_a_block(&one_line) {
        return one_line;
    }
    // A block mark at the start would make the parser see a list or heading.
    let guarded = format!("\u{2060}{one_line}");
    let events =
        TextMergeStream::new(Parser::new_ext(&guarded, EXTENSIONS)).filter_map(|event| {
            match event {
                Event::Start(tag) if is_inline(&tag) => Some(Event::Start(live(tag))),
                Event::End(tag) if is_inline_end(tag) => Some(Event::End(tag)),
                Event::Start(_) | Event::End(_) | Event::Rule => None,
                other => Some(harmless(other)),
            }
        });
    let written = write(events).replace('\u{2060}', "");
    let written = written.trim().replace('\n', " ");
    let open = if starts_a_block(&written) {
        guard_start(&written)
    } else {
        written
    };
    Cow::Owned(escape_bars(&open))
}

/// Returns the Markdown of a fact as blocks of its own, its headings below `level`.
pub fn blocks(text: &str, level: usize) -> String {
    let events: Vec<Event<'_>> = TextMergeStream::new(Parser::new_ext(text, EXTENSIONS))
        .map(|event| match event {
            Event::Start(Tag::Heading { level: own, .. }) => Event::Start(Tag::Heading {
                level: lower(own, level),
                id: None,
                classes: Vec::new(),
                attrs: Vec::new(),
            }),
            Event::End(TagEnd::Heading(own)) => {
                Event::End(TagEnd::Heading(lower(own, level)))
            }
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(tag) => Event::Start(live(tag)),
            other => harmless(other),
        })
        .collect();
    write(events.into_iter()).trim_end().to_owned()
}

fn one_line(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    if trimmed.contains(['\n', '\t', '\r']) {
        Cow::Owned(trimmed.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(trimmed)
    }
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| {
        !matches!(
            byte,
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'|' | b'~' | b'&' | b'!'
        ) && !byte.is_ascii_control()
    })
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// Makes a link stand by itself, with its address in its place; a picture becomes a link.
fn live(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Link {
            dest_url,
            title,
            link_type,
            ..
        } => Tag::Link {
            link_type: match link_type {
                LinkType::Autolink | LinkType::Email => link_type,
                _ => LinkType::Inline,
            },
            dest_url,
            title,
            id: CowStr::from(""),
        },
        Tag::Image {
            dest_url, title, ..
        } => Tag::Link {
            link_type: LinkType::Inline,
            dest_url,
            title,
            id: CowStr::from(""),
        },
        other => other,
    }
}

/// Turns what would be live into words.
fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::FootnoteReference(label) => Event::Text(format!("[^{label}]").into()),
        Event::SoftBreak => Event::SoftBreak,
        Event::End(TagEnd::Image) => Event::End(TagEnd::Link),
        other => other,
    }
}

fn lower(own: HeadingLevel, level: usize) -> HeadingLevel {
    HeadingLevel::try_from((own as usize + level).min(6)).unwrap_or(HeadingLevel::H6)
}

fn write<'a>(events: impl Iterator<Item = Event<'a>>) -> String {
    let style = Style {
        code_block_token_count: 3,
        ..Style::default()
    };
    let mut written = String::new();
    cmark_with_options(events, &mut written, EXTENSIONS, style)
        .expect("writing to a string cannot fail");
    written
}

fn guard_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    format!("{number}\\{rest}")
}

/// A bar would end a table cell.
fn escape_bars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        if c == '|' && before != '\\' {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}
