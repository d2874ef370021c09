//! Records × choice → the same records with other withheld values and other numbers of them.

mod list;
mod name;

use chrono::NaiveDate;

use crate::facts::contact::{Claim, Contact, Plan};
use crate::facts::item::{Point, VerbItem};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::records::Records;
use crate::facts::source::Source;
use crate::facts::text::Many;
use crate::facts::topic::Topic;
use crate::facts::visit::{Meeting, Visit};
use crate::facts::when::When;
use crate::release::choice::Choice;
use crate::release::prose::Prose;
use list::{again, double, other};
use name::rename;

/// Changes whatever the choice withholds: every value to one of another length, every list to
/// one of another size. An edition made of the result must be the same to the byte.
pub fn vary(records: &Records, choice: &Choice) -> Records {
    let mut out = records.clone();
    rename(records, choice, &mut out);
    let vary = Vary { records, choice };
    out.organisations
        .iter_mut()
        .for_each(|one| vary.organisation(one));
    out.people.iter_mut().for_each(|one| vary.person(one));
    out.contacts.iter_mut().for_each(|one| vary.contact(one));
    out.topics.iter_mut().for_each(|one| vary.topic(one));
    out.sources.iter_mut().for_each(|one| vary.source(one));
    out.visits.iter_mut().for_each(|one| vary.visit(one));
    again(&mut out.contacts, |one| choice.contact(one).is_some());
    again(&mut out.sources, |one| choice.source(one).is_some());
    again(&mut out.topics, |one| choice.topic(one).is_some());
    out
}

/// A day on which nothing else in a project falls.
fn long_ago() -> When {
    When::day(NaiveDate::default())
}

struct Vary<'a> {
    records: &'a Records,
    choice: &'a Choice,
}

impl Vary<'_> {
    fn organisation(&self, one: &mut Organisation) {
        let Some(known) = self.records.organisations.get(one.id.as_str()) else {
            return;
        };
        if let Some(assessment) = &mut one.assessment {
            assessment.prose(&mut other);
            assessment.date = None;
        }
        if self.choice.details(known).is_some() {
            one.about.prose(&mut other);
            one.lines.clear();
            one.memberships.clear();
            one.notes.prose(&mut other);
            let twins = one.notes.clone();
            one.notes.extend(twins);
            return;
        }
        let hidden = |note: &Option<String>| {
            self.choice
                .item(note.as_deref(), known.handling.as_deref())
                .is_some()
        };
        double(&mut one.notes, |note| hidden(&note.handling));
    }

    fn person(&self, one: &mut Person) {
        if self.choice.bio(one).is_some() {
            one.bio.prose(&mut other);
            one.say.prose(&mut other);
            one.note.prose(&mut other);
            let spoken = one
                .languages
                .iter()
                .flat_map(|one| [one.clone(), one.clone()]);
            one.languages = Many::from(spoken.collect::<Vec<_>>());
        }
        if self.choice.person(one).is_some() {
            one.role.prose(&mut other);
            one.roles.prose(&mut other);
            (one.left, one.level, one.unit) = (None, None, None);
        }
    }

    fn contact(&self, one: &mut Contact) {
        let Some(known) = self.records.contacts.get(one.id.as_str()) else {
            return;
        };
        if self.choice.contact(known).is_some() {
            // Whoever took part keeps the new name, by which prose elsewhere may call them.
            let plan = one.plan.take().map(|plan| Plan {
                us: plan.us,
                them: plan.them,
                contact_person: plan.contact_person,
                ..Plan::default()
            });
            let people = (one.us.clone(), one.them.clone(), one.contact_person.clone());
            one.prose(&mut other);
            (one.us, one.them, one.contact_person) = people;
            one.plan = plan.map(Box::new);
            one.points.clear();
            one.claims.clear();
            one.date = long_ago();
            (one.time, one.tz, one.level, one.unit) = (None, None, None, None);
            return;
        }
        one.assessment.prose(&mut other);
        self.people(&mut one.us);
        self.people(&mut one.them);
        let level = known.handling.as_deref();
        let hidden =
            |point: &Point| self.choice.point(self.records, point, known).is_some();
        double(&mut one.points, hidden);
        let owed = one
            .points
            .iter_mut()
            .filter_map(|point| point.opens.as_mut());
        for opens in owed {
            if self.choice.opens(self.records, opens).is_some() {
                opens.what.get_or_insert_default();
                opens.prose(&mut other);
                opens.due = None;
            }
        }
        double(&mut one.claims, |claim: &Claim| {
            self.choice.item(claim.handling.as_deref(), level).is_some()
        });
        if self.choice.others().is_some() {
            one.others.prose(&mut other);
        }
        if let Some(plan) = &mut one.plan {
            self.plan(plan, level);
        }
    }

    fn plan(&self, plan: &mut Plan, level: Option<&str>) {
        self.people(&mut plan.us);
        self.people(&mut plan.them);
        self.verb_items(&mut plan.raise, level);
    }

    fn verb_items(&self, items: &mut Vec<VerbItem>, level: Option<&str>) {
        double(items, |item| {
            self.choice.item(item.handling.as_deref(), level).is_some()
        });
    }

    /// Doubles those who are not named, and puts them first.
    fn people(&self, items: &mut Many<PersonItem>) {
        let hidden =
            |item: &PersonItem| self.choice.participant(self.records, item).is_some();
        let twins = items.iter().filter(|item| hidden(item)).cloned();
        let mut all: Vec<PersonItem> = twins.collect();
        all.iter_mut().for_each(|item| item.role.prose(&mut other));
        all.extend(items.iter().cloned());
        *items = Many::from(all);
    }

    fn topic(&self, one: &mut Topic) {
        let Some(known) = self.records.topics.get(one.id.as_str()) else {
            return;
        };
        if self.choice.topic(known).is_some() {
            one.prose(&mut other);
            one.figures.clear();
            one.milestones.clear();
            return;
        }
        double(&mut one.notes, |note| {
            self.choice.note(note, known).is_some()
        });
        double(&mut one.figures, |figure| {
            self.choice.figure(figure, known).is_some()
        });
        self.verb_items(&mut one.messages, known.handling.as_deref());
    }

    fn source(&self, one: &mut Source) {
        let Some(known) = self.records.sources.get(one.id.as_str()) else {
            return;
        };
        if self.choice.source(known).is_some() {
            let addresses = (one.from.clone(), one.to.clone(), one.cc.clone());
            one.prose(&mut other);
            (one.from, one.to, one.cc) = addresses;
            one.date = None;
            return;
        }
        for list in [&mut one.to, &mut one.cc] {
            let named = |who: &String| {
                let person = self.records.people.get(who);
                person.is_some_and(|person| self.choice.person(person).is_none())
            };
            let hidden = list.iter().filter(|who| !named(who));
            let more: Vec<String> = hidden.map(|who| format!("{who} and more")).collect();
            *list = Many::from([&more[..], &list[..]].concat());
        }
    }

    fn visit(&self, one: &mut Visit) {
        self.people(&mut one.default.us);
        let hidden = one.meetings.iter().filter(|meeting| match meeting {
            Meeting::Filed(id) => {
                let contact = self.records.contacts.get(id.as_str());
                contact.is_some_and(|contact| self.choice.contact(contact).is_some())
            }
            Meeting::Unfiled(meeting) => self.choice.meeting(meeting).is_some(),
        });
        let mut twins: Vec<Meeting> = hidden.cloned().collect();
        twins.prose(&mut other);
        one.meetings = twins.into_iter().chain(one.meetings.drain(..)).collect();
    }
}
