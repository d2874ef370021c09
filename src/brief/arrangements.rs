//! The plan of a meeting → why it is held, who asked for it, and how it is to go.

use std::borrow::Cow;

use serde::Serialize;

use super::contacts::unit_name;
use super::origin::Origin;
use super::reader::Reader;
use super::report::organiser;
use super::said::Said;
use crate::facts::contact::Contact;
use crate::facts::plan::{Plan, Press};
use crate::facts::text::{Many, Text};

/// How a meeting came about and is to go; each is empty where the record does not say it.
#[derive(Debug, Clone, Serialize)]
pub struct Arrangements<'a> {
    /// Who asked for it: `us`, `them`, or words.
    pub initiative: Option<&'a str>,
    pub organised_by: Option<Cow<'a, str>>,
    /// Who else is there, in words.
    pub others: Option<Said<'a>>,
    pub note: Option<Said<'a>>,
    /// What it is about, continuing “on …”.
    pub purpose: Option<Said<'a>>,
    /// The event's theme.
    pub theme: Option<&'a str>,
    /// The forum or body whose event it is.
    pub body: Option<&'a str>,
    /// Our unit that holds it.
    pub unit: Option<&'a str>,
    /// The unit's name in full.
    pub unit_name: Option<&'a str>,
    /// Why this meeting.
    pub why: Option<Said<'a>>,
    /// What they want from it.
    pub their_aims: Vec<Said<'a>>,
    pub press: Option<Press>,
    /// How the time is spent.
    pub scenario: Vec<Said<'a>>,
    pub interpreter: Option<&'a str>,
    /// What you say to open it.
    pub opening: Option<Said<'a>>,
    pub origin: Origin<'a>,
}

/// Reads how a planned contact came about and is to go. Once it was held, its record tells what
/// was, and only its plan what was planned.
pub fn arrangements<'a>(reader: Reader<'a>, contact: &'a Contact) -> Option<Arrangements<'a>> {
    let plan = reader.plan(contact);
    let planned = !contact.is_reported();
    if plan.is_none() && !planned {
        return None;
    }
    let unit = contact.unit.as_deref();
    let around = contact.around();
    let own = |words| reader.says_if(words, around).filter(|_| planned);
    let of_plan = |words: fn(&Plan) -> &Option<Text>| {
        plan.and_then(|plan| reader.says_if(words(plan), plan.around()))
    };
    let all_of_plan = |words: fn(&Plan) -> &Many<Text>| {
        plan.map(|plan| reader.says_all(words(plan), plan.around())).unwrap_or_default()
    };
    Some(Arrangements {
        initiative: contact.initiative.as_deref(),
        organised_by: contact
            .organised_by
            .as_deref()
            .filter(|_| planned)
            .map(|who| organiser(reader, who, contact.date.last())),
        others: own(&contact.others),
        note: own(&contact.note),
        purpose: own(&contact.purpose),
        theme: contact.theme.as_deref().filter(|_| planned),
        body: contact
            .body
            .as_ref()
            .filter(|_| planned)
            .map(|id| reader.facts.organisation(id).name_on(reader.as_of)),
        unit: unit.filter(|_| planned),
        unit_name: unit.and_then(|unit| unit_name(reader, unit)),
        why: of_plan(|plan| &plan.why),
        their_aims: all_of_plan(|plan| &plan.their_aims),
        press: plan.and_then(|plan| plan.press),
        scenario: all_of_plan(|plan| &plan.scenario),
        interpreter: plan.and_then(|plan| plan.interpreter.as_deref()),
        opening: of_plan(|plan| &plan.opening),
        origin: Origin::new(&contact.id, if plan.is_some() { "plan" } else { "" }),
    })
}
