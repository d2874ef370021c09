//! What to say, and what to answer → rows.

use super::figure::number;
use super::{Row, Table, table, word};
use crate::brief::questions::Answer;
use crate::brief::said::{Said, doubted};
use crate::brief::topics::Raise;

/// Shows what to say, each with what stands below it.
pub fn to_say(items: &[Raise<'_>]) -> Table {
    let rows = items.iter().map(|item| {
        let priority = item.priority.map(|one| format!(" ({})", word(&one))).unwrap_or_default();
        let figures = item.figures.iter().map(|figure| {
            let what = figure.what.map_or("", Said::words);
            doubted(&format!("{what}: {}", number(figure)), figure.marked, figure.low_confidence)
        });
        let points = item.points.iter().map(|point| point.told());
        let all: Vec<String> =
            [item.text.told()].into_iter().chain(points).chain(figures).collect();
        Row::new([format!("{}{priority}", item.verb), all.join(" – ")], item)
    });
    table(&["VERB", "WHAT"], rows)
}

/// Shows questions that may come.
pub fn if_raised(items: &[Answer<'_>]) -> Table {
    let rows = items.iter().map(|item| {
        let say = item.say.map_or("no answer written yet".to_owned(), Said::told);
        let likely = item.likely.map(|one| format!(" ({})", word(&one))).unwrap_or_default();
        Row::new([format!("{}{likely}", item.they.told()), say], item)
    });
    table(&["THEY SAY", "YOU CAN SAY"], rows)
}
