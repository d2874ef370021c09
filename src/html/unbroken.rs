//! Letters of a run → spaces at which no line ends: within days, amounts and names.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use chrono::{Locale, NaiveDate};

use super::letter::{Changes, FIXED, Letters};
use crate::names::title::is_title;

/// Words for large numbers behind a figure, in the languages of the Union, as the Unicode CLDR
/// has them in its compact decimals.
const LARGE_WORDS: &str = "thousand million millions billion billions trillion bn mn mio mrd tausend \
     millionen milliarde milliarden billionen mille milliard milliards mila milione milioni \
     miliardo miliardi mil millón millones milhão milhões mil miljoen miljard miljoner miljard \
     miljarder millioner milliarder tysiąc tysiące milion miliony milionów miliard miliardy \
     miliardów milionů miliarda miliónov miliárd milijun milijuna milijon milijonov milijarda \
     milijarde millió milliárd milioane miliarde miljoonaa miljardia miljonit miljardit \
     milijonų milijardų miljoni miljardi χιλιάδες εκατομμύρια δισεκατομμύρια милиона милиарда";

static LARGE: LazyLock<HashSet<&str>> = LazyLock::new(|| LARGE_WORDS.split_whitespace().collect());

/// What stands before a number and belongs to it.
const NUMBERED: [&str; 11] =
    ["No.", "Nos.", "Nr.", "nº", "n°", "Art.", "p.", "pp.", "§", "№", "paragraph"];

/// The names of the months in a language, in full and in short, in small letters.
pub(super) struct Months(BTreeSet<String>);

impl Months {
    /// Names them as the days of packs do.
    pub(super) fn of(language: &str) -> Self {
        let tag = language.replace('-', "_");
        let base = tag.split('_').next().unwrap_or_default();
        let guesses = [tag.clone(), format!("{base}_{}", base.to_uppercase())];
        let found = guesses.iter().find_map(|tag| Locale::try_from(tag.as_str()).ok());
        let locale = found.unwrap_or(Locale::en_GB);
        let days = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2021, month, 1));
        let names = days.flat_map(|day| {
            ["%B", "%b"].map(|form| day.format_localized(form, locale).to_string())
        });
        let plain = |name: String| name.trim_end_matches('.').to_lowercase();
        Self(names.map(plain).filter(|name| !name.is_empty()).collect())
    }

    fn holds(&self, word: &str) -> bool {
        let word = word.trim_end_matches(|c: char| !c.is_alphabetic());
        !word.is_empty() && self.0.contains(&word.to_lowercase())
    }
}

/// Puts spaces that do not break in the place of those within days, amounts and names.
pub(super) fn unbroken(letters: &Letters, months: &Months, changes: &mut Changes) {
    let (mut before, mut is_after_day, mut is_plain) = ("", false, true);
    let mut end = 0_usize;
    for with_space in letters.text.split_inclusive(char::is_whitespace) {
        let (start, word) = (end, with_space.trim_end());
        end += with_space.len();
        let was_plain = std::mem::replace(&mut is_plain, is_small(word));
        // What belongs together has a figure, a sign or a capital.
        if was_plain && is_plain {
            (before, is_after_day) = (word, false);
            continue;
        }
        // One plain space between the two words.
        let space = start.checked_sub(1).filter(|space| letters.is_open_space(*space));
        if let Some(space) = space
            && !before.is_empty()
            && !word.is_empty()
            && (belong(before, word, months) || is_after_day && is_year(word))
        {
            changes.entry(space).or_insert_with(|| FIXED.into());
        }
        is_after_day = is_day(before, word, months);
        before = word;
    }
}

fn is_small(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b',' | b'.'))
}

/// Whether no line ends between two words, of which one has a figure, a sign or a capital.
fn belong(left: &str, right: &str, months: &Months) -> bool {
    // French sets a space behind this mark, wherever it stands.
    let left = left.rsplit('«').next().unwrap_or(left);
    let open =
        |c| matches!(c, '(' | '[' | '“' | '„' | '«' | '‘' | '‹' | '"' | '~' | '≈' | '<' | '>');
    let (left, bare) = (left.trim_start_matches(open), |c: char| !c.is_alphanumeric());
    let word = right.trim_matches(bare);
    let number = left.ends_with(|c: char| c.is_ascii_digit())
        && left.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '+'));
    let large = |word: &str| LARGE.contains(word.to_lowercase().as_str());
    let currency = |word: &str| {
        word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase())
            || matches!(word, "€" | "$" | "£" | "¥" | "US$")
    };
    let figure = right.starts_with(|c: char| c.is_ascii_digit());
    let unit = right.starts_with(['%', '‰', '°', '€', '$', '£', '¥']);
    let hour = matches!(word, "Uhr" | "uur" | "a.m" | "p.m" | "am" | "pm");
    let amount = number && (unit || hour || currency(word) || large(word))
        || (unit || currency(word)) && large(left)
        || figure && currency(left)
        || figure && NUMBERED.contains(&left);
    // A dash goes with what stands before it; French sets a space before the mark behind it.
    let behind = right.strip_prefix(['–', '—']);
    let dash = behind.is_some_and(|rest| rest.is_empty() || rest.starts_with('»'));
    // A telephone number, and thousands set apart.
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let groups = digits(left.trim_start_matches('+')) && digits(word);
    amount || groups || dash || is_day(left, right, months) || is_name(left, right)
}

fn is_year(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && !word[digits..].starts_with(char::is_alphanumeric)
}

/// Whether the two are a day and its month, in either order.
fn is_day(left: &str, right: &str, months: &Months) -> bool {
    if !left.bytes().chain(right.bytes()).any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let day = |word: &str| {
        let end = word.rsplit(['–', '-']).next().unwrap_or(word);
        let digits = end.trim_end_matches(['.', ',', 'e', 'r', 'º']);
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        (1..=2).contains(&digits.len()) && all
    };
    // “In May: 12 talks” has no day.
    let ends = left.ends_with(|c: char| c.is_alphabetic() || c == '.');
    day(left) && months.holds(right) || ends && day(right) && months.holds(left)
}

/// Whether the two are a title or an initial, and the name behind it.
fn is_name(left: &str, right: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let stem = left.strip_suffix('.').unwrap_or(left);
    let initial = left.ends_with('.') && stem.chars().count() == 1;
    let title = || is_title(&stem.to_lowercase());
    capital(left) && capital(right) && (initial || title())
}

#[cfg(test)]
mod tests {
    use super::{Months, belong};

    #[test]
    fn days_amounts_and_names_are_not_broken() {
        for (language, words) in [
            ("en-GB", "26 October"),
            ("en-GB", "27–28 January"),
            ("en-GB", "October 26,"),
            ("en-GB", "12 %"),
            ("en-GB", "EUR 3"),
            ("en-GB", "3 million"),
            ("en-GB", "(3.5 billion)"),
            ("en-GB", "million EUR"),
            ("en-GB", "Dr Rossi"),
            ("en-GB", "J. Smith"),
            ("en-GB", "No. 5"),
            ("de", "22 Uhr"),
            ("en-GB", "9 a.m."),
            ("en-GB", "October –"),
            ("en-GB", "+49 30"),
            ("en-GB", "5550 199,"),
            ("fr", "1er mars"),
            ("de", "26. Oktober"),
            ("de-AT", "2. Jänner"),
        ] {
            let (left, right) = words.split_once(' ').expect("two words");
            assert!(belong(left, right, &Months::of(language)), "{words}");
        }
        let english = Months::of("en");
        for (left, right) in [
            ("October", "2021"),
            ("in", "May"),
            ("May:", "12"),
            ("27", "companies"),
            ("me", "Too"),
            ("THE", "end"),
            ("12", "Member"),
        ] {
            assert!(!belong(left, right, &english), "{left} {right}");
        }
    }
}
