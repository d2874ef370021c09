//! Points → a finding where one has an id, and nothing could be tracked by it.

use super::inputs::Inputs;
use super::perhaps_settled::telling;
use crate::brief::if_raised::QUESTION;
use crate::brief::party::speaks_for_us;
use crate::facts::contact::Contact;
use crate::facts::id::OpeningId;
use crate::facts::item::Point;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "id-asks-nothing",
    severity: Warning,
    why: "The id of a point names what they are to answer or do: of thanks or a note nothing \
          can be settled, and nothing is told as owed.",
    example: "- thank: for the figures.\n  id: figures",
    mend: "- ask: When do the figures come?\n  id: figures",
};

/// Judges the points of plans, and those of reports that ask.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let settings = inputs.facts.settings();
    for contact in inputs.facts.records().contacts.iter() {
        let items = contact.plan.iter().flat_map(|plan| &plan.raise);
        for (n, item) in items.enumerate() {
            if item.id.is_some() && !settings.is_request(&item.verb) {
                let field = contact.id.field(format!("plan.raise[{n}].id"));
                let message = format!("`{}` asks for nothing that an id could track.", item.verb);
                RULE.at(report, field, message).hint("take the id out, or ask for it".to_owned());
            }
        }
        our_questions(inputs, contact, report);
    }
}

/// What we asked is owed only where the point says so: its own id is that of a question of theirs.
fn our_questions(inputs: &Inputs<'_>, contact: &Contact, report: &mut Report) {
    for (n, point) in contact.points.iter().enumerate() {
        let Some(id) = &point.id else { continue };
        let of_plan =
            contact.plan.iter().flat_map(|plan| &plan.raise).any(|item| {
                item.id.as_ref().is_some_and(|planned| planned.as_str() == id.as_str())
            });
        let asked = point.act.as_deref() == Some(QUESTION) && point.opens.is_none() && !of_plan;
        // Where all whom it was put to have answered there is nothing left to track.
        let answers = || inputs.facts.answered_in(id);
        let of_each = |one| answers().any(|answer| answer.with.contains(one));
        let answered = answers().next().is_some() && contact.with.iter().all(of_each);
        if asked && !answered && speaks_for_us(inputs.facts, contact, &point.speaker) {
            let field = contact.id.field(format!("points[{n}].id"));
            let message = "By its own id an answer to what we asked is not tracked.".to_owned();
            let hint = match planned(contact, &point.text) {
                Some(planned) => format!("write `id: {planned}`: the plan asks this"),
                None => format!(
                    "write `opens: {{ id: {id}, kind: question }}` in its place; take `id` and \
                     `act` out where it asks nothing"
                ),
            };
            RULE.at(report, field, message).hint(hint);
        }
    }
}

/// Returns the id of the question of the plan that a point tells, if no other point has it.
fn planned<'a>(contact: &'a Contact, text: &str) -> Option<&'a OpeningId> {
    let told = telling(text);
    let mut items = contact.plan.iter().flat_map(|plan| &plan.raise);
    items.find_map(|item| {
        let id = item.id.as_ref()?;
        let is_told =
            |point: &Point| point.id.as_ref().is_some_and(|own| own.as_str() == id.as_str());
        let wanted = telling(&item.text);
        let shared = wanted.iter().filter(|word| told.contains(word)).count();
        (shared * 2 > wanted.len() && !contact.points.iter().any(is_told)).then_some(id)
    })
}
