//! All that changed in a pack, line by line → what a reader has to be told of it: a meeting that is
//! off as one thing, a change in several places once, and nothing as withdrawn that the pack
//! still says.

use std::collections::BTreeSet;

use super::addendum::{Item, News};
use super::fold::{as_items, fold_added, settled_once};
use super::off::{cancelled, on_again};
use super::pair::pair;
use super::said::{Said, said};
use super::same::{Standing, apart};
use super::since::Since;

/// Leaves out what the head of the page tells: that the pack is of another day; of the line below
/// the title only another mark is told. `days` are that of what they hold and that of the pack as
/// it is now, in words.
pub fn without_day(items: &mut Vec<Item>, days: [&str; 2]) {
    let marking = |words: &str| words.split(" · ").next().map(str::to_owned);
    items.retain_mut(|item| {
        let (Some(old), Some(new)) = (&item.old, &item.new) else {
            return true;
        };
        if old.replace(days[0], days[1]) == *new {
            return false;
        }
        if item.part == 0 && old.contains(days[0]) && new.contains(days[1]) {
            (item.old, item.new) = (marking(old), marking(new));
        }
        item.old != item.new
    });
}

/// Chooses what to tell. `owed` is what is or was owed, in the words in which a pack says it.
pub fn telling(
    items: Vec<Item>,
    (old, new): (&str, &str),
    owed: &BTreeSet<String>,
    since: &Since,
) -> Vec<Item> {
    let (old, new) = (said(old), said(new));
    let mut items: Vec<Item> = items.into_iter().flat_map(|item| apiece(item, since)).collect();
    let struck = cancelled(&mut items);
    // A pack of that meeting alone has nothing else to tell.
    let mut heads = new.iter().filter(|said| said.is_heading);
    let is_off = |head: &Said| struck.iter().any(|words| head.words.starts_with(words));
    if heads.next().is_some_and(is_off) && heads.next().is_none() {
        items.retain(|item| item.news != News::Withdrawn);
    }
    on_again(&mut items, &new);
    since.same_parts(&mut items);
    fold_parts(&mut items, &old, &struck);
    fold_added(&mut items);
    pair(&mut items, owed, since);
    let [before, now] = [&old, &new].map(|said| Standing::of(said));
    items.retain(|item| match (item.news, &item.new) {
        // Its words within others say the same only while a record does.
        (News::Withdrawn, _) if since.has_gone(item) => !now.holds_in_place(item),
        (News::Withdrawn, _) => !now.holds(item, owed) && !now.holds_words(item),
        (News::New, Some(new)) if item.about.is_some() => {
            let same = |said: &Said| said.about == item.about && said.words == *new;
            !old.iter().any(same)
        }
        // The same words are news where there is another reason for them: somebody comes here too.
        (News::New, Some(new)) => item.is_heading || !before.says(new) || since.has_come(item),
        _ => true,
    });
    items.retain(|item| {
        let said = if item.news == News::Withdrawn { &old } else { &new };
        let mut lines = said.iter().filter(|said| !said.is_heading && said.part == item.part);
        let is_changed = item.news == News::Changed && (item.is_part || !since.is_built(item));
        !item.is_heading || is_changed || item.is_part && lines.next().is_some()
    });
    without_moved(&mut items);
    settled_once(&mut items);
    as_items(since.news(once(items, since)))
}

/// A line in the place of one of another contact is no change of that.
fn apiece(item: Item, since: &Since) -> Vec<Item> {
    if item.news != News::Changed || !since.other_contacts(&item, &item) {
        return vec![item];
    }
    let gone = Item { news: News::Withdrawn, new: None, new_line: None, ..item.clone() };
    let come = Item { news: News::New, old: None, old_line: None, ..item };
    vec![gone, come]
}

/// Leaves out words that only stand elsewhere in the same part, for another reason than before.
fn without_moved(items: &mut Vec<Item>) {
    let place =
        |item: &Item, words: &Option<String>| (item.part, item.label.clone(), words.clone());
    let of = |news, words: fn(&Item) -> &Option<String>| -> BTreeSet<_> {
        let alike = items.iter().filter(|item| item.news == news && !item.is_heading);
        alike.map(|item| place(item, words(item))).collect()
    };
    let gone = of(News::Withdrawn, |item| &item.old);
    let come = of(News::New, |item| &item.new);
    items.retain(|item| match item.news {
        News::Withdrawn => !come.contains(&place(item, &item.old)),
        News::New => !gone.contains(&place(item, &item.new)),
        _ => true,
    });
}

/// Tells once what changed alike in several lines, as an hour in the programme and on its sheet,
/// and what several lines say now.
fn once(items: Vec<Item>, since: &Since) -> Vec<Item> {
    let mut told: Vec<Item> = Vec::new();
    for item in items {
        let is_told = match (item.news, &item.old, &item.new) {
            (News::Changed, Some(old), Some(new)) => {
                let parts = |old, new| apart(old, new).map(|part| part.trim_end_matches('.'));
                told.iter().any(|other| {
                    let (Some(was), Some(is)) = (&other.old, &other.new) else { return false };
                    parts(was, is) == parts(old, new) && since.one_contact(other, &item)
                })
            }
            (News::New, _, Some(new)) if !item.is_heading => {
                let says = |other: &Item| other.new.as_ref().is_some_and(|said| said.contains(new));
                told.iter().any(says)
            }
            _ => false,
        };
        if !is_told {
            told.push(item);
        }
    }
    told
}

/// A part of the pack that is gone is one thing to tell; none where it is told as cancelled.
fn fold_parts(items: &mut Vec<Item>, old: &[Said], struck: &BTreeSet<String>) {
    let is_head = |item: &Item| item.is_part && item.news == News::Withdrawn;
    let gone: BTreeSet<usize> =
        items.iter().filter(|item| is_head(item)).map(|item| item.part).collect();
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::telling;
    use crate::handed::addendum::{News, addendum};
    use crate::handed::since::Since;

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
        let head = "# Visit\n\n## Programme\n\n| When | Meeting | Whom |\n|---|---|---|\n";
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
        let told = telling(items, (&old, &new), &what, &Since::default());
        let of = |news| told.iter().filter(move |item| item.news == news).count();
        let off = told
            .iter()
            .find(|item| item.news == News::Cancelled)
            .and_then(|item| item.new.as_deref());
        assert_eq!(off, Some("11:00, Acme: They are ill."), "{told:#?}");
        assert_eq!(of(News::Withdrawn), 0, "{told:#?}");
        assert!(of(News::Changed) >= 3, "hours and what is late: {told:#?}");
    }

    #[test]
    fn a_meeting_that_is_added_is_one_thing() {
        let old =
            "# Visit\n\n## Programme\n\n| 9:00 | Acme | Ray |\n\n## Acme\n\nYou met in May.\n";
        let new = "# Visit\n\n## Programme\n\n| 9:00 | Acme | Ray |\n| 11:00 | Beta | Kim |\n\n\
                   ## Acme\n\nYou met in May.\n\n## Beta\n\n| Where | Hall |\n\nThey wrote in June.\n\n\
                   ## Owed\n\nA tour.\n";
        let told = telling(
            addendum(old, new, &BTreeSet::new()),
            (old, new),
            &BTreeSet::new(),
            &Since::default(),
        );
        let told: Vec<_> = told.iter().filter_map(|item| item.new.as_deref()).collect();
        assert_eq!(told, ["11:00 · Beta · Kim", "Owed", "A tour."], "another part is told whole");
    }

    #[test]
    fn what_was_denied_before_is_new() {
        let old = "# Visit\n\n## Acme\n\nWe never lease the quay.\n\n## Beta\n\nIt rained.\n";
        let new = "# Visit\n\n## Acme\n\n## Beta\n\nIt rained.\n\n## Gamma\n\nThe sun \
                   shone.\nWe lease the quay.\n";
        let items = addendum(old, new, &BTreeSet::new());
        let told = telling(items, (old, new), &BTreeSet::new(), &Since::default());
        let says = |words: &str| told.iter().any(|item| item.new.as_deref() == Some(words));
        assert!(says("We lease the quay."), "{told:#?}");
    }

    #[test]
    fn an_answer_is_a_change_and_one_change_is_told_once() {
        let old = "# Visit\n\n| When |\n|---|\n| Day, 9:00 |\n\n## Acme\n\n\
                   When: Day, 9:00.\n1 July, Beta: A letter on jobs.\n\n### If they raise\n\n\
                   - How long? Is it ten years? (no answer on record) We lease.\n\nYou owe:\n";
        let new = "# Visit\n\n| When |\n|---|\n| Day, 9:30 |\n\n## Acme\n\n\
                   When: Day, 9:30.\nA call was held in June.\n\n### If they raise\n\n\
                   - Why is it dear? It is not.\n\n### Contacts\n\n\
                   - 1 July — **Beta**: A letter on jobs.\n- A call was held in June.\n\n\
                   ## Beta\n\n- How long? Is it ten years? (asked in May) We answered: five.\n";
        let items = addendum(old, new, &BTreeSet::new());
        let told: Vec<_> = telling(items, (old, new), &BTreeSet::new(), &Since::default())
            .into_iter()
            .filter(|item| !item.is_heading)
            .map(|item| (item.news, item.new.unwrap_or_default()))
            .collect();
        let count = |news| told.iter().filter(|(known, _)| *known == news).count();
        let has = |words: &str| told.iter().filter(|(_, new)| new.contains(words)).count();
        assert_eq!(count(News::Withdrawn), 0, "{told:#?}");
        assert_eq!(has("9:30"), 1, "{told:#?}");
        assert_eq!(has("We answered: five"), 1, "{told:#?}");
        assert_eq!(has("A call was held"), 1, "{told:#?}");
        assert_eq!(has("A letter on jobs"), 0, "{told:#?}");
    }
}
