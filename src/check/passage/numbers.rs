//! A text → the numbers and days in it, however they are written.

use std::collections::BTreeSet;

/// Months as they are written, in full and short.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Number words; one and two are too common to tell anything.
const NUMBER_WORDS: [(&str, f64); 22] = [
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("hundred", 100.0),
];

/// What a text counts and dates.
#[derive(Debug, Default, PartialEq)]
pub struct Numbers {
    /// Numbers, in thousandths so that they compare, with their words.
    pub counts: Vec<(i64, String)>,
    /// Day and month.
    pub days: BTreeSet<(u32, usize)>,
    /// Months.
    pub months: BTreeSet<usize>,
    /// Years.
    pub years: BTreeSet<i32>,
}

impl Numbers {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let words: Vec<&str> = text
            .split(is_space)
            .filter(|word| !word.is_empty())
            .collect();
        let mut found = Self::default();
        for (n, word) in words.iter().enumerate() {
            let plain = trim(word).to_lowercase();
            if let Some(month) = month(trim(word)) {
                let beside = [n.checked_sub(1), Some(n + 1)].into_iter().flatten();
                let days = beside.filter_map(|at| day(words.get(at)?));
                found.days.extend(days.map(|day| (day, month)));
                found.months.insert(month);
            } else if let Some(number) = number(&plain) {
                let next = words.get(n + 1).map(|word| trim(word).to_lowercase());
                let times = next.as_deref().map_or(1.0, times);
                let before = n.checked_sub(1).and_then(|n| month(trim(words[n])));
                let after = words.get(n + 1).and_then(|word| month(trim(word)));
                let is_year = digits(&plain) == 4 && (1900.0..2100.0).contains(&number);
                if is_year && times == 1.0 {
                    found.years.insert(number as i32);
                } else if before.or(after).is_none() || day(word).is_none() {
                    found.count(number * times, trim(word));
                }
            } else if let Some((_, number)) =
                NUMBER_WORDS.iter().find(|(word, _)| *word == plain)
            {
                found.count(*number, trim(word));
            }
        }
        found
    }

    fn count(&mut self, number: f64, word: &str) {
        self.counts
            .push(((number * 1000.0).round() as i64, word.to_owned()));
    }

    /// Says whether it holds a count.
    pub fn has(&self, count: i64) -> bool {
        self.counts.iter().any(|(known, _)| *known == count)
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/')
}

fn trim(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A month has a capital, so that `may` is none.
fn month(word: &str) -> Option<usize> {
    let capital = word.starts_with(char::is_uppercase);
    month_of(&word.to_lowercase()).filter(|_| capital)
}

/// Returns the number of a month, from 0, by its name in small letters, in full or short.
pub fn month_of(small: &str) -> Option<usize> {
    let full = MONTHS.iter().position(|month| *month == small);
    let short = || {
        MONTHS
            .iter()
            .position(|month| small.len() == 3 && month.starts_with(small))
    };
    full.or_else(short)
}

fn day(word: &str) -> Option<u32> {
    let digits = trim(word).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: u32 = digits.parse().ok()?;
    (1..=31).contains(&number).then_some(number)
}

/// Counts the digits at the head of a word: a footnote may stick to a year, as in `2025)4`.
fn digits(word: &str) -> usize {
    word.bytes().take_while(u8::is_ascii_digit).count()
}

/// Reads `972,581`, `17th`, `97.1%`, and the digits at the head of `16year`.
fn number(word: &str) -> Option<f64> {
    let own = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    let end = word.find(|c| !own(c)).unwrap_or(word.len());
    let plain: String = word[..end].chars().filter(|c| *c != ',').collect();
    let plain = plain.trim_end_matches('.');
    plain
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| plain.parse().ok())
        .flatten()
}

fn times(word: &str) -> f64 {
    match word {
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        _ => 1.0,
    }
}

/// Numbers that a text gives in another form: half is 50, two thirds are 2/3.
pub fn other_forms(text: &str) -> Vec<i64> {
    let text = text.to_lowercase();
    let forms = [
        ("half", 50_000),
        ("thirds", 3_000),
        ("2/3", 3_000),
        ("quarter", 25_000),
    ];
    forms
        .into_iter()
        .filter(|(word, _)| text.contains(word))
        .map(|(_, number)| number)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn reads_a_year_to_which_a_footnote_sticks() {
        let found = Numbers::of("The strategy (2021-2025)4 opens talks, 21 of them.");
        assert_eq!(found.years, [2021, 2025].into());
        assert!(found.has(21_000));
    }

    #[test]
    fn reads_numbers_days_and_years() {
        let found =
            Numbers::of("On 17th September 2021 four firms gave 97.1% and 5.5 million.");
        assert!(found.days.contains(&(17, 8)) && found.years.contains(&2021));
        for count in [4_000, 97_100, 5_500_000_000] {
            assert!(found.has(count), "{count} {found:?}");
        }
        assert!(!found.has(17_000));
        assert!(Numbers::of("They may go.").months.is_empty());
    }
}
