//! The dates of a topic, as known on the reader's day.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use crate::facts::text::Text;
use crate::facts::topic::{Expected, Milestone, Topic};
use crate::facts::when::When;

/// A date we announce, as known on the reader's day.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneLine<'a> {
    /// What happens.
    pub what: &'a Text,
    /// When it happened, if it had.
    pub happened: Option<When>,
    /// When it was expected, as last known.
    pub expected: Option<When>,
    /// Whether that date had passed without word.
    pub passed: bool,
    /// The sources to cite.
    pub sources: Vec<&'a str>,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Reads a topic's dates as known on the reader's day.
pub fn milestones<'a>(reader: Reader<'a>, topic: &'a Topic) -> Vec<MilestoneLine<'a>> {
    let lines = topic.milestones.iter().enumerate();
    lines
        .filter_map(|(n, milestone)| milestone_line(reader, topic, n, milestone))
        .collect()
}

fn milestone_line<'a>(
    reader: Reader<'a>,
    topic: &'a Topic,
    number: usize,
    milestone: &'a Milestone,
) -> Option<MilestoneLine<'a>> {
    let known = |day: When| day.first() <= reader.as_of;
    let own = milestone.rests().within(topic.around());
    let of = |expected: &'a Expected| expected.rests().within(own);
    let happened = milestone.happened.filter(|day| known(*day));
    let expected = milestone
        .expected
        .iter()
        .rfind(|expected| expected.as_of.is_none_or(known) && reader.knows(of(expected)));
    if happened.is_none() && expected.is_none() {
        return None;
    }
    let rests = match (happened, expected) {
        (None, Some(expected)) => of(expected),
        _ => milestone.rests_as_told().within(topic.around()),
    };
    Some(MilestoneLine {
        what: &milestone.what,
        happened,
        expected: expected.map(|expected| expected.date),
        passed: milestone.passed_by(reader.as_of).is_some(),
        sources: reader.cites(rests),
        marked: reader.marks(rests),
        origin: Origin::item(&topic.id, "milestones", number),
    })
}
