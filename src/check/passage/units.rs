//! A text → its currencies, and whether it speaks of per cent or of percentage points.

use std::collections::BTreeMap;

/// Currencies with their codes (ISO 4217), signs and words; dollars of all lands are one.
const CURRENCIES: [(&str, &[&str]); 12] = [
    ("euros", &["eur", "€", "euro", "euros"]),
    ("dollars", &["usd", "$", "dollar", "dollars", "cad", "aud"]),
    ("pounds", &["gbp", "£", "pound", "pounds", "sterling"]),
    ("francs", &["chf", "franc", "francs"]),
    ("yen", &["jpy", "¥", "yen"]),
    ("yuan", &["cny", "yuan", "renminbi", "rmb"]),
    ("rupees", &["inr", "₹", "rupee", "rupees"]),
    ("won", &["krw", "₩"]),
    ("kronor", &["sek", "nok", "dkk", "krona", "kronor", "krone", "kroner"]),
    ("zloty", &["pln", "zł", "zloty", "zlotys"]),
    ("koruna", &["czk", "koruna", "korunas"]),
    ("forint", &["huf", "forint", "forints"]),
];

/// Returns the units of a text: what they are, and the word that says so.
fn units(text: &str) -> BTreeMap<&'static str, String> {
    let small = text.to_lowercase();
    let mut found = BTreeMap::new();
    let is_part = |c: char| !c.is_alphabetic() && !"€$£¥₹₩".contains(c);
    for run in small.split(is_part).filter(|run| !run.is_empty()) {
        let signs = |c: char| !c.is_alphabetic();
        let parts = run.matches(signs).chain(run.split(signs));
        for part in parts.filter(|part| !part.is_empty()) {
            let row = CURRENCIES.iter().find(|(_, words)| words.contains(&part));
            if let Some((name, _)) = row {
                found.insert(*name, part.to_owned());
            }
        }
    }
    found
}

/// Returns the words of a text for shares: points, per cent, or both.
fn shares(text: &str) -> BTreeMap<&'static str, String> {
    let small = text.to_lowercase();
    let points = ["percentage point", "percent point", "per cent point"];
    let of_points = points.iter().find(|words| small.contains(*words));
    let rest = points.iter().fold(small.clone(), |text, words| text.replace(words, ""));
    let of_all = ["%", "per cent", "percent"];
    let mut found = BTreeMap::new();
    if let Some(words) = of_points {
        found.insert("points", format!("{words}s"));
    }
    if let Some(words) = of_all.iter().find(|words| rest.contains(*words)) {
        found.insert("share", (*words).to_owned());
    }
    found
}

/// Finds the units of a fact for which its passage has only others.
pub fn other_units(fact: &str, passage: &str) -> Vec<String> {
    let pairs = [(units(fact), units(passage)), (shares(fact), shares(passage))];
    let lacking = pairs.into_iter().flat_map(|(ours, theirs)| {
        let any = !theirs.is_empty();
        ours.into_iter().filter(move |(unit, _)| any && !theirs.contains_key(unit))
    });
    lacking.map(|(_, word)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::other_units;

    #[test]
    fn tells_one_unit_from_another() {
        for (fact, passage, lacks) in [
            ("It paid 5 dollars.", "It paid €5.", "dollars"),
            ("It paid EUR 5.", "It paid £5m.", "eur"),
            ("It fell by 5 percentage points.", "It fell by 5 %.", "percentage points"),
            ("It fell by 5%.", "It fell by 5 percentage points.", "%"),
        ] {
            assert_eq!(other_units(fact, passage), [lacks], "{fact} / {passage}");
        }
        for (fact, passage) in [
            ("It paid 5 euros.", "It paid €5."),
            ("It paid €5m.", "It paid 5 million."),
            ("It fell by 5 per cent.", "It fell by 5%."),
        ] {
            assert!(other_units(fact, passage).is_empty(), "{fact} / {passage}");
        }
    }
}
