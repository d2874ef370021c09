//! All that changed in a pack, line by line → what a reader has to be told of it: a meeting that is
//! off as one thing, and nothing as withdrawn that the pack still says.

use std::collections::BTreeSet;

use super::addendum::{Item, News, Said, said};

/// Chooses what to tell. `owed` is what is or was owed, in the words in which a pack says it.
pub fn telling(
    items: Vec<Item>,
    old: &str,
    new: &str,
    owed: &BTreeSet<String>,
) -> Vec<Item> {
    let (old, new) = (said(old), said(new));
    let mut items = items;
    let struck = cancelled(&mut items);
    fold_parts(&mut items, &old, &struck);
    items.retain(|item| item.news != News::Withdrawn || !still_stands(item, &new, owed));
    items
}

/// Tells what is struck out as cancelled, once; returns the words that are struck out.
fn cancelled(items: &mut Vec<Item>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut at = 0;
    while at < items.len() {
        let words = items[at].new.clone().filter(|new| new.contains("~~"));
        let was = items[at].old.as_ref().is_some_and(|old| old.contains("~~"));
        if let Some(words) = words.filter(|_| !was) {
            let struck: Vec<&str> = words.split("~~").skip(1).step_by(2).collect();
            items[at].news = News::Cancelled;
            items[at].old = None;
            // What stands behind the last of them, in its own column, says why.
            let why = words
                .rsplit("~~")
                .next()
                .unwrap_or_default()
                .split(" · ")
                .next()
                .unwrap_or_default();
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

/// A part of the pack that is gone is one thing to tell; none where it is told as cancelled.
fn fold_parts(items: &mut Vec<Item>, old: &[Said], struck: &BTreeSet<String>) {
    let is_head = |item: &Item| item.is_part && item.news == News::Withdrawn;
    let gone: BTreeSet<usize> = items
        .iter()
        .filter(|item| is_head(item))
        .map(|item| item.part)
        .collect();
    items.retain(|item| {
        let within = item.news == News::Withdrawn && gone.contains(&item.part);
        let title = item.old.as_deref().unwrap_or_default();
        !within || item.is_part && !struck.contains(title)
    });
    for item in items.iter_mut().filter(|item| is_head(item)) {
        // Two parts may have one title: the first line below tells which it was.
        let mut below = old.iter().filter(|said| said.part == item.part).skip(1);
        if let (Some(title), Some(first)) = (&mut item.old, below.next()) {
            title.push_str(&format!(" ({})", first.words));
            item.is_heading = false;
        }
    }
}

/// Says whether the pack says elsewhere what a line that is gone said, or tells otherwise of what
/// was owed in it.
fn still_stands(item: &Item, new: &[Said], owed: &BTreeSet<String>) -> bool {
    let Some(old) = &item.old else { return false };
    let says = |what: &str| new.iter().any(|said| said.words.contains(what));
    let same = new
        .iter()
        .any(|said| !said.is_heading && said.words == *old);
    let mut named = owed.iter().filter(|what| !what.is_empty());
    same || named.any(|what| old.contains(what.as_str()) && says(what))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::telling;
    use crate::handed::addendum::{News, addendum};

    #[test]
    fn a_cancelled_meeting_is_one_thing_and_what_is_still_owed_is_not_withdrawn() {
        let owed = "\n### Owed\n\n- **We:** a tour (promise, due June).\n";
        let late = "\n### Owed\n\n- **We, overdue:** a tour (promise, due June).\n";
        let sheet = |hour: &str, owed: &str| {
            format!(
                "## Acme\n\n| | |\n|---|---|\n| When | {hour} |\n\nYou last met in May.\n{owed}\n"
            )
        };
        let row = |words: &str| format!("| {words} | Ray |\n");
        let head =
            "# Visit\n\n## Programme\n\n| When | Meeting | Whom |\n|---|---|---|\n";
        let old = format!(
            "{head}{}{}\n---\n\n{}---\n\n{}",
            row("9:00 | Acme"),
            row("11:00 | Acme"),
            sheet("9:00", owed),
            sheet("11:00", owed)
        );
        let new = format!(
            "{head}{}{}\n---\n\n{}",
            row("9:30 | Acme"),
            row("~~11:00~~ **cancelled** | ~~Acme~~: They are ill."),
            sheet("9:30", late)
        );
        let what = BTreeSet::from(["a tour".to_owned()]);
        let items = addendum(&old, &new, &BTreeSet::new());
        let told = telling(items, &old, &new, &what);
        let of = |news| told.iter().filter(move |item| item.news == news).count();
        let off = told
            .iter()
            .find(|item| item.news == News::Cancelled)
            .and_then(|item| item.new.as_deref());
        assert_eq!(off, Some("11:00, Acme: They are ill."), "{told:#?}");
        assert_eq!(of(News::Withdrawn), 0, "{told:#?}");
        assert!(of(News::Changed) >= 3, "hours and what is late: {told:#?}");
    }
}
