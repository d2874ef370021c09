//! When you last spoke with one organisation: you yourself, else who held your office before
//! you, and the organisations that belong with it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::before_you::{BeforeYou, before_you};
use super::by_level::through_people;
use super::contacts::ContactLine;
use super::last_talk::newest_told;
use super::origin::Origin;
use super::reader::Reader;
use super::related::{Related, RelativeSooner, related};
use super::said::Said;
use super::when::WhenLine;
use crate::facts::contact::{Contact, Status};
use crate::facts::organisation::Organisation;
use crate::facts::visit::UnfiledMeeting;
use crate::facts::when::When;

/// When you last spoke with one organisation.
#[derive(Debug, Clone, Serialize)]
pub struct Spoke<'a> {
    /// The name it has on the reader's day.
    pub organisation: &'a str,
    /// Its name, and those of the others with whom the newest talk was.
    pub names: Vec<&'a str>,
    /// Whether the newest talk is told with another organisation, which was there too.
    pub together: bool,
    /// Who they are; told where you met once at most.
    pub about: Option<Said<'a>>,
    pub about_sources: Vec<&'a str>,
    /// The contacts that decide whether it is told.
    pub about_because: Vec<Origin<'a>>,
    /// The newest talk.
    pub last: Option<ContactLine<'a>>,
    /// Where the record names no reader, the newest talk of ours.
    pub of_ours: Option<ContactLine<'a>>,
    /// The newest letter between you and them, where it is newer than the talk.
    pub letter: Option<ContactLine<'a>>,
    /// Where you have no talk, the newest contact that may have been one: the record does not
    /// say who was there for us.
    pub unsure: Option<ContactLine<'a>>,
    /// Where you have no talk, the newest contact with others in which you met people of it.
    pub people_of: Option<ContactLine<'a>>,
    /// Whether no talk is on record and more cannot be said: the meeting itself is to be a letter
    /// or the like, or they may have been at a contact of which nobody is named.
    pub unsaid: bool,
    /// The meeting with them earlier on the same visit.
    pub sooner: Option<WhenLine>,
    /// Where there is none, the one with an organisation that belongs with it.
    pub relative_sooner: Option<RelativeSooner<'a>>,
    /// `us` where nobody stated that you were in any of the rooms in which you may have met.
    pub marked: Option<&'a str>,
    /// Whether nothing on record brought you together.
    pub first_meeting: bool,
    /// Where you have no talk, the day of the newest meeting planned before, of which the record
    /// does not say whether it was held.
    pub planned: Option<When>,
    /// Where you have no talk, the newest one in which you spoke for it.
    pub then_theirs: Option<ContactLine<'a>>,
    /// The newest talk of those who held your office before, where you have none.
    pub before_you: Option<BeforeYou<'a>>,
    /// Whether others of us have met it.
    pub house: bool,
    /// Whether nothing on record links us with it.
    pub stranger: bool,
    /// Organisations that belong with it and have met us.
    pub related: Vec<Related<'a>>,
    /// Where you have no talk, the contacts with it, none of which is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Origin<'a>>,
    /// Whether `about` comes before the talk: you met once before.
    pub brief_about: bool,
    /// Whether the paragraph that sets the scene tells it.
    pub told: bool,
    pub on_card: bool,
    pub origin: Origin<'a>,
}

impl<'a> Spoke<'a> {
    /// Says whether nothing is on record of them: neither who they are, nor a talk with them or
    /// with those who belong with them.
    pub fn says_nothing(&self) -> bool {
        self.stranger && self.about.is_none() && self.contacts().next().is_none()
    }

    /// Returns the contacts that it tells: talks, a letter, those of others before or beside.
    pub fn contacts(&self) -> impl Iterator<Item = &ContactLine<'a>> {
        let before = self.before_you.iter().map(|before| &before.contact);
        let related = self.related.iter().flat_map(|one| &one.last);
        let last = self.last.iter().filter(|_| !self.together);
        let own = last.chain(&self.of_ours).chain(&self.letter).chain(&self.then_theirs);
        own.chain(before).chain(related)
    }
}

impl<'a> Spoke<'a> {
    /// Returns what decides when you last spoke: the last talk, or each contact that is none.
    pub fn decided_by(&self) -> Vec<Origin<'a>> {
        match &self.last {
            Some(last) => vec![last.origin.clone()],
            None => self.because.clone(),
        }
    }
}

/// Tells when you last spoke with each of some organisations; a talk with several of them once.
pub fn spoke_with_each<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
) -> Vec<Spoke<'a>> {
    let mut all: Vec<Spoke<'a>> = Vec::new();
    for one in organisations {
        let mut spoke = spoke(reader, one, organisations);
        // Who sits at the table has an entry of its own.
        spoke.related.retain(|related| {
            organisations.iter().all(|other| related.origin != Origin::new(&other.id, ""))
        });
        let last = spoke.last.as_ref().map(|contact| contact.id);
        let same = all.iter_mut().find(|before| {
            last.is_some() && before.last.as_ref().map(|contact| contact.id) == last
        });
        if let Some(before) = same {
            before.names.push(spoke.organisation);
            spoke.together = true;
        }
        let letter = spoke.letter.as_ref().map(|letter| letter.id);
        let mut told = all.iter().filter_map(|before| before.letter.as_ref());
        if told.any(|before| Some(before.id) == letter) {
            spoke.letter = None;
        }
        let has_more = spoke.about.is_some() || spoke.contacts().next().is_some();
        if !spoke.together || has_more {
            all.push(spoke);
        }
    }
    let lasts = all.iter().filter_map(|spoke| Some(spoke.last.as_ref()?.id));
    let mut told: BTreeSet<&str> = lasts.collect();
    for related in all.iter_mut().flat_map(|spoke| &mut spoke.related) {
        related.last = related.last.take().filter(|talk| told.insert(talk.id));
    }
    all
}

/// Tells when you last spoke with an organisation.
fn spoke<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
    table: &[&'a Organisation],
) -> Spoke<'a> {
    let held = || reader.held_with(&organisation.id);
    let settings = reader.facts.settings();
    let is_written = |contact: &Contact| settings.is_written(&contact.kind);
    let talk = held().find(|contact| reader.is_talk(contact));
    let letter = held().find(|contact| reader.is_letter(contact));
    let letter = letter.filter(|new| talk.is_none_or(|talk| new.date > talk.date));
    let rooms = || held().filter(|contact| reader.was_in_room(contact));
    let in_room = rooms().count();
    let stated = |contact: &Contact| contact.assumed.iter().all(|field| field != "us");
    let assumed = in_room > 0 && !rooms().any(stated);
    let unsure = held()
        .take_while(|contact| talk.is_none_or(|talk| talk.id != contact.id))
        .find(|contact| reader.may_be_a_talk(contact));
    let then_theirs = held().find(|contact| talk.is_none() && reader.was_theirs(contact));
    let met = then_theirs.is_some() || unsure.is_some();
    let alone = talk.is_none() && in_room == 0 && !met;
    let through = alone.then(|| through_people(reader, organisation));
    let met = through.into_iter().flatten();
    let met = met.filter(|contact| reader.was_there(contact) && !is_written(contact));
    let people_of = met.max_by_key(|contact| contact.when());
    let nobody = reader.principal.is_none();
    let of_ours = held().find(|one| nobody && settings.is_two_sided(&one.kind));
    let first_meeting = alone && people_of.is_none() && of_ours.is_none();
    let before_you = match talk {
        Some(_) => None,
        None => before_you(reader, organisation),
    };
    let before_you =
        before_you.filter(|one| then_theirs.is_none_or(|own| own.id.as_str() != one.contact.id));
    let ours = |one: &Contact| !one.us.is_empty() && !is_written(one);
    let house = !nobody && held().any(|one| settings.is_two_sided(&one.kind) || ours(one));
    let related = related(reader, organisation, table);
    let planned = planned(reader, organisation).filter(|_| talk.is_none());
    let linked = before_you.is_some() || house || letter.is_some() || planned.is_some();
    Spoke {
        organisation: organisation.name_on(reader.as_of),
        names: vec![organisation.name_on(reader.as_of)],
        together: false,
        about: reader.says_if(&organisation.about, organisation.around()).filter(|_| in_room < 2),
        about_sources: reader.cites_if(&organisation.about, organisation.around()),
        about_because: held().map(|one| Origin::new(&one.id, "us")).collect(),
        brief_about: in_room == 1,
        because: match talk {
            Some(_) => Vec::new(),
            None => held().map(|one| Origin::new(&one.id, "us")).collect(),
        },
        told: false,
        on_card: false,
        people_of: people_of.map(|contact| ContactLine::new(reader, contact)),
        marked: assumed.then_some("us"),
        first_meeting,
        // Of whom it would be the first, nobody knows.
        unsaid: nobody && held().next().is_some(),
        sooner: None,
        relative_sooner: None,
        planned,
        stranger: first_meeting && !linked && related.is_empty(),
        last: talk.map(|one| newest_told(reader, organisation, one, |other| reader.is_talk(other))),
        of_ours: of_ours.map(|contact| ContactLine::new(reader, contact)),
        letter: letter.map(|contact| ContactLine::new(reader, contact)),
        unsure: unsure.map(|contact| ContactLine::new(reader, contact)),
        // Whoever was there for us was across the table then.
        then_theirs: then_theirs
            .map(|one| newest_told(reader, organisation, one, |other| reader.was_theirs(other)))
            .map(|line| ContactLine { them: line.us, us: Vec::new(), ..line }),
        before_you,
        house,
        related,
        origin: Origin::new(&organisation.id, ""),
    }
}

/// Returns the newest day for which a meeting with an organisation was planned, and of which the
/// record does not say what came of it.
fn planned(reader: Reader<'_>, organisation: &Organisation) -> Option<When> {
    let (facts, id) = (reader.facts, &organisation.id);
    let filed = facts
        .contacts_with(id)
        .filter(|contact| contact.planned_but_past(reader.as_of) && reader.may_come(contact))
        .map(|contact| contact.date);
    let unfiled = facts.visits_planning(id).flat_map(|visit| {
        let days = move |meeting: &UnfiledMeeting| meeting.date.unwrap_or(visit.dates);
        let open = |meeting: &&UnfiledMeeting| {
            meeting.with.contains(id)
                && matches!(meeting.status, None | Some(Status::Planned | Status::Tbc))
        };
        visit.unfiled().filter(open).map(days)
    });
    let held_on = |days: When| {
        let mut held = reader.held_with(id);
        held.any(|one| days.first() <= one.date.last() && one.date.first() <= days.last())
    };
    filed
        .chain(unfiled)
        .filter(|days| days.last() < reader.as_of && !held_on(*days))
        .max_by_key(|days| days.last())
}
