//! Several lines that changed → one thing to tell, where they are of one meeting, one debt or one
//! item of a list.

use std::collections::BTreeSet;

use super::addendum::{Item, News};
use super::ground::Fact;

/// A new meeting is one thing to tell: the new row of the programme tells it, and not its sheet.
pub fn fold_added(items: &mut Vec<Item>) {
    let new = |item: &&Item| item.news == News::New;
    let tells = |row: &Item, head: &Item| {
        let words = row.new.as_deref().filter(|words| words.contains(" · "));
        let title = head.new.as_deref().unwrap_or_default();
        row.part != head.part && words.is_some_and(|words| words.contains(title))
    };
    let heads = items.iter().filter(new).filter(|item| item.is_part);
    let added: BTreeSet<usize> = heads
        .filter(|head| items.iter().filter(new).any(|row| tells(row, head)))
        .map(|head| head.part)
        .collect();
    items.retain(|item| item.news != News::New || !added.contains(&item.part));
}

/// Something owed may stand on several sheets: that it is settled is told once.
pub fn settled_once(items: &mut Vec<Item>) {
    let is_settled = |item: &&Item| item.news == News::Settled;
    let settled: Vec<Item> = items.iter().filter(is_settled).cloned().collect();
    let mut told: Vec<&Item> = Vec::new();
    let gone = |item: &Item, one: &Item| {
        item.old == one.old && (item.news == News::Withdrawn || item.new == one.new)
    };
    items.retain(|item| {
        let Some(one) = settled.iter().find(|one| gone(item, one)) else {
            return true;
        };
        let is_first = item == one && !told.contains(&one);
        told.push(one);
        is_first
    });
}

/// Tells as one thing what is new or gone of one item of a list.
pub fn as_items(items: Vec<Item>) -> Vec<Item> {
    let mut folded: Vec<Item> = Vec::new();
    for item in items {
        let of_one = |last: &&mut Item| {
            matches!(item.news, News::New | News::Withdrawn | News::Left)
                && item.item.is_some()
                && (last.news, last.item) == (item.news, item.item)
        };
        match folded.last_mut().filter(of_one) {
            Some(last) => {
                for (told, more) in [(&mut last.old, &item.old), (&mut last.new, &item.new)] {
                    if let (Some(told), Some(more)) = (told, more) {
                        told.push_str(&format!(" {more}"));
                    }
                }
            }
            None => folded.push(item),
        }
    }
    folded
}

/// Tells each fact once, where the pack tells it first.
pub fn each_once(news: Vec<(Item, BTreeSet<Fact>)>) -> Vec<Item> {
    let mut told: BTreeSet<Fact> = BTreeSet::new();
    let mut kept = Vec::new();
    for (item, facts) in news {
        let of_facts = !facts.is_empty() && !item.is_heading && item.news != News::Settled;
        let is_told = of_facts && facts.iter().all(|fact| told.contains(fact));
        told.extend(facts);
        if !is_told {
            kept.push(item);
        }
    }
    kept
}
