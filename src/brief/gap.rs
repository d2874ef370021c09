//! Something that the record does not say, or that is doubtful, in fields that the templates
//! put into words.

use std::borrow::Cow;

use serde::Serialize;

use super::origin::Origin;
use super::said::Said;
use super::words::label;
use crate::facts::contact::Contact;
use crate::facts::when::When;

/// What a contact is called: its title, else its kind.
pub fn called(contact: &Contact) -> Cow<'_, str> {
    match &contact.title {
        Some(title) => Cow::Borrowed(title),
        None => Cow::Owned(label(&contact.kind)),
    }
}

/// One gap or doubt; the templates put it into words. Only what belongs to its kind is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Doubt<'a> {
    /// What kind of gap.
    pub kind: &'static str,
    /// What it is about: a title, name or topic.
    pub what: Option<Cow<'a, str>>,
    pub date: Option<When>,
    /// The organisations or people it is about.
    pub names: Vec<&'a str>,
    /// Words of the program for what is to be confirmed.
    pub open: Vec<&'static str>,
    /// Words of the program for what is missing.
    pub missing: Vec<&'static str>,
    /// What the record says of it.
    pub says: Option<&'a str>,
    /// The same in words that may need a sign: what sources say otherwise, what is remarked.
    pub words: Option<Said<'a>>,
}

impl<'a> Doubt<'a> {
    /// Begins a doubt of a kind about what is called so.
    pub fn of(kind: &'static str, what: Cow<'a, str>) -> Self {
        Self { kind, what: Some(what), ..Self::default() }
    }
}

/// A gap or doubt and where it stands.
#[derive(Debug, Clone, Serialize)]
pub struct Gap<'a> {
    /// What is not on record, or doubtful.
    #[serde(flatten)]
    pub doubt: Doubt<'a>,
    pub sources: Vec<&'a str>,
    pub origin: Origin<'a>,
}
