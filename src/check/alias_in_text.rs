//! Texts × names → a finding wherever free text uses a spelling that is never printed.

use super::inputs::{Inputs, ReadText};
use super::mendable::{Plain, is_own, may_be_named};
use super::mentions::{How, Mention};
use super::names::name_on;
use crate::facts::prose::Part;
use crate::finding::field::Kind;
use crate::finding::report::Severity::Warning;
use crate::finding::report::{At, Report};
use crate::finding::rule::Rule;
use crate::finding::text::Span;

pub const RULE: Rule = Rule {
    code: "alias-in-text",
    severity: Warning,
    why: "A reader who meets two names for one company or person takes them for two, or \
          takes us for careless.",
    example: "summary: Tik-Tok joined the Forum.    # aka of tiktok, name: TikTok",
    mend: "summary: TikTok joined the Forum.    # `check --fix` does it",
};

/// Judges every text and pack.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for text in &inputs.texts {
        let plain = std::cell::LazyCell::new(|| Plain::new(text.prose.text));
        for mention in aliases(text).filter(|m| !is_history(text, m)) {
            if plain.is_of_another(&mention.range) {
                continue;
            }
            let raw = &text.prose.text[mention.range.clone()];
            let name =
                name_on(inputs.facts, &mention.named, text.prose.day.unwrap_or(inputs.as_of));
            let fixed = mention.named.kind != Kind::Topic
                && text.prose.part == Part::Told
                && may_be_named(inputs, &plain, text, mention);
            RULE.at(report, text.prose.field(), message(raw, mention, name))
                .on(text.prose.text, &mention.range)
                .hint(fixed.then(|| "`check --fix` writes the name".to_owned()));
        }
    }
    for pack in &inputs.packs {
        for mention in pack.mentions.iter().filter(|m| m.how == How::Alias) {
            let raw = &pack.pack.text[mention.range.clone()];
            let at = At::Text(Span::new(pack.pack.file, mention.range.clone()));
            let name = name_on(inputs.facts, &mention.named, inputs.as_of);
            RULE.found(report, at, message(raw, mention, name));
        }
    }
}

/// Returns the aliases in a text of ours; others' words stay as they are.
pub fn aliases<'t, 'a>(text: &'t ReadText<'a>) -> impl Iterator<Item = &'t Mention<'a>> {
    let ours = text.prose.part != Part::Quoted;
    let mentions = text.mentions.iter();
    mentions.filter(move |mention| ours && mention.how == How::Alias)
}

fn message(raw: &str, mention: &Mention<'_>, name: &str) -> String {
    let key = mention.named.key();
    match mention.named.kind {
        Kind::Topic => format!("`{raw}` is a short way to say “{name}” ({key})."),
        _ => format!("`{raw}` is printed as `{name}` ({key})."),
    }
}

/// An organisation or a person may speak of its former names in its own record.
fn is_history(text: &ReadText<'_>, mention: &Mention<'_>) -> bool {
    mention.named.kind != Kind::Topic && is_own(text, mention)
}
