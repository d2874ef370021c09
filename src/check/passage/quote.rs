//! A quote × its passage → findings where the passage has other words, or none of them.

use similar::{ChangeTag, TextDiff};

use super::super::inputs::Inputs;
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
        if nearest(quote, &passage.text).is_some() {
            return;
        }
        let message = format!("The quote does not stand in {}.", passage.place());
        let whole = &passage.original.text;
        let elsewhere = plain(whole).contains(&plain(quote));
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
        let Some(there) = nearest(quote, &passage.text) else {
            return;
        };
        let ours = plain(quote);
        if ours == there {
            return;
        }
        let message = format!(
            "The quote differs from {}: {}.",
            passage.place(),
            word_diff(&there, &ours).trim_end_matches('.')
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
        let Some(Ok(passage)) = inputs.originals.passage(records, text.prose.rests)
        else {
            continue;
        };
        // Several texts of one item share its quote.
        let place = (quote.as_ptr(), quote.len());
        if told.replace(place) != Some(place) {
            tell(quote, &passage, text.prose.field());
        }
    }
}

/// Finds the stretch of a passage that is the quote, or nearly.
fn nearest(quote: &str, passage: &str) -> Option<String> {
    let (ours, theirs) = (plain(quote), plain(passage));
    if theirs.contains(&ours) {
        return Some(ours);
    }
    // A comma or full stop at the end of a word does not make it another word.
    let bare = |text| -> Vec<String> {
        let words = str::split(text, ' ');
        words
            .map(|word| word.trim_end_matches([',', '.', ';', ':']).to_owned())
            .collect()
    };
    let words: Vec<&str> = theirs.split(' ').collect();
    let (told, wanted) = (bare(&theirs), bare(&ours));
    let mut best: Option<(f32, usize, usize)> = None;
    for length in wanted.len().saturating_sub(2).max(1)..=wanted.len() + 2 {
        for (n, window) in told.windows(length).enumerate() {
            let ratio = alike(window, &wanted);
            if best.is_none_or(|(known, ..)| ratio > known) {
                best = Some((ratio, n, length));
            }
        }
    }
    let (ratio, first, length) = best?;
    (ratio >= ALIKE).then(|| words[first..first + length].join(" "))
}

fn alike(one: &[String], other: &[String]) -> f32 {
    let one: Vec<&str> = one.iter().map(String::as_str).collect();
    let other: Vec<&str> = other.iter().map(String::as_str).collect();
    TextDiff::from_slices(&one, &other).ratio()
}

/// Spaces, line ends, quotation marks and dashes are no part of what was said.
fn plain(text: &str) -> String {
    let same = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' | '‹' | '›' => '"',
        '‘' | '’' | '‚' | '`' => '\'',
        '–' | '—' | '‑' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let text: String = text.chars().map(same).filter(|c| *c != '"').collect();
    text.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn word_diff(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split(' ').collect(), new.split(' ').collect());
    let diff = TextDiff::from_slices(&old, &new);
    let parts = diff.iter_all_changes().map(|change| {
        let word = change.value();
        match change.tag() {
            ChangeTag::Equal => word.to_owned(),
            ChangeTag::Delete => format!("[-{word}-]"),
            ChangeTag::Insert => format!("{{+{word}+}}"),
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{nearest, plain, word_diff};

    #[test]
    fn takes_marks_and_spaces_for_the_same() {
        assert_eq!(
            plain("“We’ll  decide\nin May” – soon"),
            "We'll decide in May - soon"
        );
        let there = nearest("we will decide in May", "So we may decide in May, he said.");
        assert_eq!(there.as_deref(), Some("we may decide in May,"));
        assert_eq!(nearest("nobody ever wrote this", "So we may decide."), None);
        assert_eq!(
            word_diff("we may go", "we will go"),
            "we [-may-] {+will+} go"
        );
    }
}
