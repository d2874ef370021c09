//! Texts × people of one name → a finding where nothing beside the name tells who is meant.

use super::inputs::{Inputs, ReadText};
use super::mendable::sentence;
use super::mentions::Mention;
use super::names::Named;
use crate::facts::contact::Contact;
use crate::facts::prose::Part;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "namesake",
    severity: Warning,
    why: "Two people on record bear the name, and a reader cannot tell which of them is meant.",
    example: "summary: Anna Weber asked for a trial.    # Anna Weber of Tidewell, or of Palisade?",
    mend: "summary: Anna Weber of Tidewell asked for a trial.",
};

/// Judges names that several people bear.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for text in inputs.texts.iter().filter(|text| text.prose.part != Part::Quoted) {
        for mention in &text.shared {
            if !is_told_apart(inputs, text, mention) {
                let raw = &text.prose.text[mention.range.clone()];
                let others = mention.namesakes.iter();
                let all: Vec<String> =
                    [mention.named].iter().chain(others).map(|one| one.key().to_string()).collect();
                let message = format!("`{raw}` may be {}.", all.join(" or "));
                RULE.at(report, text.prose.field(), message)
                    .on(text.prose.text, &mention.range)
                    .hint("name the organisation beside the name".to_owned());
            }
        }
    }
}

/// Says whether the record or the sentence points to one of them alone.
fn is_told_apart(inputs: &Inputs<'_>, text: &ReadText<'_>, mention: &Mention<'_>) -> bool {
    let all = || [mention.named].into_iter().chain(mention.namesakes.clone());
    let contact = match text.prose.kind {
        Kind::Contact => inputs.facts.find_contact(text.prose.id),
        _ => None,
    };
    let own = text.prose.kind == Kind::Person && all().any(|one| one.id == text.prose.id);
    let around = sentence(text.prose.text, &mention.range);
    let beside = |one: &Named<'_>| {
        let person = inputs.facts.records().people.get(one.id);
        let organisation = person.map(|person| person.organisation.as_str());
        text.mentions.iter().any(|other| {
            around.contains(&other.range.start)
                && other.named.kind == Kind::Organisation
                && Some(other.named.id) == organisation
        })
    };
    let there = |one: &Named<'_>| contact.is_some_and(|contact| takes_part(contact, one.id));
    own || all().filter(beside).count() == 1 || all().filter(there).count() == 1
}

fn takes_part(contact: &Contact, id: &str) -> bool {
    let planned = contact.plan.iter().flat_map(|plan| plan.us.iter().chain(&plan.them));
    let mut people = contact.us.iter().chain(&contact.them).chain(planned);
    people.any(|item| item.who.as_ref().is_some_and(|who| who.as_str() == id))
}
