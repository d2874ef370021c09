//! A line of a pack → what it is said of: the headings above it, and the line it belongs to.

use crate::finding::digest::{digest, words};
use crate::merge::heading;
use crate::why::trace::Trace;

/// Returns the fingerprint of the place of every line. Two lines may have the same words, as
/// `No contact on record.`, and be said of two people.
pub fn places(lines: &[&str], traces: &[Option<&Trace>]) -> Vec<String> {
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut above: Vec<(usize, String)> = Vec::new();
    let place = |(line, trace): (&&str, &Option<&Trace>)| {
        let own = told_of(line, *trace);
        if let Some((level, _)) = heading(line) {
            headings.retain(|(other, _)| *other < level);
            above.clear();
            let place = fingerprint(&headings, &above);
            headings.push((level, own));
            return place;
        }
        let depth = line.len() - line.trim_start_matches(['>', ' ']).len();
        if line.trim().is_empty() {
            above.clear();
        }
        above.retain(|(other, _)| *other < depth);
        let place = fingerprint(&headings, &above);
        above.push((depth, own));
        place
    };
    lines.iter().zip(traces).map(place).collect()
}

fn fingerprint(headings: &[(usize, String)], above: &[(usize, String)]) -> String {
    let all: Vec<&str> = headings.iter().chain(above).map(|(_, own)| own.as_str()).collect();
    words(digest(&all.join("\n")))
}

/// Names what a line tells of in a way that outlives another name of it: the first record that it
/// shows, else the template that prints it, else its words.
fn told_of(line: &str, trace: Option<&Trace>) -> String {
    let Some(trace) = trace else {
        return line.trim().to_owned();
    };
    let shown = trace.shows.first().map(|found| found.field.record.to_string());
    let printed = || trace.template.first().map(|place| place.name.to_string());
    shown.or_else(printed).unwrap_or_default()
}
