//! Figures, days and names of a fact × its passage → findings for those that it does not have.

use chrono::{Datelike, NaiveDate};

use super::super::inputs::{Inputs, ReadText};
use super::days_in_text::{Days, day_in_words, month_in_words};
use super::numbers::{Count, Numbers, other_forms};
use super::people_named::{flat, names};
use super::units::other_units;
use super::{opened, side_by_side};
use crate::facts::evidence::STATED;
use crate::facts::prose::Path;
use crate::facts::when::When;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::project::originals::Passage;

/// A figure, day or name that the passage does not have.
pub const RULE: Rule = Rule {
    code: "not-in-passage",
    severity: Warning,
    why: "A figure, day or name that the source does not give was mistyped, or taken from \
          somewhere else: whoever looks it up finds that we made it up.",
    example: "text: Four firms agreed on 16 May.    # the passage says three, on 6 May",
    mend: "text: Three firms agreed on 6 May.",
};

/// Opens the passage of every statement.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for (text, passage) in opened(inputs) {
        if text.prose.rests.basis != Some(STATED) {
            continue;
        }
        let mut lacks = numbers(inputs, text, &passage);
        lacks.extend(names(inputs, text, &passage));
        if lacks.is_empty() {
            continue;
        }
        let message = format!("{} does not have {}.", passage.place(), lacks.join(", "));
        RULE.at(report, text.prose.field(), message).hint(side_by_side(
            text.prose.text,
            &passage.place(),
            &passage.text,
        ));
    }
}

fn numbers(inputs: &Inputs<'_>, text: &ReadText<'_>, passage: &Passage<'_>) -> Vec<String> {
    let beside = beside(inputs, text);
    let ours = Numbers::of(&format!("{} {}", text.prose.text, beside.join(" ")));
    let mut theirs = Numbers::of(&passage.text);
    theirs.counts.push(other_forms(&passage.text));
    let mut lacks = Vec::new();
    // `5 and 6 May` gives two days, the first of which may look like a count.
    let is_day = |count: &Count| {
        let days = theirs.days.days.iter().map(|(day, _)| i64::from(*day) * 1000);
        let mut same = days.filter(|day| count.readings.contains(day));
        !ours.days.days.is_empty() && same.next().is_some()
    };
    let lacking = |count: &&Count| !theirs.has(count) && !is_day(count);
    for count in ours.counts.iter().filter(lacking) {
        lacks.push(format!("`{}`", count.word));
    }
    let units = other_units(text.prose.text, &passage.text);
    lacks.extend(units.into_iter().map(|word| format!("`{word}`")));
    let written = inputs.facts.source(text.prose.rests.source.expect("a passage has one"));
    let quoting = written.quoted_in.as_ref().map(|id| inputs.facts.source(id));
    let dates = [written.date, quoting.and_then(|source| source.date)];
    let near = |year: i32| dates.iter().flatten().any(|date| is_near(*date, year));
    let beside = |year: i32| {
        let years = if counts_years(&passage.text) { 1 } else { 0 };
        theirs.days.years.iter().any(|known| (known - year).abs() <= years)
    };
    for year in &ours.days.years {
        if !beside(*year) && !near(*year) {
            lacks.push(format!("`{year}`"));
        }
    }
    lacks.extend(days(&ours.days, &theirs.days, &dates, text.prose.day));
    lacks.extend(field(inputs, text, &theirs.days));
    lacks.dedup();
    lacks
}

/// Names the day on which a point is due, and the year of a claim, where the passage has others.
fn field(inputs: &Inputs<'_>, text: &ReadText<'_>, theirs: &Days) -> Option<String> {
    let contact = inputs.facts.records().contacts.get(text.prose.id)?;
    match (text.prose.kind, text.prose.path) {
        (Kind::Contact, Path::Within("points", n, key)) if key != "opens.what" => {
            let due = contact.points.get(n)?.opens.as_ref()?.due?;
            let of = |day: NaiveDate| (day.day(), day.month0() as usize);
            // The day of the talk itself is none on which anything is due.
            let talk = [of(contact.date.first()), of(contact.date.last())];
            let mut days = theirs.days.iter().filter(|day| !talk.contains(day)).peekable();
            let other = match days.peek() {
                Some(_) => due.first() == due.last() && !days.any(|day| *day == of(due.first())),
                None => {
                    let mut months = theirs.months.iter().filter(|month| **month != talk[0].1);
                    months.clone().next().is_some()
                        && !months.any(|month| *month == of(due.last()).1)
                }
            };
            other.then(|| format!("{} (`due`)", inputs.in_words(due)))
        }
        (Kind::Contact, Path::Within("claims", n, "what")) => {
            // Another source may have put it right.
            let period = contact.claims.get(n).filter(|claim| claim.check.is_none())?.period?;
            let year = period.first().year();
            let other = !theirs.years.is_empty() && !theirs.years.contains(&year);
            other.then(|| format!("`{year}` (`period`)"))
        }
        _ => None,
    }
}

/// Names the days and months that a passage does not have.
fn days(
    ours: &Days,
    theirs: &Days,
    dates: &[Option<When>],
    told_on: Option<NaiveDate>,
) -> Vec<String> {
    let mut lacks = Vec::new();
    for (day, month) in &ours.days {
        let one = (*day, *month);
        if !theirs.days.contains(&one) && !theirs.turned.contains(&one) {
            lacks.push(day_in_words(*day, *month));
        }
    }
    for (day, month, year) in &ours.dated {
        let mut same = theirs.dated.iter().filter(|(d, m, _)| (d, m) == (day, month));
        let first = same.next();
        let in_year = |one: &(u32, usize, i32)| one.2 == *year;
        if first.is_some_and(|first| !in_year(first)) && !same.any(in_year) {
            lacks.push(format!("{} {year}", day_in_words(*day, *month)));
        }
    }
    // `Next month` means a month by the day of the paper.
    let near = |month: usize| {
        let written = dates.iter().flatten().flat_map(|date| [date.first(), date.last()]);
        let mut days = written.chain(told_on);
        days.any(|day| (day.month0() as usize + 12 - month + 1) % 12 < 3)
    };
    let of_days = |month: usize| ours.days.iter().any(|(_, of)| *of == month);
    for month in ours.months.iter().filter(|month| !of_days(**month)) {
        let other = !theirs.months.is_empty() || !near(*month);
        if other && !theirs.months.contains(month) {
            lacks.push(format!("`{}`", month_in_words(*month)));
        }
    }
    lacks
}

/// `In 2020, more than in the year before` speaks of 2019 too.
fn counts_years(passage: &str) -> bool {
    let flat = flat(passage);
    let phrases = [
        "year before",
        "year earlier",
        "previous year",
        "last year",
        "year after",
        "following year",
        "next year",
    ];
    phrases.iter().any(|phrase| flat.contains(phrase))
}

/// `Last year` and `in March` mean a year by the day of the paper.
fn is_near(date: When, year: i32) -> bool {
    (date.first().year() - 1..=date.last().year() + 1).contains(&year)
}

/// Returns the figure that stands beside the words of an item.
fn beside(inputs: &Inputs<'_>, text: &ReadText<'_>) -> Vec<String> {
    let records = inputs.facts.records();
    let id = text.prose.id;
    match (text.prose.kind, text.prose.path) {
        (Kind::Topic, Path::Within("figures", n, "what")) => {
            let topic = records.topics.get(id);
            let figure = topic.and_then(|topic| topic.figures.get(n));
            let value = figure.and_then(|figure| figure.value.as_ref());
            value.map(|value| value.0.clone()).into_iter().collect()
        }
        (Kind::Contact, Path::Within("claims", n, "what")) => {
            let contact = records.contacts.get(id);
            let claim = contact.and_then(|contact| contact.claims.get(n));
            claim.map_or_else(Vec::new, |claim| {
                let share = claim.share.clone().unwrap_or_default();
                vec![claim.value.0.clone(), share]
            })
        }
        _ => Vec::new(),
    }
}
