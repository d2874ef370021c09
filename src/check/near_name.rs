//! Texts × names → a finding wherever a name is nearly, but not quite, that of a record.

use super::inputs::Inputs;
use super::mentions::{How, Mention};
use crate::facts::prose::Part;
use crate::finding::report::Severity::Warning;
use crate::finding::report::{At, Report};
use crate::finding::rule::Rule;
use crate::finding::text::Span;

pub const RULE: Rule = Rule {
    code: "near-name",
    severity: Warning,
    why: "A misspelt name offends the person who bears it, and a search for the right one \
          does not find it.",
    example: "summary: Bryan Synott took part.    # people/brian-synnott: Brian Synnott",
    mend: "summary: Brian Synnott took part.    # or `aka:` in the record, or a new record",
};

/// Judges every text and pack.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for text in &inputs.texts {
        let ours = text.prose.part != Part::Quoted;
        for mention in text.mentions.iter().filter(|m| ours && is_odd(inputs, m, text.prose.text)) {
            let raw = &text.prose.text[mention.range.clone()];
            RULE.at(report, text.prose.field(), message(raw, mention))
                .on(text.prose.text, &mention.range)
                .hint(HINT.to_owned());
        }
    }
    for pack in &inputs.packs {
        for mention in pack.mentions.iter().filter(|m| is_odd(inputs, m, pack.pack.text)) {
            let raw = &pack.pack.text[mention.range.clone()];
            let at = At::Text(Span::new(pack.pack.file, mention.range.clone()));
            RULE.found(report, at, message(raw, mention)).hint(HINT.to_owned());
        }
    }
}

const HINT: &str = "write the name of the record; if it is somebody else, add a record";

/// A word that the project also writes small is an ordinary word: `Discard`, `Apply`.
fn is_odd(inputs: &Inputs<'_>, mention: &Mention<'_>, text: &str) -> bool {
    match mention.how {
        How::Name | How::Alias => false,
        How::Variant => true,
        How::Near if mention.words.len() > 1 => true,
        How::Near => !inputs.is_written_small(&text[mention.range.clone()].to_lowercase()),
    }
}

fn message(raw: &str, mention: &Mention<'_>) -> String {
    let name = mention.named.name;
    let key = mention.named.key();
    format!("`{raw}` is nearly `{name}` ({key}).")
}
