//! Records → where to look things up: contacts by organisation, debts, closings, figures.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use foldhash::fast::FixedState;
use serde::{Deserialize, Serialize};

use super::contact::Contact;
use super::days;
use super::ending::Ending;
use super::figure::Compute;
use super::id::{FigureId, Id, OpeningId, QuestionId};
use super::keyed::{Keyed, push};
use super::opening::{Closing, Debt, Opening};
use super::organisation::Organisation;
use super::person::Person;
use super::records::Records;
use super::spelling::Spelling;
use super::topic::Topic;
use super::visit::Visit;
use super::when::When;
use crate::finding::field::{Kind, RecordKey};

/// Places of records by what they are asked for. They are kept, and taken again where only prose of
/// contacts changed: none may hang on that.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Index {
    pub contacts_with: Keyed<Id<Organisation>, Vec<usize>>,
    pub contacts_with_nobody: Vec<usize>,
    pub contacts_with_act: Keyed<String, Vec<usize>>,
    /// Contacts of which packs are made, by id.
    pub contacts_with_documents: Vec<usize>,
    pub contacts_on: Keyed<Id<Visit>, Vec<usize>>,
    pub contacts_of_body: Keyed<Id<Organisation>, Vec<usize>>,
    pub members_of: Keyed<Id<Organisation>, Vec<usize>>,
    /// Visits whose programme holds a meeting with them that has no file.
    pub visits_planning: Keyed<Id<Organisation>, Vec<usize>>,
    /// Contacts on a topic, or in which something was said on it or asked in the plan, oldest
    /// first.
    pub contacts_about: Keyed<Id<Topic>, Vec<usize>>,
    /// Contacts in which an organisation may have spoken, oldest first.
    pub contacts_told_by: Keyed<Id<Organisation>, Vec<usize>>,
    /// Contacts in which a question was answered, oldest first.
    pub answered_in: Keyed<QuestionId, Vec<usize>>,
    pub question_ids: HashSet<QuestionId, FixedState>,
    pub contacts_of: Keyed<Id<Person>, Vec<usize>>,
    /// Contacts in which somebody took part on either side, or was to, oldest first.
    pub contacts_joined_by: Keyed<Id<Person>, Vec<usize>>,
    pub people_at: Keyed<Id<Organisation>, Vec<usize>>,
    pub parts_of: Keyed<Id<Organisation>, Vec<usize>>,
    pub predecessors_of: Keyed<Id<Organisation>, Vec<usize>>,
    pub topics_below: Keyed<Id<Topic>, Vec<usize>>,
    pub sources_about: Keyed<Id<Organisation>, Vec<usize>>,
    pub sources_on: Keyed<Id<Topic>, Vec<usize>>,
    pub notes_about: Keyed<Id<Organisation>, Vec<(usize, usize)>>,
    pub openings: Vec<(usize, Debt)>,
    pub openings_with: Keyed<Id<Organisation>, Vec<usize>>,
    pub openings_in: Keyed<usize, Vec<usize>>,
    pub opening_ids: Keyed<OpeningId, usize>,
    pub closings: Keyed<OpeningId, Vec<Closing>>,
    pub figures: Keyed<FigureId, (usize, usize)>,
    pub compared: BTreeSet<FigureId>,
    pub spelling: Spelling,
    /// The last day on record.
    pub last_day: Option<When>,
    /// The last day for which a visit says that the facts were gathered.
    pub gathered: Option<When>,
    /// The day before the first contact.
    pub first_eve: Option<When>,
}

impl Index {
    /// Reads every record once.
    pub fn new(records: &Records) -> Self {
        records.read_all();
        let mut index = Self::default();
        let mut by_day: Vec<usize> = (0..records.contacts.len()).collect();
        by_day.sort_by_key(|place| (records.contacts.at(*place).when(), *place));
        for place in &by_day {
            index.contact(*place, records.contacts.at(*place), records);
        }
        index.told_by(&by_day, records);
        let mut sources: Vec<usize> = (0..records.sources.len()).collect();
        sources.sort_by_key(|place| {
            let date = records.sources.at(*place).date;
            (date.is_none(), date, *place)
        });
        for place in sources {
            index.source(records, place);
        }
        for (place, person) in records.people.iter().enumerate() {
            push(&mut index.people_at, &person.organisation, place);
        }
        for (place, one) in records.organisations.iter().enumerate() {
            let whole = one.parent.iter();
            whole.for_each(|it| push(&mut index.parts_of, it, place));
            let later = one.successor.iter();
            later.for_each(|it| push(&mut index.predecessors_of, it, place));
            let bodies = one.memberships.iter().map(|seat| &seat.body).collect::<BTreeSet<_>>();
            bodies.into_iter().for_each(|it| push(&mut index.members_of, it, place));
        }
        for (place, contact) in records.contacts.iter().enumerate() {
            let acts = contact.points.iter().filter_map(|point| point.act.as_ref());
            for act in acts.collect::<BTreeSet<_>>() {
                push(&mut index.contacts_with_act, act, place);
            }
            let visit = contact.visit.iter();
            visit.for_each(|visit| push(&mut index.contacts_on, visit, place));
            if !contact.documents.is_empty() {
                index.contacts_with_documents.push(place);
            }
            let body = contact.body.iter();
            body.for_each(|body| push(&mut index.contacts_of_body, body, place));
        }
        for (place, visit) in records.visits.iter().enumerate() {
            let with = visit.unfiled().flat_map(|meeting| &meeting.with);
            for organisation in with.collect::<BTreeSet<_>>() {
                push(&mut index.visits_planning, organisation, place);
            }
        }
        index.spelling = Spelling::new(records);
        index.last_day = days::last(records);
        index.gathered = days::gathered(records).map(When::day);
        index.first_eve = days::first_eve(records).map(When::day);
        for (place, topic) in records.topics.iter().enumerate() {
            let wider = topic.parent.iter();
            wider.for_each(|it| push(&mut index.topics_below, it, place));
            for (number, note) in topic.notes.iter().enumerate() {
                for about in &note.about {
                    push(&mut index.notes_about, about, (place, number));
                }
            }
            for (number, figure) in topic.figures.iter().enumerate() {
                let parts = figure.compute.iter().flat_map(Compute::parts);
                index.compared.extend(parts.cloned());
                if let Some(id) = &figure.id {
                    index.figures.insert(id.clone(), (place, number));
                }
            }
        }
        index.closings.values_mut().for_each(|closings| {
            closings.sort_by(|a, b| (a.on(), a.when, &a.by).cmp(&(b.on(), b.when, &b.by)));
        });
        index
    }

    fn contact(&mut self, place: usize, contact: &Contact, records: &Records) {
        for organisation in &contact.with {
            push(&mut self.contacts_with, organisation, place);
        }
        if contact.with.is_empty() {
            self.contacts_with_nobody.push(place);
        }
        // Whoever of theirs said something was there, whether or not a list has them.
        let spoke = contact.points.iter().filter_map(|point| records.people.get(&point.speaker));
        let spoke = spoke.filter(|person| contact.with.contains(&person.organisation));
        let there = contact.them.iter().filter_map(|item| item.who.as_ref());
        for who in there.chain(spoke.map(|person| &person.id)).collect::<BTreeSet<_>>() {
            push(&mut self.contacts_of, who, place);
        }
        let plan = contact.plan.iter().flat_map(|plan| plan.us.iter().chain(&plan.them));
        let people = contact.us.iter().chain(&contact.them).chain(plan);
        for who in people.filter_map(|item| item.who.as_ref()).collect::<BTreeSet<_>>() {
            push(&mut self.contacts_joined_by, who, place);
        }
        for (number, point) in contact.points.iter().enumerate() {
            if point.opens.is_some() {
                self.opening((place, contact), Debt::Point(number), records);
            }
        }
        let said = contact.points.iter().filter_map(|point| point.topic.as_ref());
        let raise = contact.plan.iter().flat_map(|plan| &plan.raise);
        let asked = raise.filter_map(|item| item.topic.as_ref());
        let topics = said.chain(asked).chain(&contact.topics);
        for topic in topics.collect::<BTreeSet<_>>() {
            push(&mut self.contacts_about, topic, place);
        }
        let answers = contact.points.iter().flat_map(|point| &point.answers);
        for question in answers.collect::<BTreeSet<_>>() {
            push(&mut self.answered_in, question, place);
        }
        let questions = contact.points.iter().filter_map(|point| point.id.clone());
        self.question_ids.extend(questions);
        for (number, item) in contact.plan.iter().flat_map(|p| &p.raise).enumerate() {
            if item.id.is_some() && records.settings.is_request(&item.verb) {
                self.opening((place, contact), Debt::Question(number), records);
            }
        }
        // What was called off, or is to come, settles nothing.
        if contact.held_by(contact.date.last()) {
            let by = RecordKey::new(Kind::Contact, contact.id.to_string());
            self.closings(&by, contact.date, &contact.closes);
        }
    }

    fn closings(&mut self, by: &RecordKey, when: When, closes: &BTreeMap<OpeningId, Ending>) {
        for (id, end) in closes {
            push(&mut self.closings, id, Closing::new(*end, when, by.clone()));
        }
    }

    fn opening(&mut self, (place, contact): (usize, &Contact), debt: Debt, records: &Records) {
        let opening = Opening::new(contact, debt, &records.settings);
        let here = self.openings.len();
        let third = opening.named().filter_map(|word| {
            let organisation = records.organisations.get(word).map(|one| &one.id);
            let person = records.people.get(word).map(|person| &person.organisation);
            organisation.or(person)
        });
        let concerned = contact.with.iter().chain(third);
        for organisation in concerned.collect::<BTreeSet<_>>() {
            push(&mut self.openings_with, organisation, here);
        }
        push(&mut self.openings_in, &place, here);
        self.opening_ids.entry(opening.id.clone()).or_insert(here);
        self.openings.push((place, debt));
    }

    fn source(&mut self, records: &Records, place: usize) {
        let source = records.sources.at(place);
        for about in &source.about {
            push(&mut self.sources_about, about, place);
        }
        for topic in &source.topics {
            push(&mut self.sources_on, topic, place);
        }
        let Some(date) = source.date else { return };
        let by = RecordKey::new(Kind::Source, source.id.to_string());
        self.closings(&by, date, &source.closes);
    }
}
