//! A contact: one meeting, call, workshop or letter, planned and then held, in one file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Facts;
use super::allow::Allow;
use super::ending::Ending;
use super::evidence::with_evidence;
use super::figure::published_before;
use super::format::FurtherFormat;
use super::id::{Id, OpeningId};
use super::invitation::Invitation;
use super::item::Point;
use super::organisation::{Assessment, Organisation};
use super::person_item::PersonItem;
use super::plan::Plan;
use super::quantity::Quantity;
use super::schema::link::Organiser;
use super::source::Source;
use super::text::{Many, Text};
use super::time::{Minutes, Time, Zone};
use super::topic::Topic;
use super::visit::Visit;
use super::when::When;

/// One contact, from the plan to the report.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// File stem.
    #[serde(skip)]
    pub id: Id<Contact>,
    /// A word of `settings.contact_kinds`.
    pub kind: String,
    /// The day or days.
    pub date: When,
    /// The organisations on the other side.
    pub with: Many<Id<Organisation>>,
    /// What the event is called, where it has a name.
    pub title: Option<String>,
    /// `planned`, `tbc`, `held` or `cancelled`; by the date unless said.
    pub status: Option<Status>,
    /// Place time.
    pub time: Option<Time>,
    /// Zone of `time`.
    pub tz: Option<Zone>,
    /// A word of `settings.levels`.
    pub level: Option<String>,
    /// Our unit or cabinet that held it.
    pub unit: Option<String>,
    /// Who was there for us.
    #[serde(default)]
    pub us: Many<PersonItem>,
    /// Who was there for them.
    #[serde(default)]
    pub them: Many<PersonItem>,
    /// Others present, in words.
    pub others: Option<Text>,
    /// How it was held: a word of `settings.modes`.
    pub mode: Option<String>,
    /// Where it was held.
    pub venue: Option<String>,
    /// Whom to call on the day.
    pub contact_person: Option<Box<PersonItem>>,
    /// Who organised it: an organisation's id, or a unit of ours.
    #[schemars(with = "Option<Organiser>")]
    pub organised_by: Option<String>,
    /// Who asked for it: `us`, `them`, or words.
    pub initiative: Option<String>,
    /// The forum or body whose event it was.
    pub body: Option<Id<Organisation>>,
    /// The visit it belongs to.
    pub visit: Option<Id<Visit>>,
    /// The event's theme.
    pub theme: Option<String>,
    /// What it was about.
    #[serde(default)]
    pub topics: Many<Id<Topic>>,
    /// Why it was held, continuing “on …”.
    pub purpose: Option<Text>,
    /// What came of it, in a sentence.
    pub summary: Option<Text>,
    /// What each side said.
    #[serde(default)]
    pub points: Vec<Point>,
    /// Figures they gave; printed as theirs.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// What it settled, by the id under which it was opened.
    #[serde(default)]
    pub closes: BTreeMap<OpeningId, Ending>,
    /// Pages they pointed to.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The sources that report it.
    #[serde(default)]
    pub reports: Many<Id<Source>>,
    /// Fields on which the sources differ.
    #[serde(default)]
    pub disputed: Vec<Disputed>,
    /// Our reading of it; never released.
    pub assessment: Option<Assessment>,
    /// Who may read the record.
    pub handling: Option<String>,
    /// The calendar entry it began with: a later message about it changes this record.
    pub invitation: Option<Invitation>,
    /// What was written before; all that a brief as of an earlier day sees.
    pub plan: Option<Box<Plan>>,
    /// A doubt or an explanation.
    pub note: Option<Text>,
    /// Fields that nobody stated, as `level`; the pack says so.
    #[serde(default)]
    pub assumed: Many<String>,
    /// How long its card may take to read; as its visit says unless said here.
    pub reading: Option<Minutes>,
    /// Documents that `build` makes of it.
    #[serde(default)]
    pub documents: Many<String>,
    /// Formats of its documents besides Markdown and HTML.
    #[serde(default)]
    pub formats: Many<FurtherFormat>,
    /// Findings that are accepted, with the reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// How far a contact has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Agreed and to come.
    Planned,
    /// To be confirmed.
    Tbc,
    /// It took place.
    Held,
    /// It will not take place.
    Cancelled,
}

with_evidence! {
/// A figure they gave.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What is counted.
    pub what: Text,
    /// The number as said.
    pub value: Quantity,
    /// Its unit.
    pub unit: Option<String>,
    /// `more than`, `about`, `under`, ….
    pub qualifier: Option<String>,
    /// What it counts over.
    pub period: Option<When>,
    /// The day or month it holds for.
    pub as_of: Option<When>,
    /// Whether it is an aim, forecast or budget: it may lie ahead.
    #[serde(default)]
    pub aim: bool,
    /// What part of the whole that is, as said.
    pub share: Option<String>,
    /// What it was before, as said.
    pub before: Option<String>,
    /// A source that confirms or corrects it.
    pub check: Option<Id<Source>>,
    /// A doubt or an explanation.
    pub note: Option<Text>,
    /// Its own handling mark; without one that of the contact holds.
    pub handling: Option<String>,
}
}

/// A page they pointed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its title.
    pub title: String,
    /// Its address; none when the report has the words only.
    pub url: Option<String>,
}

/// A field on which sources differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disputed {
    /// The field.
    pub field: String,
    /// What they say.
    pub says: Text,
}

impl Claim {
    /// Returns the day of its source, where it counts what had not happened by then.
    pub fn source_before_end(&self, facts: &Facts, contact: &Contact) -> Option<When> {
        let source = self.rests().within(contact.around()).source;
        let until = self.period.map(|period| period.last());
        let until = until.or(self.as_of.map(|day| day.first())).filter(|_| !self.is_aim());
        published_before(facts, source, until?)
    }
}

impl Contact {
    /// Returns the topic of a point: its own, else the only one of the contact, unless it is what
    /// they always say.
    pub fn topic_of<'a>(&'a self, point: &'a Point) -> Option<&'a Id<Topic>> {
        point.topic.as_ref().or_else(|| self.only_topic().filter(|_| point.line.is_none()))
    }

    /// Returns its topic, where it has one alone.
    pub fn only_topic(&self) -> Option<&Id<Topic>> {
        if let [only] = &*self.topics { Some(only) } else { None }
    }
}

impl Claim {
    /// Returns a claim that says nothing but these words.
    pub fn only(words: String) -> Self {
        Self { what: Text::new(words), ..Self::default() }
    }
}
