//! Names that are withheld → other names for them, and other words for what goes whole.

use std::collections::BTreeMap;

use crate::release::choice::Ground;
use crate::release::finder::{Found, Written};
use crate::release::rewrite::{Stand, Whole};

/// Other names in place of those that are withheld.
pub struct Others;

impl Others {
    /// Names somebody for each ground, so that the same marks stand for them.
    fn several(&self, found: &[&Found<'_>]) -> Vec<String> {
        let mut by_ground: BTreeMap<Ground, String> = BTreeMap::new();
        // An address that is nobody's is no name, and items are judged by the names in them.
        let named = found.iter().filter(|found| found.bearer.is_some());
        let others = found.iter().filter(|found| found.bearer.is_none());
        for found in named.chain(others) {
            by_ground.entry(found.ground).or_insert_with(|| self.name(found));
        }
        by_ground.into_values().collect()
    }
}

impl Stand for Others {
    fn name(&self, found: &Found<'_>) -> String {
        let Some(bearer) = found.bearer else {
            return "varied@varied.example".to_owned();
        };
        let name = other_name(&bearer.who);
        match found.written {
            Written::Plain => name,
            Written::Capitals => name.to_uppercase(),
            Written::Address => {
                format!("{}@varied.example", name.to_lowercase().replace(' ', "."))
            }
        }
    }

    fn whole(&self, what: Whole<'_>, found: &[&Found<'_>]) -> String {
        let names = self.several(found);
        match what {
            Whole::Sentence => {
                let names = names.join(" and ");
                format!("{names} and {names} and 12 others met")
            }
            Whole::List(sign) => {
                let items = [&names[..], &names[..]].concat();
                let items = items.iter().map(|name| format!("{sign}{name}"));
                items.collect::<Vec<String>>().join("\n")
            }
            Whole::Table => {
                let names = names.join(" | ");
                format!("| {names} |\n| --- |\n| {names} |\n| 12 |")
            }
        }
    }
}

/// Returns a name of another length than any that people bear, and of letters alone. Two
/// bearers have two names: under one name they would be one.
pub fn other_name(who: &str) -> String {
    let mut number =
        who.bytes().fold(0, |number: u32, byte| number.wrapping_mul(16_777_619) ^ u32::from(byte));
    let mut letters = || -> String {
        const SIGNS: [&str; 8] = ["ba", "fe", "gi", "ko", "lu", "ma", "ne", "po"];
        let sign = |_| {
            let sign = SIGNS[number as usize % 8];
            number /= 8;
            sign
        };
        (0..6).map(sign).collect()
    };
    format!("Varidan{} Zwoltek{}", letters(), letters())
}
