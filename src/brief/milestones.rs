//! The dates of a topic, as known on the reader's day.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use crate::facts::topic::{Expected, Milestone, Topic};
use crate::facts::when::When;

/// A date we announce, as known on the reader's day.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneLine<'a> {
    /// What happens.
    pub what: Said<'a>,
    /// When it happened, if it had.
    pub happened: Option<When>,
    /// When it was expected, as last known.
    pub expected: Option<When>,
    /// When it was expected before, where that was another day.
    pub before: Option<When>,
    /// What is told with the date that is expected: its condition, or why it is another.
    pub note: Option<Said<'a>>,
    /// Whether that date had passed without word.
    pub passed: bool,
    pub sources: Vec<&'a str>,
    /// Whether what it rests on is little to be trusted.
    pub low_confidence: bool,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    pub origin: Origin<'a>,
}

/// Reads a topic's dates as known on the reader's day.
pub fn milestones<'a>(reader: Reader<'a>, topic: &'a Topic) -> Vec<MilestoneLine<'a>> {
    let lines = topic.milestones.iter().enumerate();
    lines.filter_map(|(n, milestone)| milestone_line(reader, topic, n, milestone)).collect()
}

fn milestone_line<'a>(
    reader: Reader<'a>,
    topic: &'a Topic,
    number: usize,
    milestone: &'a Milestone,
) -> Option<MilestoneLine<'a>> {
    let known = |day: When| day.first() <= reader.as_of;
    let own = milestone.rests_as_told().within(topic.around());
    let of = |expected: &'a Expected| {
        let around = milestone.rests().within(topic.around());
        expected.rests().within(around)
    };
    let happened = milestone.happened.filter(|day| known(*day) && reader.knows(own));
    let all = milestone.expected.iter();
    let mut told = all.filter(|one| one.as_of.is_none_or(known) && reader.knows(of(one))).rev();
    let expected = told.next();
    let before = told.find(|one| expected.is_some_and(|last| last.date != one.date));
    let rests = match (happened, expected) {
        (None, Some(expected)) => of(expected),
        (Some(_), _) => own,
        (None, None) => return None,
    };
    Some(MilestoneLine {
        // The sign stands behind the whole date.
        what: reader.said(&milestone.what, rests)?.unsigned(),
        happened,
        expected: expected.map(|expected| expected.date),
        before: before.filter(|_| happened.is_none()).map(|before| before.date),
        note: expected
            .filter(|_| happened.is_none())
            .and_then(|last| Some(reader.says_if(&last.note, of(last))?.unsigned())),
        passed: milestone.passed_by(reader.as_of).is_some(),
        sources: reader.cites(rests),
        low_confidence: reader.doubts(rests),
        marked: reader.marks(rests),
        origin: Origin::item(&topic.id, "milestones", number),
    })
}
