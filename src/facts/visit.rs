//! A visit: for whom, where, when, and the meetings of its programme.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::allow::Allow;
use super::contact::{Contact, Status};
use super::evidence::with_evidence;
use super::format::FurtherFormat;
use super::id::Id;
use super::organisation::Organisation;
use super::person::Person;
use super::person_item::PersonItem;
use super::text::{Many, Text, word_or_map};
use super::time::{Minutes, Time, Zone};
use super::topic::Topic;
use super::when::When;

with_evidence! {
/// A journey or a day of meetings, briefed as one pack.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// File stem.
    #[serde(skip)]
    pub id: Id<Visit>,
    /// Title of the pack.
    pub title: String,
    /// The principal: “you”.
    pub r#for: Id<Person>,
    /// First and last day.
    pub dates: When,
    /// Where.
    pub place: Option<String>,
    /// Zone of the meetings that give none.
    pub tz: Option<Zone>,
    /// Why you go, in a sentence or two.
    pub purpose: Option<Text>,
    /// What you want to bring home.
    #[serde(default)]
    pub aims: Many<Text>,
    /// Topics whose messages are the visit's key messages.
    #[serde(default)]
    pub topics: Many<Id<Topic>>,
    /// The programme, in order.
    pub meetings: Vec<Meeting>,
    /// Topics with general speaking points.
    #[serde(default)]
    pub general_points: Many<Id<Topic>>,
    /// Parts of the background, in order: `recent-contacts` or a topic.
    #[serde(default)]
    pub background: Many<BackgroundPart>,
    /// What holds for every meeting that does not say otherwise.
    #[serde(default)]
    pub default: MeetingDefault,
    /// Who prepared the pack.
    pub prepared_by: Option<String>,
    /// Whom to call about it.
    pub contact: Option<String>,
    /// `draft`, `final`, ….
    pub status: Option<String>,
    /// The reader's day: later facts stay out.
    pub as_of: Option<When>,
    /// The least handling mark of the pack.
    pub handling: Option<String>,
    /// Fields that nobody stated, as `prepared_by`; the pack says so.
    #[serde(default)]
    pub assumed: Many<String>,
    /// How long each card may take to read; as the settings say unless said here.
    pub reading: Option<Minutes>,
    /// When the pack is due.
    pub deadline: Option<When>,
    /// Documents that `build` makes of it; the scene-setter unless said.
    #[serde(default)]
    pub documents: Many<String>,
    /// Formats of its documents besides Markdown and HTML.
    #[serde(default)]
    pub formats: Many<FurtherFormat>,
    /// Findings that are accepted, with the reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
}
}

impl Visit {
    /// Returns the meetings of the programme that have their file, in order.
    pub fn filed(&self) -> impl Iterator<Item = &Id<Contact>> {
        self.meetings.iter().filter_map(|meeting| match meeting {
            Meeting::Filed(id) => Some(id),
            Meeting::Unfiled(_) => None,
        })
    }

    /// Returns the meetings of the programme that have no file yet, in order.
    pub fn unfiled(&self) -> impl Iterator<Item = &UnfiledMeeting> {
        self.meetings.iter().filter_map(|meeting| match meeting {
            Meeting::Filed(_) => None,
            Meeting::Unfiled(meeting) => Some(meeting),
        })
    }
}

/// A part of the background: the list of contacts, or a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum BackgroundPart {
    /// `recent-contacts`
    RecentContacts,
    /// A topic's background, figures and notes.
    Topic(Id<Topic>),
}

impl<'de> Deserialize<'de> for BackgroundPart {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let id = Id::<Topic>::deserialize(reader)?;
        Ok(match id.as_str() {
            "recent-contacts" => Self::RecentContacts,
            _ => Self::Topic(id),
        })
    }
}

/// What holds for every meeting of a visit that does not say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingDefault {
    /// Who goes for us.
    #[serde(default)]
    pub us: Many<PersonItem>,
    /// How meetings are held.
    pub mode: Option<String>,
    /// Where meetings are held.
    pub venue: Option<String>,
}

/// One item of the programme.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Meeting {
    /// A contact that has its file.
    Filed(Id<Contact>),
    /// One that has none yet.
    Unfiled(UnfiledMeeting),
}

/// A meeting that has no contact file yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnfiledMeeting {
    /// With whom.
    pub with: Many<Id<Organisation>>,
    /// How firm it is.
    pub status: Option<Status>,
    /// What it is called.
    pub title: Option<String>,
    /// The day.
    pub date: Option<When>,
    /// Place time.
    pub time: Option<Time>,
    /// In a released edition, the mark that stands for the whole meeting.
    #[serde(skip)]
    pub withheld: Option<String>,
}

impl<'de> Deserialize<'de> for Meeting {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let expected = "the id of a contact, or `{ with, status, title, date, time }`";
        let filed = |id: &str| id.parse().map(Meeting::Filed);
        word_or_map(reader, expected, filed, Meeting::Unfiled)
    }
}
