//! Computed figures → findings where the words say something else, or the parts are of two
//! scopes.

use super::inputs::Inputs;
use super::said::Said;
use crate::brief::computed::compute;
use crate::facts::figure::Figure;
use crate::facts::id::FigureId;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "computed-differs",
    severity: Warning,
    why: "Anybody in the room can do the sum: words that promise more than the figures hold \
          cost trust.",
    example: "say: 2,100 fewer reports a day    # the figures give 2,083",
    mend: "say: about 2,100 fewer reports a day",
};

/// A change or ratio of what was counted in two places.
pub const OTHER_SCOPE: Rule = Rule {
    code: "other-scope",
    severity: Warning,
    why: "What is counted of one part of the world and of another has not risen or fallen: the \
          line compares two things, and names neither.",
    example: "- { id: loans-2024, scope: in the north, … }\n- { id: loans-2025, scope: in the \
              south, … }\n- compute: { change: [loans-2024, loans-2025] }",
    mend: "- what: Loans in the south over those in the north\n  compute: { ratio: [loans-2025, \
           loans-2024] }",
};

/// Judges the scopes of what is compared; a sum or share may well be of several.
pub fn scopes(inputs: &Inputs<'_>, report: &mut Report) {
    let scope = |id: &FigureId| inputs.facts.figure(id).1.scope.clone().unwrap_or_default();
    for topic in inputs.facts.records().topics.iter() {
        for (n, figure) in topic.figures.iter().enumerate() {
            let Some(sum) = &figure.compute else { continue };
            let pairs = [&sum.change, &sum.difference, &sum.difference_per_day, &sum.ratio];
            let Some([first, second]) = pairs.into_iter().flatten().next() else { continue };
            let (first, second) = (scope(first), scope(second));
            let words = [figure.what.as_deref(), figure.scope.as_deref()];
            let named = |scope: &str| {
                words
                    .iter()
                    .flatten()
                    .any(|words| words.to_lowercase().contains(&scope.to_lowercase()))
            };
            if first != second && !(named(&first) && named(&second)) {
                let field = topic.id.field(format!("figures[{n}].compute"));
                let told = |scope: &str| match scope {
                    "" => "no `scope`".to_owned(),
                    scope => format!("`{scope}`"),
                };
                let message = format!("The parts are of {} and {}.", told(&first), told(&second));
                OTHER_SCOPE
                    .at(report, field, message)
                    .hint("name both in `what`, or compute from figures of one scope".to_owned());
            }
        }
    }
}

/// Judges every figure that is computed and said.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for topic in inputs.facts.records().topics.iter() {
        for (n, figure) in topic.figures.iter().enumerate() {
            let sum = figure.compute.as_ref();
            let Some(computed) = sum.and_then(|sum| compute(inputs.facts, sum)) else {
                continue;
            };
            for (key, words) in said(figure) {
                let holds = Said::read(&words).is_none_or(|said| said.holds(computed.number));
                if holds && !turned(&words, computed.number) {
                    continue;
                }
                let field = topic.id.field(format!("figures[{n}].{key}"));
                let message = format!("“{words}” is said; the figures give {}.", computed.words());
                RULE.at(report, field, message)
                    .hint("mend the words, or say how close they are: `about`".to_owned());
            }
        }
    }
}

fn said(figure: &Figure) -> Vec<(&'static str, String)> {
    let value = figure.value.as_ref().map(|value| {
        let qualifier = figure.qualifier.iter().map(String::as_str);
        let words: Vec<&str> = qualifier.chain([value.0.as_str()]).collect();
        ("value", words.join(" "))
    });
    let say = figure.say.as_ref().map(|say| ("say", say.words.clone()));
    value.into_iter().chain(say).collect()
}

/// Says whether the words point up where the figures go down, or the other way.
fn turned(words: &str, number: f64) -> bool {
    let any = |list: &[&str]| {
        let mut words = words.split(|c: char| !c.is_alphabetic());
        words.any(|word| list.contains(&word.to_lowercase().as_str()))
    };
    let down =
        any(&["down", "fell", "fall", "fewer", "less", "decreased", "drop", "dropped", "loss"]);
    let up = any(&["up", "rose", "rise", "increased", "increase", "grew", "growth"]);
    down && !up && number > 0.0 || up && !down && number < 0.0
}
