//! Lists → the same lists with other hidden items, and more of them.

use crate::facts::id::{Id, Record};
use crate::facts::records::Table;
use crate::release::prose::Prose;

/// Doubles withheld records under ids that sort first.
pub fn again<T: Record + Clone>(table: &mut Table<T>, withheld: impl Fn(&T) -> bool) {
    let twins: Vec<T> = table
        .iter()
        .filter(|one| withheld(one))
        .map(|one| {
            let mut twin = one.clone();
            let id: Option<Id<T>> = format!("0-{}", one.id()).parse().ok();
            if let Some(id) = id {
                twin.set_id(id);
            }
            twin
        })
        .collect();
    table.add(twins);
}

/// Makes other words of another length.
pub fn other(words: &mut String) {
    let length = words.chars().count();
    *words = format!(
        "Varied{length}{}",
        " and varied again".repeat(length % 4 + 1)
    );
}

/// Makes more words: those that name somebody go on doing so.
pub fn more(words: &mut String) {
    words.push_str(" and varied again");
}

/// Changes the hidden items of a list, doubles them, and puts them first.
pub fn double<T: Prose + Clone>(items: &mut Vec<T>, hidden: impl Fn(&T) -> bool) {
    double_as(items, hidden, &mut other);
}

/// Does the same with words that an edit changes.
pub fn double_as<T: Prose + Clone>(
    items: &mut Vec<T>,
    hidden: impl Fn(&T) -> bool,
    edit: &mut dyn FnMut(&mut String),
) {
    let mut twins: Vec<T> = items.iter().filter(|item| hidden(item)).cloned().collect();
    twins.prose(edit);
    let rest = items.drain(..).map(|mut item| {
        if hidden(&item) {
            item.prose(edit);
        }
        item
    });
    let all = twins.into_iter().chain(rest).collect();
    *items = all;
}
