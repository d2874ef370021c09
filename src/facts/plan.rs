//! What is known and wanted before a contact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::contact::Status;
use super::evidence::with_evidence;
use super::id::Id;
use super::item::VerbItem;
use super::person_item::PersonItem;
use super::source::Source;
use super::text::{Many, Text};
use super::time::Time;
use super::topic::IfRaised;

with_evidence! {
/// What is known and wanted before a contact.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What you want from it.
    pub objective: Option<Text>,
    /// What you ask of them, in a sentence.
    pub ask: Option<Text>,
    /// Why this meeting.
    pub why: Option<Text>,
    /// What they want from it.
    #[serde(default)]
    pub their_aims: Many<Text>,
    /// Whether the press is there.
    pub press: Option<Press>,
    /// How the time is spent: who opens, how long.
    #[serde(default)]
    pub scenario: Many<Text>,
    /// Who interprets, between which languages.
    pub interpreter: Option<String>,
    /// What you say to open it.
    pub opening: Option<Text>,
    /// What to raise, in order.
    #[serde(default)]
    pub raise: Vec<VerbItem>,
    /// What to answer.
    #[serde(default)]
    pub if_raised: Vec<IfRaised>,
    /// What to keep out of it.
    #[serde(default)]
    pub avoid: Many<Text>,
    /// Sources with sensitive matters.
    #[serde(default)]
    pub sensitive: Many<Id<Source>>,
    /// What to tell the press.
    pub press_line: Option<Text>,
    /// How firm it was, beforehand.
    pub status: Option<Status>,
    /// Who was to come for us; the visit's default unless said.
    #[serde(default)]
    pub us: Many<PersonItem>,
    /// Who was to come for them.
    #[serde(default)]
    pub them: Many<PersonItem>,
    /// Place time at which it was to be held; that of the contact unless said.
    pub time: Option<Time>,
    /// How it was to be held.
    pub mode: Option<String>,
    /// Where it was to be held.
    pub venue: Option<String>,
    /// Whom to call on the day.
    pub contact_person: Option<Box<PersonItem>>,
}
}

/// Whether the press is at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Press {
    /// It is.
    Open,
    /// It is not.
    Closed,
}
