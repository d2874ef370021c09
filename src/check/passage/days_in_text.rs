//! Words → days, months and years, however they are written: `3. Mai`, `03.05.2025`.

use std::collections::BTreeSet;

use chrono::Month;

use crate::names::days::month;
use crate::names::fold::folded;
use crate::names::word::{is_capital, listed};

/// Words before a month; elsewhere a month may be somebody's name.
const BEFORE: &str = "in of on by since until till before after during early late mid end last next this \
     every each from to between and en im ab am nach vor seit bis depuis dès après avant jusqu'en d'ici fin";

/// Days, months and years of a text; months count from 0.
#[derive(Debug, Default, PartialEq)]
pub struct Days {
    /// Day and month.
    pub days: BTreeSet<(u32, usize)>,
    /// Day and month with their year.
    pub dated: BTreeSet<(u32, usize, i32)>,
    /// Day and month, if the month was written first: `07/09/2023`.
    pub turned: BTreeSet<(u32, usize)>,
    pub months: BTreeSet<usize>,
    pub years: BTreeSet<i32>,
}

/// Writes a day as `3 May`.
pub fn day_in_words(day: u32, month: usize) -> String {
    format!("{day} {}", month_in_words(month))
}

/// Writes a month, counted from 0.
pub fn month_in_words(month: usize) -> &'static str {
    u8::try_from(month + 1)
        .ok()
        .and_then(|n| Month::try_from(n).ok())
        .map_or("", |month| month.name())
}

/// Returns the number of a month, from 0, by its name in full or short.
pub fn month_of(word: &str) -> Option<usize> {
    month(&folded(word)).map(|number| number as usize - 1)
}

impl Days {
    /// Reads a day in digits; says whether there was one.
    pub fn add_digits(&mut self, word: &str) -> bool {
        let parts: Vec<&str> = word.split(['.', '/', '-']).collect();
        let signs = ['.', '/', '-'].map(|sign| word.matches(sign).count());
        let one_sign = signs.iter().filter(|count| **count > 0).count() == 1;
        let [first, second, third] = parts[..] else {
            return false;
        };
        let number = |part: &str| -> Option<u32> {
            let digits = part.bytes().all(|b| b.is_ascii_digit());
            part.parse().ok().filter(|_| digits)
        };
        let (Some(a), Some(b)) = (number(first), number(second)) else {
            return false;
        };
        let month = |number: u32| (1..=12).contains(&number).then(|| number as usize - 1);
        let day = |number: u32| (1..=31).contains(&number);
        let mut found = false;
        let mut add = |day_of: u32, month_of: u32, year: Option<i32>| {
            let Some(month) = month(month_of).filter(|_| day(day_of)) else {
                return;
            };
            found = true;
            self.days.insert((day_of, month));
            self.months.insert(month);
            self.years.extend(year);
            self.dated.extend(year.map(|year| (day_of, month, year)));
        };
        if !one_sign {
            return false;
        }
        match (first.len(), third.len(), number(third)) {
            (4, 1..=2, Some(c)) => add(c, b, Some(a as i32)),
            (1..=2, 4, Some(year)) => {
                add(a, b, Some(year as i32));
                // Who writes the month first is understood too.
                if word.contains('/') {
                    let turned = month(a).filter(|_| day(b)).map(|month| (b, month));
                    self.turned.extend(turned);
                }
            }
            // `3.5.` stands before a blank.
            (1..=2, 0, None) if word.ends_with('.') => add(a, b, None),
            _ => {}
        }
        found
    }

    /// Reads the month at a word, with the day and year beside it; says whether there is one.
    pub fn add_month(&mut self, words: &[&str], at: usize) -> bool {
        let word = trim(words[at]);
        let Some(month) = month_of(word) else {
            return false;
        };
        let before = at.checked_sub(1).map(|at| words[at]);
        let after = words.get(at + 1).copied();
        let mut days: Vec<u32> = before.into_iter().chain(after).filter_map(day).collect();
        days.extend(day_before(words, at));
        // `May` and `march` in small letters are verbs.
        let small = matches!(word, "may" | "march" | "mar");
        if !is_capital(word) && (days.is_empty() || small) {
            return false;
        }
        let year = |at: usize| words.get(at).and_then(|word| year(trim(word)));
        let in_year = year(at + 1).or_else(|| year(at + 2).filter(|_| !days.is_empty()));
        self.days.extend(days.iter().map(|day| (*day, month)));
        let dated = in_year.into_iter();
        self.dated.extend(dated.flat_map(|year| days.iter().map(move |day| (*day, month, year))));
        let led = before.is_some_and(|word| listed(BEFORE, &trim(word).to_lowercase()));
        if led || in_year.is_some() || !days.is_empty() {
            self.months.insert(month);
        }
        true
    }
}

/// Returns the first day of `5 and 6 May` and `5-6 May`, by the place of the month.
fn day_before(words: &[&str], at: usize) -> Option<u32> {
    let second = day(words.get(at.checked_sub(1)?)?)?;
    let joined = words.get(at.checked_sub(2)?)?;
    let first = match day(joined) {
        Some(first) => first,
        None if listed(BETWEEN, joined) => day(words.get(at.checked_sub(3)?)?)?,
        None => return None,
    };
    (first < second).then_some(first)
}

/// Words between two days of a month.
const BETWEEN: &str = "and to or et und bis";

pub fn trim(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Returns the day of a month that a word is.
pub fn day(word: &str) -> Option<u32> {
    let digits = trim(word).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: u32 = digits.parse().ok()?;
    (1..=31).contains(&number).then_some(number)
}

/// Returns the year that a word is: a footnote may stick to it, as in `2025)4`.
pub fn year(word: &str) -> Option<i32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let year: i32 = word[..digits].parse().ok().filter(|_| digits == 4)?;
    let more = word[digits..].starts_with([',', '.']) && word.len() > digits + 1;
    ((1900..2100).contains(&year) && !more).then_some(year)
}
