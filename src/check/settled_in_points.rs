//! Plans × promises → a finding for a point to raise about what has been settled.

use super::inputs::Inputs;
use super::perhaps_settled::telling;
use crate::brief::state::state;
use crate::brief::words::when_in_words;
use crate::facts::Opening;
use crate::facts::contact::Contact;
use crate::facts::plan::Plan;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "settled-in-points",
    severity: Warning,
    why: "Who asks for what has been given shows that nobody read it.",
    example: "raise:\n  - remind: of the workforce plan promised in May.    # it came in June",
    mend: "raise:\n  - thank: for the workforce plan.",
};

/// All telling words must come back; of more than these, so many: names alone are shared by
/// many matters.
const SHARED: usize = 4;

/// One word alone may mean anything.
const LEAST: usize = 2;

/// Judges the points of meetings to come.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let reader = inputs.reader();
    let to_come = inputs
        .facts
        .records()
        .contacts
        .iter()
        .filter(|contact| !contact.is_cancelled() && !contact.held_by(inputs.as_of));
    for meeting in to_come {
        let Some(plan) = meeting.plan.as_deref() else {
            continue;
        };
        let settled: Vec<(Opening<'_>, Vec<u64>)> = meeting
            .with
            .iter()
            .flat_map(|id| inputs.facts.openings_with(id))
            .filter(|opening| {
                opening.contact.held_by(inputs.as_of) && state(reader, opening).is_settled()
            })
            .map(|opening| {
                let wanted = telling(opening.what);
                (opening, wanted)
            })
            .collect();
        for (path, words) in said_in(plan) {
            let said = telling(words);
            let about = settled.iter().find(|(_, wanted)| {
                let shared = wanted.iter().filter(|word| said.contains(word)).count();
                wanted.len() >= LEAST && shared >= SHARED.min(wanted.len())
            });
            if let Some((opening, _)) = about {
                settled_already(inputs, meeting, path, opening, report);
            }
        }
    }
}

/// Returns what a plan has you say, each with its field.
fn said_in(plan: &Plan) -> Vec<(String, &str)> {
    let raise = plan
        .raise
        .iter()
        .enumerate()
        .map(|(n, item)| (format!("plan.raise[{n}].{}", item.verb), item.text.words.as_str()));
    let answers = plan.if_raised.iter().enumerate().filter_map(|(n, item)| {
        Some((format!("plan.if_raised[{n}].say"), item.say.as_ref()?.words.as_str()))
    });
    let ask = [("plan.ask", &plan.ask), ("plan.objective", &plan.objective)]
        .into_iter()
        .filter_map(|(path, text)| Some((path.to_owned(), text.as_ref()?.words.as_str())));
    let opening = plan.opening.iter().map(|text| ("plan.opening".to_owned(), text.words.as_str()));
    let avoid = plan.avoid.iter().enumerate();
    let avoid = avoid.map(|(n, text)| (format!("plan.avoid[{n}]"), text.words.as_str()));
    raise.chain(answers).chain(ask).chain(opening).chain(avoid).collect()
}

fn settled_already(
    inputs: &Inputs<'_>,
    meeting: &Contact,
    path: String,
    opening: &Opening<'_>,
    report: &mut Report,
) {
    let closings = inputs.facts.closings(opening.id);
    let Some(last) = closings.iter().rfind(|closing| closing.on() <= inputs.as_of) else {
        return;
    };
    let on = when_in_words(inputs.facts.settings(), last.when);
    let what = opening.what.trim_end_matches('.');
    let at = meeting.id.field(path);
    let message = format!("This seems to be about “{what}”, which was settled on {on}.");
    let (opened, by) = (&opening.contact.id, &last.by);
    RULE.at(report, at, message)
        .hint(format!("see contacts/{opened} and {by}"))
        .hint("take it out, or say what is wanted now".to_owned());
}
