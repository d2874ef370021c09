//! A given name → its common short forms, and the full names of a short one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// From <https://github.com/carltonnorthern/nicknames>, which is kept by many hands; its licence
/// stands at the head of the file. Each line: a name and its short forms.
static FORMS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("short.txt").lines();
    let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut names = line.split(' ');
        let full = names.next().unwrap_or_default();
        for short in names {
            forms.entry(full).or_default().push(short);
            forms.entry(short).or_default().push(full);
        }
    }
    forms
});

/// Returns what somebody of a given name, folded, may be called for short or in full.
pub fn short_forms(given: &str) -> &'static [&'static str] {
    FORMS.get(given).map_or(&[], Vec::as_slice)
}

/// Says whether a folded word is a given name of the list.
pub fn is_given(word: &str) -> bool {
    FORMS.contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::short_forms;

    #[test]
    fn short_and_full_go_both_ways() {
        assert!(short_forms("william").contains(&"bill"));
        assert!(short_forms("bill").contains(&"william"));
        assert!(short_forms("elizabeth").contains(&"beth"));
        assert!(short_forms("secretova").is_empty());
    }
}
