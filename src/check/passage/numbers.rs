//! A text → the numbers and days in it, however they are written.

use super::days_in_text::{Days, day, month_of, trim, year};
use super::spoken_numbers::{number, with_groups};

/// A number of a text.
#[derive(Debug, PartialEq)]
pub struct Count {
    /// What it may mean, in thousandths so that numbers compare; the likeliest first.
    pub readings: Vec<i64>,
    pub word: String,
}

/// What a text counts and dates.
#[derive(Debug, Default, PartialEq)]
pub struct Numbers {
    pub counts: Vec<Count>,
    pub days: Days,
}

/// What goes down, told by such a word, is a number below zero elsewhere: `fell by 3%`.
const DOWN: [&str; 9] = ["fall", "fell", "drop", "decreas", "declin", "shr", "los", "down", "less"];

impl Numbers {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let text = with_groups(text);
        let mut found = Self::default();
        let mut words: Vec<&str> = Vec::new();
        let mut below: Vec<usize> = Vec::new();
        for token in text.split(char::is_whitespace) {
            let bare = token.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '"'));
            if found.days.add_digits(bare) || found.days.add_digits(bare.trim_end_matches('.')) {
                continue;
            }
            let signed = bare.strip_prefix(['-', '−', '–']);
            if signed.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
                below.push(words.len());
            }
            words.extend(token.split(['-', '–', '—', '−', '/']).filter(|word| !word.is_empty()));
        }
        let lowered: Vec<String> = words.iter().map(|word| trim(word).to_lowercase()).collect();
        let small: Vec<&str> = lowered.iter().map(String::as_str).collect();
        let falls = small.iter().any(|word| DOWN.iter().any(|stem| word.starts_with(stem)));
        let mut at = 0;
        while at < words.len() {
            let read = number(&small[at..]);
            let used = read.as_ref().map_or(1, |(_, used)| (*used).max(1));
            if found.days.add_month(&words, at) {
            } else if let Some(year) = year(small[at]).filter(|_| used == 1) {
                found.days.years.insert(year);
            } else if let Some((readings, _)) = read {
                let minus = below.contains(&at) || at > 0 && small[at - 1] == "minus";
                if !is_day(&words, at) {
                    found.count(&readings, trim(words[at]), minus, falls);
                }
            }
            at += used;
        }
        found
    }

    fn count(&mut self, readings: &[f64], word: &str, minus: bool, falls: bool) {
        let signs: &[f64] = if minus && falls {
            &[-1.0, 1.0]
        } else if minus {
            &[-1.0]
        } else if falls {
            &[1.0, -1.0]
        } else {
            &[1.0]
        };
        let all = signs.iter().flat_map(|sign| {
            let thousandths = readings.iter().map(move |number| number * sign * 1000.0);
            thousandths.map(|number| number.round() as i64)
        });
        let sign = if minus { "-" } else { "" };
        self.counts.push(Count {
            readings: all.collect(),
            word: format!("{sign}{}", word.replace('_', " ")),
        });
    }

    /// Says whether it holds a count.
    pub fn has(&self, count: &Count) -> bool {
        let mut readings = self.counts.iter().flat_map(|known| &known.readings);
        readings.any(|known| count.readings.contains(known))
    }
}

/// Says whether a word is the day of the month beside it.
fn is_day(words: &[&str], at: usize) -> bool {
    // `May` and `march` in small letters are verbs.
    let is_month = |word: &&str| {
        month_of(trim(word)).is_some() && !matches!(trim(word), "may" | "march" | "mar")
    };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let beside = before.into_iter().chain(words.get(at + 1));
    day(words[at]).is_some() && beside.into_iter().any(is_month)
}

/// Numbers that a text gives in another form: half is 50, two thirds are 2/3.
pub fn other_forms(text: &str) -> Count {
    let text = text.to_lowercase();
    let forms = [
        ("half", 50_000),
        ("thirds", 3_000),
        ("third", 3_000),
        ("2/3", 3_000),
        ("quarter", 25_000),
    ]
    .into_iter()
    .filter(|(word, _)| text.contains(word));
    Count { readings: forms.map(|(_, number)| number).collect(), word: String::new() }
}

#[cfg(test)]
mod tests {
    use super::{Count, Numbers};

    fn has(text: &str, thousandths: i64) -> bool {
        let count = Count { readings: vec![thousandths], word: String::new() };
        Numbers::of(text).has(&count)
    }

    #[test]
    fn reads_a_year_to_which_a_footnote_sticks() {
        let text = "The strategy (2021-2025)4 opens talks, 21 of them.";
        assert_eq!(Numbers::of(text).days.years, [2021, 2025].into());
        assert!(has(text, 21_000));
    }

    #[test]
    fn reads_numbers_days_and_years() {
        let text = "On 17th September 2021 four firms gave 97.1% and 5.5 million.";
        let found = Numbers::of(text).days;
        assert!(found.days.contains(&(17, 8)) && found.years.contains(&2021));
        for count in [4_000, 97_100, 5_500_000_000] {
            assert!(has(text, count), "{count}");
        }
        assert!(!has(text, 17_000));
        assert!(Numbers::of("They may go.").days.months.is_empty());
    }

    #[test]
    fn reads_a_day_in_any_form() {
        for text in [
            "on 3 May 2025",
            "on May 3, 2025",
            "am 3. Mai 2025",
            "le 3 mai 2025",
            "am 03.05.2025.",
            "on 2025-05-03,",
            "on 03/05/2025",
            "on 2 and 3 May 2025",
        ] {
            let found = Numbers::of(text);
            assert!(found.days.dated.contains(&(3, 4, 2025)), "{text}: {found:?}");
        }
    }

    #[test]
    fn tells_below_from_above_zero() {
        assert!(!has("Growth was minus 3%.", 3_000) && !has("It was -3%.", 3_000));
        assert!(has("It fell by 3%.", -3_000) && has("It was −3%.", -3_000));
    }
}
