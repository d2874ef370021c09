//! Blocks of a report → its meetings, each with the day and heading under which it stands, or the
//! row that tells of it.

use super::block::{Block, Shape};
use super::clock::clock;
use super::heard::label;
use super::known::Known;
use super::lexicon::{Words, named};
use super::moment::{WrittenDay, days};
use super::titles::{is_mark, is_meeting_with, titles_meeting, without_clock};
use crate::facts::when::When;
use crate::finding::field::Kind;
use crate::names::days::{OF_MAILS, year_of};
use crate::names::word::{folded_words, words};

#[derive(Debug, Clone, Default)]
pub struct Section {
    pub day: String,
    pub time: String,
    pub heading: String,
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
        company && !day.is_empty() || is_meeting_with(heading) && (is_briefing || !day.is_empty())
    };
    // `Call with A, 1 April` above `Call with B, 1 April`: each heads its own.
    let are_titled = blocks.iter().filter(|block| is_titled(&block.text)).count() > 1;
    let mut split = Split::default();
    let all = blocks.clone();
    for block in blocks {
        if are_titled && is_titled(&block.text) {
            split.close();
            block.text.clone_into(&mut split.day);
            split.open(block.text);
        } else if is_day(&block) {
            split.close();
            split.days += 1;
            block.text.clone_into(&mut split.day);
            split.rest.push(block);
        } else if is_start(&block, &split.day) {
            split.close();
            split.open(block.text);
        } else {
            if is_briefing && ends_meeting(&block) {
                split.close();
            }
            let open = split.open.as_mut().map(|section| &mut section.blocks);
            open.unwrap_or(&mut split.rest).push(block);
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

/// `Call with Palisade, 3 May 2026`
pub fn is_titled(text: &str) -> bool {
    titles_meeting(text) && !days(text).is_empty()
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
        let is_time = |block: &mut Block| block.text.len() <= 40 && clock(&block.text).is_some();
        let time = if without_clock(&heading) == heading && self.day != heading {
            self.rest.pop_if(is_time).map(|block| block.text).unwrap_or_default()
        } else {
            heading.clone()
        };
        self.open = Some(Section { day: self.day.clone(), time, heading, ..Section::default() });
    }
}

const LONGEST_DAY: usize = 140;

/// A line that begins with a day: `Thursday 27 January 2022 (venue: …)`.
pub fn is_day(block: &Block) -> bool {
    let near_start = |day: &WrittenDay| day.range.start <= 12 && day.year.is_some();
    block.shape != Shape::Item
        && label(&block.text).is_none()
        && block.text.len() <= LONGEST_DAY
        && !block.text.ends_with('.')
        && clock(&block.text).is_none()
        && days(&block.text).first().is_some_and(near_start)
}

/// A programme goes on to something else: pages left out, a numbered or longer heading.
fn ends_meeting(block: &Block) -> bool {
    let text = block.text.to_lowercase();
    is_mark(&block.text)
        || text.starts_with("further ")
        || block.shape == Shape::Heading && text.starts_with("background")
}

/// Takes the rows that each tell of one meeting out of the blocks; none where a table has
/// no column of days and one of organisations.
pub fn of_rows(blocks: &mut Vec<Block>) -> Vec<Section> {
    let mut columns: Option<Vec<Column>> = None;
    let mut found = Vec::new();
    blocks.retain(|block| {
        if block.shape != Shape::Row || block.opens_table {
            columns = None;
        }
        if block.shape != Shape::Row {
            return true;
        }
        let Some(known) = &columns else {
            let named: Vec<Column> = block.lines.iter().map(|cell| column(cell)).collect();
            let wanted = [Some("date"), Some("organisation")];
            columns = wanted.iter().all(|wanted| named.contains(wanted)).then_some(named);
            return true;
        };
        let section = section_of(block, known);
        let is_kept = section.is_none();
        found.extend(section);
        is_kept
    });
    found
}

/// What a column holds, by the list of words that heads it.
type Column = Option<&'static str>;

fn column(cell: &str) -> Column {
    let words = folded_words(cell);
    let is = |names: &Words| words.iter().take(4).any(|word| names.has(word));
    named("column-").find(|(_, names)| is(names)).map(|(column, _)| column)
}

fn section_of(row: &Block, columns: &[Column]) -> Option<Section> {
    let cell = |wanted: &str| {
        let at = columns.iter().position(|column| *column == Some(wanted))?;
        row.lines.get(at).map(String::as_str)
    };
    let day = cell("date")?;
    if days(day).is_empty() && month_alone(day).is_none() {
        return None;
    }
    let others =
        row.lines.iter().zip(columns).filter(|(cell, column)| column.is_none() && !cell.is_empty());
    Some(Section {
        day: day.to_owned(),
        heading: cell("organisation")?.to_owned(),
        blocks: others.map(|(cell, _)| Block::of(Shape::Paragraph, cell)).collect(),
        purpose: cell("purpose").unwrap_or_default().to_owned(),
        ..Section::default()
    })
}

/// Finds the month of a year that a text is, `March 2026`.
pub fn month_alone(text: &str) -> Option<When> {
    let all = words(text);
    let [month, year] = all.as_slice() else {
        return None;
    };
    let (month, year) = (OF_MAILS.month(&month.folded)?, year_of(&year.folded)?);
    format!("{year:04}-{month:02}").parse().ok()
}
