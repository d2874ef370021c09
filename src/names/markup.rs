//! Markdown and HTML → what a browser shows of them, and then what it does not.

use std::iter;
use std::ops::Range;

use html_escape::decode_html_entities;
use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::fold::is_letter;
use super::reading::Reading;
use super::word::listed;

/// The sign of an edge that is shown where the text has only markup.
pub const EDGE: char = '\u{1d}';

/// Returns the words of Markdown or of a web page as its reader sees them, with a space between.
pub fn as_seen(text: &str) -> String {
    // A page begins with its doctype.
    let is_page = text.starts_with("<!");
    let reading = if is_page { Reading::page(text) } else { Reading::prose(text) };
    let mut seen = String::with_capacity(text.len());
    for (at, c) in reading.letters[..reading.shown].char_indices() {
        if reading.gap(at).parts_words() {
            seen.push(' ');
        }
        seen.push(c);
    }
    seen
}

/// Shows what CommonMark shows.
pub fn markdown(reading: &mut Reading<'_>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let parser = Parser::new_ext(reading.text, options);
    let mut open: Vec<(String, usize)> = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Text(_) => reading.show(range),
            Event::Code(_) => {
                let ticks = |c: &char| *c == '`';
                let raw = &reading.text[range.clone()];
                let count = raw.chars().take_while(ticks).count();
                reading.wholes.push(range.clone());
                reading.show(range.start + count..range.end - count);
            }
            Event::InlineHtml(_) => {
                pair(reading, &range, &mut open);
                tags(reading, range);
            }
            Event::Html(_) => tags(reading, range),
            Event::SoftBreak | Event::HardBreak => reading.edge('\n'),
            Event::Start(tag) if is_inline(&tag) => reading.wholes.push(range),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
            | Event::End(TagEnd::Link) => {}
            _ => reading.edge(EDGE),
        }
    }
}

/// Notes a pair of tags as one whole when its second stands here.
fn pair(reading: &mut Reading<'_>, range: &Range<usize>, open: &mut Vec<(String, usize)>) {
    let tag = &reading.text[range.clone()];
    let name = name_of(tag);
    if tag.starts_with("</") {
        if let Some(at) = open.iter().rposition(|(known, _)| *known == name) {
            reading.wholes.push(open[at].1..range.end);
            open.truncate(at);
        }
    } else if !tag.ends_with("/>") {
        open.push((name, range.start));
    }
}

fn name_of(tag: &str) -> String {
    let name = tag[1..].trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    name[..end.unwrap_or(name.len())].to_ascii_lowercase()
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Elements within a line, which part no word.
const INLINE: &str = "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span \
     strong sub sup u var wbr";

/// Shows what stands outside tags and comments.
pub fn tags(reading: &mut Reading<'_>, range: Range<usize>) {
    let mut at = range.start;
    while let Some(open) = reading.text[at..range.end].find('<') {
        let start = at + open;
        let rest = &reading.text[start..range.end];
        let Some(length) = tag_length(rest) else {
            reading.show(at..start + 1);
            at = start + 1;
            continue;
        };
        if start > at {
            reading.show(at..start);
        }
        if !listed(INLINE, name_of(rest).as_str()) && !rest.starts_with("<!--") {
            reading.edge(EDGE);
        }
        at = start + length;
    }
    if at < range.end {
        reading.show(at..range.end);
    }
}

fn tag_length(rest: &str) -> Option<usize> {
    let close = if rest.starts_with("<!--") { "-->" } else { ">" };
    let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
    let end = rest.find(close).map(|end| end + close.len());
    is_tag.then_some(end).flatten()
}

/// Whatever has none of these has no markup.
pub const SIGNS: [char; 10] = ['*', '_', '`', '[', '<', '&', '\\', '~', '|', '#'];

/// Adds what is not shown: addresses of links, insides of tags, comments, definitions.
pub fn hidden(reading: &mut Reading<'_>) {
    // All of plain words is shown, but for what may stand for a sign.
    if !reading.text.contains(SIGNS) && !reading.text.contains('%') {
        return;
    }
    let mut shown: Vec<Range<usize>> = Vec::new();
    for span in reading.spans() {
        match shown.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => shown.push(span),
        }
    }
    shown.sort_by_key(|span| span.start);
    let mut at = 0;
    let length = reading.text.len();
    for next in shown.into_iter().chain(iter::once(length..length)) {
        let gap = at..next.start.max(at);
        if reading.text[gap.clone()].contains(is_letter) {
            reading.edge(EDGE);
            reading.show(gap);
            reading.edge(EDGE);
        }
        at = at.max(next.end);
    }
}

/// Decodes the character reference with which a text begins.
pub fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(12).position(|b| b == b';')? + 1;
    let decoded = decode_html_entities(&rest[..end]);
    let mut chars = decoded.chars();
    let c = chars.next().filter(|_| chars.next().is_none())?;
    Some((c, end))
}

/// Decodes the percent-encoded character with which a text begins.
pub fn percent(rest: &str) -> Option<(char, usize)> {
    let bytes = rest.as_bytes();
    let is_coded = |at: usize| {
        let digits = bytes.get(at + 1..at + 3);
        bytes.get(at) == Some(&b'%')
            && digits.is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
    };
    let count = (0..4).take_while(|n| is_coded(n * 3)).count();
    (1..=count).find_map(|n| {
        let decoded = percent_decode_str(&rest[..n * 3]).decode_utf8().ok()?;
        decoded.chars().next().map(|c| (c, n * 3))
    })
}
