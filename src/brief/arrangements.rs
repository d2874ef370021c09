//! The plan of a meeting → why it is held, who asked for it, and how it is to go.

use std::borrow::Cow;

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::report::organiser;
use crate::facts::contact::Contact;
use crate::facts::plan::{Plan, Press};
use crate::facts::text::Text;

/// How a meeting came about and is to go; each is empty where the record does not say it.
#[derive(Debug, Clone, Serialize)]
pub struct Arrangements<'a> {
    /// Who asked for it: `us`, `them`, or words.
    pub initiative: Option<&'a str>,
    /// Who organises it.
    pub organised_by: Option<Cow<'a, str>>,
    /// Who else is there, in words.
    pub others: Option<&'a Text>,
    /// A doubt or an explanation.
    pub note: Option<&'a Text>,
    /// What it is about, continuing “on …”.
    pub purpose: Option<&'a Text>,
    /// Why this meeting.
    pub why: Option<&'a Text>,
    /// What they want from it.
    pub their_aims: &'a [Text],
    /// Whether the press is there.
    pub press: Option<Press>,
    /// How the time is spent.
    pub scenario: &'a [Text],
    /// Who interprets.
    pub interpreter: Option<&'a str>,
    /// What you say to open it.
    pub opening: Option<&'a Text>,
    /// What of these nobody stated.
    pub marked: Vec<&'static str>,
    /// Where they stand.
    pub origin: Origin<'a>,
}

/// Reads how a planned contact came about and is to go. Once it was held, its record tells what
/// was, and only its plan what was planned.
pub fn arrangements<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
) -> Option<Arrangements<'a>> {
    let plan = contact.plan.as_deref();
    let planned = !contact.is_reported();
    if plan.is_none() && !planned {
        return None;
    }
    Some(Arrangements {
        initiative: contact.initiative.as_deref(),
        organised_by: contact
            .organised_by
            .as_deref()
            .filter(|_| planned)
            .map(|who| organiser(reader, who, contact.date.last())),
        others: contact.others.as_ref().filter(|_| planned),
        note: contact.note.as_ref().filter(|_| planned),
        purpose: contact.purpose.as_ref().filter(|_| planned),
        why: plan.and_then(|plan| plan.why.as_ref()),
        their_aims: plan.map(|plan| &*plan.their_aims).unwrap_or_default(),
        press: plan.and_then(|plan| plan.press),
        scenario: plan.map(|plan| &*plan.scenario).unwrap_or_default(),
        interpreter: plan.and_then(|plan| plan.interpreter.as_deref()),
        opening: plan.and_then(|plan| plan.opening.as_ref()),
        marked: plan.map_or_else(Vec::new, |plan| marked(reader, plan)),
        origin: Origin::new(&contact.id, if plan.is_some() { "plan" } else { "" }),
    })
}

/// Names what of a plan nobody stated.
fn marked<'a>(reader: Reader<'a>, plan: &'a Plan) -> Vec<&'static str> {
    let is_marked =
        |text: &'a Text| reader.marks(text.rests().within(plan.around())).is_some();
    let texts = [("why", &plan.why), ("opening", &plan.opening)].into_iter();
    let marked = texts.filter(|(_, text)| text.as_ref().is_some_and(is_marked));
    let lists = [
        ("their_aims", &plan.their_aims),
        ("scenario", &plan.scenario),
    ];
    let in_lists = lists.into_iter();
    let in_lists = in_lists.filter(|(_, texts)| texts.iter().any(is_marked));
    let marked = marked.map(|(key, _)| key);
    marked.chain(in_lists.map(|(key, _)| key)).collect()
}
