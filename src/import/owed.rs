//! A point of a report → what its words may leave owed, for a person to take up or delete.

use chrono::Datelike;

use super::moment::{days, month_of, year_of};
use crate::facts::item::OpeningKind;
use crate::facts::when::When;
use crate::names::word::{Word, is_capital, words};
use crate::tidy::sentences;

/// What a sentence may leave owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// What kind of debt.
    pub kind: OpeningKind,
    /// By when, where the sentence says it.
    pub due: Option<When>,
    /// The words that say so.
    pub sign: String,
}

/// Words one after another, the signs of a kind parted by `|`; `~` stands for a verb by
/// which something is handed over.
const SIGNS: [(OpeningKind, &str); 6] = [
    (
        OpeningKind::Promise,
        "promised|undertook|committed to|agreed to|will ~|would ~|shall ~|a promis|s est engage",
    ),
    (
        OpeningKind::Offer,
        "offered|offers to|proposed to|would be ready to|a propose de",
    ),
    (
        OpeningKind::Question,
        "asked whether|asked if|asked what|asked how|asked when|asked who|asked which|asked why|\
         enquired|inquired|a demande si",
    ),
    (
        OpeningKind::Request,
        "asked for|asked to|requested|called on|is expected by|are expected by|a demande",
    ),
    (
        OpeningKind::Intention,
        "would like to|interested in|interest in|intends to|is planning to|souhaite",
    ),
    (OpeningKind::Announcement, "announced|annonce"),
];

/// What one hands over, or does for another.
const HANDED: &str = "send sent share shared provide provided publish published submit submitted \
                      deliver delivered present presented circulate circulated return revert \
                      come follow inform answer reply invite organise organize write";

/// Words that may stand between `will` and its verb.
const BETWEEN: [&str; 6] = ["be", "soon", "also", "then", "shortly", "now"];

/// Reads the first sentence of a point that may leave something owed.
pub fn owed(text: &str, told: &When) -> Option<Owed> {
    sentences(text, &[]).into_iter().find_map(|sentence| {
        let all = words(sentence);
        // What may happen is no promise.
        if all
            .first()
            .is_some_and(|word| ["if", "si"].contains(&word.folded.as_ref()))
        {
            return None;
        }
        let (kind, range) = (0..all.len()).find_map(|at| sign(&all[at..]))?;
        Some(Owed {
            kind,
            due: due(&sentence[range.start..], told),
            sign: sentence[range].to_owned(),
        })
    })
}

fn sign(rest: &[Word<'_>]) -> Option<(OpeningKind, std::ops::Range<usize>)> {
    SIGNS.iter().find_map(|(kind, signs)| {
        let count = signs.split('|').find_map(|sign| begins(rest, sign))?;
        Some((*kind, rest[0].range.start..rest[count - 1].range.end))
    })
}

/// Counts the words of a sign that a stretch of words begins with.
fn begins(rest: &[Word<'_>], sign: &str) -> Option<usize> {
    let mut at = 0;
    for wanted in sign.split(' ') {
        if wanted == "~" {
            let between = |word: &&Word<'_>| BETWEEN.contains(&word.folded.as_ref());
            at += rest[at..].iter().take(2).take_while(between).count();
        }
        let word = rest.get(at)?.folded.as_ref();
        let fits = match wanted {
            "~" => HANDED.split_whitespace().any(|handed| handed == word),
            _ => word == wanted,
        };
        if !fits {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Returns the day or month that a promise names, the next one where it has no year.
fn due(sentence: &str, told: &When) -> Option<When> {
    let next = |read: &dyn Fn(i32) -> Option<When>| {
        let year = told.last().year();
        read(year)
            .filter(|due| due.last() >= told.first())
            .or_else(|| read(year + 1))
    };
    let day = days(sentence).into_iter().next();
    let day = day.and_then(|day| next(&|year| day.when(Some(year))));
    let due = day.or_else(|| next(&|year| month(sentence, year)))?;
    (due.last() >= told.first()).then_some(due)
}

/// `by the end of September`, `in January 2022`.
fn month(sentence: &str, year: i32) -> Option<When> {
    let all = words(sentence);
    all.windows(2).enumerate().find_map(|(at, pair)| {
        let leads = [
            "by", "of", "in", "until", "for", "before", "fin", "en", "d", "de",
        ];
        let is_led = leads.contains(&pair[0].folded.as_ref());
        let is_name =
            is_capital(&sentence[pair[1].range.clone()]) || pair[0].folded == "fin";
        let month = month_of(&pair[1]).filter(|_| is_led && is_name)?;
        let year = all.get(at + 2).and_then(year_of).unwrap_or(year);
        format!("{year:04}-{month:02}").parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::owed;
    use crate::facts::item::OpeningKind::{Intention, Offer, Promise, Question, Request};
    use crate::facts::when::When;

    #[test]
    fn hears_what_is_promised_offered_and_asked() {
        let told: When = "2021-09-20".parse().expect("a day");
        for (text, kind, due) in [
            (
                "COM will send the study by 3 October.",
                Promise,
                Some("2021-10-03"),
            ),
            ("The results will soon be published.", Promise, None),
            (
                "They promised figures for January.",
                Promise,
                Some("2022-01"),
            ),
            (
                "Answers are expected by the end of September.",
                Request,
                Some("2021-09"),
            ),
            ("They offered a tour.", Offer, None),
            ("They asked whether the press comes.", Question, None),
            ("They asked for a berth.", Request, None),
            ("They are interested in the workshops.", Intention, None),
        ] {
            let found = owed(text, &told).expect(text);
            let by = found.due.map(|due| due.to_string());
            assert_eq!((found.kind, by.as_deref()), (kind, due), "{text}");
        }
        for text in [
            "They prioritise child safety.",
            "If need be it will be sent back for another review.",
            "Users would nowadays log on elsewhere.",
        ] {
            assert_eq!(owed(text, &told), None, "{text}");
        }
    }
}
