//! The causes of the lines of a pack → what is told below each: a cause once for the lines that
//! share it.

use std::collections::BTreeMap;

use super::{Explained, PackDiff};

/// Tells the causes of each changed line. Lines in a row that have the same are followed by them
/// once; what others share is told once with a number, which stands for it from there on.
pub fn told_once(diff: &PackDiff, tell: &dyn Fn(&Explained) -> Vec<String>) -> Vec<Vec<String>> {
    let following = diff.changes.iter().skip(1).map(Some).chain([None]);
    let all: Vec<Vec<String>> = diff
        .changes
        .iter()
        .zip(following)
        .map(|(one, next)| {
            let goes_on =
                next.is_some_and(|next| next.section == one.section && next.causes == one.causes);
            if goes_on { Vec::new() } else { tell(one) }
        })
        .collect();
    numbered(&all)
}

fn numbered(all: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for cause in all.iter().flatten() {
        *count.entry(cause).or_default() += 1;
    }
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all_told = Vec::new();
    for causes in all {
        let mut told = Vec::new();
        for cause in causes {
            let is_shared = count.get(cause.as_str()).is_some_and(|count| *count > 1);
            let next = numbers.len() + 1;
            told.push(match numbers.get(cause.as_str()) {
                Some(number) => format!("as ({number})"),
                None if is_shared => format!("{cause} ({next})"),
                None => cause.clone(),
            });
            if is_shared {
                numbers.entry(cause).or_insert(next);
            }
        }
        all_told.push(told);
    }
    all_told
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn a_cause_is_told_once() {
        let causes = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let all = [causes(&["a", "b"]), causes(&[]), causes(&["c", "a"]), causes(&["a"])];
        let told =
            [causes(&["a (1)", "b"]), causes(&[]), causes(&["c", "as (1)"]), causes(&["as (1)"])];
        assert_eq!(numbered(&all), told);
    }
}
