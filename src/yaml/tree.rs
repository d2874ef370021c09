//! YAML text → located tree: values keep their words as typed and their bytes in the file.

use std::borrow::Cow;
use std::ops::Range;

use serde_saphyr::granit_parser::{
    Event, Options, Parser, ScalarStyle, Span, StrInput, options,
};

use super::{Fault, traps};

/// How deep lists and keys may nest; no record needs more than six.
const MAX_DEPTH: usize = 32;

/// A value and the bytes it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'t> {
    /// The bytes in the file.
    pub range: Range<usize>,
    /// What stands there.
    pub value: Value<'t>,
}

/// What a value is; words are never turned into numbers, dates or booleans here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'t> {
    /// Nothing, `~` or `null`.
    Null,
    /// Words.
    Scalar(Cow<'t, str>, Style),
    /// `[a, b]` or lines that begin with `- `.
    List(Vec<Node<'t>>),
    /// Keys and their values, in the order typed.
    Map(Vec<Entry<'t>>),
}

/// How words were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In quotes, or as a block under `|` or `>`.
    Quoted,
}

/// One key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The key.
    pub key: Cow<'t, str>,
    /// Where the key stands.
    pub key_range: Range<usize>,
    /// The value.
    pub value: Node<'t>,
}

/// What came of reading a text: a tree where there could be one, and every fault.
#[derive(Debug)]
pub struct Parsed<'t> {
    /// The tree; `None` when the text cannot be read as YAML or holds nothing.
    pub tree: Option<Node<'t>>,
    /// The faults of form.
    pub faults: Vec<Fault>,
}

/// Reads one document.
pub fn parse(text: &str) -> Parsed<'_> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = Builder {
        text,
        offset: text.len() - body.len(),
        faults: Vec::new(),
        depth: 0,
    };
    let limits: Options = options! {
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut parser = Parser::new_from_str_with_options(body, limits);
    let tree = builder.document(&mut parser).unwrap_or_else(|fault| {
        builder.faults.push(fault);
        None
    });
    Parsed {
        tree,
        faults: builder.faults,
    }
}

struct Builder<'t> {
    text: &'t str,
    offset: usize,
    faults: Vec<Fault>,
    depth: usize,
}

type Events<'t> = Parser<'t, StrInput<'t>>;
type Next<'t> = (Event<'t>, Range<usize>);

impl<'t> Builder<'t> {
    fn next(&self, events: &mut Events<'t>) -> Result<Option<Next<'t>>, Fault> {
        match events.next_event() {
            None => Ok(None),
            Some(Ok((event, span))) => Ok(Some((event, self.range(&span)))),
            Some(Err(error)) => {
                let byte = error.marker().byte_offset().unwrap_or(0) + self.offset;
                Err(traps::syntax(self.text, byte, error.kind(), error.info()))
            }
        }
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        range.start + self.offset..range.end + self.offset
    }

    fn document(&mut self, events: &mut Events<'t>) -> Result<Option<Node<'t>>, Fault> {
        let mut root = None;
        let mut documents = 0;
        while let Some((event, range)) = self.next(events)? {
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents == 2 {
                        return Err(Fault {
                            code: "second-document",
                            range: range.start..range.start + 3,
                            message: "A second document begins here.".into(),
                            hints: vec![
                                "one file holds one record: move what follows `---` to a \
                                 file of its own, or delete the line"
                                    .into(),
                            ],
                        });
                    }
                }
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                event if root.is_none() => {
                    root = self.node(event, range, events)?;
                }
                _ => {}
            }
        }
        Ok(root.filter(|node| node.value != Value::Null))
    }

    /// Builds the value that `event` begins; `None` where only a fault stands.
    fn node(
        &mut self,
        event: Event<'t>,
        range: Range<usize>,
        events: &mut Events<'t>,
    ) -> Result<Option<Node<'t>>, Fault> {
        self.refuse_marks(&event, &range);
        Ok(match event {
            Event::Scalar(words, style, ..) => Some(scalar(words, style, range)),
            Event::SequenceStart(..) => Some(self.list(range, events)?),
            Event::MappingStart(..) => Some(self.map(range, events)?),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.faults.push(traps::alias(range.clone()));
                Some(Node {
                    range,
                    value: Value::Null,
                })
            }
            _ => None,
        })
    }

    fn deeper(&mut self, range: &Range<usize>) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth <= MAX_DEPTH {
            return Ok(());
        }
        Err(traps::too_deep(range.clone()))
    }

    fn list(
        &mut self,
        start: Range<usize>,
        events: &mut Events<'t>,
    ) -> Result<Node<'t>, Fault> {
        self.deeper(&start)?;
        let mut items: Vec<Node<'t>> = Vec::new();
        let mut end = start.end;
        while let Some((event, range)) = self.next(events)? {
            if event == Event::SequenceEnd {
                end = end.max(if range.is_empty() { 0 } else { range.end });
                break;
            }
            if let Some(item) = self.node(event, range, events)? {
                end = end.max(item.range.end);
                items.push(item);
            }
        }
        self.depth -= 1;
        Ok(Node {
            range: start.start..end,
            value: Value::List(items),
        })
    }

    fn map(
        &mut self,
        start: Range<usize>,
        events: &mut Events<'t>,
    ) -> Result<Node<'t>, Fault> {
        self.deeper(&start)?;
        let mut entries: Vec<Entry<'t>> = Vec::new();
        let mut end = start.end;
        while let Some((event, key_range)) = self.next(events)? {
            if event == Event::MappingEnd {
                end = end.max(if key_range.is_empty() {
                    0
                } else {
                    key_range.end
                });
                break;
            }
            let key = self.node(event, key_range, events)?;
            let Some((event, range)) = self.next(events)? else {
                break;
            };
            let value = self.node(event, range, events)?;
            let (Some(key), Some(value)) = (key, value) else {
                continue;
            };
            end = end.max(value.range.end);
            self.entry(&mut entries, key, value);
        }
        self.depth -= 1;
        Ok(Node {
            range: start.start..end,
            value: Value::Map(entries),
        })
    }

    fn entry(&mut self, entries: &mut Vec<Entry<'t>>, key: Node<'t>, value: Node<'t>) {
        let key_range = key.range;
        let Value::Scalar(words, _) = key.value else {
            self.faults.push(traps::odd_key(key_range));
            return;
        };
        if entries.iter().any(|entry| entry.key == words) {
            self.faults.push(Fault {
                code: "duplicate-key",
                range: key_range,
                message: format!("The key `{words}` stands here a second time."),
                hints: vec!["keep one of the two, or make their values a list".into()],
            });
            return;
        }
        entries.push(Entry {
            key: words,
            key_range,
            value,
        });
    }

    fn refuse_marks(&mut self, event: &Event<'t>, range: &Range<usize>) {
        let anchored = event.anchor_id().is_some_and(|id| id != 0);
        if anchored && !event.is_alias() {
            self.faults.push(traps::anchor(self.text, range.clone()));
        }
        if event.tag().is_some() {
            self.faults.push(traps::tag(self.text, range.clone()));
        }
    }
}

fn scalar<'t>(words: Cow<'t, str>, style: ScalarStyle, range: Range<usize>) -> Node<'t> {
    let plain = style == ScalarStyle::Plain;
    let null = plain && matches!(&*words, "" | "~" | "null" | "Null" | "NULL");
    let style = if plain { Style::Plain } else { Style::Quoted };
    let value = if null {
        Value::Null
    } else {
        Value::Scalar(words, style)
    };
    Node { range, value }
}
