//! Text → the days written in it, in ten languages: `20 September 2021`, `le 1er février
//! 2022`, `3. Februar 2026`, `27-28 January 2022`, `2021-09-20`, `20/09/2021`.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::facts::part::Part;
use crate::facts::when::When;
use crate::names::days::{OF_MAILS, day_of, year_of};
use crate::names::word::{Word, listed, words};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrittenDay {
    pub range: Range<usize>,
    pub year: Option<i32>,
    month: u32,
    day: u32,
    last_day: Option<u32>,
    pub weekday: Option<Weekday>,
    /// Whether another day of the month is named beside it: `3 and 5 February`.
    pub is_one_of_several: bool,
    /// Whether day and month could change places: `03/02/2026`.
    pub is_ambiguous: bool,
}

const LONGEST_MONTH: u32 = 31;

/// English names of three letters stand without a year too.
const SHORTEST: usize = 4;
const ENGLISH: &str = "jan feb mar apr may jun jul aug sep oct nov dec";

impl WrittenDay {
    fn of(range: Range<usize>, year: Option<i32>, month: u32, day: u32) -> Self {
        Self { range, year, month, day, ..Self::default() }
    }

    /// Returns it as a value of a record, in its own year or else in the given one; of a day that
    /// no calendar has, its month.
    pub fn when(&self, year: Option<i32>) -> Option<When> {
        let year = self.year.or(year)?;
        let day = |day| format!("{year:04}-{:02}-{day:02}", self.month);
        let words = match self.last_day {
            Some(last) if last > self.day => format!("{}/{}", day(self.day), day(last)),
            _ => day(self.day),
        };
        let month = || format!("{year:04}-{:02}", self.month).parse().ok();
        words.parse().ok().or_else(|| month().filter(|_| self.day <= LONGEST_MONTH))
    }

    /// Says whether no calendar has it: `30 February`.
    pub fn is_none(date: &When) -> bool {
        matches!(date.from, Part::Month(..))
    }

    /// Returns it in its own year, else as the nearest such day to another that is of its
    /// weekday, where it has one.
    pub fn nearest(&self, other: NaiveDate) -> Option<When> {
        let year = other.year();
        let found = (year - 1..=year + 1).filter_map(|year| self.when(Some(year)));
        found.min_by_key(|day| {
            let distance = (day.first() - other).num_days().abs();
            (Self::is_none(day), self.has_other_weekday(day), distance)
        })
    }

    /// Says whether two days may be one: a year may stand in one of them only.
    pub fn may_be(&self, other: &Self) -> bool {
        let year = self.year.is_none() || other.year.is_none() || self.year == other.year;
        year && self.month == other.month && self.day == other.day
    }

    pub fn has_other_weekday(&self, date: &When) -> bool {
        let is_other = self.weekday.is_some_and(|said| said != date.first().weekday());
        is_other && !Self::is_none(date)
    }
}

pub fn days(text: &str) -> Vec<WrittenDay> {
    let all = words(text);
    let mut found: Vec<WrittenDay> = Vec::new();
    for at in 0..all.len() {
        let start = all[at].range.start;
        if found.last().is_some_and(|last| start < last.range.end) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let dotted = || dotted(text, before?, &all[at..]);
        if let Some(mut day) = day_at(text, &all[at..]).or_else(dotted) {
            // `Montag, dem 3. Februar`
            let is_link = before.is_some_and(|word| word.folded.len() <= 3);
            let further = at.checked_sub(2).and_then(|at| all.get(at)).filter(|_| is_link);
            day.weekday = before.and_then(weekday).or_else(|| further.and_then(weekday));
            found.push(day);
        }
    }
    found
}

fn day_at(text: &str, rest: &[Word<'_>]) -> Option<WrittenDay> {
    // A date does not run over a full stop or an empty line.
    let is_near = |words: &str| !words.contains("\n\n") && !words.contains([':', ';', '(']);
    numeric(text, rest)
        .or_else(|| day_first(text, rest))
        .or_else(|| month_first(rest))
        .filter(|day| is_near(&text[day.range.clone()]) && day.when(Some(2000)).is_some())
}

/// The weekday that a word is, in full or as German shortens it.
fn weekday(word: &Word<'_>) -> Option<Weekday> {
    const SHORT: [&str; 7] = ["mo", "di", "mi", "do", "fr", "sa", "so"];
    let short = || {
        let at = SHORT.iter().position(|short| *short == word.folded)?;
        Weekday::try_from(u8::try_from(at).ok()?).ok().filter(|_| word.capital)
    };
    OF_MAILS.weekday(&word.folded).or_else(short)
}

/// `Di 3.2.`: day and month behind a weekday, which no number of a version has.
fn dotted(text: &str, before: &Word<'_>, rest: &[Word<'_>]) -> Option<WrittenDay> {
    let [day, month, ..] = rest else { return None };
    let gap = &text[before.range.end..day.range.start];
    let is_parted = &text[day.range.end..month.range.start] == "."
        && text[month.range.end..].starts_with('.')
        && [" ", ", ", ". "].contains(&gap);
    weekday(before).filter(|_| is_parted)?;
    let range = day.range.start..month.range.end + 1;
    let day = WrittenDay::of(range, None, month.number()?, day.number()?);
    day.when(Some(2000)).is_some().then_some(day)
}

fn numeric(text: &str, rest: &[Word<'_>]) -> Option<WrittenDay> {
    let [a, b, c, ..] = rest else { return None };
    let gap = &text[a.range.end..b.range.start];
    let behind = &text[b.range.end..c.range.start];
    // `22/4-2026`, as Danish texts have it.
    if gap != behind && !(gap == "/" && ["-", " "].contains(&behind)) {
        return None;
    }
    let year_first = gap == "-" && a.folded.len() == 4;
    // `03.02.26`, which no number of a telephone is.
    let is_short = gap != "-"
        && gap == behind
        && [a, b, c].iter().all(|word| word.folded.len() == 2)
        && !text[c.range.end..].starts_with(gap)
        && !text[..a.range.start].ends_with(gap);
    let short = || i32::try_from(c.number()?).ok().map(|year| 2000 + year);
    let (year, month, day) = match gap {
        "-" if year_first => (year_of(&a.folded)?, b.number()?, leading_day(c)?),
        "/" | "." if is_short => (short()?, b.number()?, a.number()?),
        // `3. 2. 2026`, as Czech, Slovak and Polish texts have it.
        "/" | "." | "-" | ". " => (year_of(&c.folded)?, b.number()?, a.number()?),
        _ => return None,
    };
    // A time may follow the two digits, as in `14T10:00`.
    let mut digits =
        text[c.range.clone()].char_indices().filter(|(_, letter)| letter.is_ascii_digit());
    let second = digits.nth(1).filter(|_| year_first);
    let end = second.map_or(c.range.end, |(at, _)| c.range.start + at + 1);
    let range = a.range.start..end;
    // What can be no month is a day: `2/20/2026`.
    if gap == "/" && month > 12 {
        return Some(WrittenDay::of(range, Some(year), day, month));
    }
    let is_ambiguous = gap == "/" && day <= 12 && month != day;
    Some(WrittenDay { is_ambiguous, ..WrittenDay::of(range, Some(year), month, day) })
}

const UNTIL: [&str; 6] = ["to", "au", "bis", "al", "tot", "til"];
const AND: [&str; 9] = ["and", "et", "und", "y", "e", "en", "og", "och", "i"];
/// Words between day and month: `3rd of May`, `3 de febrero`.
const OF: [&str; 2] = ["of", "de"];

fn day_first(text: &str, rest: &[Word<'_>]) -> Option<WrittenDay> {
    let word = |at: usize| rest.get(at).map(|word| &*word.folded);
    let day = day_of(word(0)?)?;
    let (mut at, mut last_day, mut is_one_of_several) = (1, None, false);
    if let Some(next) = rest.get(1) {
        let is_and = AND.contains(&&*next.folded);
        let skip = usize::from(is_and || UNTIL.contains(&&*next.folded));
        // `24.–25. März`
        let gap = text[rest[0].range.end..next.range.start].trim_start_matches('.').trim();
        let joined = skip == 1 || ["-", "–", "—"].contains(&gap);
        if let Some(last) = word(1 + skip).and_then(day_of).filter(|_| joined) {
            is_one_of_several = is_and && last != day + 1;
            last_day = Some(last).filter(|_| !is_one_of_several);
            at += skip + 1;
        }
    }
    let of = |at| usize::from(word(at).is_some_and(|word| OF.contains(&word)));
    at += of(at);
    let name = word(at)?;
    let month = OF_MAILS.month(name)?;
    let behind = at + 1 + of(at + 1);
    let year = word(behind).and_then(year_of);
    if year.is_none() && name.len() < SHORTEST && !listed(ENGLISH, name) {
        return None;
    }
    let last = if year.is_some() { behind } else { at };
    let range = rest[0].range.start..rest[last].range.end;
    Some(WrittenDay { last_day, is_one_of_several, ..WrittenDay::of(range, year, month, day) })
}

fn month_first(rest: &[Word<'_>]) -> Option<WrittenDay> {
    let [month, day, year, ..] = rest else { return None };
    let range = month.range.start..year.range.end;
    let (month, day) = (OF_MAILS.month(&month.folded)?, day_of(&day.folded)?);
    Some(WrittenDay::of(range, Some(year_of(&year.folded)?), month, day))
}

/// `20` of `2021-09-20T20:27`.
fn leading_day(word: &Word<'_>) -> Option<u32> {
    let (day, rest) = word.folded.split_at_checked(2)?;
    (rest.is_empty() || rest.starts_with('t')).then(|| day.parse().ok()).flatten()
}
