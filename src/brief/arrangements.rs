//! The plan of a meeting → why it is held, who asked for it, and how it is to go.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::plan::Press;
use crate::facts::text::Text;

/// How a meeting came about and is to go; each is empty where the record does not say it.
#[derive(Debug, Clone, Serialize)]
pub struct Arrangements<'a> {
    /// Who asked for it: `us`, `them`, or words.
    pub initiative: Option<&'a str>,
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

/// Reads how a planned contact came about and is to go.
pub fn arrangements<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
) -> Option<Arrangements<'a>> {
    let plan = contact.plan.as_deref()?;
    let is_marked =
        |text: &'a Text| reader.marks(text.rests().within(plan.around())).is_some();
    let texts = [("why", &plan.why), ("opening", &plan.opening)];
    let texts = texts.into_iter();
    let marked = texts.filter(|(_, text)| text.as_ref().is_some_and(is_marked));
    let lists = [
        ("their_aims", &plan.their_aims),
        ("scenario", &plan.scenario),
    ];
    let lists = lists.into_iter();
    let in_lists = lists.filter(|(_, texts)| texts.iter().any(is_marked));
    Some(Arrangements {
        initiative: contact.initiative.as_deref(),
        why: plan.why.as_ref(),
        their_aims: &plan.their_aims,
        press: plan.press,
        scenario: &plan.scenario,
        interpreter: plan.interpreter.as_deref(),
        opening: plan.opening.as_ref(),
        marked: marked
            .map(|(key, _)| key)
            .chain(in_lists.map(|(key, _)| key))
            .collect(),
        origin: Origin::new(&contact.id, "plan"),
    })
}
