//! Something owed, with the contact in which it came up.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::ending::{Ending, Settled};
use super::evidence::Rests;
use super::id::{AnyId, Id, OpeningId};
use super::item::{OpeningKind, Opens, Point, Use, VerbItem};
use super::settings::Settings;
use super::text::Text;
use super::topic::Topic;
use super::when::When;
use crate::finding::field::RecordKey;

/// What in a contact leaves something owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Debt {
    /// The point at this place.
    Point(usize),
    /// The question at this place of the plan.
    Question(usize),
}

/// Something owed, with the contact in which it came up.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// The contact.
    pub contact: &'a Contact,
    /// Where in the contact.
    pub debt: Debt,
    /// Its id.
    pub id: &'a OpeningId,
    /// What kind.
    pub kind: OpeningKind,
    /// What is owed.
    pub what: &'a Text,
    /// Whether that is the point itself: nobody wrote what is owed.
    pub in_words: bool,
    /// By when.
    pub due: Option<When>,
    /// Whom to ask in the house.
    pub owner: Option<&'a str>,
    /// Who spoke: `us`, `them`, `both` or an id.
    pub speaker: &'a str,
    /// Who owes, where it is not the speaker.
    pub by: Option<&'a AnyId>,
    /// To whom, where it is said.
    pub to: Option<&'a AnyId>,
    /// What it rests on.
    pub rests: Rests<'a>,
}

/// One settlement: when, by which record, how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// When it was settled: the day given with it, else that of the record that tells it.
    pub when: When,
    /// The day or period of that record.
    pub told: When,
    /// The contact or source that settled it.
    pub by: RecordKey,
    /// How it ended.
    pub how: Settled,
}

impl Closing {
    /// Reads how a record of some day says that something ended. No record tells of an end after
    /// it: then its own day stands.
    pub fn new(end: Ending, told: When, by: RecordKey) -> Self {
        let ended = end.on.filter(|day| day.first() <= told.last());
        Self { when: ended.unwrap_or(told), told, by, how: end.how }
    }

    /// Returns the day from which the record counts that tells it.
    pub fn on(&self) -> NaiveDate {
        self.told.counts_from()
    }
}

impl Point {
    /// Says whether it is not to be repeated.
    pub fn is_to_know(&self) -> bool {
        self.r#use == Some(Use::Know)
    }
}

impl<'a> Opening<'a> {
    /// Says whether it came up in words that are not to be repeated.
    pub fn is_to_know(&self) -> bool {
        let points = &self.contact.points;
        matches!(self.debt, Debt::Point(n) if points[n].is_to_know())
    }

    /// Says whether what is told of some days may have settled it: nothing settles what comes up
    /// later, but for a question that is planned.
    pub fn may_end(&self, when: When) -> bool {
        matches!(self.debt, Debt::Question(_)) || self.contact.date.first() <= when.last()
    }

    /// Says whether it is a question of a plan, of which no report tells that it was put: that
    /// its own contact answered it would, and so would a point of its id.
    pub fn is_only_planned(&self) -> bool {
        let planned = matches!(self.debt, Debt::Question(_));
        let closed = self.contact.closes.get(self.id);
        let mut told = self.contact.points.iter().filter_map(|point| point.id.as_ref());
        planned
            && closed.is_none_or(|end| end.how == Settled::Dropped)
            && !told.any(|id| id.as_str() == self.id.as_str())
    }

    /// Returns the words that name its sides: who spoke, who owes and to whom.
    pub fn named(&self) -> impl Iterator<Item = &'a str> {
        let sides = [self.by, self.to].into_iter().flatten();
        sides.map(Id::as_str).chain([self.speaker])
    }

    /// Returns the topic of the point or question, else the only one of its contact.
    pub fn topic(&self) -> Option<&'a Id<Topic>> {
        let own = match self.debt {
            Debt::Point(place) => self.contact.points[place].topic.as_ref(),
            Debt::Question(place) => {
                let plan = self.contact.plan.as_deref();
                plan.and_then(|plan| plan.raise[place].topic.as_ref())
            }
        };
        own.or_else(|| self.contact.only_topic())
    }

    /// Reads what a contact leaves owed at a place.
    pub fn new(contact: &'a Contact, debt: Debt, settings: &Settings) -> Self {
        match debt {
            Debt::Point(place) => {
                let point = &contact.points[place];
                let opens = point.opens.as_deref().expect("indexed for its opening");
                Self::of_point(contact, debt, point, opens)
            }
            Debt::Question(place) => {
                let plan = contact.plan.as_deref().expect("indexed for its question");
                let item = &plan.raise[place];
                let rests = item.text.rests().within(plan.around());
                let kind = if settings.is_question(&item.verb) {
                    OpeningKind::Question
                } else {
                    OpeningKind::Request
                };
                Self::of_question(contact, debt, (kind, item), rests)
            }
        }
    }

    fn of_point(contact: &'a Contact, debt: Debt, point: &'a Point, opens: &'a Opens) -> Self {
        Self {
            contact,
            debt,
            id: &opens.id,
            kind: opens.kind,
            what: opens.what.as_ref().unwrap_or(&point.text),
            in_words: opens.what.is_none(),
            due: opens.due,
            owner: opens.owner.as_deref(),
            speaker: &point.speaker,
            by: opens.by.as_ref(),
            to: opens.to.as_ref(),
            rests: point.text.rests().within(contact.around()),
        }
    }

    fn of_question(
        contact: &'a Contact,
        debt: Debt,
        (kind, item): (OpeningKind, &'a VerbItem),
        rests: Rests<'a>,
    ) -> Self {
        Self {
            contact,
            debt,
            id: item.id.as_ref().expect("indexed for its id"),
            kind,
            what: &item.text,
            in_words: false,
            due: None,
            owner: None,
            speaker: "us",
            by: None,
            to: None,
            rests,
        }
    }
}
