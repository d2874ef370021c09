//! Words and digits → the numbers they may mean: `1.200`, `2.5m`, `twenty-five`, `a dozen`.

/// Number words of English.
const WORDS: [(&str, f64); 27] = [
    ("one", 1.0),
    ("two", 2.0),
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
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// Words that multiply the number before them; the short ones are units too.
const TIMES: [(f64, &[&str]); 6] = [
    (12.0, &["dozen"]),
    (1e2, &["hundred"]),
    (1e3, &["thousand", "tausend", "tsd", "mille", "k"]),
    (1e6, &["million", "millions", "millionen", "mio", "mn", "m"]),
    (1e9, &["billion", "billions", "milliard", "milliards", "milliarden", "mrd", "bn"]),
    (1e12, &["trillion", "trillions", "tn"]),
];

/// Words that count by how often; `twice` and `double` are too common to tell anything.
const FOLD: [(f64, &[&str]); 2] = [
    (3.0, &["tripled", "triple", "treble", "trebled", "threefold"]),
    (4.0, &["quadrupled", "quadruple", "fourfold"]),
];

fn times(word: &str) -> Option<f64> {
    find(&TIMES, word)
}

fn find(table: &[(f64, &[&str])], word: &str) -> Option<f64> {
    let mut rows = table.iter();
    rows.find(|(_, words)| words.contains(&word)).map(|(number, _)| *number)
}

/// Reads the number that begins at the head of some words in small letters. Returns all that
/// it may mean, the likeliest first, and how many words it takes. One and two are too common
/// to tell anything.
pub fn number(words: &[&str]) -> Option<(Vec<f64>, usize)> {
    let first = words.first()?;
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        return digits(first, words.get(1).copied());
    }
    if let Some(number) = find(&FOLD, first) {
        return Some((vec![number], 1));
    }
    let word = |at: usize| {
        let word = words.get(at)?;
        let found = WORDS.iter().find(|(known, _)| known == word);
        found.map(|(_, number)| *number)
    };
    let lone = matches!(*first, "hundred" | "dozen").then_some(1.0);
    let mut number = word(0).or(lone)?;
    let mut used = usize::from(lone.is_none());
    if number >= 20.0
        && let Some(unit) = word(used).filter(|unit| *unit < 10.0)
    {
        number += unit;
        used += 1;
    }
    while let Some(times) = words.get(used).and_then(|word| times(word)) {
        number *= times;
        used += 1;
    }
    (number > 2.0).then(|| (vec![number], used))
}

/// Reads `972,581`, `17th`, `97.1%`, `2.5m`, and the digits at the head of `16year`.
fn digits(word: &str, next: Option<&str>) -> Option<(Vec<f64>, usize)> {
    let own = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | GROUP);
    let end = word.find(|c| !own(c)).unwrap_or(word.len());
    let (head, tail) = word.split_at(end);
    let plain = readings(head.trim_end_matches(['.', ',']));
    let tail = tail.trim_end_matches(|c: char| !c.is_alphabetic());
    let (factor, used) = match times(tail) {
        Some(factor) => (Some((factor, tail)), 1),
        None => match next.filter(|_| tail.is_empty()) {
            Some(next) => match times(next) {
                Some(factor) => (Some((factor, next)), 2),
                None => (None, 1),
            },
            None => (None, 1),
        },
    };
    let Some((factor, word)) = factor else {
        return (!plain.is_empty()).then_some((plain, used));
    };
    let mut all: Vec<f64> = plain.iter().map(|number| number * factor).collect();
    // `5 m` may be millions or metres.
    if word.len() == 1 {
        all.extend(plain);
    }
    (!all.is_empty()).then_some((all, used))
}

/// Stands for the blank or apostrophe between three digits and three digits.
pub const GROUP: char = '_';

/// Marks the blanks and apostrophes that part thousands: `1 200`, `1'200`.
pub fn with_groups(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut marked = String::with_capacity(text.len());
    let mut run = 0;
    for (at, c) in chars.iter().enumerate() {
        let parts = matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
        let three = (1..=3).all(|n| is_digit(at + n)) && !is_digit(at + 4);
        let joins = parts && (1..=3).contains(&run) && three;
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        marked.push(if joins { GROUP } else { *c });
    }
    marked
}

/// Returns what digits with commas, dots and blanks may mean.
fn readings(head: &str) -> Vec<f64> {
    let parse = |text: String| text.parse::<f64>().ok();
    let without =
        |signs: &[char]| -> String { head.chars().filter(|c| !signs.contains(c)).collect() };
    let grouped = |sign: char| {
        let mut parts = head.split(sign).skip(1).peekable();
        parts.peek().is_some() && parts.all(|part| part.len() == 3)
    };
    let (commas, dots) = (head.matches(',').count(), head.matches('.').count());
    let mut all: Vec<Option<f64>> = Vec::new();
    if head.contains(GROUP) {
        // A blank may part two numbers too.
        all.push(parse(without(&[GROUP]).replace(',', ".")));
        all.extend(head.split(GROUP).map(|part| parse(part.replace(',', "."))));
    } else if commas > 0 && dots > 0 {
        let decimal = if head.rfind(',') > head.rfind('.') { ',' } else { '.' };
        let other = if decimal == ',' { '.' } else { ',' };
        all.push(parse(without(&[other]).replace(decimal, ".")));
    } else if commas > 0 {
        all.extend(grouped(',').then(|| parse(without(&[',']))));
        all.extend((commas == 1).then(|| parse(head.replace(',', "."))));
    } else {
        all.extend((dots < 2).then(|| parse(head.to_owned())));
        all.extend(grouped('.').then(|| parse(without(&['.']))));
    }
    let mut all: Vec<f64> = all.into_iter().flatten().collect();
    if all.is_empty() {
        let first = head.split([',', '.', GROUP]).next().unwrap_or_default();
        all.extend(first.parse::<f64>().ok());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{number, with_groups};

    fn read(text: &str) -> Vec<f64> {
        let marked = with_groups(text);
        let words: Vec<&str> = marked.split([' ', '-']).collect();
        number(&words).map(|(all, _)| all).unwrap_or_default()
    }

    #[test]
    fn reads_numbers_in_any_form() {
        for (text, number) in [
            ("1,200", 1200.0),
            ("1.200", 1200.0),
            ("1 200", 1200.0),
            ("1'200", 1200.0),
            ("2 500 000", 2.5e6),
            ("2.5 million", 2.5e6),
            ("2,5 Mio", 2.5),
            ("2.5m", 2.5e6),
            ("97.1%", 97.1),
            ("16year", 16.0),
            ("1.234.567,8", 1_234_567.8),
            ("twenty-five", 25.0),
            ("two million", 2e6),
            ("three hundred", 300.0),
            ("dozen", 12.0),
            ("tripled", 3.0),
        ] {
            assert!(read(text).contains(&number), "{text}: {:?}", read(text));
        }
        assert!(read("two").is_empty() && read("million").is_empty());
    }
}
