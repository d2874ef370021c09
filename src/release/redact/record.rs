//! Each kind of record → the record of a released edition, or nothing: what its parts do not decide.

use std::collections::BTreeSet;

use super::Redactor;
use crate::facts::contact::Contact;
use crate::facts::item::Point;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::source::Source;
use crate::facts::text::Many;
use crate::facts::topic::{IfRaised, Topic, TopicNote};
use crate::facts::visit::Visit;
use crate::facts::withheld::STAND_IN;
use crate::release::choice::Ground;
use crate::release::part::Part;

impl Redactor<'_> {
    pub fn contact(&mut self, mut one: Contact) -> Contact {
        let with = one.with.to_vec();
        let rule = &self.rule;
        let mut grounds: BTreeSet<Ground> = BTreeSet::new();
        grounds.extend(one.claims.iter().filter_map(|claim| claim.judge(rule)));
        let mut points = std::mem::take(&mut one.points);
        let mut owed = BTreeSet::new();
        for point in &mut points {
            match point.judge(rule) {
                Some(ground) => grounds.extend([ground]),
                None => owed.extend(self.point(&one, point)),
            }
        }
        one.points = points;
        let marks = owed.difference(&grounds).filter_map(|ground| Point::mark(rule, *ground));
        let marks: Vec<Point> = marks.collect();
        grounds.extend(owed);
        if let Some(plan) = &mut one.plan {
            self.answers(&mut plan.if_raised);
            grounds.extend(plan.sensitive.iter().filter_map(|id| id.judge(rule)));
        }
        grounds.into_iter().for_each(|ground| self.left_out(&with, ground));
        one.change(self);
        one.points.extend(marks);
        if let (Some(others), Some(ground)) = (&mut one.others, self.rule.choice.others()) {
            *others = self.rule.text(ground);
        }
        for claim in &mut one.claims {
            claim.check.take_if(|id| id.as_str().starts_with(STAND_IN));
        }
        one.invitation = None;
        one
    }

    /// Takes out of a point what leads to something withheld; returns the ground on which
    /// nothing is told of what it leaves owed.
    fn point(&self, contact: &Contact, point: &mut Point) -> Option<Ground> {
        let rule = &self.rule;
        let opens = point.opens.as_deref();
        let owed = opens.and_then(|opens| rule.owed(point, opens));
        point.opens.take_if(|_| owed.is_some());
        if rule.party(&point.speaker).is_some() {
            let ours = contact
                .us
                .iter()
                .filter_map(|item| item.who.as_ref())
                .any(|id| id.as_str() == point.speaker);
            // In a joint talk, their firm said it, if that may be named.
            let person = rule.records.people.get(&point.speaker).filter(|_| contact.with.len() > 1);
            let firm = person.map(|one| one.organisation.as_str());
            let shown = firm.filter(|id| rule.link::<Organisation>(id).is_none());
            point.speaker = if ours { "us" } else { shown.unwrap_or("them") }.to_owned();
        }
        // What was answered may be withheld, and that something was tells of it.
        (point.id, point.answers) = (None, Many::default());
        let spoken_of = |line: &String| {
            let with = contact.with.iter();
            let known = with.filter_map(|id| rule.records.organisations.get(id.as_str()));
            known
                .filter(|organisation| rule.choice.details(organisation).is_none())
                .any(|organisation| organisation.lines.contains_key(line))
        };
        point.line.take_if(|line| !spoken_of(line));
        owed
    }

    /// Takes answers that are lines of withheld topics.
    fn answers(&self, items: &mut [IfRaised]) {
        for item in items {
            let ground = item.use_line.as_ref().and_then(|id| id.judge(&self.rule));
            if let Some(ground) = ground {
                item.use_line = None;
                item.say.get_or_insert_with(|| self.rule.text(ground));
            }
        }
    }

    pub fn topic(&mut self, mut one: Topic) -> Topic {
        for note in &one.notes {
            if let Some(ground) = note.judge(&self.rule) {
                self.left_out(&note.about, ground);
            }
        }
        self.answers(&mut one.if_raised);
        let dates: BTreeSet<Ground> =
            one.milestones.iter().filter_map(|date| date.judge(&self.rule)).collect();
        one.change(self);
        one.parent.take_if(|id| id.as_str().starts_with(STAND_IN));
        for mark in dates.into_iter().filter_map(|ground| TopicNote::mark(&self.rule, ground)) {
            if one.notes.iter().all(|note| note.text.words != mark.text.words) {
                one.notes.push(mark);
            }
        }
        one
    }

    pub fn visit(&mut self, mut one: Visit) -> Visit {
        one.change(self);
        one
    }

    pub fn organisation(&mut self, mut one: Organisation) -> Organisation {
        let details = self.rule.choice.details(&one);
        (one.phone, one.email, one.photo) = (Many::default(), Many::default(), None);
        // No document names a unit that is not ours.
        if self.rule.records.settings.us.as_ref() != Some(&one.id) {
            one.units.clear();
        }
        one.change(self);
        let Some(ground) = details else {
            return one;
        };
        self.left_out(std::slice::from_ref(&one.id), ground);
        Organisation {
            units: one.units,
            id: one.id,
            name: one.name,
            aka: one.aka,
            names: one.names,
            kind: one.kind,
            ..Organisation::default()
        }
    }

    pub fn person(&mut self, mut one: Person) -> Person {
        let organisation = [one.organisation.clone()];
        // How to reach somebody is never given out, whoever may be named.
        (one.phone, one.email, one.photo) = (Many::default(), Many::default(), None);
        let bio = self.rule.choice.bio(&one);
        one.change(self);
        if let Some(ground) = bio {
            if one.say.is_some() || !one.languages.is_empty() {
                self.left_out(&organisation, ground);
            }
            one.bio = one.bio.map(|_| self.rule.text(ground));
            (one.say, one.note) = (None, None);
            one.languages = Many::default();
        }
        one.handling = None;
        one
    }

    pub fn source(&mut self, mut one: Source) -> Source {
        one.from = one.from.map(|who| self.addresses(&[who]).concat());
        (one.to, one.cc) = (self.addresses(&one.to), self.addresses(&one.cc));
        // What is blanked in our copy is our own book-keeping.
        one.redactions.clear();
        (one.file, one.digest, one.note) = (None, None, None);
        one.change(self);
        one
    }

    /// Keeps the ids of people who may be named, and puts one mark for all the rest.
    fn addresses(&self, list: &[String]) -> Many<String> {
        let is_named = |who: &&String| {
            let person = self.rule.records.people.get(who);
            person.is_some_and(|person| self.rule.choice.person(person).is_none())
        };
        let mut shown: Vec<String> = list.iter().filter(is_named).cloned().collect();
        if shown.len() < list.len() {
            shown.push(self.rule.mark(Ground::Person));
        }
        Many::from(shown)
    }
}
