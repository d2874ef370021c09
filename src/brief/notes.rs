//! Remarks, and the passages of a background, each with what it rests on.

use serde::Serialize;

use super::cite::union;
use super::origin::Origin;
use super::reader::Reader;
use crate::facts::evidence::Rests;
use crate::facts::text::Text;
use crate::facts::topic::Topic;

/// A remark on a topic, or a passage of its background.
#[derive(Debug, Clone, Serialize)]
pub struct NoteLine<'a> {
    /// The remark.
    pub text: &'a Text,
    /// The sources to cite.
    pub sources: Vec<&'a str>,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Reads the passages of a topic's background. Where none says on what it rests, the sources
/// behind the whole stand at the end.
pub fn passages<'a>(reader: Reader<'a>, topic: &'a Topic) -> Vec<NoteLine<'a>> {
    let rests = |text: &'a Text| text.rests().within(topic.around());
    let passages = topic.background.iter().enumerate();
    let passages = passages.filter(|(_, text)| reader.knows(rests(text)));
    let mut passages: Vec<NoteLine<'a>> = passages
        .map(|(n, text)| NoteLine {
            text,
            sources: reader.cites(rests(text)),
            marked: reader.marks(rests(text)),
            origin: match topic.background.len() {
                1 => Origin::new(&topic.id, "background"),
                _ => Origin::item(&topic.id, "background", n),
            },
        })
        .collect();
    let silent = passages.iter().all(|passage| passage.sources.is_empty());
    if let Some(last) = passages.last_mut().filter(|_| silent) {
        let behind = topic
            .background_sources
            .iter()
            .map(|id| Rests::on(Some(id)));
        last.sources = union(reader, behind);
        last.sources.sort_unstable();
    }
    passages
}
