//! A line that is gone × one that is new → one change, where both say the same of something else.

use std::collections::BTreeSet;

use super::addendum::{Item, News};
use super::same::subject;
use super::since::Since;

/// Makes one thing of what is gone and what is new, where both say the same of something else:
/// a question that was open and has an answer now, another venue, something owed that is late.
pub fn pair(items: &mut Vec<Item>, owed: &BTreeSet<String>, since: &Since) {
    let mut at = 0;
    while at < items.len() {
        let gone = &items[at];
        // What is another in its own place is told: nothing else stands for it.
        if gone.news != News::Withdrawn {
            at += 1;
            continue;
        }
        let was = gone.old.as_deref().unwrap_or_default();
        let is_new = |item: &&Item| item.news == News::New && item.new.is_some();
        let find = |says: &dyn Fn(&str) -> bool| {
            let new = |item: &Item| is_new(&item) && item.new.as_deref().is_some_and(says);
            let here = items.iter().position(|item| item.section == gone.section && new(item));
            (here, items.iter().position(new))
        };
        let of_subject = subject(was).and_then(|subject| {
            let (here, anywhere) = find(&|new| new.starts_with(subject));
            here.or(anywhere)
        });
        let same_row = || {
            let (label, _) = was.split_once(" · ")?;
            find(&|new| new.strip_prefix(label).is_some_and(|rest| rest.starts_with(" · "))).0
        };
        let same_debt = || {
            let what = owed.iter().find(|what| !what.is_empty() && was.contains(what.as_str()))?;
            find(&|new| new.contains(what.as_str())).0
        };
        let same_head = || {
            let head = gone.head.as_ref()?;
            let says = |item: &Item| item.head.as_ref() == Some(head) && is_new(&item);
            items.iter().position(|item| item.section == gone.section && says(item))
        };
        let same_facts = || {
            let alike = |item: &Item| (&item.head, &item.about) == (&gone.head, &gone.about);
            let says = |item: &Item| is_new(&item) && alike(item) && since.same_records(gone, item);
            items.iter().position(|item| item.section == gone.section && says(item))
        };
        let told =
            of_subject.or_else(same_head).or_else(same_row).or_else(same_debt).or_else(same_facts);
        // `Before and now` has another talk in its place: nobody took back what was said before.
        let is_other = |at: &usize| since.other_contacts(gone, &items[*at]);
        if let Some(told) = told.filter(|at| !is_other(at)) {
            items[at].news = News::Changed;
            items[at].new = items[told].new.take();
            if items[at].old == items[at].new {
                // Below another label: that is what was otherwise.
                items[at].old = items[at].label.take();
            }
            items[at].new_line = items[told].new_line;
            items[at].section = std::mem::take(&mut items[told].section);
            items[at].about = items[told].about.take();
            items.remove(told);
            at -= usize::from(told < at);
        }
        at += 1;
    }
}
