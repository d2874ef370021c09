//! Statements × originals → findings where a passage does not say what the fact says.

mod bounds;
mod course;
mod days_in_text;
mod governed;
mod left_out;
mod noun;
mod numbers;
mod order;
mod people_named;
mod quote;
mod quote_words;
mod rivals;
mod same_words;
mod spoken_numbers;
mod turned;
mod units;

pub mod force;
pub mod force_changed;
pub mod forces;
pub mod not_in_passage;
pub mod words_of_force;

use super::inputs::{Inputs, ReadText};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::project::originals::Passage;

pub use quote::{DIFFERS, MISSING, differs, missing};

/// A place that the original does not have.
pub const NO_PASSAGE: Rule = Rule {
    code: "passage-missing",
    severity: Warning,
    why: "Whoever opens the original at this place finds nothing: the fact cannot be looked up.",
    example: "at: 270    # of an original of 27 lines",
    mend: "at: 27",
};

/// Judges places against the length of their originals.
pub fn no_passage(inputs: &Inputs<'_>, report: &mut Report) {
    for text in &inputs.texts {
        let opened = inputs.originals.passage(inputs.facts.records(), text.prose.rests);
        if let (Some(Err(original)), Some(at)) = (opened, text.prose.rests.at) {
            let message = format!("The original `{}` has no place {at}.", original.name);
            NO_PASSAGE.at(report, text.prose.field(), message);
        }
    }
}

/// Opens the passage of every statement that names one.
fn opened<'s>(inputs: &'s Inputs<'_>) -> impl Iterator<Item = (&'s ReadText<'s>, Passage<'s>)> {
    let told = inputs
        .texts
        .iter()
        .filter(|text| text.prose.is_statement() && text.prose.rests.at.is_some());
    told.filter_map(|text| {
        let opened = inputs.originals.passage(inputs.facts.records(), text.prose.rests)?;
        Some((text, opened.ok()?))
    })
}

/// Returns both wordings, one under the other, for the hint of a finding.
fn side_by_side(fact: &str, place: &str, part: &str) -> String {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("the fact says “{}”; {place} says “{}”", flat(fact), flat(part))
}
