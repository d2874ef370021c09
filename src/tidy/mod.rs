//! Draft → Markdown: one sentence a line, the rendered HTML unchanged.

mod abbreviation;
mod blank;
mod edit;
mod enclosed;
mod flow;
mod margin;
mod plan;
mod run;
mod sentence;

use pulldown_cmark::Options;

use crate::tidy::abbreviation::Abbreviations;
use crate::tidy::edit::{apply, proven};
use crate::tidy::flow::Flow;
use crate::tidy::plan::plan;
use crate::tidy::sentence::may_end_within;

const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

const PASSES: usize = 4;

/// Formats Markdown as packs are written: a sentence a line, blank runs collapsed.
///
/// The page renders the same as before, a soft break counting as the space it shows as,
/// and tidying a tidy text changes nothing.
/// `abbreviations` are words whose full stop ends no sentence, with or without that stop.
pub fn tidy(markdown: &str, abbreviations: &[String]) -> String {
    let abbreviations = Abbreviations::new(abbreviations);
    if looks_tidy(markdown, &abbreviations) {
        return markdown.to_owned();
    }
    let mut flow = Flow::with_room(markdown.len());
    let edits = plan(markdown, &abbreviations, |event| flow.add(event));
    if edits.is_empty() {
        return markdown.to_owned();
    }
    let target = apply(markdown, &edits);
    // Where the words of every paragraph are the same, so are the ends of its sentences: what
    // renders alike has no more breaks to come. Blank runs are looked for anew.
    if flow.is_of(&target) && blank::edits(&target, &[]).is_empty() {
        return target;
    }
    until_stable(markdown, &abbreviations)
}

/// Splits plain text into sentences as [`tidy`] does, each with the space after it.
pub fn sentences<'a>(text: &'a str, abbreviations: &[String]) -> Vec<&'a str> {
    sentence::sentences(text, &Abbreviations::new(abbreviations))
}

/// Tells whether the full stop that ends the words is that of an abbreviation.
pub fn is_abbreviation(words: &str, abbreviations: &[String]) -> bool {
    Abbreviations::new(abbreviations).has(words)
}

// Only a text that a pass leaves alone is returned, or else the draft itself: either way
// a second call gives the same text back, whatever a pass may do to odd input.
fn until_stable(markdown: &str, abbreviations: &Abbreviations) -> String {
    let mut current = markdown.to_owned();
    for _ in 0..PASSES {
        match pass(&current, abbreviations) {
            Some(next) => current = next,
            None => return current,
        }
    }
    markdown.to_owned()
}

fn pass(source: &str, abbreviations: &Abbreviations) -> Option<String> {
    if looks_tidy(source, abbreviations) {
        return None;
    }
    let mut flow = Flow::with_room(source.len());
    let planned = plan(source, abbreviations, |event| flow.add(event));
    let edits = proven(source, &flow, planned);
    (!edits.is_empty()).then(|| apply(source, &edits))
}

fn looks_tidy(source: &str, abbreviations: &Abbreviations) -> bool {
    !may_end_within(source, abbreviations) && blank::edits(source, &[]).is_empty()
}

#[cfg(test)]
mod tests {
    use super::tidy;

    fn plain(markdown: &str) -> String {
        tidy(markdown, &[])
    }

    #[test]
    fn a_sentence_takes_a_line() {
        assert_eq!(plain("One. Two! Three?"), "One.\nTwo!\nThree?\n");
    }

    #[test]
    fn a_tidy_text_is_left_alone() {
        let tidied = "# Head. Line\n\nOne.\nTwo by Mr. X, etc. and so on.\n";
        assert_eq!(plain(tidied), tidied);
        assert_eq!(plain(""), "");
    }

    #[test]
    fn a_given_abbreviation_ends_no_sentence() {
        let given = ["Cttee".to_owned(), "Reg. Ref.".to_owned()];
        let text = "The Cttee. Board met. See Reg. Ref. Alpha. Done.\n";
        let expected = "The Cttee. Board met.\nSee Reg. Ref. Alpha.\nDone.\n";
        assert_eq!(tidy(text, &given), expected);
    }

    #[test]
    fn one_refused_paragraph_leaves_the_others_tidied() {
        let text = "```\nOpen. Code\n\n\n";
        assert_eq!(plain(&format!("One. Two.\n\n{text}")), format!("One.\nTwo.\n\n{text}"));
    }
}
