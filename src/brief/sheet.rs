//! One meeting of a programme → its sheet: all that the principal needs in the room.

use serde::Serialize;

use super::contacts::{ContactLine, LevelGroup, last_in_room, last_spoke, recent};
use super::gaps::{Gap, gaps};
use super::news::{NewSince, new_since};
use super::origin::Origin;
use super::people::{Attendee, PersonMet, attendee, attendees, people_met};
use super::promises::{Promise, promises};
use super::reader::Reader;
use super::theirs::{ClaimLine, Line, Sensitive, claims, lines, sensitive};
use super::topics::{Answer, Raise, answers, raise};
use super::when::WhenLine;
use crate::facts::contact::{Contact, Plan, Status};
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person_item::PersonItem;
use crate::facts::text::Text;
use crate::facts::topic::Topic;
use crate::facts::visit::{UnfiledMeeting, Visit};
use crate::facts::when::When;

/// All that one meeting needs, in reading order.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet<'a> {
    /// The contact's id; none for a meeting that has no file yet.
    pub id: Option<&'a str>,
    /// In a released edition, the mark that stands in place of the whole sheet.
    pub mark: Option<&'a str>,
    /// In a released edition, the marks of what is left out about the organisations.
    pub withheld: Vec<&'a str>,
    /// Whether nothing is on record but that the meeting is wanted.
    pub blank: bool,
    /// What the meeting is called: its title, or the organisations.
    pub title: String,
    /// The organisations, by the names they have.
    pub organisations: Vec<OrganisationLine<'a>>,
    /// How firm it is.
    pub status: Status,
    /// Whether it had been held by the reader's day.
    pub held: bool,
    /// Day, place time and time at home.
    pub when: WhenLine,
    /// Where.
    pub venue: Option<&'a str>,
    /// How it is held.
    pub mode: Option<&'a str>,
    /// Who goes for us.
    pub us: Vec<Attendee<'a>>,
    /// Whom to call on the day.
    pub contact_person: Option<Attendee<'a>>,
    /// What you want from it.
    pub objective: Option<&'a Text>,
    /// When you last spoke.
    pub last_spoke: Option<ContactLine<'a>>,
    /// When you were last in one room, where that was later.
    pub last_in_room: Option<ContactLine<'a>>,
    /// What is new since.
    pub new_since: NewSince<'a>,
    /// Who is in the room.
    pub people: Vec<PersonMet<'a>>,
    /// Our reading of them.
    pub assessments: Vec<AssessmentLine<'a>>,
    /// What to raise.
    pub raise: Vec<Raise<'a>>,
    /// What to keep out of it.
    pub avoid: &'a [Text],
    /// What they are likely to say.
    pub lines: Vec<Line<'a>>,
    /// What to answer.
    pub if_raised: Vec<Answer<'a>>,
    /// What to know and be careful with.
    pub sensitive: Vec<Sensitive<'a>>,
    /// What each side owes.
    pub promises: Vec<Promise<'a>>,
    /// Recent contacts by level.
    pub recent: Vec<LevelGroup<'a>>,
    /// Figures they gave.
    pub claims: Vec<ClaimLine<'a>>,
    /// What to tell the press.
    pub press_line: Option<&'a Text>,
    /// What the record does not say, and what is doubtful.
    pub gaps: Vec<Gap<'a>>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// An organisation in one line.
#[derive(Debug, Clone, Serialize)]
pub struct OrganisationLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// The name it has on the reader's day.
    pub name: &'a str,
    /// Who they are.
    pub about: Option<&'a Text>,
    /// Where they sit in the Union.
    pub eu_base: Option<&'a str>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Our reading of them, dated and signed.
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentLine<'a> {
    /// Of whom.
    pub organisation: &'a str,
    /// When it was written.
    pub date: Option<When>,
    /// Who wrote it.
    pub by: Option<&'a str>,
    /// The reading.
    pub text: &'a Text,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// What is known of a meeting before or after it, from file or programme.
struct Known<'a> {
    title: Option<&'a str>,
    with: &'a [Id<Organisation>],
    topics: Vec<&'a Topic>,
    status: Status,
    contact: Option<&'a Contact>,
    plan: Option<&'a Plan>,
    origin: Origin<'a>,
}

/// Makes the sheet of a meeting that has its file.
pub fn filed<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    visit: Option<&'a Visit>,
) -> Sheet<'a> {
    let held = contact.held_by(reader.as_of);
    let planned = contact.plan.as_ref().and_then(|plan| plan.status);
    let own = contact.status.filter(|status| *status != Status::Held);
    let status = match held {
        true => Status::Held,
        false => planned.or(own).unwrap_or(Status::Planned),
    };
    let known = Known {
        title: contact.title.as_deref(),
        with: &contact.with,
        topics: contact
            .topics
            .iter()
            .map(|id| reader.facts.topic(id))
            .collect(),
        status,
        contact: Some(contact),
        plan: contact.plan.as_ref(),
        origin: Origin::new(&contact.id, ""),
    };
    let when = WhenLine::of_contact(reader, contact, visit, status);
    let mut sheet = sheet(reader, &known, when, visit);
    sheet.id = Some(contact.id.as_str());
    people(reader, contact, visit, &mut sheet);
    finish(reader, &known, visit, sheet)
}

/// Makes the sheet of a meeting that has no file yet.
pub fn unfiled<'a>(
    reader: Reader<'a>,
    meeting: &'a UnfiledMeeting,
    visit: &'a Visit,
    number: usize,
) -> Sheet<'a> {
    let known = Known {
        title: meeting.title.as_deref(),
        with: &meeting.with,
        topics: Vec::new(),
        status: meeting.status.unwrap_or(Status::Planned),
        contact: None,
        plan: None,
        origin: Origin::item(&visit.id, "meetings", number),
    };
    let when = WhenLine::of_unfiled(reader, meeting, visit);
    let mut sheet = sheet(reader, &known, when, Some(visit));
    sheet.us = visit_people(reader, visit);
    sheet.mark = meeting.withheld.as_deref();
    sheet.mode = visit.default.mode.as_deref();
    sheet.venue = visit.default.venue.as_deref();
    finish(reader, &known, Some(visit), sheet)
}

fn sheet<'a>(
    reader: Reader<'a>,
    known: &Known<'a>,
    when: WhenLine,
    visit: Option<&'a Visit>,
) -> Sheet<'a> {
    let organisations: Vec<&Organisation> = known
        .with
        .iter()
        .map(|id| reader.facts.organisation(id))
        .collect();
    let last = last_spoke(reader, &organisations);
    let promises = promises(reader, &organisations);
    let room = last_in_room(reader, &organisations)
        .filter(|room| last.is_none_or(|last| room.date > last.date));
    let visit_topics = visit.map(|visit| &*visit.topics).unwrap_or_default();
    let mut topics = known.topics.clone();
    for topic in visit_topics.iter().map(|id| reader.facts.topic(id)) {
        if topics.iter().all(|known| known.id != topic.id) {
            topics.push(topic);
        }
    }
    let wanted: Vec<_> = known
        .plan
        .iter()
        .flat_map(|plan| &plan.sensitive)
        .map(|id| reader.facts.source(id))
        .collect();
    Sheet {
        id: None,
        mark: None,
        withheld: reader.facts.withheld().about(known.with),
        blank: false,
        title: title(reader, known, &organisations),
        organisations: organisations
            .iter()
            .map(|o| organisation_line(reader, o))
            .collect(),
        status: known.status,
        held: known.status == Status::Held,
        when,
        venue: None,
        mode: None,
        us: Vec::new(),
        contact_person: None,
        objective: known.plan.and_then(|plan| plan.objective.as_ref()),
        last_spoke: last.map(|contact| ContactLine::new(reader, contact)),
        last_in_room: room.map(|contact| ContactLine::new(reader, contact)),
        new_since: new_since(reader, &organisations, last, &promises, &topics),
        people: Vec::new(),
        assessments: organisations
            .iter()
            .filter_map(|o| assessment(reader, o))
            .collect(),
        raise: known.contact.map_or_else(Vec::new, |contact| {
            let items = contact
                .plan
                .as_ref()
                .map(|plan| &*plan.raise)
                .unwrap_or_default();
            raise(reader, &contact.id, "plan.raise", items)
        }),
        avoid: known.plan.map(|plan| &*plan.avoid).unwrap_or_default(),
        lines: lines(reader, &organisations),
        if_raised: if_raised(reader, known),
        sensitive: sensitive(reader, &organisations, &wanted),
        promises,
        recent: recent(reader, known.with),
        claims: claims(reader, &organisations),
        press_line: known.plan.and_then(|plan| plan.press_line.as_ref()),
        gaps: Vec::new(),
        origin: known.origin.clone(),
    }
}

fn finish<'a>(
    reader: Reader<'a>,
    known: &Known<'a>,
    visit: Option<&'a Visit>,
    mut sheet: Sheet<'a>,
) -> Sheet<'a> {
    let organisations: Vec<&Organisation> = known
        .with
        .iter()
        .map(|id| reader.facts.organisation(id))
        .collect();
    sheet.blank = known.contact.is_none()
        && sheet.recent.is_empty()
        && sheet.new_since.items.is_empty()
        && sheet.sensitive.is_empty()
        && sheet.promises.is_empty()
        && sheet.assessments.is_empty();
    sheet.gaps = gaps(reader, &sheet, &organisations, &known.topics, visit);
    sheet
}

fn title(
    reader: Reader<'_>,
    known: &Known<'_>,
    organisations: &[&Organisation],
) -> String {
    let names: Vec<&str> = organisations
        .iter()
        .map(|organisation| organisation.name_on(reader.as_of))
        .collect();
    match (known.title, names.is_empty()) {
        (Some(title), true) => title.to_owned(),
        (Some(title), false) if names.len() > 1 => {
            format!("{title} ({})", names.join(", "))
        }
        (Some(title), false) => title.to_owned(),
        (None, _) => names.join(", "),
    }
}

fn organisation_line<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
) -> OrganisationLine<'a> {
    OrganisationLine {
        id: organisation.id.as_str(),
        name: organisation.name_on(reader.as_of),
        about: organisation.about.as_ref(),
        eu_base: organisation.eu_base.as_deref(),
        origin: Origin::new(&organisation.id, ""),
    }
}

/// Reads our reading of an organisation, where it was written by the reader's day.
pub fn assessment<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
) -> Option<AssessmentLine<'a>> {
    let assessment = organisation.assessment.as_ref()?;
    let known = assessment
        .date
        .is_none_or(|date| date.first() <= reader.as_of);
    known.then(|| AssessmentLine {
        organisation: organisation.name_on(reader.as_of),
        date: assessment.date,
        by: assessment.by.as_deref(),
        text: &assessment.text,
        origin: Origin::new(&organisation.id, "assessment"),
    })
}

fn if_raised<'a>(reader: Reader<'a>, known: &Known<'a>) -> Vec<Answer<'a>> {
    let mut all = known.contact.map_or_else(Vec::new, |contact| {
        let items = contact
            .plan
            .as_ref()
            .map(|plan| &*plan.if_raised)
            .unwrap_or_default();
        answers(reader, &contact.id, "plan.if_raised", items)
    });
    for topic in &known.topics {
        all.extend(answers(reader, &topic.id, "if_raised", &topic.if_raised));
    }
    all
}

fn visit_people<'a>(reader: Reader<'a>, visit: &'a Visit) -> Vec<Attendee<'a>> {
    attendees(
        reader,
        &visit.id,
        &visit.default.us,
        "default.us",
        visit.dates,
    )
}

/// Fills in who takes part, where and how: before the meeting from the plan, then from the
/// record. A record that was completed afterwards tells nothing about the plan.
fn people<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    visit: Option<&'a Visit>,
    sheet: &mut Sheet<'a>,
) {
    let report = sheet.held || contact.status != Some(Status::Held);
    let plan = contact.plan.as_ref().filter(|_| !sheet.held);
    let default = visit.map(|visit| &visit.default);
    sheet.venue = plan
        .and_then(|plan| plan.venue.as_deref())
        .or(contact.venue.as_deref().filter(|_| report))
        .or_else(|| default.and_then(|default| default.venue.as_deref()));
    sheet.mode = plan
        .and_then(|plan| plan.mode.as_deref())
        .or(contact.mode.as_deref().filter(|_| report));
    let person = plan.and_then(|plan| plan.contact_person.as_ref());
    sheet.contact_person = person
        .or(contact.contact_person.as_ref().filter(|_| report))
        .map(|item| attendee(reader, item, Origin::new(&contact.id, ""), contact.date));
    let of_plan = |list: fn(&Plan) -> &[PersonItem]| {
        plan.map(list).filter(|items| !items.is_empty())
    };
    let own_us = (report && !contact.us.is_empty()).then_some(&*contact.us);
    sheet.us = match (of_plan(|plan| &plan.us), own_us, visit) {
        (Some(items), ..) => {
            attendees(reader, &contact.id, items, "plan.us", contact.date)
        }
        (None, Some(items), _) => {
            attendees(reader, &contact.id, items, "us", contact.date)
        }
        (None, None, Some(visit)) => visit_people(reader, visit),
        (None, None, None) => Vec::new(),
    };
    let own_them = (report && !contact.them.is_empty()).then_some(&*contact.them);
    let (them, list) = match (of_plan(|plan| &plan.them), own_them) {
        (Some(items), _) => (items, "plan.them"),
        (None, Some(items)) => (items, "them"),
        (None, None) => (&[] as &[PersonItem], "them"),
    };
    let day = When::day(reader.as_of.min(contact.date.last()));
    let attending = attendees(reader, &contact.id, them, list, day);
    sheet.people = people_met(reader, attending, them);
}
