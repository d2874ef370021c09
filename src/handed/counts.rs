//! What a pack says in words of its own, as how many more contacts there are × what is told → that
//! left out where what it rests on is told.

use std::collections::BTreeSet;

use super::addendum::{Item, News};
use super::ground::Ground;

/// Leaves out that a list counts more or others than before, as “five more since May”, where
/// something new is told of the same meeting: that is what has come.
pub fn without_counts(mut news: Vec<Item>, held: &Ground, now: &Ground) -> Vec<Item> {
    let part = |item: &Item| item.section.split(" › ").next().map(str::to_owned);
    let new = news.iter().filter(|item| item.news == News::New);
    let told: BTreeSet<Option<String>> = new.map(part).collect();
    let counts = |of: &Ground, line: Option<usize>, words: &Option<String>| {
        let behind = line.and_then(|line| of.lines.get(&line));
        let has_day =
            words.as_ref().is_some_and(|words| words.contains(|c: char| c.is_ascii_digit()));
        has_day
            && behind.is_some_and(|behind| behind.shows.is_empty() && !behind.because.is_empty())
    };
    news.retain(|item| {
        item.news != News::Changed
            || !told.contains(&part(item))
            || !counts(held, item.old_line, &item.old)
            || !counts(now, item.new_line, &item.new)
    });
    news
}

/// Leaves out what the pack no longer says in words of its own, as that you never spoke, where
/// something else is told in its place.
pub fn without_own_words(mut news: Vec<Item>, held: &Ground) -> Vec<Item> {
    let told = news.iter().filter(|item| matches!(item.news, News::New | News::Changed));
    let part = |item: &Item| item.section.split(" › ").next().map(str::to_owned);
    let told: BTreeSet<Option<String>> = told.map(part).collect();
    news.retain(|item| {
        let behind = item.old_line.and_then(|line| held.lines.get(&line));
        item.news != News::Left
            || behind.is_none_or(|behind| !behind.shows.is_empty())
            || !told.contains(&part(item))
    });
    news
}
