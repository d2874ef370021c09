//! The principal's office → the newest talk of those who held it before.

use serde::Serialize;

use super::contacts::ContactLine;
use super::last_talk::newest_told;
use super::origin::Origin;
use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::organisation::Organisation;
use crate::facts::person::{Person, Role};

/// A talk of somebody who held your office before you.
#[derive(Debug, Clone, Serialize)]
pub struct BeforeYou<'a> {
    pub name: &'a str,
    /// The talk.
    pub contact: ContactLine<'a>,
    /// Where the person stands.
    pub origin: Origin<'a>,
}

/// Finds the newest talk of those who held the principal's office before.
pub fn before_you<'a>(reader: Reader<'a>, organisation: &Organisation) -> Option<BeforeYou<'a>> {
    let you = reader.principal?;
    let office = reader.role_on(you, reader.as_of)?;
    let colleagues = reader.facts.people_at(&you.organisation);
    let before: Vec<&Person> = colleagues
        .filter(|person| person.id != you.id && held_before(person, office).is_some())
        .collect();
    let settings = reader.facts.settings();
    let in_office = |contact: &Contact| {
        let spoke = settings.is_two_sided(&contact.kind);
        before.iter().filter(|_| spoke).find(|person| {
            let there = contact.us.iter().any(|item| item.who.as_ref() == Some(&person.id));
            let role = person.role_on(contact.date.last());
            there && role.is_some_and(|role| is_same_office(role, office))
        })
    };
    reader.held_with(&organisation.id).find_map(|contact| {
        let who = in_office(contact)?;
        let of_their_own = |other: &Contact| in_office(other).is_some_and(|one| one.id == who.id);
        Some(BeforeYou {
            name: &who.name,
            contact: newest_told(reader, organisation, contact, of_their_own),
            origin: Origin::new(&who.id, "roles"),
        })
    })
}

/// Returns the role in which somebody held an office before another did.
fn held_before<'p>(person: &'p Person, office: &Role) -> Option<&'p Role> {
    let began = office.start()?;
    person
        .roles
        .iter()
        .find(|role| is_same_office(role, office) && role.start().is_none_or(|start| start < began))
}

fn is_same_office(one: &Role, other: &Role) -> bool {
    match (&one.office, &other.office) {
        (Some(one), Some(other)) => one == other,
        _ => one.title.to_lowercase() == other.title.to_lowercase(),
    }
}
