//! The sources that a brief cites.

use std::collections::BTreeSet;

use serde::Serialize;

use super::origin::Origin;
use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::id::AnyId;
use crate::facts::source::{Confidence, Source};
use crate::facts::text::Text;
use crate::facts::when::When;

/// A source as a footnote shows it.
#[derive(Debug, Clone, Serialize)]
pub struct SourceLine<'a> {
    /// The label of its footnote.
    pub id: &'a str,
    /// A word of `settings.source_kinds`.
    pub kind: &'a str,
    /// Title as published.
    pub title: &'a str,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// Who wrote it.
    pub author: &'a [String],
    /// Our unit that wrote it.
    pub unit: Option<&'a str>,
    /// Day or period.
    pub date: Option<When>,
    /// Reference number.
    pub r#ref: Option<&'a str>,
    /// Web address.
    pub url: Option<&'a str>,
    /// Whether it is little to be trusted.
    pub low_confidence: bool,
    /// What it found.
    pub finding: Option<&'a Text>,
    /// Its own words, where they matter.
    pub quote: Option<&'a Text>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

impl<'a> SourceLine<'a> {
    /// Reads a source.
    pub fn new(source: &'a Source) -> Self {
        Self {
            id: source.id.as_str(),
            kind: &source.kind,
            title: &source.title,
            publisher: source.publisher.as_deref(),
            author: &source.author,
            unit: source.unit.as_deref(),
            date: source.date,
            r#ref: source.r#ref.as_deref(),
            url: source.url.as_deref(),
            low_confidence: source.confidence == Some(Confidence::Low),
            finding: source.finding.as_ref(),
            quote: source.quote.as_ref(),
            origin: Origin::new(&source.id, ""),
        }
    }
}

/// Returns the ids of the sources that report a contact.
pub fn reports(contact: &Contact) -> Vec<&str> {
    contact.reports.iter().map(|id| id.as_str()).collect()
}

/// Returns the ids of the sources behind a link to a source or a contact.
pub fn evidence<'a>(facts: &'a Facts, id: Option<&'a AnyId>) -> Vec<&'a str> {
    let Some(id) = id else { return Vec::new() };
    match facts.records().contacts.get(id.as_str()) {
        Some(contact) => reports(contact),
        None => vec![id.as_str()],
    }
}

/// Returns the sources with these ids, each once, by id.
pub fn source_lines<'a>(
    facts: &'a Facts,
    ids: impl IntoIterator<Item = &'a str>,
) -> Vec<SourceLine<'a>> {
    let ids: BTreeSet<&str> = ids.into_iter().collect();
    ids.into_iter()
        .filter_map(|id| facts.records().sources.get(id))
        .map(SourceLine::new)
        .collect()
}
