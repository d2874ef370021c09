//! How long a sheet is, and what its record folds so that the whole can be read in minutes.

use super::by_level::LevelGroup;
use super::sheet::Sheet;

/// How many items each list of the record shows, of contacts each level.
const SHOWN: usize = 1;

/// Doubts that stand elsewhere on a sheet: in the table at its head, or as a sign beside the words.
const ELSEWHERE: [&str; 3] = ["arrangements", "unstated", "unstated-fields"];

/// Counts words as a reader does.
pub fn count(words: &str) -> usize {
    let words = words.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// Folds the lists of the record to fixed numbers of items, so that a new fact changes its own
/// list and no other. What comes before the record is never cut.
pub fn fold_record(sheet: &mut Sheet<'_>) {
    let spoke = sheet.spoke.iter_mut();
    let related = spoke.flat_map(|spoke| &mut spoke.related);
    let related = related.flat_map(|one| &mut one.recent);
    for group in sheet.recent.iter_mut().chain(related) {
        let left = group.contacts.iter().filter(|contact| !contact.above);
        group.shorten(fit(left.count()));
    }
    let shown = fit(sheet.lines.len());
    sheet
        .lines
        .iter_mut()
        .skip(shown)
        .for_each(|line| line.folded = true);
    let shown = fit(sheet.claims.len());
    sheet
        .claims
        .iter_mut()
        .skip(shown)
        .for_each(|claim| claim.folded = true);
}

/// Says whether anything stands below the rule.
pub fn has_record(sheet: &Sheet<'_>) -> bool {
    let related = sheet.spoke.iter().flat_map(|spoke| &spoke.related);
    let related = related.flat_map(|one| &one.recent);
    let is_shown = |group: &LevelGroup<'_>| {
        group.folded.is_some() || group.contacts.iter().any(|contact| !contact.above)
    };
    let news = sheet
        .new_since
        .items
        .iter()
        .filter(|news| !sheet.in_short && !news.told);
    let mut news = news.filter(|news| !matches!(news.kind, "contact" | "settled"));
    let never_met = sheet.spoke.iter().all(|spoke| spoke.first_meeting);
    sheet.recent.iter().chain(related).any(is_shown)
        || sheet.recent.is_empty() && !(never_met && sheet.withheld.is_empty())
        || news.next().is_some()
        || !sheet.lines.is_empty()
        || !sheet.claims.is_empty()
        || sheet
            .gaps
            .iter()
            .any(|gap| !ELSEWHERE.contains(&gap.doubt.kind))
}

/// Returns how many items of a list are shown: all if one more would be left, for the line that
/// says so would take its room.
fn fit(all: usize) -> usize {
    if SHOWN + 1 >= all { all } else { SHOWN }
}
