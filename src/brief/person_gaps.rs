//! What the record does not say of people: which posts they still have, and for whom a sheet is.

use super::gap::Doubt;
use super::gaps::Gaps;
use super::origin::Origin;
use super::sheet::Sheet;
use crate::facts::person::{Person, Role};

impl<'a> Gaps<'a> {
    /// Notes the posts beside the one that is told, of which the record has no end.
    pub(super) fn posts(&mut self, person: &'a Person) {
        let day = self.reader.as_of;
        let told = self.reader.role_on(person, day);
        let runs = |role: &&Role| {
            let begun = role.from.is_some_and(|from| from.first() <= day);
            begun && role.to.is_none() && Some(*role) != told
        };
        let at = |role: &Role| role.of.clone();
        let same = |role: &&Role| told.is_some_and(|told| at(told) == at(role));
        let known = |role: &&Role| self.reader.knows(role.rests().within(person.around()));
        let others: Vec<&'a Role> =
            person.roles.iter().filter(runs).filter(same).filter(known).collect();
        for role in others {
            let doubt = Doubt {
                kind: "post-open",
                says: Some(&role.title),
                date: role.from,
                names: vec![self.reader.facts.label_of(person)],
                ..Doubt::default()
            };
            self.add(doubt, Origin::new(&person.id, "roles"));
        }
    }

    /// Notes that others of the level of whom it takes for its reader are there too.
    pub(super) fn who_reads(&mut self, sheet: &Sheet<'a>) {
        let facts = self.reader.facts;
        let Some(you) = self.reader.principal.filter(|you| you.level.is_some()) else {
            return;
        };
        let people = sheet.us.iter().filter_map(|one| facts.find_person(one.id?));
        let equals = people.filter(|one| one.level == you.level && one.id != you.id);
        let names: Vec<&str> = equals.map(|one| facts.label_of(one)).collect();
        if !names.is_empty() {
            let doubt = Doubt { names, ..Doubt::of("reader", facts.label_of(you).into()) };
            self.add(doubt, sheet.origin.clone());
        }
    }
}
