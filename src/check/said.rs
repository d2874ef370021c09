//! Words that give a number → the number, and how far from it the truth may lie.

use std::ops::RangeInclusive;

/// A number as said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// The number; fractions in percent.
    pub number: f64,
    /// What the words leave open, as shares of the number.
    allowed: (f64, f64),
}

const LOOSE: [&str; 9] =
    ["about", "around", "roughly", "some", "approximately", "circa", "ca", "close", "half"];
const ABOVE: [&str; 5] = ["over", "more", "least", "above", "exceeding"];
const BELOW: [&str; 7] = ["nearly", "almost", "under", "less", "up", "below", "most"];

const FRACTIONS: [(&str, f64); 9] = [
    ("two thirds", 66.667),
    ("two-thirds", 66.667),
    ("three quarters", 75.0),
    ("three-quarters", 75.0),
    ("a third", 33.333),
    ("one third", 33.333),
    ("a quarter", 25.0),
    ("one quarter", 25.0),
    ("half", 50.0),
];

impl Said {
    /// Reads the first number in some words.
    pub fn read(words: &str) -> Option<Self> {
        let small = words.to_lowercase();
        if let Some((at, number)) = fraction(&small) {
            return Some(Self { number, allowed: allowed(&small[..at]).unwrap_or((0.95, 1.05)) });
        }
        let at = small.find(|c: char| c.is_ascii_digit())?;
        let (number, decimals) = digits(&small[at..])?;
        let rounding = 0.5 * 10f64.powi(-decimals) / number.abs().max(f64::MIN_POSITIVE);
        let exact = if decimals > 0 { rounding } else { 0.005 };
        Some(Self { number, allowed: allowed(&small[..at]).unwrap_or((1.0 - exact, 1.0 + exact)) })
    }

    /// Says whether a number is what the words say.
    pub fn holds(&self, number: f64) -> bool {
        self.range().contains(&number.abs())
    }

    fn range(&self) -> RangeInclusive<f64> {
        let slack = 1e-9;
        self.number * self.allowed.0 - slack..=self.number * self.allowed.1 + slack
    }
}

fn allowed(before: &str) -> Option<(f64, f64)> {
    let mut words = before.split(|c: char| !c.is_alphanumeric()).rev().filter(|w| !w.is_empty());
    let near: Vec<&str> = words.by_ref().take(3).collect();
    let any = |list: &[&str]| near.iter().any(|word| list.contains(word));
    if any(&LOOSE) {
        Some((0.95, 1.05))
    } else if any(&ABOVE) {
        Some((1.0, 1.1))
    } else if any(&BELOW) {
        Some((0.9, 1.0))
    } else {
        None
    }
}

/// Reads `two thirds` or `2/3`.
fn fraction(words: &str) -> Option<(usize, f64)> {
    let named = FRACTIONS.iter().find_map(|(name, number)| Some((words.find(name)?, *number)));
    named.or_else(|| {
        let slash = words.find('/')?;
        let above = words[..slash].chars().next_back()?.to_digit(10)?;
        let below = words[slash + 1..].chars().next()?.to_digit(10)?;
        let part = f64::from(above) / f64::from(below) * 100.0;
        (above < below).then_some((slash - 1, part))
    })
}

fn digits(words: &str) -> Option<(f64, i32)> {
    let end =
        words.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(words.len());
    let plain = words[..end].trim_end_matches(['.', ',']).replace(',', "");
    let decimals = plain.split_once('.').map_or(0, |(_, after)| after.len());
    let times = match words[end..].split_whitespace().next() {
        Some("thousand") => 1e3,
        Some("million") => 1e6,
        Some("billion") => 1e9,
        _ => 1.0,
    };
    Some((plain.parse::<f64>().ok()? * times, i32::try_from(decimals).ok()?))
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn allows_what_the_words_allow() {
        for (words, number, holds) in [
            ("down by two thirds", -64.9, true),
            ("decreased by 2/3", -64.9, true),
            ("about 2,100 fewer reports a day", -2083.4, true),
            ("2,100 fewer reports a day", -2083.4, false),
            ("a loss of 2100 reports per day", -2083.4, false),
            ("over 56.8%", 56.8, true),
            ("more than half", 49.0, false),
            ("nearly 70%", 64.9, true),
            ("nearly 60%", 64.9, false),
            ("64.9%", -64.905, true),
            ("64.8%", -64.905, false),
            ("3.6 times", 3.636, true),
        ] {
            let said = Said::read(words).unwrap();
            assert_eq!(said.holds(number), holds, "{words}");
        }
    }
}
