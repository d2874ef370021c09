//! Texts → a finding for every word that is true only on the day it was written.

use std::sync::LazyLock;

use super::Judge;
use super::inputs::Inputs;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::word::{Listed, Word, gap, list};

pub const RULE: Rule = Rule {
    code: "relative-word",
    severity: Warning,
    why: "A fact is read long after it was written: `last year` then means another year.",
    example: "finding: The company recently doubled its staff.",
    mend: "finding: The company doubled its staff in 2021.",
};

static ALONE: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "recently lately soon yesterday today tomorrow nowadays imminent imminently \
     upcoming currently newly",
    )
});

const PHRASES: [&[&str]; 7] = [
    &["until", "now"],
    &["so", "far"],
    &["up", "to", "now"],
    &["at", "present"],
    &["at", "the", "moment"],
    &["as", "we", "speak"],
    &["a", "while", "ago"],
];

static SIDES: LazyLock<Listed> = LazyLock::new(|| list("last this next coming past previous"));

static SPANS: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "week weeks month months year years quarter summer autumn spring winter decade \
     monday tuesday wednesday thursday friday saturday sunday",
    )
});

/// Judges every text of ours.
pub fn check<'i>(_: &'i Inputs<'_>, _: &mut Report) -> Judge<'i> {
    Box::new(|text, report| {
        let mut at = 0;
        while at < text.words.len() {
            let Some(count) = relative(text.prose.text, &text.words, at) else {
                at += 1;
                continue;
            };
            let last = &text.words[at + count - 1];
            let range = text.words[at].range.start..last.range.end;
            let raw = &text.prose.text[range.clone()];
            let message = format!("`{raw}` goes stale on its own.");
            RULE.at(report, text.prose.field(), message)
                .on(text.prose.text, &range)
                .hint("give the day, month or year".to_owned());
            at += count;
        }
    })
}

/// Counts the words of a relative expression that begins at a word.
fn relative(text: &str, words: &[Word<'_>], at: usize) -> Option<usize> {
    let word = &*words[at].folded;
    let next = |n: usize| words.get(at + n).map(|word| &*word.folded);
    // `As soon as possible` speaks of no day.
    let as_soon_as =
        word == "soon" && next(1) == Some("as") && at > 0 && &*words[at - 1].folded == "as";
    if ALONE.contains(word) && !as_soon_as {
        return Some(1);
    }
    let phrase =
        PHRASES.iter().find(|phrase| phrase.iter().enumerate().all(|(n, w)| next(n) == Some(*w)));
    if let Some(phrase) = phrase {
        return Some(phrase.len());
    }
    if word == "just" && gap(text, words, at) == " " {
        let done = next(1).is_some_and(|next| next.len() > 4 && next.ends_with("ed"));
        return (done && !dated(words, at + 2)).then_some(2);
    }
    let span = SIDES.contains(word) && gap(text, words, at) == " ";
    let tied = word == "last" && counted_from(words, at);
    (span && !tied && next(1).is_some_and(|next| SPANS.contains(next))).then_some(2)
}

/// `December of last year`, but `the last week of 2021` has its year.
fn counted_from(words: &[Word<'_>], at: usize) -> bool {
    let of = words.get(at + 2).is_some_and(|word| &*word.folded == "of");
    of && dated(words, at + 3)
}

/// Says whether a year is among the next words: `just joined (16 November 2021)`.
fn dated(words: &[Word<'_>], at: usize) -> bool {
    let year = |word: &Word<'_>| word.folded.len() == 4 && word.folded.parse::<u16>().is_ok();
    words.iter().skip(at).take(5).any(year)
}
