//! Events → the same with the apostrophes, quotation marks and unbroken spaces of a language.
//!
//! Markdown stays as people type it, so that two ways of typing one sentence are no change of it;
//! a page is set as printers set it. Code and addresses stay as they are, and so does whatever is
//! set already.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::letter::{Changes, Letters};
use super::line::{ends_within_text, is_within_text};
use super::marks::{quote, space};
use super::quotes::Quotes;
use super::unbroken::{Months, unbroken};

/// What stands for code: no letter, no sign, no space.
const OBJECT: char = '\u{fffc}';

/// Sets the text of a page.
pub fn typeset<'a>(mut events: Vec<Event<'a>>, language: &str) -> Vec<Event<'a>> {
    let quotes = Quotes::of(language);
    let months = Months::of(language);
    let mut at = 0;
    while at < events.len() {
        let code = matches!(events[at], Event::Start(Tag::CodeBlock(_)));
        let length = events[at..].iter().take_while(|one| is_inline(one)).count();
        if code {
            let ends = |one: &Event<'_>| matches!(one, Event::End(TagEnd::CodeBlock));
            at += events[at..].iter().take_while(|one| !ends(one)).count();
        } else if length == 0 {
            at += 1;
        } else {
            let run = at..at + length;
            // Twice, for a mark that is set may part words that stood together.
            if set(&mut events, run.clone(), &quotes, &months) {
                set(&mut events, run, &quotes, &months);
            }
            at += length;
        }
    }
    events
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_within_text(tag),
        Event::End(tag) => ends_within_text(*tag),
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// Sets the letters of a run once, and says whether a mark is another now.
fn set(events: &mut [Event<'_>], run: Range<usize>, quotes: &Quotes, months: &Months) -> bool {
    let (letters, texts) = letters(events, run);
    let mut changes = Changes::new();
    quote(&letters, quotes, &mut changes);
    space(&letters, quotes, &mut changes);
    let marks = !changes.is_empty();
    unbroken(&letters, months, &mut changes);
    for (event, own) in texts {
        let mut news = changes.range(own.clone()).peekable();
        if let Event::Text(text) = &mut events[event]
            && news.peek().is_some()
        {
            let mut set = String::with_capacity(text.len() + 8);
            let mut from = own.start;
            for (at, new) in news {
                set.push_str(&letters.text[from..*at]);
                set.push_str(new);
                from = at + letters.sign(*at).len_utf8();
            }
            set.push_str(&letters.text[from..own.end]);
            *text = set.into();
        }
    }
    marks
}

/// Puts a run together, and says where in it each text stands.
fn letters(events: &[Event<'_>], run: Range<usize>) -> (Letters, Vec<(usize, Range<usize>)>) {
    let (mut text, mut texts, mut closed) = (String::new(), Vec::new(), Vec::new());
    let mut addresses = 0_usize;
    for event in run {
        let start = text.len();
        match &events[event] {
            Event::Text(words) => {
                text.push_str(words);
                texts.push((event, start..text.len()));
            }
            Event::Code(_) | Event::InlineMath(_) => text.push(OBJECT),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::Link { link_type, .. }) => {
                let is_address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                addresses += usize::from(is_address || addresses > 0);
            }
            Event::End(TagEnd::Link) => addresses = addresses.saturating_sub(1),
            _ => {}
        }
        if start < text.len() && (addresses > 0 || !matches!(events[event], Event::Text(_))) {
            closed.push(start..text.len());
        }
    }
    closed.extend(addresses_in(&text));
    (Letters::new(text, closed), texts)
}

/// Finds addresses, of pages or of people: they are copied, and no letter of one may change.
fn addresses_in(text: &str) -> Vec<Range<usize>> {
    if !(text.contains('@') || text.contains("://") || text.contains("www.")) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let rest = word.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        let (before, inside) = (&word[..word.len() - rest.len()], rest.trim_end());
        if inside.contains("://") || inside.contains('@') || inside.starts_with("www.") {
            // The marks around it are no part of it.
            let single = |sign: char| matches!(sign, '\'' | '’' | '‘');
            let ends = |sign: char| {
                ".,;:!?)]”»".contains(sign)
                    || before.contains(sign)
                    || single(sign) && before.contains(single)
            };
            let from = start + before.len();
            found.push(from..from + inside.trim_end_matches(ends).len());
        }
        start += word.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser};

    use super::typeset;

    fn said(events: &[Event<'_>]) -> String {
        let said = events.iter().filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(&**text),
            Event::SoftBreak => Some("/"),
            _ => None,
        });
        said.collect()
    }

    #[test]
    fn marks_are_those_of_the_language() {
        for (language, typed, made) in [
            (
                "en-GB",
                "TikTok's \"dangerous 'rabbit' holes\".",
                "TikTok’s “dangerous ‘rabbit’ holes”.",
            ),
            ("en", "The companies' efforts in the '90s", "The companies’ efforts in the ’90s"),
            ("en", "(\"Yes\", *\"no\"*) said \"**we**\"", "(“Yes”, “no”) said “we”"),
            ("en", "a 27\" screen, 6' 2\"", "a 27\" screen, 6' 2\""),
            ("en", "“So,” said “a ‘b’”", "“So,” said “a ‘b’”"),
            (
                "en",
                "`it's \"x\"` <https://a.eu/it's> www.a.eu/'b' o'b@c.eu",
                "it's \"x\" https://a.eu/it's www.a.eu/'b' o'b@c.eu",
            ),
            ("en", "One \"two/\nthree\"", "One “two//three”"),
            ("de", "Er sagte: \"Das 'geht'.\"", "Er sagte: „Das ‚geht‘.“"),
            ("fr", "L'Europe \"agit\" : oui !", "L’Europe «\u{a0}agit\u{a0}»\u{a0}: oui\u{202f}!"),
            (
                "fr",
                "Quoi? « Rien »; à 15:30.",
                "Quoi\u{202f}? «\u{a0}Rien\u{a0}»\u{202f}; à 15:30.",
            ),
            ("fr-CA", "Quoi ? Note :", "Quoi ? Note\u{a0}:"),
        ] {
            let once = typeset(Parser::new(typed).collect(), language);
            assert_eq!(said(&once), made, "{language}");
            assert_eq!(said(&typeset(once, language)), made, "{language}, again");
        }
    }
}
