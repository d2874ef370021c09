//! What is known of a meeting before or after it, from its file or the programme.

use super::origin::Origin;
use super::reader::Reader;
use crate::facts::contact::{Contact, Status};
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::plan::Plan;
use crate::facts::topic::Topic;

/// What is known of a meeting before or after it, from file or programme.
pub struct Known<'a> {
    pub title: Option<&'a str>,
    pub with: &'a [Id<Organisation>],
    pub topics: Vec<&'a Topic>,
    pub status: Status,
    pub contact: Option<&'a Contact>,
    pub plan: Option<&'a Plan>,
    /// Whether it stands in the pack of a visit, whose cover has what is to be said to everybody.
    pub covered: bool,
    pub origin: Origin<'a>,
}

impl<'a> Known<'a> {
    /// Returns those it is with.
    pub fn organisations(&self, reader: Reader<'a>) -> Vec<&'a Organisation> {
        let ids = self.with.iter();
        ids.map(|id| reader.facts.organisation(id)).collect()
    }

    /// Nothing needs to be known for a meeting that will not take place.
    pub fn to_brief_on(&self, reader: Reader<'a>) -> Vec<&'a Organisation> {
        match self.status {
            Status::Cancelled => Vec::new(),
            _ => self.organisations(reader),
        }
    }

    /// Returns its title, with whom it is where there are several.
    pub fn title(&self, reader: Reader<'_>) -> String {
        let organisations = self.organisations(reader);
        let names = organisations
            .iter()
            .map(|one| one.name_on(reader.as_of))
            .collect::<Vec<_>>()
            .join(", ");
        match self.title {
            Some(title) if names_all(title, &organisations, reader) => title.to_owned(),
            Some(title) => format!("{title} ({names})"),
            None => names,
        }
    }
}

/// Says whether a title tells with whom it is.
pub fn names_all(title: &str, organisations: &[&Organisation], reader: Reader<'_>) -> bool {
    let mut names = organisations.iter().map(|one| one.name_on(reader.as_of));
    names.all(|name| title.contains(name))
}
