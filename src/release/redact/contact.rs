//! Contacts of a released edition.

use super::{MARK, Redactor, keep, keep_by};
use crate::facts::contact::{Claim, Contact};
use crate::facts::item::{Point, VerbItem};
use crate::facts::organisation::Assessment;
use crate::facts::person_item::PersonItem;
use crate::facts::plan::Plan;
use crate::facts::source::Source;
use crate::facts::text::Many;
use crate::facts::topic::{IfRaised, Topic};
use crate::release::choice::Ground;
use crate::release::prose::Prose;

impl Redactor<'_> {
    pub fn contact(&mut self, mut one: Contact) -> Option<Contact> {
        let known = self.records.contacts.get(one.id.as_str())?;
        if let Some(ground) = self.choice.contact(known) {
            self.left_out(&known.with, ground);
            return None;
        }
        let level = known.handling.as_deref();
        let hidden = |point: &Point| self.choice.point(self.records, point, known);
        let above = |claim: &Claim| {
            let mark = self.choice.item(claim.handling.as_deref(), level);
            mark.or_else(|| self.finder.names(claim))
        };
        let points = one.points.iter().filter_map(hidden);
        let mut grounds: Vec<Ground> = points
            .chain(known.claims.iter().filter_map(above))
            .collect();
        one.claims = keep_by(&one.claims, &known.claims, above, |ground| Claim {
            basis: Some(MARK.to_owned()),
            ..Claim::only(self.mark(ground))
        });
        if one.others.is_some()
            && let Some(ground) = self.choice.others()
        {
            one.others = Some(self.mark_text(ground));
        }
        for (point, known) in one.points.iter_mut().zip(&known.points) {
            if let (Some(opens), Some(known)) = (&mut point.opens, &known.opens) {
                opens.owner = self.typed(known.owner.as_deref());
            }
            let owed = self.owed(known).filter(|_| hidden(known).is_none());
            if owed.is_some() {
                point.opens = None;
            }
            grounds.extend(owed);
        }
        one.points = keep(&one.points, hidden, |ground| Point {
            speaker: "both".to_owned(),
            text: self.mark_text(ground),
            ..Point::default()
        });
        for point in &mut one.points {
            self.point(known, point);
        }
        let settled = known
            .points
            .iter()
            .filter_map(|point| point.opens.as_deref());
        let settled = settled.filter(|opens| self.settled.contains(&opens.id));
        let settled = settled.map(|_| Ground::Level).collect::<Vec<_>>();
        for ground in grounds.into_iter().chain(settled) {
            self.left_out(&known.with, ground);
        }
        one.with = self.links(&one.with);
        one.us = self.participants(&one.us);
        one.them = self.participants(&one.them);
        one.contact_person = self.one_person(one.contact_person.take());
        one.body = one.body.as_ref().map(|id| self.link(id));
        one.organised_by = self.typed(known.organised_by.as_deref());
        one.visit = one.visit.filter(|id| self.link(id) == *id);
        one.topics = self.links(&one.topics);
        for claim in &mut one.claims {
            claim.check = claim.check.take().filter(|id| self.link(id) == *id);
        }
        one.sources(&mut |id| *id = self.link(id));
        one.reports = self.links(&one.reports);
        if one.assessment.is_some() {
            let text = self.mark_text(Ground::Level);
            one.assessment = Some(Assessment {
                text,
                basis: Some(MARK.to_owned()),
                ..Assessment::default()
            });
        }
        one.allow.clear();
        one.invitation = None;
        one.plan = one
            .plan
            .take()
            .map(|plan| Box::new(self.plan(known, *plan)));
        Some(one)
    }

    fn one_person(&self, item: Option<Box<PersonItem>>) -> Option<Box<PersonItem>> {
        let seen = self.participants(std::slice::from_ref(&*item?));
        seen.first().cloned().map(Box::new)
    }

    /// Decides on what a point leaves owed: by the parties, and by who is named in it. Its day
    /// would tell of them.
    fn owed(&self, point: &Point) -> Option<Ground> {
        let opens = point.opens.as_deref()?;
        let parties = self.choice.opens(self.records, opens);
        let words = opens.what.as_ref().unwrap_or(&point.text);
        parties
            .or_else(|| self.finder.ground(words))
            .or_else(|| self.finder.names(opens))
    }

    /// Takes out of a point what leads to something withheld.
    fn point(&self, contact: &Contact, point: &mut Point) {
        if self.party_ground(&point.speaker).is_some() {
            let ours = contact.us.iter().filter_map(|item| item.who.as_ref());
            let ours = ours.map(|id| id.as_str()).any(|id| id == point.speaker);
            point.speaker = if ours { "us" } else { "them" }.to_owned();
        }
        point.topic = point.topic.as_ref().map(|id| self.link(id));
        // What was answered may be withheld, and that something was tells of it.
        (point.id, point.answers) = (None, Many::default());
        let spoken_of = |line: &String| {
            let with = contact.with.iter();
            let known = with.filter_map(|id| self.records.organisations.get(id.as_str()));
            known
                .filter(|organisation| self.choice.details(organisation).is_none())
                .any(|organisation| organisation.lines.contains_key(line))
        };
        point.line = point.line.take().filter(spoken_of);
        point.opens = point
            .opens
            .take()
            .filter(|opens| !self.settled.contains(&opens.id));
        if let Some(opens) = &mut point.opens {
            opens.by = opens.by.take().and_then(|id| self.party(id));
            opens.to = opens.to.take().and_then(|id| self.party(id));
        }
    }

    fn plan(&mut self, contact: &Contact, mut plan: Plan) -> Plan {
        let level = contact.handling.as_deref();
        plan.raise = self.verb_items(&plan.raise, level);
        for item in &mut plan.raise {
            item.id = item.id.take().filter(|id| !self.settled.contains(id));
        }
        self.answers(&mut plan.if_raised);
        let sensitive = plan.sensitive.iter();
        let hidden = sensitive.filter_map(|id| self.ground::<Source>(id.as_str()));
        let hidden: Vec<Ground> = hidden.collect();
        for ground in hidden {
            self.left_out(&contact.with, ground);
        }
        plan.sensitive = self.links(&plan.sensitive);
        plan.us = self.participants(&plan.us);
        plan.them = self.participants(&plan.them);
        plan.contact_person = self.one_person(plan.contact_person.take());
        plan
    }

    pub fn verb_items(&self, items: &[VerbItem], level: Option<&str>) -> Vec<VerbItem> {
        let hidden = |item: &VerbItem| self.choice.item(item.handling.as_deref(), level);
        let mut kept = keep(items, hidden, |ground| VerbItem {
            verb: self
                .records
                .settings
                .verb_words()
                .next()
                .unwrap_or_default()
                .to_owned(),
            text: self.mark_text(ground),
            ..VerbItem::default()
        });
        for item in &mut kept {
            item.topic = item.topic.as_ref().map(|id| self.link(id));
            let shown = item.figures.iter();
            let shown = shown.filter(|id| !self.figures.contains_key(*id)).cloned();
            item.figures = Many::from(shown.collect::<Vec<_>>());
        }
        kept
    }

    /// Takes answers that are lines of withheld topics.
    pub fn answers(&self, items: &mut [IfRaised]) {
        for item in items {
            let topic = item.use_line.as_ref();
            let ground = topic.and_then(|id| self.ground::<Topic>(id.as_str()));
            if let Some(ground) = ground {
                item.use_line = None;
                item.say.get_or_insert_with(|| self.mark_text(ground));
            }
        }
    }
}
