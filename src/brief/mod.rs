//! The brief: what one reader needs on one day, in reading order; all that templates see.

pub mod answered;
pub mod arrangements;
pub mod assemble;
pub mod background;
pub mod before_you;
pub mod behind;
pub mod between;
pub mod by_level;
pub mod card;
mod card_room;
mod card_time;
pub mod cite;
pub mod computed;
mod contact_gaps;
pub mod contacts;
mod day;
pub mod dossier;
mod doubted;
pub mod employer;
pub mod figures;
mod fill_card;
mod finish;
pub mod folded;
pub mod form;
pub mod gap;
pub mod gaps;
pub mod if_raised;
mod known;
pub mod language;
pub mod last_talk;
mod length;
pub mod links;
mod look;
pub mod meeting;
pub mod met;
pub mod milestones;
pub mod mission;
pub mod moved;
mod new_titles;
pub mod news;
pub mod notes;
pub mod number;
pub mod occasion;
pub mod organisations;
pub mod origin;
pub mod party;
pub mod people;
mod person_gaps;
pub mod planned;
pub mod points;
pub mod posts;
pub mod principal;
pub mod profile;
pub mod promises;
pub mod questions;
pub mod reader;
mod records;
pub mod related;
pub mod report;
pub mod room;
pub mod said;
pub mod said_by;
pub mod scene;
pub mod schedule;
pub mod seats;
pub mod sensitive;
pub mod sent;
mod set_scene;
pub mod sheet;
mod shown;
pub mod sides;
mod sooner;
pub mod spoke;
pub mod stand;
pub mod state;
mod tell_once;
pub mod theirs;
pub mod titles;
mod to_raise;
pub mod told_day;
pub mod topic_gaps;
pub mod topics;
mod unstated;
pub mod used;
pub mod when;
mod window;
pub mod words;
mod written;

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Value;

use crate::facts::when::When;
use background::Background;
use cite::SourceLine;
use dossier::Dossier;
use gap::Gap;
use mission::Mission;
use origin::Origin;
use people::Attendee;
use principal::Principal;
use profile::Profile;
use report::ContactReport;
use said::Said;
use sheet::Sheet;
use topics::TopicPoints;

/// All that a template sees.
#[derive(Debug, Clone, Serialize)]
pub struct Brief<'a> {
    /// The document: `scene-setter`, `meeting-brief`, ….
    pub document: &'a str,
    /// The id of the visit or contact.
    pub id: &'a str,
    /// Title of the pack.
    pub title: &'a str,
    /// Language tag.
    pub language: &'a str,
    /// Handling mark: the highest of what the pack shows.
    pub handling: &'a str,
    /// The origin of the first fact that bears it; none where no fact does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling_at: Option<String>,
    /// `draft`, `final`, ….
    pub status: Option<&'a str>,
    /// The reader's day: later facts are not in the pack.
    pub as_of: When,
    /// The reports of what was held: it is read on the day of the last of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub as_of_because: Vec<Origin<'a>>,
    /// The records of which it holds the name alone: their marks count too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub named_records: Vec<Origin<'a>>,
    /// The last day on record, where the reader's day lies after it.
    pub known_until: Option<When>,
    /// Whether the reader's day is the eve of the event, and lies after all that is on record.
    pub ahead: bool,
    /// Who prepared the pack.
    pub prepared_by: Option<&'a str>,
    /// Whom to call about it.
    pub contact: Option<&'a str>,
    /// “You”.
    pub principal: Option<Principal<'a>>,
    /// The visit; none for a single meeting.
    pub visit: Option<VisitCover<'a>>,
    /// One sheet a meeting, in the order of the programme.
    pub sheets: Vec<Sheet<'a>>,
    /// General speaking points.
    pub general_points: Vec<TopicPoints<'a>>,
    /// Background, in order.
    pub background: Vec<Background<'a>>,
    /// The level and limits of a released edition; none for the pack itself.
    pub released: Option<Released<'a>>,
    /// One contact in full; none unless the brief is of a contact.
    pub report: Option<ContactReport<'a>>,
    /// What a visit brought; none unless the brief is of a visit.
    pub mission: Option<Mission<'a>>,
    /// One organisation in full; none unless the brief is of an organisation.
    pub profile: Option<Profile<'a>>,
    /// One topic over all organisations; none unless the brief is of a topic.
    pub dossier: Option<Dossier<'a>>,
    /// Whether something in it carries the sign of what nobody stated.
    pub marked: bool,
    /// The sources of everything above, by id.
    pub sources: Vec<SourceLine<'a>>,
    /// The tree that templates see of it, once it is put together.
    #[serde(skip)]
    seen: Value,
    /// The records in which its pieces stand, as `contacts/x#`; none where no tree tells them.
    #[serde(skip)]
    behind: Option<BTreeSet<String>>,
}

impl Brief<'_> {
    /// Returns the tree that templates see.
    pub fn seen(&self) -> &Value {
        &self.seen
    }
}

/// What a released edition says of itself.
#[derive(Debug, Clone, Serialize)]
pub struct Released<'a> {
    pub level: &'a str,
    /// The organisations to which it is limited, by name.
    pub scope: &'a [String],
}

#[derive(Debug, Clone, Serialize)]
pub struct VisitCover<'a> {
    /// First and last day.
    pub dates: When,
    pub place: Option<&'a str>,
    /// Why you go.
    pub purpose: Option<Said<'a>>,
    /// What you want to bring home.
    pub aims: Vec<Said<'a>>,
    pub key_messages: Vec<TopicPoints<'a>>,
    /// Who goes for us unless a sheet says otherwise.
    pub us: Vec<Attendee<'a>>,
    /// When the pack is due.
    pub deadline: Option<When>,
    /// Its fields that nobody stated, as `place`.
    pub marked: Vec<&'a str>,
    /// What the record does not say about the visit as a whole.
    pub gaps: Vec<Gap<'a>>,
    pub origin: Origin<'a>,
}
