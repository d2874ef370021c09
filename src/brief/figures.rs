//! Figures as printed, and those computed from others.

use serde::Serialize;

use super::cite::union;
use super::origin::Origin;
use super::reader::Reader;
use crate::facts::Facts;
use crate::facts::evidence::Rests;
use crate::facts::figure::{Compute, Figure};
use crate::facts::id::FigureId;
use crate::facts::quantity::Quantity;
use crate::facts::text::Text;
use crate::facts::topic::Topic;
use crate::facts::when::When;

/// A figure as printed.
#[derive(Debug, Clone, Serialize)]
pub struct FigureLine<'a> {
    /// What is counted.
    pub what: Option<&'a Text>,
    /// The number as published.
    pub value: Option<&'a Quantity>,
    /// Its unit.
    pub unit: Option<&'a str>,
    /// `more than`, `about`, ….
    pub qualifier: Option<&'a str>,
    /// Where and among whom.
    pub scope: Option<&'a str>,
    /// What it counts over.
    pub period: Option<When>,
    /// Whether it is an aim, forecast or budget.
    pub aim: bool,
    /// How we put it in words.
    pub say: Option<&'a Text>,
    /// What follows from other figures: `−64.9%`, `−2,083 a day`.
    pub computed: Option<String>,
    /// A doubt or an explanation.
    pub note: Option<&'a Text>,
    /// Its own handling mark.
    pub handling: Option<&'a str>,
    /// The sources to cite; of what is computed, those of its parts.
    pub sources: Vec<&'a str>,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Reads the figures of a topic that were published by the reader's day.
pub fn figures<'a>(reader: Reader<'a>, topic: &'a Topic) -> Vec<FigureLine<'a>> {
    let figures = topic.figures.iter().enumerate();
    figures
        .filter(|(_, figure)| is_known(reader, topic, figure))
        .map(|(n, figure)| line(reader, topic, n, figure))
        .collect()
}

/// Reads the figures that a point refers to, as far as they were published by the reader's day.
pub fn referred<'a>(reader: Reader<'a>, ids: &'a [FigureId]) -> Vec<FigureLine<'a>> {
    let found = ids.iter().flat_map(|id| {
        let (topic, _) = reader.facts.figure(id);
        let figures = topic.figures.iter().enumerate();
        let named = figures.filter(move |(_, figure)| figure.id.as_ref() == Some(id));
        named.map(move |(n, figure)| (topic, n, figure))
    });
    found
        .filter(|(topic, _, figure)| is_known(reader, topic, figure))
        .map(|(topic, n, figure)| line(reader, topic, n, figure))
        .collect()
}

fn is_known(reader: Reader<'_>, topic: &Topic, figure: &Figure) -> bool {
    let mut rests = behind(reader.facts, topic, figure).into_iter();
    rests.all(|rests| reader.knows(rests))
}

/// Returns what a figure rests on, and the figures from which it is computed.
fn behind<'a>(facts: &'a Facts, topic: &'a Topic, figure: &'a Figure) -> Vec<Rests<'a>> {
    let parts = figure.compute.iter().flat_map(Compute::parts);
    let parts = parts.map(|id| {
        let (topic, part) = facts.figure(id);
        part.rests_in(topic)
    });
    [figure.rests_in(topic)].into_iter().chain(parts).collect()
}

fn line<'a>(
    reader: Reader<'a>,
    topic: &'a Topic,
    number: usize,
    figure: &'a Figure,
) -> FigureLine<'a> {
    let computed = figure
        .compute
        .as_ref()
        .and_then(|sum| compute(reader.facts, sum));
    FigureLine {
        what: figure.what.as_ref(),
        value: figure.value.as_ref(),
        unit: figure.unit.as_deref(),
        qualifier: figure.qualifier.as_deref(),
        scope: figure.scope.as_deref(),
        period: figure.period,
        aim: figure.aim,
        say: figure.say.as_ref(),
        computed: computed.map(|computed| computed.words),
        note: figure.note.as_ref(),
        handling: figure.handling.as_deref(),
        sources: union(reader, behind(reader.facts, topic, figure)),
        marked: reader.marks(figure.rests_in(topic)),
        origin: Origin::item(&topic.id, "figures", number),
    }
}

/// A computed figure: its number and how it reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    /// The number; percentages as `−64.9`.
    pub number: f64,
    /// How it reads.
    pub words: String,
}

/// Works out a sum; none when a part has no number or a divisor is zero.
pub fn compute(facts: &Facts, sum: &Compute) -> Option<Computed> {
    let pair =
        |ids: &[FigureId; 2]| Some((number(facts, &ids[0])?, number(facts, &ids[1])?));
    let divided = |a: f64, b: f64| if b == 0.0 { None } else { Some(a / b) };
    if let Some(ids) = &sum.change {
        let (first, second) = pair(ids)?;
        let number = divided(second - first, first)? * 100.0;
        return Some(Computed {
            number,
            words: percent(number),
        });
    }
    if let Some(ids) = &sum.share {
        let (part, whole) = pair(ids)?;
        let number = divided(part, whole)? * 100.0;
        return Some(Computed {
            number,
            words: percent(number),
        });
    }
    if let Some(ids) = &sum.difference {
        let (first, second) = pair(ids)?;
        let percentages = ids.iter().all(|id| is_percentage(facts, id));
        let words = rounded(second - first, usize::from(percentages));
        let unit = if percentages { " points" } else { "" };
        return Some(Computed {
            number: second - first,
            words: format!("{words}{unit}"),
        });
    }
    if let Some(ids) = &sum.difference_per_day {
        let (first, second) = pair(ids)?;
        let days = facts.figure(&ids[1]).1.period?.days();
        let number = divided(second - first, f64::from(i32::try_from(days).ok()?))?;
        return Some(Computed {
            number,
            words: format!("{} a day", rounded(number, 0)),
        });
    }
    if let Some(ids) = &sum.ratio {
        let (first, second) = pair(ids)?;
        let number = divided(first, second)?;
        return Some(Computed {
            number,
            words: format!("{} times", rounded(number, 1)),
        });
    }
    let ids = sum.sum.as_ref()?;
    let total = ids
        .iter()
        .map(|id| number(facts, id))
        .sum::<Option<f64>>()?;
    let percentages = ids.iter().all(|id| is_percentage(facts, id));
    let words = if percentages {
        percent(total)
    } else {
        rounded(total, 0)
    };
    Some(Computed {
        number: total,
        words,
    })
}

fn number(facts: &Facts, id: &FigureId) -> Option<f64> {
    facts.figure(id).1.value.as_ref()?.number()
}

fn is_percentage(facts: &Facts, id: &FigureId) -> bool {
    facts
        .figure(id)
        .1
        .value
        .as_ref()
        .is_some_and(Quantity::is_percentage)
}

fn percent(number: f64) -> String {
    format!("{}%", rounded(number, 1))
}

/// Writes a number with a true minus sign and commas between thousands.
pub fn rounded(number: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", number.abs());
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let zero = plain.chars().all(|c| matches!(c, '0' | '.'));
    let sign = if number < 0.0 && !zero { "−" } else { "" };
    format!("{sign}{}{rest}", thousands(whole))
}

/// Puts commas between the thousands of a whole number.
pub fn thousands(digits: &str) -> String {
    let mut words = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn writes_numbers_for_people() {
        assert_eq!(rounded(-631_255.0, 0), "−631,255");
        assert_eq!(rounded(-64.905, 1), "−64.9");
        assert_eq!(rounded(-0.04, 1), "0.0");
        assert_eq!(rounded(999.0, 0), "999");
    }
}
