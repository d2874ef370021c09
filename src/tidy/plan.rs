//! Markdown → edits: where each paragraph breaks and which blank lines go.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::tidy::EXTENSIONS;
use crate::tidy::abbreviation::Abbreviations;
use crate::tidy::blank;
use crate::tidy::edit::Edit;
use crate::tidy::margin::{Block, Kind, line_prefix};
use crate::tidy::run::Run;
use crate::tidy::sentence::may_end_within;

struct Walk<'a> {
    source: &'a str,
    abbreviations: &'a Abbreviations<'a>,
    newline: &'static str,
    blocks: Vec<Block>,
    run: Run,
    verbatim: Vec<Range<usize>>,
    edits: Vec<Edit>,
    groups: usize,
}

/// Plans a text's edits in source order, grouped by paragraph; `see` gets every event.
pub fn plan<'a>(
    source: &'a str,
    abbreviations: &Abbreviations,
    mut see: impl FnMut(Event<'a>),
) -> Vec<Edit> {
    let first_line = source.split_inclusive('\n').next().unwrap_or("");
    let mut walk = Walk {
        source,
        abbreviations,
        newline: if first_line.ends_with("\r\n") { "\r\n" } else { "\n" },
        blocks: Vec::new(),
        run: Run::default(),
        verbatim: Vec::new(),
        edits: Vec::new(),
        groups: 0,
    };
    for (event, range) in Parser::new_ext(source, EXTENSIONS).into_offset_iter() {
        walk.take(&event, range);
        see(event);
    }
    for (range, with) in blank::edits(source, &walk.verbatim) {
        let with = if with { walk.newline.to_owned() } else { String::new() };
        walk.edits.push(Edit { range, with, group: walk.groups });
        walk.groups += 1;
    }
    walk.edits.sort_by_key(|edit| edit.range.start);
    walk.edits
}

impl Walk<'_> {
    fn take(&mut self, event: &Event, range: Range<usize>) {
        match event {
            Event::Start(tag) if is_inline(tag) => {
                self.open_in_item(range.start);
                if matches!(tag, Tag::Link { .. } | Tag::Image { .. }) {
                    self.run.enter_link();
                }
            }
            Event::Start(tag) => self.enter(tag, range),
            Event::End(TagEnd::Link | TagEnd::Image) => self.run.leave_link(),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
            Event::End(_) => {
                self.flush();
                self.blocks.pop();
            }
            Event::Rule => self.flush(),
            Event::Html(_) => {}
            inline => {
                self.open_in_item(range.start);
                if self.run.start().is_some() {
                    self.add(inline, range);
                }
            }
        }
    }

    fn enter(&mut self, tag: &Tag, range: Range<usize>) {
        self.flush();
        let start = range.start;
        let text = self.source.get(range.clone()).unwrap_or("");
        let kind = match tag {
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::Item => Kind::Item,
            Tag::FootnoteDefinition(_) => Kind::Note,
            _ => Kind::Other,
        };
        self.blocks.push(Block { kind, start });
        match tag {
            Tag::Paragraph if may_end_within(text, self.abbreviations) => {
                self.run.open(start);
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.verbatim.push(start..start + text.trim_end().len());
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.verbatim.push(range),
            _ => {}
        }
    }

    // The text of a tight item comes with no paragraph around it.
    fn open_in_item(&mut self, start: usize) {
        let in_item = self.blocks.last().is_some_and(|block| block.kind == Kind::Item);
        if in_item && self.run.start().is_none() {
            self.run.open(start);
        }
    }

    fn add(&mut self, inline: &Event, range: Range<usize>) {
        match inline {
            Event::Text(text) if self.source.get(range.clone()) == Some(&**text) => {
                self.run.add_verbatim(text, range);
            }
            Event::Text(text) => self.run.add_solid(text),
            Event::SoftBreak | Event::HardBreak => self.run.add_solid(" "),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            Event::InlineHtml(_) => self.run.bar(),
            // Any word will do: its own stops and quotes must not look like the prose's.
            _ => self.run.add_solid("code"),
        }
    }

    fn flush(&mut self) {
        let Some(start) = self.run.start() else {
            return;
        };
        let breaks = self.run.breaks(self.source, self.abbreviations);
        self.run.close();
        if breaks.is_empty() {
            return;
        }
        let with = format!("{}{}", self.newline, line_prefix(self.source, &self.blocks, start));
        for at in breaks {
            self.edits.push(Edit { range: at..at + 1, with: with.clone(), group: self.groups });
        }
        self.groups += 1;
    }
}

fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::plan;
    use crate::tidy::abbreviation::Abbreviations;

    #[test]
    fn edits_come_in_source_order_and_grouped_by_paragraph() {
        let source = "One. Two. Three.\n\n\n# Head. Line\n\n- Four. Five.";
        let edits = plan(source, &Abbreviations::new(&[]), drop);
        let found: Vec<_> = edits.iter().map(|edit| (edit.range.start, edit.group)).collect();
        assert_eq!(found, [(4, 0), (9, 0), (18, 2), (40, 1), (46, 3)]);
    }

    #[test]
    fn code_tables_headings_and_html_hold_no_breaks() {
        for source in [
            "    One. Two\n",
            "`One. Two`\n",
            "| One. Two |\n|---|\n| Three. Four |\n",
            "One. Two\n===\n",
            "<div>\nOne. Two\n</div>\n",
            "One. <b>Two. Three</b>\n",
            "[One. Two](to \"One. Two\")\n",
        ] {
            let edits = plan(source, &Abbreviations::new(&[]), drop);
            assert!(edits.is_empty(), "{source}");
        }
    }
}
