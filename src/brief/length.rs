//! How long a sheet is, and what its record folds so that the whole can be read in minutes.

use std::ops::RangeInclusive;

use super::by_level::LevelGroup;
use super::folded::{Folded, FoldedLists};
use super::gap::Doubt;
use super::said::Said;
use super::sheet::Sheet;
use super::topics::Raise;

/// How many items each list of the record shows, of contacts each level.
const SHOWN: usize = 1;

/// Kana and ideographs: Unicode's blocks of East Asia, from Hiragana on.
const IDEOGRAPHS: [RangeInclusive<char>; 3] =
    ['\u{3040}'..='\u{9fff}', '\u{f900}'..='\u{faff}', '\u{20000}'..='\u{3ffff}'];

/// Thai and Lao, Myanmar, Khmer.
const UNSPACED: [RangeInclusive<char>; 3] =
    ['\u{e00}'..='\u{eff}', '\u{1000}'..='\u{109f}', '\u{1780}'..='\u{17ff}'];

/// Doubts that stand elsewhere on a sheet: in the table at its head, or as a sign at their place.
fn stands_elsewhere(doubt: &Doubt<'_>) -> bool {
    match doubt.kind {
        "arrangements" | "unstated" => true,
        "unstated-fields" => doubt.date.is_some(),
        _ => false,
    }
}

/// Counts words as a reader does; in scripts that put no space between words, two letters of
/// Chinese, Japanese and the like count as one, and five of Thai, Lao, Burmese and Khmer.
pub fn count(words: impl AsRef<str>) -> usize {
    let words = words.as_ref().split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| {
            let of = |blocks: &[RangeInclusive<char>]| {
                let within = |c: &char| blocks.iter().any(|block| block.contains(c));
                word.chars().filter(within).count()
            };
            (of(&IDEOGRAPHS).div_ceil(2) + of(&UNSPACED).div_ceil(5)).max(1)
        })
        .sum()
}

/// Folds the lists of the record to fixed numbers of items, so that a new fact changes its own
/// list and no other. What comes before the record is never cut.
pub fn fold_record(sheet: &mut Sheet<'_>) {
    let spoke = sheet.spoke.iter_mut();
    let related = spoke.flat_map(|spoke| &mut spoke.related).flat_map(|one| &mut one.recent);
    for group in sheet.recent.iter_mut().chain(related) {
        let left = group.contacts.iter().filter(|contact| !contact.above);
        group.shorten(fit(left.count()));
    }
    let shown = fit(sheet.claims.len());
    sheet.claims.iter_mut().skip(shown).for_each(|claim| claim.folded = true);
    sheet.folded = folded_lists(sheet);
}

/// Counts what the lists fold, each over its days.
fn folded_lists<'a>(sheet: &Sheet<'a>) -> FoldedLists<'a> {
    let asked = sheet.if_raised.iter().filter(|item| item.folded);
    let asked = asked.filter_map(|item| Some((item.asked?, item.origin.clone())));
    let claims = sheet.claims.iter().filter(|claim| claim.folded);
    let lines = || sheet.lines.iter().filter(|line| line.folded);
    let days = lines().flat_map(|line| line.dates.iter().copied().zip(line.dates_at.clone()));
    FoldedLists {
        asked: Folded::of(asked),
        // A line came up on several days.
        lines: Folded::of(days).map(|all| Folded { count: lines().count(), ..all }),
        claims: Folded::of(claims.map(|claim| (claim.said, claim.origin.clone()))),
    }
}

/// Folds what they say, and takes what is left of it out of the contacts in which they said it:
/// how often it came up is worth more than that it did.
pub fn fold_lines(sheet: &mut Sheet<'_>) {
    // One of no day, which stands last, cannot be counted over days.
    let dated = sheet.lines.iter().filter(|line| !line.dates.is_empty()).count();
    let shown = fit(dated);
    let more = sheet.lines.iter_mut().take(dated).skip(shown);
    more.for_each(|line| line.folded = true);
    let listed: Vec<Said<'_>> = sheet.lines.iter().take(shown).map(|line| line.text).collect();
    for contact in sheet.contact_lines_mut() {
        contact.said.retain(|point| point.line.is_none_or(|line| !listed.contains(&line)));
    }
}

/// Says whether anything stands below the rule.
pub fn has_record(sheet: &Sheet<'_>) -> bool {
    let related = sheet.spoke.iter().flat_map(|spoke| &spoke.related).flat_map(|one| &one.recent);
    let is_shown = |group: &LevelGroup<'_>| {
        group.folded.is_some() || group.contacts.iter().any(|contact| !contact.above)
    };
    let news = sheet.new_since.items.iter().filter(|news| !sheet.in_short && !news.told);
    let mut news = news.filter(|news| match news.kind {
        "contact" | "membership" => news.joined.iter().any(|joined| !joined.told),
        kind => kind != "settled",
    });
    let never_met = sheet.spoke.iter().all(|spoke| spoke.first_meeting);
    sheet.recent.iter().chain(related).any(is_shown)
        || sheet.recent.is_empty() && !(never_met && sheet.withheld.is_empty())
        || news.next().is_some()
        || !sheet.called_off.is_empty()
        || !sheet.lines.is_empty()
        || !sheet.moved.is_empty()
        || !sheet.claims.is_empty()
        || sheet.gaps.iter().any(|gap| !stands_elsewhere(&gap.doubt))
}

/// Returns how many items of a list are shown: all if one more would be left, for the line that
/// says so would take its room.
fn fit(all: usize) -> usize {
    if SHOWN + 1 >= all { all } else { SHOWN }
}

/// Counts the words of a point, of what stands below it and of its figures.
pub fn point_words(item: &Raise<'_>) -> usize {
    let below: usize = item.points.iter().map(count).sum();
    let figures: usize =
        item.figures.iter().map(|figure| figure.what.or(figure.say).map_or(0, count) + 3).sum();
    count(item.text) + item.why.map_or(0, count) + 1 + below + figures
}
