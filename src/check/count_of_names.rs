//! Texts → a finding where a number of companies is followed by another number of names.

use super::Judge;
use super::inputs::{Inputs, Split};
use super::mentions::Mention;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::word::gap;

pub const RULE: Rule = Rule {
    code: "count-of-names",
    severity: Warning,
    why: "`Four companies, TikTok, presented`: three were forgotten or blanked, and nobody \
          says so.",
    example: "summary: Four companies, TikTok, presented their work.",
    mend: "summary: Four companies presented their work, TikTok among them.",
};

const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Judges every text of ours.
pub fn check<'i>(_: &'i Inputs<'_>, _: &mut Report) -> Judge<'i> {
    Box::new(|text, report| {
        for mention in &text.mentions {
            let Some((at, said)) = counted(text, mention) else {
                continue;
            };
            let named = list(text, mention);
            if named != said {
                let range = &text.words[at].range;
                let number = &text.prose.text[range.clone()];
                let message = format!("“{number}” are counted, and {named} named.");
                RULE.at(report, text.prose.field(), message)
                    .on(text.prose.text, range)
                    .hint("name all, or write `among them` or `including`".to_owned());
            }
        }
    })
}

/// Reads `Four companies,` before a name.
fn counted(text: &Split<'_, '_>, mention: &Mention<'_>) -> Option<(usize, usize)> {
    let first = mention.words.start;
    let at = first.checked_sub(2)?;
    let comma = gap(text.prose.text, &text.words, at + 1).trim_end() == ",";
    let plural = text.words[at + 1].folded.ends_with('s');
    let word = &*text.words[at].folded;
    let number = NUMBERS
        .iter()
        .position(|known| *known == word)
        .map(|n| n + 1)
        .or_else(|| word.parse().ok().filter(|n| *n < 100))?;
    let organisation = mention.named.kind == Kind::Organisation;
    (comma && plural && organisation).then_some((at, number))
}

/// Counts the names that follow each other.
fn list(text: &Split<'_, '_>, first: &Mention<'_>) -> usize {
    let mut end = first.range.end;
    let mut count = 1;
    let after = text.mentions.iter().filter(|m| m.range.start > first.range.start);
    for mention in after {
        let between = text.prose.text[end..mention.range.start].trim();
        if !matches!(between, "," | "and" | ", and" | "&") {
            break;
        }
        count += 1;
        end = mention.range.end;
    }
    count
}
