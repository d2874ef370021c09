//! A topic: what we say on it, what is expected when, and its figures.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::allow::Allow;
use super::at::At;
use super::evidence::{Rests, with_evidence};
use super::figure::Figure;
use super::id::Id;
use super::item::VerbItem;
use super::organisation::Organisation;
use super::source::Source;
use super::text::{Many, Text, word_or_map};
use super::when::When;

with_evidence! {
/// What the house knows and says on one subject.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// File stem.
    #[serde(skip)]
    pub id: Id<Topic>,
    /// Name as printed.
    pub name: String,
    /// Abbreviation.
    pub short: Option<String>,
    /// Other spellings; found in free text, never printed.
    #[serde(default)]
    pub aka: Many<String>,
    /// The wider topic.
    pub parent: Option<Id<Topic>>,
    /// The unit that answers for it.
    pub owner: Option<String>,
    /// Our line, in a sentence.
    pub line: Option<Text>,
    /// Since when that is our line.
    pub line_since: Option<When>,
    /// Speaking points.
    #[serde(default)]
    pub messages: Vec<VerbItem>,
    /// Questions that may come, with the answer.
    #[serde(default)]
    pub if_raised: Vec<IfRaised>,
    /// Dates we announce.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// Figures.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Remarks, each with its source.
    #[serde(default)]
    pub notes: Vec<TopicNote>,
    /// Background, Markdown of any length; a list where passages rest on different places.
    #[serde(default)]
    pub background: Many<Text>,
    /// The sources behind `background`.
    #[serde(default)]
    pub background_sources: Many<Id<Source>>,
    /// When it should be read again.
    pub review_by: Option<When>,
    /// Who may read the record.
    pub handling: Option<String>,
    /// Findings that are accepted, with the reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
}
}

with_evidence! {
/// A question that may come, and the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IfRaised {
    /// What they say.
    pub they: Text,
    /// What you can say.
    pub say: Option<Text>,
    /// The topic whose line answers it, instead of `say`.
    pub use_line: Option<Id<Topic>>,
    /// How likely it is to come up.
    pub likely: Option<Likelihood>,
}
}

/// How likely something is to come up.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// It will.
    Certain,
    /// It may.
    Possible,
    /// Hardly.
    Unlikely,
}

with_evidence! {
/// A date we announce: `expected` until `happened`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// What is to happen.
    pub what: Text,
    /// When it was expected, oldest expectation first.
    #[serde(default)]
    pub expected: Many<Expected>,
    /// When it happened.
    pub happened: Option<When>,
}
}

/// An expectation and when it was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The expected day or period.
    pub date: When,
    /// Since when it was expected then.
    pub as_of: Option<When>,
    /// Who says so.
    pub source: Option<Id<Source>>,
    /// Where in the source.
    pub at: Option<At>,
    /// The words there, where they may be kept.
    pub quote: Option<String>,
    /// A word of `settings.bases`; `stated` where there is a source.
    pub basis: Option<String>,
    /// An explanation.
    pub note: Option<Text>,
}

impl Expected {
    /// Expects something on a day, with nothing said of who says so.
    fn on(date: When) -> Self {
        Self { date, as_of: None, source: None, at: None, quote: None, basis: None, note: None }
    }

    /// Returns what it says itself of what it rests on.
    pub fn rests(&self) -> Rests<'_> {
        Rests {
            source: self.source.as_ref(),
            at: self.at.as_ref(),
            quote: self.quote.as_deref(),
            basis: self.basis.as_deref(),
        }
    }
}

impl<'de> Deserialize<'de> for Expected {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            date: When,
            as_of: Option<When>,
            source: Option<Id<Source>>,
            at: Option<At>,
            quote: Option<String>,
            basis: Option<String>,
            note: Option<Text>,
        }
        let expected = "a day or period, or `{ date, as_of, source, at, basis, note }`";
        let on = |day: &str| day.parse().map(Expected::on);
        word_or_map(reader, expected, on, |full: Full| Expected {
            date: full.date,
            as_of: full.as_of,
            source: full.source,
            at: full.at,
            quote: full.quote,
            basis: full.basis,
            note: full.note,
        })
    }
}

with_evidence! {
/// A remark on a topic, or on an organisation within it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicNote {
    /// The remark.
    pub text: Text,
    /// The organisations it is about; it stands on their sheets too.
    #[serde(default)]
    pub about: Many<Id<Organisation>>,
    /// Of when it is.
    pub as_of: Option<When>,
    /// Who may read it.
    pub handling: Option<String>,
}
}
