//! Blocks of a report → its meetings, each with the day and heading under which it stands.

use super::block::{Block, Shape};
use super::clock::clock;
use super::heard::label;
use super::known::Known;
use super::moment::{WrittenDay, days};
use super::titles::{is_mark, is_meeting_with, without_clock};
use crate::finding::field::Kind;

#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The heading with its day, where the text goes day by day.
    pub day: String,
    /// A line with the time, above the heading.
    pub time: String,
    pub heading: String,
    /// Why it was held, where a table says it.
    pub purpose: String,
    pub blocks: Vec<Block>,
}

/// Splits blocks into meetings and what belongs to none; no meetings when the text tells
/// of one only.
pub fn sections(
    blocks: Vec<Block>,
    is_briefing: bool,
    known: &Known<'_>,
) -> (Vec<Section>, Vec<Block>) {
    let is_start = |block: &Block, day: &str| {
        if block.shape != Shape::Heading {
            return false;
        }
        let heading = without_clock(block.text.trim_end_matches(':'));
        let organisation = known.exactly(heading, Kind::Organisation);
        let company = organisation.is_some_and(|found| !known.is_us(&found.id));
        company && !day.is_empty()
            || is_meeting_with(heading) && (is_briefing || !day.is_empty())
    };
    let mut split = Split::default();
    let all = blocks.clone();
    for block in blocks {
        if is_day(&block) {
            split.close();
            split.days += 1;
            block.text.clone_into(&mut split.day);
            split.rest.push(block);
        } else if is_start(&block, &split.day) {
            split.close();
            split.open(block.text);
        } else if split.open.is_some() && ends_meeting(&block, is_briefing) {
            split.close();
            split.rest.push(block);
        } else {
            match &mut split.open {
                Some(section) => section.blocks.push(block),
                None => split.rest.push(block),
            }
        }
    }
    split.close();
    // The name of one company below the only day heads what it said, rather than a meeting.
    match split.found.as_slice() {
        [one] if split.days == 1 && !is_meeting_with(without_clock(&one.heading)) => {
            (Vec::new(), all)
        }
        _ => (split.found, split.rest),
    }
}

#[derive(Default)]
struct Split {
    day: String,
    days: usize,
    open: Option<Section>,
    found: Vec<Section>,
    rest: Vec<Block>,
}

impl Split {
    fn close(&mut self) {
        self.found.extend(self.open.take());
    }

    fn open(&mut self, heading: String) {
        let is_time =
            |block: &mut Block| block.text.len() <= 40 && clock(&block.text).is_some();
        let time = if without_clock(&heading) == heading {
            self.rest.pop_if(is_time).map(|block| block.text)
        } else {
            Some(heading.clone())
        };
        let section = Section {
            day: self.day.clone(),
            time: time.unwrap_or_default(),
            heading,
            ..Section::default()
        };
        self.open = Some(section);
    }
}

const LONGEST_DAY: usize = 140;

/// A line that begins with a day: `Thursday 27 January 2022 (venue: …)`.
fn is_day(block: &Block) -> bool {
    let near_start = |day: &WrittenDay| day.range.start <= 12 && day.year.is_some();
    block.shape != Shape::Item
        && label(&block.text).is_none()
        && block.text.len() <= LONGEST_DAY
        && !block.text.ends_with('.')
        && clock(&block.text).is_none()
        && days(&block.text).first().is_some_and(near_start)
}

/// A programme goes on to something else: pages left out, a numbered or longer heading.
fn ends_meeting(block: &Block, is_briefing: bool) -> bool {
    let text = block.text.to_lowercase();
    is_briefing
        && (is_mark(&block.text)
            || text.starts_with("further ")
            || block.shape == Shape::Heading && text.starts_with("background"))
}
