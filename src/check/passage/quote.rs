//! A quote × its passage → findings where the passage has other words, or none of them.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use super::super::inputs::Inputs;
use super::quote_words::{QuoteWord, quote_words};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::project::originals::Passage;

/// A quote of which the passage has nothing.
pub const MISSING: Rule = Rule {
    code: "quote-missing",
    severity: Warning,
    why: "Words in quotation marks that nobody wrote are the worst thing to say aloud.",
    example: "quote: we will never do that    # the report says nothing of the kind",
    mend: "quote: we do not plan to do that    # as at `at:`",
};

/// A quote whose words differ.
pub const DIFFERS: Rule = Rule {
    code: "quote-differs",
    severity: Warning,
    why: "A quotation is exact or it is none: one changed word may change what was promised.",
    example: "quote: we will decide in May    # the report says “we may decide in May”",
    mend: "quote: we may decide in May",
};

/// As alike a stretch must be to be the one that was meant.
const ALIKE: f32 = 0.6;

/// Tells of quotes that are not there.
pub fn missing(inputs: &Inputs<'_>, report: &mut Report) {
    each(inputs, |quote, passage, text| {
        let wanted = quote_words(quote);
        if nearest(&wanted, &quote_words(&passage.text)).is_some() {
            return;
        }
        let message = format!("The quote does not stand in {}.", passage.place());
        let elsewhere = stands(&wanted, &quote_words(&passage.original.text));
        let hint = if elsewhere {
            "it stands elsewhere in the original: correct `at`"
        } else {
            "copy the words from the original, or delete the quote"
        };
        MISSING.at(report, text, message).hint(hint.to_owned());
    });
}

/// Tells of quotes that stand there in other words.
pub fn differs(inputs: &Inputs<'_>, report: &mut Report) {
    each(inputs, |quote, passage, text| {
        let (wanted, all) = (quote_words(quote), quote_words(&passage.text));
        let near = nearest(&wanted, &all).filter(|_| !stands(&wanted, &all));
        let Some(there) = near else {
            return;
        };
        let message = format!(
            "The quote differs from {}: {}.",
            passage.place(),
            word_diff(&all[there], &wanted).trim_end_matches('.')
        );
        DIFFERS
            .at(report, text, message)
            .hint("`[-…-]` stands in the original, `{+…+}` in the quote".to_owned());
    });
}

fn each(
    inputs: &Inputs<'_>,
    mut tell: impl FnMut(&str, &Passage<'_>, crate::finding::field::FieldPath),
) {
    let mut told = None;
    for text in &inputs.texts {
        let Some(quote) = text.prose.rests.quote else {
            continue;
        };
        let records = inputs.facts.records();
        let Some(Ok(passage)) = inputs.originals.passage(records, text.prose.rests) else {
            continue;
        };
        // Several texts of one item share its quote.
        let place = (quote.as_ptr(), quote.len());
        if told.replace(place) != Some(place) {
            tell(quote, &passage, text.prose.field());
        }
    }
}

/// Says whether the words of a quote stand in a passage, one after the other.
fn stands(quote: &[QuoteWord], passage: &[QuoteWord]) -> bool {
    let last = quote.len().saturating_sub(1);
    let same = |at: usize, there: &QuoteWord| quote[at].is(there, at == 0, at == last);
    let mut windows = passage.windows(quote.len().max(1));
    windows.any(|window| window.iter().enumerate().all(|(at, there)| same(at, there)))
}

/// Finds the stretch of a passage that is the quote, or nearly.
fn nearest(wanted: &[QuoteWord], all: &[QuoteWord]) -> Option<Range<usize>> {
    if stands(wanted, all) || wanted.is_empty() {
        return Some(0..0);
    }
    let mut best: Option<(f32, Range<usize>)> = None;
    let lengths = wanted.len().saturating_sub(2).max(1)..=wanted.len() + 2;
    for length in lengths {
        for (first, window) in all.windows(length).enumerate() {
            let ratio = alike(window, wanted);
            // Of two as alike, the one that is as long shows what stands there.
            let better = best.as_ref().is_none_or(|(known, range)| {
                ratio > *known || ratio == *known && length == wanted.len() && range.len() != length
            });
            if better {
                best = Some((ratio, first..first + length));
            }
        }
    }
    let (ratio, range) = best?;
    let range = with_edges(wanted, all, range);
    (ratio >= ALIKE).then_some(range)
}

/// A word that only the quote has at its edge stands for the one beside the stretch.
fn with_edges(wanted: &[QuoteWord], all: &[QuoteWord], range: Range<usize>) -> Range<usize> {
    let more = wanted.len().saturating_sub(range.len());
    let first = &wanted[0];
    let at_head = all.get(range.start).is_some_and(|there| first.is(there, true, true));
    if at_head {
        range.start..(range.end + more).min(all.len())
    } else {
        range.start.saturating_sub(more)..range.end
    }
}

fn alike(one: &[QuoteWord], other: &[QuoteWord]) -> f32 {
    TextDiff::from_slices(&bare(one), &bare(other)).ratio()
}

fn bare(words: &[QuoteWord]) -> Vec<&str> {
    words.iter().map(QuoteWord::bare).collect()
}

fn word_diff(there: &[QuoteWord], quote: &[QuoteWord]) -> String {
    let diff = TextDiff::from_slices(&bare(there), &bare(quote));
    let parts = diff.iter_all_changes().map(|change| {
        let of = |words: &[QuoteWord], at: Option<usize>| {
            at.and_then(|at| words.get(at)).map_or_else(String::new, |word| word.shown.clone())
        };
        match change.tag() {
            ChangeTag::Equal => of(quote, change.new_index()),
            ChangeTag::Delete => format!("[-{}-]", of(there, change.old_index())),
            ChangeTag::Insert => format!("{{+{}+}}", of(quote, change.new_index())),
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{nearest, quote_words, stands, word_diff};

    fn diff(quote: &str, passage: &str) -> Option<String> {
        let (quote, passage) = (quote_words(quote), quote_words(passage));
        let there = nearest(&quote, &passage)?;
        Some(word_diff(&passage[there], &quote))
    }

    #[test]
    fn takes_marks_and_spaces_for_the_same() {
        for (quote, passage) in [
            ("“We’ll  decide\nin May” – soon", "So: We'll decide in May -- soon, he said."),
            ("We’re 50% done", "We're 50 % done"),
            ("we will never pay — really", "Norbau: 'we will never pay - really'."),
            ("the workers’ fund", "It is the workers' fund, he said"),
            ("co-operate now", "They co-\noperate now."),
            ("cooperate now", "They co-\n  operate now."),
            ("an agreement", "It is an agree\u{ad}ment."),
            ("wait... now", "wait… now"),
            ("some firms left", "Some firms left."),
            ("The cat sat.", "He said the cat sat"),
            ("EUR 5m more", "EUR 5 m more"),
            ("he said ‘yes’", "he said ,,yes''"),
            ("final act", "ﬁnal act"),
        ] {
            let (quote_of, there) = (quote_words(quote), quote_words(passage));
            assert!(stands(&quote_of, &there), "{quote}: {:?}", diff(quote, passage));
        }
        for (quote, passage) in [
            ("naive plan", "naïve plan"),
            ("re-sign now", "resign now"),
            ("nowhere else", "now here else"),
            ("we will", "we, will"),
        ] {
            assert!(!stands(&quote_words(quote), &quote_words(passage)), "{quote}");
        }
    }

    #[test]
    fn shows_both_at_an_edge() {
        for (quote, passage, shown) in [
            (
                "we will decide in May",
                "So we may decide in May, he said.",
                "we [-may-] {+will+} decide in May",
            ),
            ("many firms left", "Some firms left.", "[-Some-] {+many+} firms left"),
            (
                "the firms stayed",
                "Yesterday the firms left early.",
                "the firms [-left-] {+stayed+}",
            ),
        ] {
            assert_eq!(diff(quote, passage).as_deref(), Some(shown), "{quote}");
        }
        assert_eq!(diff("nobody ever wrote this", "So we may decide."), None);
    }
}
