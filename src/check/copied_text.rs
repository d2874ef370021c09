//! Texts → a finding where a sentence of some length stands in two places.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::quality::FixedState;

use super::inputs::{Inputs, ReadText};
use crate::facts::prose::{Part, Path, Prose};
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "copied-text",
    severity: Warning,
    why: "A copied sentence is mended in one place and keeps its slip in the other.",
    example: "background: …the same twelve words as in the line of another topic…",
    mend: "use_line: encryption    # or say it once, in the topic",
};

/// Shorter sentences may well be alike.
const WORDS: usize = 12;

/// Judges every sentence of topics, plans and organisations; what was said twice in two
/// contacts was said twice.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let mut met: HashMap<u64, &Prose<'_>, FixedState> = HashMap::default();
    for text in inputs.texts.iter().filter(|text| is_ours(&text.prose)) {
        for sentence in sentences(text) {
            if let Some(first) = met.get(&sentence) {
                let message = format!("A sentence of {} stands here again.", first.field().record);
                RULE.at(report, text.prose.field(), message)
                    .hint(format!("it stands under `{}` there; keep one", first.path));
            } else {
                met.insert(sentence, &text.prose);
            }
        }
    }
}

fn is_ours(prose: &Prose<'_>) -> bool {
    let planned = match prose.path {
        Path::Key(key) | Path::Item(key, _) | Path::Within(key, ..) | Path::Under(key, _) => {
            key.starts_with("plan.")
        }
    };
    prose.part == Part::Told && (prose.kind != Kind::Contact || planned)
}

/// Returns what stands for the words of each sentence.
fn sentences(text: &ReadText<'_>) -> Vec<u64> {
    let (mut sentences, text) = (Vec::new(), text.split());
    let mut words: Vec<&str> = Vec::new();
    for (n, word) in text.words.iter().enumerate() {
        words.push(&word.folded);
        let next = text.words.get(n + 1).map_or(text.prose.text.len(), |next| next.range.start);
        let gap = &text.prose.text[word.range.end..next];
        if gap.contains(['.', '!', '?', '\n', ';']) || n + 1 == text.words.len() {
            if words.len() >= WORDS {
                sentences.push(FixedState::default().hash_one(&words));
            }
            words.clear();
        }
    }
    sentences
}
