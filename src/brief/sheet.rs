//! The sheet of one meeting: all that the principal needs in the room.

use serde::Serialize;

use super::arrangements::Arrangements;
use super::by_level::LevelGroup;
use super::card::Card;
use super::contacts::ContactLine;
use super::folded::FoldedLists;
use super::gap::Gap;
use super::met::PersonMet;
use super::moved::Moved;
use super::news::{NewSince, News};
use super::organisations::{AssessmentLine, OrganisationLine};
use super::origin::Origin;
use super::people::Attendee;
use super::planned::Planned;
use super::promises::Promise;
use super::questions::Answer;
use super::reader::Reader;
use super::said::Said;
use super::scene::SceneLine;
use super::sensitive::Sensitive;
use super::spoke::Spoke;
use super::theirs::{ClaimLine, Line};
use super::topics::Raise;
use super::when::WhenLine;
use crate::facts::contact::Status;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;

/// All that one meeting needs, in reading order.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet<'a> {
    /// The contact's id; none for a meeting that has no file yet.
    pub id: Option<&'a str>,
    /// In a released edition, the mark that stands in place of the whole sheet.
    pub mark: Option<&'a str>,
    /// In a released edition, the marks of what is left out about the organisations.
    pub withheld: Vec<&'a str>,
    /// Whether nothing is on record but that the meeting is wanted. For the templates of a house:
    /// our own name what may be there, so that `why` can tell what was.
    pub blank: bool,
    /// What the meeting is called: its title, or the organisations.
    pub title: String,
    pub organisations: Vec<OrganisationLine<'a>>,
    /// How firm it is.
    pub status: Status,
    /// Whether it had been held by the reader's day.
    pub held: bool,
    /// Whether its day has passed, and the record does not say whether it was held.
    pub passed: bool,
    /// Whether a report is on record, though the status says that it is planned.
    pub reported: bool,
    /// Whether it will not take place.
    pub cancelled: bool,
    /// What the record remarks on a meeting that was cancelled.
    pub note: Option<Said<'a>>,
    /// Day, place time and time at home.
    pub when: WhenLine,
    /// The day of the meeting before, which decides whether the programme tells this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub when_because: Vec<Origin<'a>>,
    /// Whether the programme has the day of the meeting before.
    pub same_day: bool,
    pub venue: Option<&'a str>,
    /// How it is held.
    pub mode: Option<&'a str>,
    /// A word of `settings.contact_kinds`, where it has its file.
    pub kind: Option<&'a str>,
    /// Whether it needs no place: a call, or a letter.
    pub remote: bool,
    /// Whether it is written, not spoken.
    pub written: bool,
    /// Who goes for us.
    pub us: Vec<Attendee<'a>>,
    /// Whom to call on the day.
    pub contact_person: Option<Attendee<'a>>,
    /// Whether the house wants the opening in bullets, not as a paragraph.
    pub in_short: bool,
    /// What to read first, as a paragraph; empty where bullets stand in its place.
    pub scene: Vec<SceneLine<'a>>,
    /// How it came about and is to go, where there is a plan.
    pub arrangements: Option<Arrangements<'a>>,
    /// What you want from it.
    pub objective: Option<Said<'a>>,
    /// What you ask of them.
    pub ask: Option<Said<'a>>,
    /// Fields of the meeting that nobody stated, as `venue`.
    pub marked: Vec<&'a str>,
    /// What came of it, where it was held with no organisation: no list of contacts has it.
    pub own: Option<ContactLine<'a>>,
    /// When you last spoke with any of them.
    pub last_spoke: Option<ContactLine<'a>>,
    /// When you last spoke with each of them.
    pub spoke: Vec<Spoke<'a>>,
    /// When you were last in one room, where that was later.
    pub last_in_room: Option<ContactLine<'a>>,
    pub new_since: NewSince<'a>,
    /// Who is in the room.
    pub people: Vec<PersonMet<'a>>,
    /// Our reading of them.
    pub assessments: Vec<AssessmentLine<'a>>,
    pub raise: Vec<Raise<'a>>,
    /// What to keep out of it.
    pub avoid: Vec<Said<'a>>,
    /// What they are likely to say.
    pub lines: Vec<Line<'a>>,
    /// Where they said something else than the time before.
    pub moved: Vec<Moved<'a>>,
    /// What to answer.
    pub if_raised: Vec<Answer<'a>>,
    /// What to know and be careful with.
    pub sensitive: Vec<Sensitive<'a>>,
    /// What each side owes.
    pub promises: Vec<Promise<'a>>,
    /// Whether anything stands below the rule that parts the record from what to say.
    pub record: bool,
    /// Meetings of the last twelve months that were called off, oldest first.
    pub called_off: Vec<Planned<'a>>,
    /// Recent contacts by level.
    pub recent: Vec<LevelGroup<'a>>,
    /// Figures they gave.
    pub claims: Vec<ClaimLine<'a>>,
    pub press_line: Option<Said<'a>>,
    /// What the record does not say, and what is doubtful.
    pub gaps: Vec<Gap<'a>>,
    /// What its lists count and do not show.
    pub folded: FoldedLists<'a>,
    /// What of all this stands on the card of the meeting, and what besides.
    pub card: Card<'a>,
    pub origin: Origin<'a>,
}

impl<'a> Sheet<'a> {
    /// Names the records of all that a card might tell.
    pub fn told_records(&self) -> Vec<Origin<'a>> {
        let contacts = self.spoke.iter().flat_map(Spoke::contacts).map(|one| &one.origin);
        let owed = self.promises.iter().map(|one| &one.origin);
        let points = self.raise.iter().map(|one| &one.origin);
        let people = self.people.iter().map(|one| &one.origin);
        let answers = self.if_raised.iter().map(|one| &one.origin);
        let know = self.sensitive.iter().map(|one| &one.origin);
        let news = self.new_since.items.iter().map(|one| &one.origin);
        let lines = self.lines.iter().flat_map(|one| one.because.iter().chain([&one.origin]));
        let told = contacts.chain(owed).chain(points).chain(people).chain(answers);
        let mut all: Vec<Origin<'a>> = Vec::new();
        for origin in told.chain(know).chain(news).chain(lines) {
            let record = origin.whole();
            if !all.contains(&record) {
                all.push(record);
            }
        }
        all
    }

    /// Says whether nothing is on record between us and them.
    pub fn tells_nothing(&self) -> bool {
        self.recent.is_empty()
            && self.spoke.iter().all(Spoke::says_nothing)
            && self.new_since.items.is_empty()
            && self.sensitive.is_empty()
            && self.promises.is_empty()
            && self.assessments.is_empty()
    }

    /// Leaves out what would stand twice: the sentence of a source is told as news, beside the
    /// promise that it settled or beside the figure that it checks, once.
    pub fn tell_sources_once(&mut self) {
        let checks: Vec<&str> = self
            .claims
            .iter()
            .filter_map(|claim| claim.check.as_ref())
            .map(|source| source.id)
            .collect();
        let news = &mut self.new_since.items;
        news.retain(|news| of_source(news).is_none_or(|id| !checks.contains(&id)));
        let told: Vec<&str> = news.iter().filter_map(of_source).collect();
        for promise in &mut self.promises {
            let result = promise.result_at.as_ref();
            if result.is_some_and(|result| told.contains(&result.id())) {
                (promise.result, promise.result_at) = (None, None);
            }
        }
    }

    /// Returns every contact that it holds, in its opening, its news and its lists.
    pub fn contact_lines_mut(&mut self) -> impl Iterator<Item = &mut ContactLine<'a>> {
        let spoke = self.spoke.iter_mut().flat_map(|spoke| {
            let related = spoke.related.iter_mut().flat_map(|one| {
                let recent = one.recent.iter_mut().flat_map(|group| &mut group.contacts);
                one.last.iter_mut().chain(recent)
            });
            let before = spoke.before_you.iter_mut().map(|before| &mut before.contact);
            let last = spoke.last.iter_mut().chain(&mut spoke.of_ours);
            let own = last.chain(&mut spoke.letter).chain(&mut spoke.then_theirs);
            own.chain(before).chain(related)
        });
        let news = self.new_since.items.iter_mut().filter_map(|news| news.contact.as_mut());
        let recent = self.recent.iter_mut().flat_map(|group| &mut group.contacts);
        let last = self.last_spoke.iter_mut().chain(&mut self.last_in_room).chain(&mut self.own);
        last.chain(spoke).chain(news).chain(recent)
    }

    /// Names in each contact the organisations that were there besides those for which it is told;
    /// lists of a meeting of several name them all.
    pub fn name_others(&mut self, reader: Reader<'a>, organisations: &[&Organisation]) {
        let own: Vec<&Id<Organisation>> = organisations.iter().map(|one| &one.id).collect();
        for spoke in &mut self.spoke {
            let before = spoke.before_you.iter_mut().map(|before| &mut before.contact);
            let letter = spoke.letter.iter_mut().filter(|_| own.len() < 2);
            let talks = spoke.last.iter_mut().chain(&mut spoke.of_ours).chain(before).chain(letter);
            talks.for_each(|contact| contact.beside(reader, &own));
        }
        if own.len() < 2 {
            let news = self.new_since.items.iter_mut().filter_map(|news| news.contact.as_mut());
            let recent = self.recent.iter_mut().flat_map(|group| &mut group.contacts);
            let room = self.last_in_room.iter_mut();
            news.chain(recent).chain(room).for_each(|contact| contact.beside(reader, &own));
        }
    }

    /// Returns the contacts of which the sheet tells, in its opening or its lists.
    pub fn listed(&self) -> impl Iterator<Item = &ContactLine<'a>> {
        let groups = self.recent.iter().flat_map(|group| &group.contacts);
        groups.filter(|contact| !contact.folded)
    }

    /// Returns the contacts of which the opening tells.
    pub fn told(&self) -> Vec<String> {
        let news = self.new_since.items.iter();
        let news = news.filter(|news| self.in_short || news.told);
        let news = news.filter_map(|news| news.contact.as_ref());
        let spoke = self.spoke.iter().flat_map(Spoke::contacts);
        news.chain(spoke).map(|contact| contact.id.to_owned()).collect()
    }
}

/// Returns the source whose finding is the news.
fn of_source<'a>(news: &News<'a>) -> Option<&'a str> {
    news.source.as_ref().map(|source| source.id)
}
