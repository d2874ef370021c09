//! What we answered to a question that was asked before.

use serde::Serialize;

use super::origin::Origin;
use super::party::party;
use super::reader::Reader;
use super::said::Said;
use super::told_day::ToldDay;
use crate::facts::id::Id;
use crate::facts::item::Point;
use crate::facts::organisation::Organisation;
use crate::facts::topic::Topic;
use crate::facts::when::When;

/// An answer of ours to a question that was asked before.
#[derive(Debug, Clone, Serialize)]
pub struct Answered<'a> {
    /// What we said.
    pub text: Said<'a>,
    /// When.
    pub date: ToldDay,
    /// To whom, where it is to be said: the organisations of that contact.
    pub to: Vec<&'a str>,
    /// Since when our line is a newer one.
    pub new_line: Option<When>,
    /// Whether no day is on record from which our line is what it is: it may not be that of then.
    pub undated_line: bool,
    /// The organisations of those whom we answered.
    #[serde(skip)]
    pub told: Vec<&'a Id<Organisation>>,
    /// Whether it is not to be said again.
    pub know: bool,
    pub handling: Option<&'a str>,
    pub sources: Vec<&'a str>,
    pub origin: Origin<'a>,
}

/// Finds our answers to the question of a point, the newest first.
pub fn answered<'a>(
    reader: Reader<'a>,
    question: &Point,
    topic: Option<&Topic>,
) -> Vec<Answered<'a>> {
    let Some(id) = question.id.as_ref() else {
        return Vec::new();
    };
    let contacts = reader.facts.answered_in(id).rev();
    let held = contacts.filter(|contact| contact.held_by(reader.as_of));
    let answers = held.filter_map(|contact| {
        let mut points = contact.points.iter().enumerate().rev();
        let (number, point, rests, text) = points.find_map(|(n, point)| {
            let rests = point.text.rests().within(contact.around());
            let text = reader.said(&point.text, rests)?;
            let is_answer = point.answers.contains(id);
            is_answer.then_some((n, point, rests, text))
        })?;
        let since = topic.and_then(|topic| topic.line_since);
        let newer =
            |since: &When| since.first() > contact.date.last() && since.first() <= reader.as_of;
        let told = party(reader, contact, "them");
        Some(Answered {
            text,
            date: ToldDay::of(contact),
            to: told.names,
            new_line: since.filter(newer),
            undated_line: topic.is_some_and(|topic| topic.line.is_some()) && since.is_none(),
            told: told.organisations,
            know: point.is_to_know(),
            handling: point.handling.as_deref(),
            sources: reader.cites(rests),
            origin: Origin::item(&contact.id, "points", number),
        })
    });
    answers.collect()
}
