//! Contacts and promises on their days → a time line to draw: levels above, promises below.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::scale::{LEFT, Scale, Tick, WIDTH};
use crate::facts::settings::Settings;

/// A contact on the line.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub day: NaiveDate,
    pub level: Option<String>,
    /// `held`, `planned`, `tbc` or `cancelled`.
    pub status: String,
    pub name: String,
    pub href: String,
}

/// Something owed, from the day it came up.
#[derive(Debug, Clone)]
pub struct Debt {
    pub since: NaiveDate,
    pub due: Option<NaiveDate>,
    /// The day on which it was settled.
    pub settled: Option<NaiveDate>,
    pub state: String,
    pub name: String,
    pub href: String,
}

/// What is drawn; all numbers are pixels of the picture.
#[derive(Debug, Serialize)]
pub struct Chart {
    width: i64,
    height: i64,
    bottom: i64,
    left: i64,
    ticks: Vec<Tick>,
    today: Option<i64>,
    rows: Vec<Row>,
    marks: Vec<Mark>,
    bars: Vec<Bar>,
    /// Promises that found no room.
    more: usize,
}

#[derive(Debug, Serialize)]
struct Row {
    y: i64,
    /// The heading of the levels; none for contacts without one.
    label: Option<String>,
}

#[derive(Debug, Serialize)]
struct Mark {
    x: i64,
    y: i64,
    r: i64,
    status: String,
    /// Where one contact is meant, its page.
    href: Option<String>,
    name: String,
    day: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Bar {
    x: i64,
    width: i64,
    y: i64,
    state: String,
    href: String,
    name: String,
    /// As much of the name as stands beside the bar.
    short: String,
    since: String,
    due: Option<String>,
    settled: Option<String>,
}

const ROW: i64 = 30;
const BAR: i64 = 17;

/// As many promises as are drawn; the page lists them all.
const BARS: usize = 12;

/// With more contacts than these, those of a month are one mark.
const MARKS: usize = 80;

/// Draws contacts and promises; nothing when there is none.
pub fn chart(
    settings: &Settings,
    meetings: &[Meeting],
    debts: &[Debt],
    today: NaiveDate,
) -> Option<Chart> {
    let days = meetings.iter().map(|meeting| meeting.day);
    // What is open goes on until today.
    let ends = debts
        .iter()
        .flat_map(|debt| [Some(debt.since), debt.due, Some(debt.settled.unwrap_or(today))]);
    let all: Vec<NaiveDate> = days.chain(ends.flatten()).collect();
    let scale = Scale::new(*all.iter().min()?, *all.iter().max()?);
    let groups: Vec<(&str, &[String])> = settings.level_groups().collect();
    let row_of = |meeting: &Meeting| {
        let level = meeting.level.as_ref();
        level
            .and_then(|level| groups.iter().position(|(_, all)| all.contains(level)))
            .unwrap_or(groups.len())
    };
    let mut used: Vec<usize> = meetings.iter().map(row_of).collect();
    used.sort_unstable();
    used.dedup();
    let y_of = |row: usize| {
        let place = used.iter().position(|used| *used == row).unwrap_or_default();
        ROW / 2 + 6 + ROW * place as i64
    };
    let rows: Vec<Row> = used
        .iter()
        .map(|row| Row {
            y: y_of(*row),
            label: groups.get(*row).map(|(heading, _)| (*heading).to_owned()),
        })
        .collect();
    let marks = marks(meetings, &scale, &|meeting| y_of(row_of(meeting)));
    let top = 12 + ROW * rows.len() as i64;
    let mut shown: Vec<&Debt> = debts.iter().collect();
    shown.sort_by_key(|debt| (debt.settled.is_some(), std::cmp::Reverse(debt.since)));
    shown.truncate(BARS);
    let bars: Vec<Bar> = shown
        .iter()
        .enumerate()
        .map(|(n, debt)| bar(debt, &scale, top + BAR * n as i64, today))
        .collect();
    let bottom = top + BAR * bars.len() as i64 + 4;
    Some(Chart {
        width: WIDTH,
        height: bottom + 22,
        bottom,
        left: LEFT,
        ticks: scale.ticks(),
        today: scale.holds(today).then(|| scale.x(today)),
        rows,
        marks,
        more: debts.len() - bars.len(),
        bars,
    })
}

fn marks(meetings: &[Meeting], scale: &Scale, y: &dyn Fn(&Meeting) -> i64) -> Vec<Mark> {
    let one_by_one = meetings.len() <= MARKS;
    let mut groups: BTreeMap<(i64, i64, String), Vec<&Meeting>> = BTreeMap::new();
    for meeting in meetings {
        let day =
            if one_by_one { meeting.day } else { meeting.day.with_day(15).unwrap_or(meeting.day) };
        let key = (scale.x(day), y(meeting), meeting.status.clone());
        groups.entry(key).or_default().push(meeting);
    }
    let mark = |((x, y, status), group): ((i64, i64, String), Vec<&Meeting>)| {
        let first = group.first()?;
        let size = (group.len() as f64).sqrt().round() as i64;
        Some(Mark {
            x,
            y,
            r: (4 + size).min(12),
            status,
            href: (group.len() == 1).then(|| first.href.clone()),
            name: first.name.clone(),
            day: first.day.to_string(),
            count: group.len(),
        })
    };
    groups.into_iter().filter_map(mark).collect()
}

fn bar(debt: &Debt, scale: &Scale, y: i64, today: NaiveDate) -> Bar {
    let open_until = debt.due.unwrap_or(today).max(today.max(debt.since));
    let end = debt.settled.unwrap_or(open_until).min(scale.last);
    let x = scale.x(debt.since);
    Bar {
        x,
        width: (scale.x(end) - x).max(6),
        y,
        state: debt.state.clone(),
        href: debt.href.clone(),
        name: debt.name.clone(),
        short: short(&debt.name),
        since: debt.since.to_string(),
        due: debt.due.map(|day| day.to_string()),
        settled: debt.settled.map(|day| day.to_string()),
    }
}

fn short(name: &str) -> String {
    const MOST: usize = 30;
    let mut letters = name.chars();
    let start: String = letters.by_ref().take(MOST).collect();
    match letters.next() {
        Some(_) => format!("{}…", start.trim_end()),
        None => start,
    }
}

#[cfg(test)]
mod tests {
    use super::{Debt, Meeting, chart};
    use crate::facts::settings::Settings;

    #[test]
    fn a_line_has_a_row_for_each_level_and_a_bar_for_each_promise() {
        let day = |words: &str| words.parse().unwrap();
        let meeting = |on: &str, level: Option<&str>| Meeting {
            day: day(on),
            level: level.map(str::to_owned),
            status: "held".to_owned(),
            name: "Call".to_owned(),
            href: "/contact/call".to_owned(),
        };
        let meetings = [meeting("2021-03-01", Some("commissioner")), meeting("2021-09-01", None)];
        let debts = [Debt {
            since: day("2021-03-01"),
            due: Some(day("2021-06-01")),
            settled: None,
            state: "overdue".to_owned(),
            name: "A list".to_owned(),
            href: "/promise/a-list".to_owned(),
        }];
        let settings = Settings::built_in();
        let drawn = chart(&settings, &meetings, &debts, day("2021-08-01")).unwrap();
        assert_eq!((drawn.rows.len(), drawn.marks.len(), drawn.bars.len()), (2, 2, 1));
        assert!(drawn.marks[0].x < drawn.marks[1].x);
        assert!(drawn.today.is_some_and(|x| x > drawn.bars[0].x));
        let alone = chart(&settings, &[], &debts, day("2023-02-01")).unwrap();
        let bar = &alone.bars[0];
        assert_eq!(alone.today, Some(bar.x + bar.width), "what is open has no end yet");
        assert!(chart(&settings, &[], &[], day("2021-08-01")).is_none());
    }
}
