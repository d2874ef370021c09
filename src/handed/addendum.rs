//! The pack that a reader holds × the pack as it is now → what to tell them: what is new, changed,
//! settled and withdrawn.

use std::collections::BTreeSet;

use serde::Serialize;

use super::said::{Said, said};
use crate::why::diff::lines::{Change, changes};

/// What has become of something that the pack says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// A meeting does not take place.
    Cancelled,
    /// One that was cancelled takes place.
    OnAgain,
    Withdrawn,
    New,
    Changed,
    /// Something owed is owed no more.
    Settled,
    /// It stands in the pack no more, and whether it still holds is not known.
    Left,
}

/// One thing to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    pub news: News,
    /// The headings above it, and the label of its list.
    pub section: String,
    /// The label of its list.
    #[serde(skip)]
    pub label: Option<String>,
    /// Whom or what it is about, where it stands below the item of a list that says so.
    pub about: Option<String>,
    /// The words in bold type at the head of the paragraph.
    #[serde(skip)]
    pub head: Option<String>,
    /// The item of a list to which it belongs, by its number.
    #[serde(skip)]
    pub item: Option<usize>,
    /// What the pack that they hold says.
    pub old: Option<String>,
    /// What it says now.
    pub new: Option<String>,
    /// The lines that said and say so, from 0.
    #[serde(skip)]
    pub old_line: Option<usize>,
    #[serde(skip)]
    pub new_line: Option<usize>,
    /// How something owed ended.
    pub ended: Option<Ended>,
    pub is_heading: bool,
    /// Whether it is the heading of a part, as of a meeting.
    #[serde(skip)]
    pub is_part: bool,
    /// The number of its part, in the pack that they hold where it stands there.
    #[serde(skip)]
    pub part: usize,
}

/// How something owed ended, as the facts have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ended {
    /// Whether it was given up.
    pub dropped: bool,
    /// Whether it was for us to do.
    pub ours: bool,
    /// The day or period, in words.
    pub on: String,
}

/// Compares two packs. `settled` says what is no longer owed, as the facts have it.
pub fn addendum(old: &str, new: &str, settled: &BTreeSet<String>) -> Vec<Item> {
    let (old, new) = (said(old), said(new));
    let text = |said: &[Said]| {
        // The same words below another label say something else: who owes it.
        let label = |said: &Said| said.label.clone().unwrap_or_default();
        let lines = said.iter().map(|said| format!("{}\u{1f}{}\n", said.words, label(said)));
        lines.collect::<String>()
    };
    let item = |change: Change| {
        let before = change.old_line().map(|at| &old[at]);
        let after = change.new_line().map(|at| &new[at]);
        let news = match change {
            Change::Added(_) => News::New,
            Change::Removed(_) => News::Withdrawn,
            Change::Changed(..) => News::Changed,
            Change::Moved(..) => return None,
        };
        let place = after.or(before)?;
        Some(Item {
            news,
            section: place.section.clone(),
            label: place.label.clone(),
            about: place.about.clone(),
            head: place.head.clone(),
            item: place.item,
            old_line: before.map(|said| said.line),
            new_line: after.map(|said| said.line),
            ended: None,
            old: before.map(|said| said.words.clone()),
            new: after.map(|said| said.words.clone()),
            is_heading: place.is_heading,
            is_part: before.or(after)?.is_part,
            part: before.or(after)?.part,
        })
    };
    let changes = changes(&text(&old), &text(&new)).into_iter();
    let same_words = |change: &Change| match *change {
        Change::Changed(at, to) => old[at].words == new[to].words,
        _ => false,
    };
    let apart = changes.flat_map(|change| match change {
        Change::Changed(at, to) if same_words(&change) => {
            vec![Change::Removed(at), Change::Added(to)]
        }
        change => vec![change],
    });
    with_settled(apart.filter_map(item).collect(), settled)
}

/// Tells what is settled as that: a line that said what was owed and is another or gone. Where
/// another line says now that it is settled, both are one item.
fn with_settled(mut items: Vec<Item>, settled: &BTreeSet<String>) -> Vec<Item> {
    for what in settled.iter().filter(|what| !what.is_empty()) {
        let says = |words: &Option<String>| {
            words.as_ref().is_some_and(|words| words.contains(what.as_str()))
        };
        // What was told as settled before is no news.
        let as_before = |old: &String, new: &String| {
            let at = old.find(what.as_str()).unwrap_or_default();
            let end = old[at..].find(')').map_or(old.len(), |end| at + end + 1);
            new.contains(&old[at..end])
        };
        let was_owed = |item: &Item| {
            let both = item.old.as_ref().zip(item.new.as_ref());
            says(&item.old) && !both.is_some_and(|(old, new)| as_before(old, new))
        };
        let Some(mut at) = items.iter().position(was_owed) else {
            continue;
        };
        items[at].news = News::Settled;
        if items[at].new.is_none() {
            let told = items.iter().position(|item| item.news == News::New && says(&item.new));
            if let Some(told) = told {
                let Item { new, new_line, section, .. } = items.remove(told);
                at -= usize::from(told < at);
                items[at].new = new;
                items[at].new_line = new_line;
                items[at].section = section;
            }
        }
        let old = items[at].old.clone().unwrap_or_default();
        if let Some(new) = &mut items[at].new {
            // That it is settled, the word before the item says.
            while let Some((label, rest)) = new.split_once(": ")
                && !old.contains(label.trim_end())
                && says(&Some(rest.to_owned()))
            {
                *new = rest.to_owned();
            }
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{News, addendum};

    #[test]
    fn what_changed_is_told_once_and_in_words() {
        let old = "# Visit\n\n## They owe\n\n1. A tour of the quay.\n2. Figures for May.\n\n\
                   ## Jobs\n\nThere are **1,200** of them in all.[^a]\nIt rained.\n\n[^a]: A.\n";
        let new = "# Visit\n\n## Settled\n\n- Done: A tour of the quay.\n\n## They owe\n\n\
                   1. Figures for May.\n\n## Jobs\n\nThere are **1,500** of them in all.[^b]\n\
                   The quay is open.\n\n[^b]: B.\n";
        let settled = BTreeSet::from(["A tour of the quay".to_owned()]);
        let told: Vec<_> = addendum(old, new, &settled)
            .into_iter()
            .filter(|item| !item.is_heading)
            .map(|item| (item.news, item.old, item.new))
            .collect();
        let some = |words: &str| Some(words.to_owned());
        assert!(
            told.contains(&(
                News::Settled,
                some("A tour of the quay."),
                some("A tour of the quay.")
            )),
            "{told:#?}"
        );
        assert!(
            told.contains(&(
                News::Changed,
                some("There are 1,200 of them in all."),
                some("There are 1,500 of them in all.")
            )),
            "{told:#?}"
        );
        assert!(told.contains(&(News::Withdrawn, some("It rained."), None)));
        assert!(told.contains(&(News::New, None, some("The quay is open."))));
        assert_eq!(told.len(), 4, "a number of a list is no news: {told:#?}");
        assert_eq!(addendum(old, old, &settled), []);
    }
}
