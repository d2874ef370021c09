//! Records × choice → the same records with other withheld values and other numbers of them.

mod contact;
mod list;
mod name;

use chrono::NaiveDate;

use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::records::Records;
use crate::facts::source::Source;
use crate::facts::text::Many;
use crate::facts::topic::{Milestone, Topic};
use crate::facts::visit::{Meeting, Visit};
use crate::facts::when::When;
use crate::finding::kind::kinds;
use crate::release::choice::Choice;
use crate::release::finder::Finder;
use crate::release::prose::Prose;
use list::{again, double, double_as, more, other};
use name::rename;

/// Changes whatever the choice withholds: every value to one of another length, every list to
/// one of another size. An edition made of the result must be the same to the byte. Returns with
/// it who finds its names.
pub fn vary(records: &Records, choice: &Choice, finder: &Finder) -> (Records, Finder) {
    let mut out = records.clone();
    rename(records, choice, finder, &mut out);
    let named = finder.under_other_names(&out, choice);
    let vary = Vary {
        records,
        choice,
        named: &named,
    };
    macro_rules! vary {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for one in out.$folder.iter_mut() {
                vary.$noun(one);
            }
        )*};
    }
    kinds!(vary);
    // Another number of them; people and organisations are named by those that stay.
    again(&mut out.contacts, |one| choice.contact(one).is_some());
    again(&mut out.sources, |one| choice.source(one).is_some());
    again(&mut out.topics, |one| choice.topic(one).is_some());
    (out, named)
}

/// A day on which nothing else in a project falls.
fn long_ago() -> When {
    When::day(NaiveDate::default())
}

struct Vary<'a> {
    records: &'a Records,
    choice: &'a Choice,
    /// Finds who is named, by their new names.
    named: &'a Finder,
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
        double_as(
            &mut one.figures,
            |figure| self.named.names(figure).is_some(),
            &mut more,
        );
        let named = |date: &Milestone| self.named.names(date).is_some();
        for date in one.milestones.iter_mut().filter(|date| named(date)) {
            (date.happened, date.expected) = (Some(long_ago()), Many::default());
        }
        double_as(&mut one.milestones, named, &mut more);
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
