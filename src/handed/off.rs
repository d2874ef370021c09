//! Lines that are struck out in a pack → a meeting that is off, and one that is on again.

use std::collections::BTreeSet;

use super::addendum::{Item, News};
use super::said::Said;

/// Tells what is struck out as cancelled, once; returns the words that are struck out.
pub fn cancelled(items: &mut Vec<Item>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut at = 0;
    while at < items.len() {
        let words = items[at].new.clone().filter(|new| new.contains("~~"));
        let was = items[at].old.as_ref().is_some_and(|old| old.contains("~~"));
        if let Some(mut words) = words.filter(|_| !was) {
            let of_it = |item: &Item| item.item.is_some() && item.item == items[at].item;
            let is_more = |item: &&Item| item.news == News::New && of_it(item);
            let more = items[at + 1..].iter().take_while(is_more).count();
            for item in items.drain(at + 1..=at + more) {
                words.extend(item.new.map(|more| format!(" {more}")));
            }
            let struck: Vec<&str> = words.split("~~").skip(1).step_by(2).collect();
            items[at].news = News::Cancelled;
            items[at].old = None;
            // What stands behind the last of them, in its own column, says why.
            let behind = words.rsplit("~~").next().unwrap_or_default();
            let why = behind.split(" · ").next().unwrap_or_default();
            items[at].new = Some(format!("{}{}", struck.join(", "), why.trim_end()));
            let title = struck.last().copied().unwrap_or_default();
            let section = items[at].section.clone();
            // The row that stood there before says no more than the one that is struck out.
            let row = items.iter().position(|item| {
                let said = item.old.as_ref().filter(|_| item.news == News::Withdrawn);
                item.section == section && said.is_some_and(|old| old.contains(title))
            });
            all.extend(struck.into_iter().map(str::to_owned));
            if let Some(row) = row {
                items.remove(row);
                at -= usize::from(row < at);
            }
        }
        at += 1;
    }
    all
}

/// Tells what was struck out and stands again, once.
pub fn on_again(items: &mut Vec<Item>, new: &[Said]) {
    let title = |item: &Item| {
        let old = item.old.as_deref().filter(|old| old.contains("~~"))?;
        let is_off = item.new.as_ref().is_some_and(|new| new.contains("~~"));
        old.split("~~").skip(1).step_by(2).last().filter(|_| !is_off).map(str::to_owned)
    };
    while let Some((at, title)) =
        items.iter().enumerate().find_map(|(at, item)| Some((at, title(item)?)))
    {
        let gone = items.remove(at);
        let says = |words: &String| words.contains(&title) && !words.contains("~~");
        let row = Item { news: News::New, old: None, ..gone.clone() };
        if row.new.is_some() {
            items.insert(at, row);
        }
        if new.iter().any(|said| says(&said.words)) {
            let of_it = |item: &Item| gone.item.is_some() && item.item == gone.item;
            items.retain(|item| item.news != News::Withdrawn || !of_it(item));
            let stands = |item: &&mut Item| {
                let told = item.section.starts_with(&title) || item.new.as_ref().is_some_and(says);
                item.news == News::New && !item.is_heading && told
            };
            if let Some(row) = items.iter_mut().find(stands) {
                row.news = News::OnAgain;
            }
        }
    }
}
