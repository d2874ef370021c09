//! Random texts → verdict: what must hold of every merge.

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};
use proptest::{arbitrary, collection};

use scene_setter::merge::{hand_edits, merge};

const LINES: [&str; 16] = [
    "# Visit to the harbour",
    "## In short",
    "## People",
    "",
    "",
    "They met in May.",
    "They met in June, by chance.",
    "One promise is overdue.",
    "Two promises are overdue.",
    "- First thing",
    "- Second thing",
    "  Said so twice.[^a]",
    "> - Quoted thing",
    "| a | b |",
    "[^a]: Report A.",
    "Nothing is known.",
];

fn text() -> impl Strategy<Value = String> {
    let line = select(&LINES[..]);
    let ends = select(&["\n", "\r\n", "\n", "\n"][..]);
    let last = arbitrary::any::<bool>();
    (collection::vec(line, 0..24), ends, last).prop_map(|(lines, end, last)| {
        let text = lines.join(end);
        if last && !text.is_empty() { text + end } else { text }
    })
}

/// A text and two others that grew out of it.
fn three() -> impl Strategy<Value = [String; 3]> {
    let edit = || (arbitrary::any::<Index>(), 0..4_u8, select(&LINES[..]), 0..1000_u32);
    let edits = || collection::vec(edit(), 0..6);
    (text(), edits(), edits()).prop_map(|(base, theirs, ours)| {
        let theirs = edited(&base, &theirs, "by hand");
        let ours = edited(&base, &ours, "by fact");
        [base, theirs, ours]
    })
}

fn edited(base: &str, edits: &[(Index, u8, &str, u32)], whose: &str) -> String {
    let mut lines: Vec<String> = base.lines().map(str::to_owned).collect();
    for (at, what, line, number) in edits {
        let at = at.index(lines.len() + 1);
        let there = at < lines.len();
        match what {
            0 => lines.insert(at, format!("{line} New {whose} {number}.")),
            1 if there => lines[at].push_str(&format!(" More {whose} {number}.")),
            2 if there => drop(lines.remove(at)),
            3 if there => {
                let moved = lines.remove(at);
                lines.insert(*number as usize % (lines.len() + 1), moved);
            }
            _ => {}
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

proptest! {
    #[test]
    fn unchanged_facts_give_the_edited_text(base in text(), edited in text()) {
        let merged = merge(&base, &edited, &base);
        prop_assert_eq!(merged.text, edited);
        prop_assert!(merged.conflicts.is_empty());
    }

    #[test]
    fn an_unedited_text_gives_the_new_build(base in text(), new in text()) {
        let merged = merge(&base, &base, &new);
        prop_assert_eq!(merged.text, new);
        prop_assert!(merged.conflicts.is_empty() && merged.deleted.is_empty());
    }

    #[test]
    fn no_line_written_by_hand_is_lost([base, theirs, ours] in three()) {
        let merged = merge(&base, &theirs, &ours);
        for line in theirs.lines().filter(|line| !line.trim().is_empty()) {
            let by_hand = !base.lines().any(|known| known == line);
            let there = merged.text.lines().any(|kept| kept == line);
            prop_assert!(!by_hand || there, "lost {:?} in\n{}", line, merged.text);
        }
    }

    #[test]
    fn no_new_fact_is_lost_without_being_told([base, theirs, ours] in three()) {
        let merged = merge(&base, &theirs, &ours);
        for line in ours.lines().filter(|line| line.contains("by fact")) {
            let there = merged.text.lines().any(|kept| kept == line);
            let told = merged.deleted.iter().any(|gone| gone.sentence == line.trim());
            prop_assert!(there || told, "lost {:?} in\n{}", line, merged.text);
        }
    }

    #[test]
    fn the_next_build_leaves_a_merged_text_alone([base, theirs, ours] in three()) {
        let merged = merge(&base, &theirs, &ours);
        prop_assert_eq!(merge(&ours, &merged.text, &ours).text, merged.text);
    }

    #[test]
    fn every_edit_is_told([base, theirs, _ours] in three()) {
        let edits = hand_edits(&base, &theirs);
        for line in theirs.lines().filter(|line| line.contains("by hand")) {
            let told = edits.written.iter().any(|(_, written)| written == line);
            prop_assert!(told, "not told {:?}", line);
        }
        prop_assert!(hand_edits(&base, &base).is_empty());
    }
}
