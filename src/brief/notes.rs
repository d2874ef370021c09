//! Remarks, and the passages of a background, each with what it rests on.

use serde::Serialize;

use super::cite::union;
use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use crate::facts::evidence::Rests;
use crate::facts::text::Text;
use crate::facts::topic::Topic;
use crate::facts::when::When;

/// A remark on a topic, or a passage of its background.
#[derive(Debug, Clone, Serialize)]
pub struct NoteLine<'a> {
    /// The remark.
    pub text: Said<'a>,
    /// Of when it is.
    pub as_of: Option<When>,
    pub sources: Vec<&'a str>,
    pub origin: Origin<'a>,
}

impl<'a> NoteLine<'a> {
    /// Reads a remark; none where it is of a later day, or what it rests on came later.
    pub fn new(
        reader: Reader<'a>,
        text: &'a Text,
        as_of: Option<When>,
        rests: Rests<'a>,
        origin: Origin<'a>,
    ) -> Option<Self> {
        let is_known = as_of.is_none_or(|day| day.first() <= reader.as_of);
        let text = reader.said(text, rests).filter(|_| is_known)?;
        Some(Self { text, as_of, sources: reader.cites(rests), origin })
    }
}

/// Reads the passages of a topic's background. Where none says on what it rests, the sources
/// behind the whole stand at the end.
pub fn passages<'a>(reader: Reader<'a>, topic: &'a Topic) -> Vec<NoteLine<'a>> {
    let rests = |text: &'a Text| text.rests().within(topic.around());
    let mut passages: Vec<NoteLine<'a>> = topic
        .background
        .iter()
        .enumerate()
        .filter_map(|(n, text)| {
            let origin = match topic.background.len() {
                1 => Origin::new(&topic.id, "background"),
                _ => Origin::item(&topic.id, "background", n),
            };
            NoteLine::new(reader, text, None, rests(text), origin)
        })
        .collect();
    let silent = passages.iter().all(|passage| passage.sources.is_empty());
    if let Some(last) = passages.last_mut().filter(|_| silent) {
        let behind = topic.background_sources.iter().map(|id| Rests::on(Some(id)));
        last.sources = union(reader, behind);
        last.sources.sort_unstable();
    }
    passages
}
