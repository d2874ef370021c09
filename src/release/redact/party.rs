//! Organisations, people and sources of a released edition, and the links to them.

use std::slice::from_ref;

use super::{MARK, Redactor, keep, stand_in};
use crate::facts::contact::Contact;
use crate::facts::id::AnyId;
use crate::facts::organisation::{
    Assessment, Membership, Organisation, OrganisationNote,
};
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::source::Source;
use crate::facts::text::Many;
use crate::release::choice::Ground;
use crate::release::prose::Prose;

impl Redactor<'_> {
    /// Keeps the link to a contact or source, unless that is withheld.
    fn evidence(&self, id: AnyId) -> Option<AnyId> {
        let contact = self.ground::<Contact>(id.as_str());
        let ground = contact.or_else(|| self.ground::<Source>(id.as_str()));
        ground.is_none().then_some(id)
    }

    /// Keeps the link to a person or organisation, unless that is withheld.
    pub fn party(&self, id: AnyId) -> Option<AnyId> {
        self.party_ground(id.as_str()).is_none().then_some(id)
    }

    pub fn party_ground(&self, id: &str) -> Option<Ground> {
        let person = self.ground::<Person>(id);
        person.or_else(|| self.ground::<Organisation>(id))
    }

    /// Keeps somebody or a unit as people type them, or puts a mark.
    pub fn typed(&self, who: Option<&str>) -> Option<String> {
        let who = who?;
        let ground = self.finder.typed(self.records, self.choice, who);
        Some(ground.map_or_else(|| who.to_owned(), |ground| self.mark(ground)))
    }

    /// Puts one mark for all participants who are not named.
    pub fn participants(&self, items: &[PersonItem]) -> Many<PersonItem> {
        let ground = |item: &PersonItem| self.choice.participant(self.records, item);
        let mut kept = keep(items, ground, |ground| PersonItem {
            name: Some(self.mark(ground)),
            ..PersonItem::default()
        });
        for item in &mut kept {
            item.organisation = item.organisation.as_ref().map(|id| self.link(id));
        }
        Many::from(kept)
    }

    pub fn organisation(&mut self, mut one: Organisation) -> Option<Organisation> {
        let known = self.records.organisations.get(one.id.as_str())?;
        if self.choice.name(known).is_some() {
            return None;
        }
        let level = one.handling.take();
        (one.phone, one.email, one.photo) = (Many::default(), Many::default(), None);
        one.parent = one.parent.as_ref().map(|id| self.link(id));
        one.successor = one.successor.as_ref().map(|id| self.link(id));
        one.allow.clear();
        if let Some(ground) = self.choice.details(known) {
            self.left_out(&[one.id.clone()], ground);
            let ours = self.records.settings.us.as_ref() == Some(&one.id);
            return Some(Organisation {
                units: if ours { one.units } else { Default::default() },
                id: one.id,
                name: one.name,
                aka: one.aka,
                names: one.names,
                kind: one.kind,
                ..Organisation::default()
            });
        }
        if one.assessment.is_some() {
            let text = self.mark_text(Ground::Level);
            one.assessment = Some(Assessment {
                text,
                basis: Some(MARK.to_owned()),
                ..Assessment::default()
            });
        }
        let hidden = |seat: &Membership| self.ground::<Organisation>(seat.body.as_str());
        one.memberships = keep(&one.memberships, hidden, |ground| Membership {
            body: stand_in(ground),
            ..Membership::default()
        });
        for seat in &mut one.memberships {
            seat.source = seat.source.take().and_then(|id| self.evidence(id));
        }
        let marked = level.as_deref();
        let above =
            |note: &OrganisationNote| self.choice.item(note.handling.as_deref(), marked);
        one.notes = keep(&one.notes, above, |ground| OrganisationNote {
            text: self.mark_text(ground),
            basis: Some(MARK.to_owned()),
            ..OrganisationNote::default()
        });
        one.sources(&mut |id| *id = self.link(id));
        one.handling = level;
        Some(one)
    }

    pub fn person(&mut self, mut one: Person) -> Option<Person> {
        let known = self.records.people.get(one.id.as_str())?;
        if let Some(ground) = self.choice.person(known) {
            self.left_out(&[one.organisation], ground);
            return None;
        }
        one.organisation = self.link(&one.organisation);
        one.allow.clear();
        // How to reach somebody is never given out, whoever may be named.
        (one.phone, one.email, one.photo) = (Many::default(), Many::default(), None);
        if let Some(ground) = self.choice.bio(known) {
            if one.say.is_some() || !one.languages.is_empty() {
                self.left_out(from_ref(&known.organisation), ground);
            }
            let mark = self.mark_text(ground);
            one.bio = one.bio.map(|_| mark);
            (one.say, one.note) = (None, None);
            one.languages = Many::default();
        }
        one.sources(&mut |id| *id = self.link(id));
        one.handling = None;
        Some(one)
    }

    pub fn source(&mut self, mut one: Source) -> Option<Source> {
        let known = self.records.sources.get(one.id.as_str())?;
        if let Some(ground) = self.choice.source(known) {
            self.left_out(&known.about, ground);
            return None;
        }
        one.sources(&mut |id| *id = self.link(id));
        one.about = self.links(&one.about);
        one.topics = self.links(&one.topics);
        one.from = one.from.map(|who| self.address(&who));
        one.to = self.addresses(&known.to);
        one.cc = self.addresses(&known.cc);
        // What is blanked in our copy is our own book-keeping.
        one.redactions.clear();
        (one.file, one.digest, one.note) = (None, None, None);
        one.allow.clear();
        Some(one)
    }

    fn address(&self, who: &str) -> String {
        let person = self.records.people.get(who);
        if person.is_some_and(|person| self.choice.person(person).is_none()) {
            who.to_owned()
        } else {
            self.mark(Ground::Person)
        }
    }

    fn addresses(&self, list: &[String]) -> Many<String> {
        let mark = self.mark(Ground::Person);
        let shown = list
            .iter()
            .map(|who| self.address(who))
            .filter(|who| *who != mark);
        let mut shown: Vec<String> = shown.collect();
        if shown.len() < list.len() {
            shown.push(mark);
        }
        Many::from(shown)
    }
}
