//! Markdown as a writer made it → as a person would write it: without the escapes and entities
//! that it does not need.

use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, Event, Options, Parser, Tag, TagEnd, TextMergeStream,
};

use super::escape::{is_entity, opens_a_link, opens_a_tag};

/// What facts may use; footnotes are the pack's own.
pub const EXTENSIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Takes out the escapes and entities that change nothing. What then reads in another way is
/// left as it was.
pub fn plainly(written: String) -> String {
    if !written.contains(['\\', '&']) {
        return written;
    }
    let mut plain = String::with_capacity(written.len());
    let mut from = 0;
    for (range, sign) in needless(&written) {
        plain.push_str(&written[from..range.start]);
        plain.push(sign);
        from = range.end;
    }
    plain.push_str(&written[from..]);
    if reads_alike(&written, &plain) {
        plain
    } else {
        written
    }
}

/// Finds the escapes and entities that are not needed, with the sign each stands for.
fn needless(written: &str) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    let mut in_code = false;
    let mut open = false;
    for (event, range) in Parser::new_ext(written, EXTENSIONS).into_offset_iter() {
        let words = match event {
            Event::Start(Tag::CodeBlock(
                CodeBlockKind::Fenced(_) | CodeBlockKind::Indented,
            )) => {
                in_code = true;
                continue;
            }
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                continue;
            }
            Event::Text(words) if !in_code => words,
            _ => continue,
        };
        let Some(sign) = words.chars().next() else {
            continue;
        };
        let escaped = range.start > 0 && written.as_bytes()[range.start - 1] == b'\\';
        let entity = written[range.clone()].starts_with('&') && range.len() > words.len();
        let whole = match (escaped, entity) {
            (true, _) => range.start - 1..range.start + sign.len_utf8(),
            (false, true) => range,
            (false, false) => continue,
        };
        let line = written[whole.end..].lines().next().unwrap_or_default();
        let rest = line.replace("\\]", "]").replace("\\[", "[");
        let needed = match sign {
            '[' => opens_a_link(&rest),
            ']' => !open,
            '<' => opens_a_tag(&rest),
            '&' => is_entity(&rest),
            '>' => at_the_start(&written[..whole.start]),
            _ => true,
        };
        open = match sign {
            '[' => !needed,
            ']' => false,
            _ => open,
        };
        if !needed {
            found.push((whole, sign));
        }
    }
    found
}

/// At the start of a line `>` would open a quotation.
fn at_the_start(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().all(|c| !c.is_alphanumeric())
}

fn reads_alike(one: &str, other: &str) -> bool {
    let events = |text| TextMergeStream::new(Parser::new_ext(text, EXTENSIONS));
    events(one).eq(events(other))
}

#[cfg(test)]
mod tests {
    use super::plainly;

    #[test]
    fn only_what_is_needed_stays() {
        for (written, plain) in [
            (
                "Oil &amp; Gas \\[withheld: a\\] &lt;5%",
                "Oil & Gas [withheld: a] <5%",
            ),
            ("\\[a\\](b) &amp;amp; &lt;b>", "\\[a\\](b) &amp;amp; &lt;b>"),
            ("\\[^n\\] and `\\[x\\]`", "\\[^n\\] and `\\[x\\]`"),
            ("1\\. One \\*star\\*", "1\\. One \\*star\\*"),
        ] {
            assert_eq!(plainly(written.to_owned()), plain);
        }
    }
}
