//! The names of months and weekdays in ten languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, Locale, NaiveDate, Weekday};

use crate::names::word::folded_words;

/// The languages whose months and weekdays are read, from the locales of glibc.
const LOCALES: [Locale; 10] = [
    Locale::en_GB,
    Locale::fr_FR,
    Locale::de_DE,
    Locale::es_ES,
    Locale::it_IT,
    Locale::pt_PT,
    Locale::nl_NL,
    Locale::da_DK,
    Locale::sv_SE,
    Locale::pl_PL,
];

/// Short names that locales write otherwise.
const SHORT_MONTHS: [(&str, u32); 4] =
    [("sept", 9), ("fevr", 2), ("janv", 1), ("juil", 7)];

/// The months by every name, in full and shortened; the latter count with a year only.
pub static MONTHS: LazyLock<BTreeMap<String, u32>> = LazyLock::new(|| {
    let mut months: BTreeMap<String, u32> = BTreeMap::new();
    for locale in LOCALES {
        for month in 1..=12 {
            let day =
                NaiveDate::from_ymd_opt(2026, month, 1).expect("each month has a first");
            for form in ["%B", "%b"] {
                let name = day.format_localized(form, locale).to_string();
                if let [name] = folded_words(&name).as_slice() {
                    months.entry(name.clone()).or_insert(month);
                }
            }
        }
    }
    months.extend(SHORT_MONTHS.map(|(name, month)| (name.to_owned(), month)));
    months
});

/// The weekdays by their names.
pub static WEEKDAYS: LazyLock<BTreeMap<String, Weekday>> = LazyLock::new(|| {
    let monday = NaiveDate::from_ymd_opt(2026, 2, 2).expect("a Monday");
    let mut weekdays = BTreeMap::new();
    for locale in LOCALES {
        for day in monday.iter_days().take(7) {
            let forms = if locale == Locale::en_GB {
                &["%A", "%a"][..]
            } else {
                &["%A"]
            };
            for form in forms {
                let name = folded_words(&day.format_localized(form, locale).to_string());
                if let Some(name) = name.first() {
                    weekdays.entry(name.clone()).or_insert(day.weekday());
                }
            }
        }
    }
    weekdays
});

/// Says whether a text ends in what may be a day: `am 20.`
pub fn ends_in_day(text: &str) -> bool {
    let last = text
        .trim_end()
        .strip_suffix('.')
        .and_then(|text| text.rsplit(' ').next());
    last.is_some_and(|last| last.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day)))
}

/// Says whether a text begins with the name of a month.
pub fn begins_with_month(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    folded_words(first)
        .first()
        .is_some_and(|name| MONTHS.contains_key(name))
}
