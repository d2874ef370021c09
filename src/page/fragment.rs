//! Markdown of one fact → Markdown that stands alone: closed, defined, and captured by nothing.

use std::borrow::Cow;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};

use crate::html::{ends_within_text, is_within_text};
use pulldown_cmark_to_cmark::{Options as Style, cmark_with_options};

use super::escape::{escaped, guard_start, starts_a_block};
use super::links;
use super::own_notes::in_brackets;
use super::plain::EXTENSIONS;

/// Returns the words of a fact for the middle of a line: marks for emphasis, code and links
/// keep their meaning, everything else shows as typed.
pub fn inline(text: &str) -> Cow<'_, str> {
    let one_line = one_line(text);
    if is_plain(&one_line) && !starts_a_block(&one_line) {
        return one_line;
    }
    // A block mark at the start would make the parser see a list or heading.
    let guarded = format!("\u{2060}{one_line}");
    let events = TextMergeStream::new(Parser::new_ext(&guarded, EXTENSIONS));
    // Within a paragraph, the writer knows that a space after a link begins no line.
    let mut line = vec![Event::Start(Tag::Paragraph)];
    line.extend(links::live(events.filter_map(inline_event)));
    line.push(Event::End(TagEnd::Paragraph));
    let Some(written) = write(line) else {
        return Cow::Owned(escaped(&one_line));
    };
    let written = written.replace('\u{2060}', "").trim().replace('\n', " ");
    let open = guard_start(&written, &written);
    Cow::Owned(escape_bars(&open))
}

/// Returns the Markdown of a fact as blocks of its own, its headings below `level`. Where it
/// ends in a block that words cannot join, it ends in a blank line.
pub fn blocks(text: &str, level: usize) -> String {
    let extensions = EXTENSIONS.union(Options::ENABLE_FOOTNOTES);
    let merged = TextMergeStream::new(Parser::new_ext(text, extensions));
    let events = in_brackets(merged.collect()).into_iter();
    let lowered = events.map(|event| match event {
        Event::Start(Tag::Heading { level: own, .. }) => Event::Start(Tag::Heading {
            level: lower(own, level),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Event::End(TagEnd::Heading(own)) => Event::End(TagEnd::Heading(lower(own, level))),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        other => harmless(other),
    });
    let events: Vec<Event<'_>> = lowered.collect();
    let stands_alone = ends_alone(&events);
    let Some(written) = write(links::live(events)) else {
        return escaped(text);
    };
    let written = written.trim_end().to_owned();
    if stands_alone {
        return written + "\n\n";
    }
    written
}

fn inline_event(event: Event<'_>) -> Option<Event<'_>> {
    match &event {
        Event::Start(tag) => is_within_text(tag).then_some(event),
        Event::End(tag) => ends_within_text(*tag).then_some(event),
        Event::Rule => None,
        _ => Some(harmless(event)),
    }
}

/// Says whether the last block is one in which a citation would be lost: code, a table, a rule
/// or a heading.
fn ends_alone(events: &[Event<'_>]) -> bool {
    let mut last = events.iter().rev().skip_while(|event| {
        matches!(event, Event::End(TagEnd::Item | TagEnd::List(_) | TagEnd::BlockQuote(_)))
    });
    matches!(
        last.next(),
        Some(Event::Rule | Event::End(TagEnd::CodeBlock | TagEnd::Table | TagEnd::Heading(_)))
    )
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
        !matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'|' | b'~' | b'&' | b'!')
            && !byte.is_ascii_control()
    })
}

/// Turns what would be live into words.
fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::SoftBreak => Event::SoftBreak,
        other => other,
    }
}

fn lower(own: HeadingLevel, level: usize) -> HeadingLevel {
    HeadingLevel::try_from((own as usize + level).min(6)).unwrap_or(HeadingLevel::H6)
}

/// Writes Markdown; nothing where the writer finds no way to say it.
fn write<'a>(events: impl IntoIterator<Item = Event<'a>>) -> Option<String> {
    let style = Style { code_block_token_count: 3, ..Style::default() };
    let mut written = String::new();
    let events = events.into_iter();
    cmark_with_options(events, &mut written, EXTENSIONS, style).ok()?;
    Some(written)
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

#[cfg(test)]
mod tests {
    use super::{blocks, inline};
    use crate::page::plain::plainly;

    #[test]
    fn a_picture_is_its_words_with_a_link() {
        for (fact, shown) in [
            ("See ![the crane](crane.png) here.", "See [the crane](crane.png) here."),
            ("![](crane.png)", "[crane.png](crane.png)"),
            ("[![the crane](a.png)](https://b.eu)", "[the crane](https://b.eu)"),
            ("![a [b](c) *d*](e)", "[a b *d*](e)"),
            ("![a ![b](c)](d)", "[a b](d)"),
            ("[](https://b.eu)", "[https://b.eu](https://b.eu)"),
        ] {
            assert_eq!(plainly(inline(fact).into_owned()), shown, "{fact}");
            assert_eq!(plainly(blocks(fact, 1)), shown, "{fact}");
        }
    }

    #[test]
    fn a_footnote_of_its_own_stands_in_brackets() {
        let text = "Known[^a] and said[^b].\n\n[^a]: By *few*.\n";
        assert_eq!(plainly(blocks(text, 1)), "Known (By *few*.) and said[^b].");
    }

    #[test]
    fn a_link_that_no_page_may_follow_is_words() {
        for (fact, shown) in [
            ("[press](javascript:alert(1))", "press [javascript:alert(1)]"),
            ("[plan](file:///C:/plan.docx)", "plan [file:///C:/plan.docx]"),
            ("![x](data:image/png;base64,AA)", "x [data:image/png;base64,AA]"),
            ("<javascript:alert(1)>", "javascript:alert(1)"),
            ("[a](mailto:a@b.eu)", "[a](mailto:a@b.eu)"),
        ] {
            assert_eq!(plainly(inline(fact).into_owned()), shown, "{fact}");
        }
    }
}
