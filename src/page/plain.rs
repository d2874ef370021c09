//! Markdown → the escapes and entities in it that could go, and nothing would read otherwise.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::edit::{Edit, applied};

/// What facts may use; footnotes are the pack's own.
pub const EXTENSIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// What pages use.
const OF_PAGES: Options =
    EXTENSIONS.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_TASKLISTS);

/// How many bytes are read again, at most, to find out what is needed: hostile text keeps the
/// escapes that come after.
const BUDGET: usize = 8 << 20;

/// Takes out the escapes and entities that a text which stands alone does not need.
pub fn plainly(text: String) -> String {
    let edits = needless(&text);
    applied(text, &edits, &mut [])
}

/// Finds the escapes and entities that are not needed where they stand.
///
/// The text is read with and without them, as a whole and then block by block: that alone tells
/// what a sign means in its place.
pub fn needless(text: &str) -> Vec<Edit<'static>> {
    if !text.contains(['\\', '&']) {
        return Vec::new();
    }
    let found = found(text);
    let is_of = |edits: &[Edit<'_>]| {
        let own = TextMergeStream::new(found.events.iter().cloned());
        own.eq(merged(&applied(text.to_owned(), edits, &mut [])))
    };
    let all = found
        .blocks
        .iter()
        .flat_map(|(range, within)| within.iter().map(|edit| edit.moved(range.start)));
    let mut edits: Vec<Edit<'static>> = all.collect();
    if edits.is_empty() || is_of(&edits) {
        return edits;
    }
    edits.clear();
    let mut budget = BUDGET;
    for (range, candidates) in found.blocks {
        let text = &text[range.clone()];
        let mut block = Block::new(text, &found.labels, candidates, &mut budget);
        block.look();
        edits.extend(block.edits().map(|edit| edit.moved(range.start)));
    }
    if is_of(&edits) { edits } else { Vec::new() }
}

/// What might go, block by block.
struct Found<'t> {
    /// Where each outermost block stands, and the escapes and entities in it.
    blocks: Vec<(Range<usize>, Vec<Edit<'static>>)>,
    /// The names of footnotes and links that are defined anywhere, as a definition of each.
    labels: Vec<(String, String)>,
    /// How the text reads.
    events: Vec<Event<'t>>,
}

fn found(text: &str) -> Found<'_> {
    let parser = Parser::new_ext(text, OF_PAGES);
    let links = parser.reference_definitions().iter();
    let link = |name: &str| (name.to_owned(), format!("\n[{name}]: x\n"));
    let mut labels: Vec<(String, String)> = links.map(|(name, _)| link(name)).collect();
    let (mut blocks, mut events) = (Vec::new(), Vec::new());
    let mut within: Vec<Edit<'static>> = Vec::new();
    let (mut depth, mut code, mut table) = (0_usize, false, false);
    for (event, range) in parser.into_offset_iter() {
        match &event {
            Event::Start(tag) => {
                depth += 1;
                match tag {
                    Tag::CodeBlock(_) => code = true,
                    Tag::Table(_) => table = true,
                    Tag::FootnoteDefinition(name) => {
                        labels.push((name.to_string(), format!("\n[^{name}]: x\n")));
                    }
                    _ => {}
                }
            }
            Event::End(tag) => {
                depth -= 1;
                match tag {
                    TagEnd::CodeBlock => code = false,
                    TagEnd::Table => table = false,
                    _ => {}
                }
                if depth == 0 && !within.is_empty() {
                    let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
                    for edit in &mut within {
                        edit.range = edit.range.start - start..edit.range.end - start;
                    }
                    blocks.push((start..range.end, std::mem::take(&mut within)));
                }
            }
            Event::Text(words) if !code => {
                let bar = table && words.starts_with('|');
                within.extend(candidate(text, &range, words).filter(|_| !bar));
            }
            _ => {}
        }
        events.push(event);
    }
    Found { blocks, labels, events }
}

/// Says whether words begin with a sign that was escaped or written as an entity.
fn candidate(text: &str, range: &Range<usize>, words: &str) -> Option<Edit<'static>> {
    let written = &text[range.clone()];
    let is_escaped = range.start > 0
        && text.as_bytes()[range.start - 1] == b'\\'
        && words.starts_with(|sign: char| sign.is_ascii_punctuation());
    if is_escaped && written.starts_with(words) {
        return Some(Edit { range: range.start - 1..range.start, with: "" });
    }
    let entities = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")];
    let (_, sign) = entities.into_iter().find(|entity| written == entity.0)?;
    Some(Edit { range: range.clone(), with: sign })
}

/// A block that is read with and without some of its escapes.
struct Block<'b> {
    text: &'b str,
    /// Definitions of the names that the block may refer to.
    labels: String,
    candidates: Vec<Edit<'static>>,
    goes: Vec<bool>,
    budget: &'b mut usize,
}

impl<'b> Block<'b> {
    fn new(
        text: &'b str,
        labels: &[(String, String)],
        candidates: Vec<Edit<'static>>,
        budget: &'b mut usize,
    ) -> Self {
        let named = labels.iter().filter(|(name, _)| text.contains(name));
        Self {
            text,
            labels: named.map(|(_, definition)| definition.as_str()).collect(),
            goes: vec![false; candidates.len()],
            candidates,
            budget,
        }
    }

    /// Tries all together, then halves, the last first: of two signs that mean something
    /// together, the first keeps its escape. Once one goes, another may not be needed either.
    fn look(&mut self) {
        let mut before = None;
        while before != Some(self.goes.clone()) {
            before = Some(self.goes.clone());
            let all = 0..self.candidates.len();
            let mut pending = Vec::from([all]);
            while let Some(span) = pending.pop() {
                let all_gone = self.goes[span.clone()].iter().all(|goes| *goes);
                if all_gone || self.try_without(&span) || span.len() == 1 {
                    continue;
                }
                let middle = span.start + span.len() / 2;
                pending.push(span.start..middle);
                pending.push(middle..span.end);
            }
        }
    }

    fn try_without(&mut self, span: &Range<usize>) -> bool {
        let before = self.goes.clone();
        self.goes[span.clone()].fill(true);
        let edits: Vec<Edit<'static>> = self.edits().collect();
        let plain = applied(self.text.to_owned(), &edits, &mut []);
        let one = format!("{}\n{}", self.text, self.labels);
        let other = format!("{plain}\n{}", self.labels);
        let cost = one.len() + other.len();
        let alike = *self.budget >= cost && reads_alike(&one, &other);
        *self.budget = self.budget.saturating_sub(cost);
        if !alike {
            self.goes = before;
        }
        alike
    }

    fn edits(&self) -> impl Iterator<Item = Edit<'static>> {
        let all = self.candidates.iter().zip(&self.goes);
        all.filter(|(_, goes)| **goes).map(|(edit, _)| edit.clone())
    }
}

fn reads_alike(one: &str, other: &str) -> bool {
    merged(one).eq(merged(other))
}

fn merged(text: &str) -> impl Iterator<Item = Event<'_>> {
    TextMergeStream::new(Parser::new_ext(text, OF_PAGES))
}

#[cfg(test)]
mod tests {
    use super::plainly;

    #[test]
    fn only_what_is_needed_stays() {
        for (written, plain) in [
            ("Oil &amp; Gas \\[withheld: a\\] &lt;5%", "Oil & Gas [withheld: a] <5%"),
            ("\\[a\\](b) &amp;amp; &lt;b>", "\\[a](b) &amp;amp; &lt;b>"),
            ("\\[^n\\] and `\\[x\\]`", "[^n] and `\\[x\\]`"),
            ("\\[^n]\n\n[^n]: note", "\\[^n]\n\n[^n]: note"),
            ("1\\. One \\*star\\*", "1\\. One \\*star*"),
            ("**Acme**: 1\\. 5 \\* 3 \\* 2 \\#1 \\- \\> \\~5", "**Acme**: 1. 5 * 3 * 2 #1 - > ~5"),
            ("A \\| b\n\n| A \\| b |\n|---|\n", "A | b\n\n| A \\| b |\n|---|\n"),
            ("# C \\#", "# C \\#"),
            ("- \\[x\\] y\n- \\[z\\]", "- \\[x] y\n- [z]"),
            ("&amp;foo; &amp;copy;", "&foo; &amp;copy;"),
            ("\\~a\\~ \\~b", "\\~a~ ~b"),
            ("    \\*", "    \\*"),
        ] {
            assert_eq!(plainly(written.to_owned()), plain);
        }
    }
}
