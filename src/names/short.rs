//! A given name → its common short forms, its other spellings, and the full names of a short one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::near::alike;

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
    let heads: Vec<&str> = forms.keys().copied().collect();
    let others: Vec<Vec<&str>> = heads.iter().map(|name| spellings(&forms, name)).collect();
    for (name, others) in heads.into_iter().zip(others) {
        forms.entry(name).or_default().extend(others);
    }
    forms
});

/// Returns the names of which two short forms are the same and most letters: Catharine and
/// Katherine, Stephen and Steven. A woman's name in `a` is none of a man's without.
fn spellings<'f>(forms: &BTreeMap<&'f str, Vec<&'f str>>, name: &str) -> Vec<&'f str> {
    let own = &forms[name];
    let fulls = own.iter().flat_map(|short| &forms[short]).copied();
    let shares = |other: &&str| own.iter().filter(|short| forms[other].contains(short)).count();
    let alike = fulls.filter(|other| {
        *other != name
            && other.ends_with('a') == name.ends_with('a')
            && shares(other) > 1
            && alike(other, name)
    });
    let others: BTreeSet<&str> = alike.collect();
    others.into_iter().filter(|other| !own.contains(other)).collect()
}

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
        assert!(short_forms("catherine").contains(&"catharine"));
        assert!(short_forms("stephen").contains(&"steven"));
        assert!(!short_forms("alexander").contains(&"alexandra"));
        assert!(short_forms("secretova").is_empty());
    }
}
