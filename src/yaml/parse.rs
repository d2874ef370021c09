//! YAML text → located tree, and every fault of form.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use serde_saphyr::granit_parser::{Event, Options, Parser, ScalarStyle, Span, StrInput, options};

use super::line::character;
use super::syntax::syntax;
use super::tree::{Entry, Node, Value};
use super::{Fault, MOST_FAULTS, traps};
use crate::finding::text::floor;

/// How deep lists and keys may nest; no record needs more than six.
const MAX_DEPTH: usize = 32;

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
    let mut builder =
        Builder { text, offset: text.len() - body.len(), faults: Vec::new(), depth: 0 };
    let limits: Options = options! {
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut parser = Parser::new_from_str_with_options(body, limits);
    let tree = builder.document(&mut parser).unwrap_or_else(|fault| {
        let follows = builder.faults.last().is_some_and(|f| f.code == "swallowed-text");
        builder.faults.extend((!follows).then_some(fault));
        None
    });
    Parsed { tree, faults: builder.faults }
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
            _ if self.faults.len() >= MOST_FAULTS => Err(traps::too_many(0)),
            None => Ok(None),
            Some(Ok((event, span))) => Ok(Some((event, self.range(&span)))),
            Some(Err(error)) => {
                let byte = error.marker().byte_offset().unwrap_or(0) + self.offset;
                Err(syntax(self.text, byte, error.kind(), &error.info()))
            }
        }
    }

    fn range(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or(0..0);
        let start = floor(self.text, range.start + self.offset);
        start..floor(self.text, range.end + self.offset).max(start)
    }

    fn document(&mut self, events: &mut Events<'t>) -> Result<Option<Node<'t>>, Fault> {
        let mut root = None;
        let mut documents = 0;
        while let Some((event, range)) = self.next(events)? {
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents == 2 {
                        let here = character(self.text, range.start);
                        self.faults.push(traps::second_document(here));
                        break;
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
            Event::Scalar(words, style, ..) => {
                if style == ScalarStyle::Plain {
                    self.faults.extend(traps::swallowed(self.text, range.end));
                    self.faults.extend(traps::folded_list(self.text, &range));
                }
                Some(Node::scalar(words, style == ScalarStyle::Plain, range))
            }
            Event::SequenceStart(..) => Some(self.list(range, events)?),
            Event::MappingStart(..) => Some(self.map(range, events)?),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.faults.push(traps::alias(range.clone()));
                Some(Node { range, value: Value::Null })
            }
            _ => None,
        })
    }

    fn deeper(&mut self, range: &Range<usize>) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth <= MAX_DEPTH { Ok(()) } else { Err(traps::too_deep(range.clone())) }
    }

    fn list(&mut self, start: Range<usize>, events: &mut Events<'t>) -> Result<Node<'t>, Fault> {
        self.deeper(&start)?;
        let mut items: Vec<Node<'t>> = Vec::new();
        let mut end = start.end;
        while let Some((event, range)) = self.next(events)? {
            if event == Event::SequenceEnd {
                end = bracket_end(&range).max(end);
                break;
            }
            if let Some(item) = self.node(event, range, events)? {
                end = end.max(item.range.end);
                items.push(item);
            }
        }
        self.depth -= 1;
        Ok(Node { range: start.start..end, value: Value::List(items) })
    }

    fn map(&mut self, start: Range<usize>, events: &mut Events<'t>) -> Result<Node<'t>, Fault> {
        self.deeper(&start)?;
        let mut entries: Vec<Entry<'t>> = Vec::new();
        let mut known = BTreeSet::new();
        let mut end = start.end;
        while let Some((event, key_range)) = self.next(events)? {
            if event == Event::MappingEnd {
                end = bracket_end(&key_range).max(end);
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
            if let Some(entry) = self.entry(&mut known, key, value) {
                entries.push(entry);
            }
        }
        self.depth -= 1;
        Ok(Node { range: start.start..end, value: Value::Map(entries) })
    }

    fn entry(
        &mut self,
        known: &mut BTreeSet<Cow<'t, str>>,
        key: Node<'t>,
        value: Node<'t>,
    ) -> Option<Entry<'t>> {
        let key_range = key.range;
        let Value::Scalar(words) = key.value else {
            self.faults.push(traps::odd_key(key_range));
            return None;
        };
        if !known.insert(words.clone()) {
            self.faults.push(traps::duplicate_key(&words, key_range));
            return None;
        }
        Some(Entry { key: words, key_range, value })
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

/// A block ends where its last value does, and not where the next line begins.
fn bracket_end(range: &Range<usize>) -> usize {
    if range.is_empty() { 0 } else { range.end }
}
