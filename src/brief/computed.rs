//! Figures that follow from others: the number, what it counts, and how sure it is.

use std::cmp::Ordering;

use serde::Serialize;

use super::number::grouped;
use crate::facts::Facts;
use crate::facts::figure::{Compute, Figure};

/// On which side of its number each qualifier puts what is counted, and whether it may be the
/// number itself.
const BOUNDS: [(&str, Ordering, bool); 16] = [
    ("about", Ordering::Equal, true),
    ("around", Ordering::Equal, true),
    ("approximately", Ordering::Equal, true),
    ("roughly", Ordering::Equal, true),
    ("circa", Ordering::Equal, true),
    ("more than", Ordering::Greater, false),
    ("over", Ordering::Greater, false),
    ("above", Ordering::Greater, false),
    ("at least", Ordering::Greater, true),
    ("less than", Ordering::Less, false),
    ("fewer than", Ordering::Less, false),
    ("under", Ordering::Less, false),
    ("nearly", Ordering::Less, false),
    ("almost", Ordering::Less, false),
    ("up to", Ordering::Less, true),
    ("at most", Ordering::Less, true),
];

/// What follows from other figures: `−64.9%`, `about 2,083 a day`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Computed<'a> {
    /// The number; percentages as `−64.9`.
    #[serde(skip)]
    pub number: f64,
    /// The number as precise as its parts, with a true minus sign.
    pub value: String,
    /// What the number counts.
    pub form: Form,
    /// The unit of its parts.
    pub unit: Option<&'a str>,
    /// How sure it is, as far as its parts are: `about`, `more than`, `less than`.
    pub qualifier: Option<&'a str>,
}

/// What a computed number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// What its parts count.
    Plain,
    /// Percent of the first part, or of the whole.
    Percent,
    /// Percentage points.
    Points,
    /// What its parts count, on each day.
    ADay,
    /// Times the second part.
    Times,
}

impl Computed<'_> {
    /// Returns how it reads in a message.
    pub fn words(&self) -> String {
        let form = match self.form {
            Form::Plain => "",
            Form::Percent => "%",
            Form::Points => " points",
            Form::ADay => " a day",
            Form::Times => " times",
        };
        let qualifier = self.qualifier.map(|word| format!("{word} "));
        let unit = self.unit.map(|unit| format!(" {unit}"));
        let [qualifier, unit] = [qualifier, unit].map(Option::unwrap_or_default);
        let value = grouped(&self.value, ",", ".").unwrap_or_else(|| self.value.clone());
        format!("{qualifier}{value}{unit}{form}")
    }
}

/// Works out a sum; none when a part has no number, what it is divided by is not
/// above zero, or the qualifiers of the parts tell nothing of it.
pub fn compute<'a>(facts: &'a Facts, sum: &Compute) -> Option<Computed<'a>> {
    let parts: Vec<&Figure> = sum.parts().map(|id| facts.figure(id).1).collect();
    let numbers: Option<Vec<f64>> = parts.iter().map(|part| part.number()).collect();
    let numbers = numbers?;
    let is_percentage = parts.iter().all(|part| part.is_percentage());
    let decimals = parts.iter().map(|part| part.decimals()).max().unwrap_or(0);
    let unit = parts.first()?.unit.as_deref().filter(|unit| *unit != "%");
    let of = |first: f64, second: f64| (second > 0.0).then(|| first / second);
    let (number, form, decimals) = match numbers.as_slice() {
        [first, second] if sum.change.is_some() => {
            (of(second - first, *first)? * 100.0, Form::Percent, 1)
        }
        [part, whole] if sum.share.is_some() => (of(*part, *whole)? * 100.0, Form::Percent, 1),
        [first, second] if sum.ratio.is_some() => (of(*first, *second)?, Form::Times, 2),
        [first, second] if sum.difference.is_some() => {
            let form = if is_percentage { Form::Points } else { Form::Plain };
            (second - first, form, decimals)
        }
        [first, second] if sum.difference_per_day.is_some() => {
            let days = parts[1].period?.days();
            let days = f64::from(i32::try_from(days).ok()?);
            (of(second - first, days)?, Form::ADay, 0)
        }
        all if sum.sum.is_some() => {
            let form = if is_percentage { Form::Percent } else { Form::Plain };
            (all.iter().sum(), form, decimals)
        }
        _ => return None,
    };
    let (side, qualifier) = qualifier(sum, &parts, number)?;
    Some(Computed {
        number,
        value: precise(number, decimals, side),
        form,
        unit: match form {
            Form::ADay if is_percentage => Some("points"),
            Form::Plain | Form::ADay => unit,
            Form::Percent | Form::Points | Form::Times => None,
        },
        qualifier,
    })
}

/// Returns on which side of the number what is counted lies, and the words for it: a bound where
/// all parts bound it from the same side, as nearly 20 over more than 5 does; nothing where no
/// part has words of its own. None where they do not tell: more than 5 and less than 3 are
/// together anything.
fn qualifier<'a>(
    sum: &Compute,
    parts: &[&'a Figure],
    number: f64,
) -> Option<(Ordering, Option<&'a str>)> {
    let is_over = sum.ratio.is_some() || sum.share.is_some();
    let falls_with = |n: usize| sum.sum.is_none() && is_over == (n == 1);
    let words = parts.iter().enumerate();
    let words = words.filter_map(|(n, part)| Some((n, part.qualifier.as_deref()?)));
    let bounds: Option<Vec<(&str, Ordering, bool)>> = words
        .map(|(n, word)| {
            let known = BOUNDS.iter().find(|(known, ..)| *known == word)?;
            let side = if falls_with(n) { known.1.reverse() } else { known.1 };
            Some((word, side, known.2))
        })
        .collect();
    let bounds = bounds?;
    let Some((first, side, _)) = bounds.first().copied() else {
        return Some((Ordering::Equal, None));
    };
    // Below zero `less than` reads both ways.
    let is_told = side == Ordering::Equal || number >= 0.0;
    if !is_told || bounds.iter().any(|(_, other, _)| *other != side) {
        return None;
    }
    let may_be = bounds.iter().all(|(.., may_be)| *may_be);
    let words = match (side, may_be) {
        (Ordering::Equal, _) => first,
        (Ordering::Less, false) => "less than",
        (Ordering::Less, true) => "at most",
        (Ordering::Greater, false) => "more than",
        (Ordering::Greater, true) => "at least",
    };
    Some((side, Some(words)))
}

/// Writes a number with a true minus sign and at most so many decimals, or as many as show two
/// of its digits where it is smaller. A bound is rounded outwards, so that it still holds.
fn precise(number: f64, decimals: usize, side: Ordering) -> String {
    let size = number.abs();
    let shows_nothing = size > 0.0 && size < 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
    let mut more = decimals;
    while shows_nothing && more < 12 && size * 10_f64.powi(i32::try_from(more).unwrap_or(0)) < 10.0
    {
        more += 1;
    }
    let scale = 10_f64.powi(i32::try_from(more).unwrap_or(0));
    // What a sum of decimals is off by is no digit of it.
    let size = match side {
        Ordering::Equal => size,
        Ordering::Less => (size * scale - 1e-6).ceil() / scale,
        Ordering::Greater => (size * scale + 1e-6).floor() / scale,
    };
    let plain = format!("{size:.more$}");
    let plain = match plain.split_once('.') {
        Some((whole, rest)) if rest.chars().all(|c| c == '0') && decimals > 1 => whole.to_owned(),
        Some(_) if decimals > 1 || shows_nothing => plain.trim_end_matches('0').to_owned(),
        _ => plain,
    };
    let is_zero = plain.chars().all(|c| matches!(c, '0' | '.'));
    let sign = if number < 0.0 && !is_zero { "−" } else { "" };
    format!("{sign}{plain}")
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::precise;

    #[test]
    fn numbers_are_as_precise_as_their_parts() {
        for (number, decimals, words) in [
            (-631_255.4, 0, "−631255"),
            (-64.905, 1, "−64.9"),
            (20.0, 1, "20.0"),
            (-0.04, 1, "−0.04"),
            (0.005_46, 0, "0.0055"),
            (1.25, 2, "1.25"),
            (3.5, 2, "3.5"),
            (4.0, 2, "4"),
            (0.0, 1, "0.0"),
        ] {
            assert_eq!(precise(number, decimals, Ordering::Equal), words);
        }
    }

    #[test]
    fn a_bound_is_rounded_outwards() {
        for (number, side, words) in [
            (3.634, Ordering::Less, "3.64"),
            (3.636, Ordering::Greater, "3.63"),
            (1.25 + 3.5, Ordering::Less, "4.75"),
            (0.1 + 0.2, Ordering::Greater, "0.3"),
        ] {
            assert_eq!(precise(number, 2, side), words);
        }
    }
}
