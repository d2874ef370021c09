//! One meeting of a programme → its sheet.

use super::arrangements::arrangements;
use super::between::between;
use super::by_level::{recent, with_any};
use super::card::Card;
use super::contact_gaps::unnamed_at;
use super::contacts::ContactLine;
use super::doubted::on_card;
use super::fill_card::fill;
use super::folded::FoldedLists;
use super::gaps::gaps;
use super::if_raised::{Talk, if_raised};
use super::known::Known;
use super::last_talk::{last_in_room, last_spoke};
use super::length::has_record;
use super::moved::moved;
use super::organisations::{assessment, organisation_line};
use super::origin::Origin;
use super::planned::called_off;
use super::reader::Reader;
use super::room::{people, visit_people, who, without_you};
use super::sensitive::sensitive;
use super::sheet::Sheet;
use super::sooner::mark_sooner;
use super::spoke::{Spoke, spoke_with_each};
use super::tell_once::tell_once;
use super::theirs::{claims, lines};
use super::to_raise::{to_everybody_there, to_raise};
use super::told_day::ToldDay;
use super::when::WhenLine;
use super::window::new_since;
use crate::facts::contact::{Contact, Status};
use crate::facts::visit::{UnfiledMeeting, Visit};

/// Makes the sheet of a meeting that has its file: in the pack of its visit, or alone.
pub fn filed<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    visit: Option<&'a Visit>,
    covered: bool,
) -> Sheet<'a> {
    let status = contact.status_on(reader.as_of);
    let topics = contact.topics.iter();
    let known = Known {
        title: contact.title.as_deref(),
        with: &contact.with,
        topics: topics.map(|id| reader.facts.topic(id)).collect(),
        status,
        contact: Some(contact),
        plan: reader.plan(contact),
        covered,
        origin: Origin::new(&contact.id, ""),
    };
    let reader = without_you(reader, contact, visit);
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
        covered: true,
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
    let organisations = known.to_brief_on(reader);
    let cancelled = known.status == Status::Cancelled;
    let last = last_spoke(reader, &organisations);
    let settings = reader.facts.settings();
    let kind = known.contact.map(|contact| contact.kind.as_str());
    let written = kind.is_some_and(|kind| settings.is_written(kind));
    let mut spoke = spoke_with_each(reader, &organisations);
    let told: Vec<&str> = spoke.iter().flat_map(Spoke::contacts).map(|one| one.id).collect();
    let with = if cancelled { &[] } else { known.with };
    let recent = recent(reader, with_any(reader, with), &told);
    let them = known.contact.map_or(&[] as &[_], |contact| who(reader, contact, visit).2);
    let people: Vec<_> = them.iter().filter_map(|item| item.who.as_ref()).collect();
    let own = known.contact.map(|own| &own.id);
    let promises = between(reader, &organisations, &people, own);
    let room = last_in_room(reader, &organisations)
        .filter(|room| last.is_none_or(|last| room.date > last.date));
    let plan = known.plan.filter(|_| !cancelled);
    let visit = visit.filter(|_| !cancelled);
    let visit_topics = visit.map(|visit| &*visit.topics).unwrap_or_default();
    let own_topics = if cancelled { &[] } else { &*known.topics };
    let mut topics = own_topics.to_vec();
    for topic in visit_topics.iter().map(|id| reader.facts.topic(id)) {
        if topics.iter().all(|known| known.id != topic.id) {
            topics.push(topic);
        }
    }
    let ids: Vec<_> = topics.iter().map(|topic| &topic.id).collect();
    let unnamed = unnamed_at(reader, &organisations, &ids);
    // What others of us held is no meeting of the reader, first or not.
    let held_without = known.contact.is_some_and(|own| {
        own.held_by(reader.as_of) && reader.principal.is_some() && !reader.was_there(own)
    });
    for one in &mut spoke {
        one.unsaid |= written || held_without || !unnamed.is_empty();
        one.stranger &= unnamed.is_empty();
        let because = unnamed.iter().map(|(contact, _)| Origin::new(&contact.id, "with"));
        one.because.extend(because.filter(|_| one.first_meeting));
    }
    if let Some(own) = known.contact {
        mark_sooner(reader, own, &mut spoke);
    }
    let wanted: Vec<_> =
        plan.iter().flat_map(|plan| &plan.sensitive).map(|id| reader.facts.source(id)).collect();
    let all = || organisations.iter();
    let named = all().map(|one| organisation_line(reader, one, when.date.map(ToldDay::when)));
    let readings = all().filter_map(|one| assessment(reader, one));
    let bearing = if own_topics.is_empty() { &topics } else { own_topics };
    let news = new_since(reader, &organisations, last, &promises, bearing);
    let answers = if_raised(
        reader,
        &Talk {
            contact: known.contact,
            plan,
            topics: own_topics,
            of_others: bearing,
            organisations: &organisations,
        },
    );
    Sheet {
        id: None,
        mark: None,
        withheld: reader.facts.withheld().about(known.with),
        title: known.title(reader),
        organisations: named.collect(),
        blank: false,
        status: known.status,
        held: known.status == Status::Held,
        passed: known.status != Status::Held
            && when.date.is_some_and(|day| day.last() < reader.as_of),
        reported: known.contact.is_some_and(Contact::is_reported),
        cancelled,
        note: known.contact.filter(|_| cancelled).and_then(|c| reader.says_if(&c.note, c.around())),
        when,
        same_day: false,
        when_because: Vec::new(),
        venue: None,
        mode: None,
        kind,
        remote: kind.is_some_and(|kind| settings.is_remote(kind)),
        written,
        us: Vec::new(),
        contact_person: None,
        in_short: false,
        scene: Vec::new(),
        arrangements: known.contact.filter(|_| !cancelled).and_then(|c| arrangements(reader, c)),
        objective: plan.and_then(|p| reader.says_if(&p.objective, p.around())),
        ask: plan.and_then(|plan| reader.says_if(&plan.ask, plan.around())),
        marked: known
            .contact
            .iter()
            .flat_map(|contact| contact.assumed.iter().map(String::as_str))
            .collect(),
        own: known
            .contact
            .filter(|own| known.status == Status::Held && own.with.is_empty())
            .map(|own| ContactLine::new(reader, own)),
        last_spoke: last.map(|contact| ContactLine::new(reader, contact)),
        spoke,
        last_in_room: room.map(|contact| ContactLine::new(reader, contact)),
        new_since: news,
        people: Vec::new(),
        assessments: readings.collect(),
        raise: to_raise(reader, known, plan, visit),
        avoid: plan.map(|plan| reader.says_all(&plan.avoid, plan.around())).unwrap_or_default(),
        lines: lines(reader, &organisations),
        moved: moved(reader, &organisations, &topics),
        // What may come up in it is past.
        if_raised: if known.status == Status::Held { Vec::new() } else { answers },
        sensitive: sensitive(reader, &organisations, &wanted),
        promises,
        record: false,
        recent,
        called_off: called_off(reader, known),
        claims: claims(reader, &organisations),
        press_line: plan.and_then(|p| reader.says_if(&p.press_line, p.around())),
        gaps: Vec::new(),
        folded: FoldedLists::default(),
        card: Card::default(),
        origin: known.origin.clone(),
    }
}

fn finish<'a>(
    reader: Reader<'a>,
    known: &Known<'a>,
    visit: Option<&'a Visit>,
    mut sheet: Sheet<'a>,
) -> Sheet<'a> {
    sheet.tell_sources_once();
    let organisations = known.to_brief_on(reader);
    sheet.name_others(reader, &organisations);
    tell_once(&mut sheet, reader.facts.settings().sheet_start);
    sheet.blank = known.contact.is_none() && sheet.tells_nothing();
    if known.status != Status::Cancelled {
        sheet.gaps = gaps(reader, &sheet, &organisations, &known.topics, visit);
    }
    sheet.record = has_record(&sheet);
    let settings = reader.facts.settings();
    let own = known.contact.and_then(|contact| contact.reading);
    let minutes = own.or_else(|| visit?.reading).unwrap_or(settings.reading);
    fill(&mut sheet, settings, minutes, to_everybody_there(reader, known, visit));
    sheet.card.doubts = on_card(reader, &sheet);
    sheet
}
