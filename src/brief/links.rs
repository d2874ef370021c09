//! What a report points to, and on what its sources differ.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use crate::facts::contact::Contact;

/// A page they pointed to.
#[derive(Debug, Clone, Serialize)]
pub struct LinkLine<'a> {
    pub title: &'a str,
    /// Its address; none when the report has the words only.
    pub url: Option<&'a str>,
    pub origin: Origin<'a>,
}

/// A field on which the sources differ.
#[derive(Debug, Clone, Serialize)]
pub struct DisputedLine<'a> {
    /// The field, in words.
    pub field: String,
    /// What they say.
    pub says: Said<'a>,
    pub origin: Origin<'a>,
}

/// Lists the pages that a contact points to.
pub fn links(contact: &Contact) -> Vec<LinkLine<'_>> {
    let lines = contact.links.iter().enumerate().map(|(n, link)| LinkLine {
        title: &link.title,
        url: link.url.as_deref(),
        origin: Origin::item(&contact.id, "links", n),
    });
    lines.collect()
}

/// Lists what the sources of a contact dispute.
pub fn disputed<'a>(reader: Reader<'a>, contact: &'a Contact) -> Vec<DisputedLine<'a>> {
    let lines = contact.disputed.iter().enumerate().filter_map(|(n, disputed)| {
        Some(DisputedLine {
            field: disputed.field.replace('_', " "),
            says: reader.says(&disputed.says, contact.around())?.remark(),
            origin: Origin::item(&contact.id, "disputed", n),
        })
    });
    lines.collect()
}
