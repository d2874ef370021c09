//! Contacts with other withheld values.

use super::list::{double, double_as, more, other};
use super::{Vary, long_ago};
use crate::facts::contact::{Claim, Contact};
use crate::facts::item::{Point, VerbItem};
use crate::facts::person_item::PersonItem;
use crate::facts::plan::Plan;
use crate::facts::text::Many;
use crate::release::prose::Prose;

impl Vary<'_> {
    pub fn contact(&self, one: &mut Contact) {
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
        one.points.iter_mut().for_each(|point| self.owed(point));
        double_as(
            &mut one.claims,
            |claim| self.named.names(claim).is_some(),
            &mut more,
        );
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

    /// Changes what is owed by or to somebody who is withheld, or names them.
    fn owed(&self, point: &mut Point) {
        let words = point.text.clone();
        let Some(opens) = &mut point.opens else {
            return;
        };
        let words = opens.what.as_ref().unwrap_or(&words);
        let named = self.named.ground(words).or(self.named.names(&**opens));
        if self.choice.opens(self.records, opens).is_some() {
            opens.what.get_or_insert_default();
            opens.prose(&mut other);
            opens.due = None;
        } else if named.is_some() {
            opens.prose(&mut more);
            opens.due = None;
        }
    }

    fn plan(&self, plan: &mut Plan, level: Option<&str>) {
        self.people(&mut plan.us);
        self.people(&mut plan.them);
        self.verb_items(&mut plan.raise, level);
    }

    pub fn verb_items(&self, items: &mut Vec<VerbItem>, level: Option<&str>) {
        double(items, |item| {
            self.choice.item(item.handling.as_deref(), level).is_some()
        });
    }

    /// Doubles those who are not named, and puts them first.
    pub fn people(&self, items: &mut Many<PersonItem>) {
        let hidden =
            |item: &PersonItem| self.choice.participant(self.records, item).is_some();
        let twins = items.iter().filter(|item| hidden(item)).cloned();
        let mut all: Vec<PersonItem> = twins.collect();
        all.iter_mut().for_each(|item| item.role.prose(&mut other));
        all.extend(items.iter().cloned());
        *items = Many::from(all);
    }
}
