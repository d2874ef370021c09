//! The sources that a brief cites.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use crate::facts::evidence::Rests;
use crate::facts::source::Source;
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
    pub publisher: Option<&'a str>,
    /// Who wrote it.
    pub author: &'a [String],
    /// Our unit that wrote it.
    pub unit: Option<&'a str>,
    /// Day or period.
    pub date: Option<When>,
    /// The title of the source in which we read of it.
    pub quoted_in: Option<&'a str>,
    /// Reference number.
    pub r#ref: Option<&'a str>,
    /// Web address.
    pub url: Option<&'a str>,
    /// What is blanked in the copy we have: in words, else by its ground.
    pub blanked: Vec<Cow<'a, str>>,
    /// Whether it is little to be trusted.
    pub low_confidence: bool,
    /// What explains that.
    pub note: Option<Said<'a>>,
    /// What it found.
    pub finding: Option<Said<'a>>,
    /// Its own words, where they matter.
    pub quote: Option<Said<'a>>,
    /// The organisations it is about.
    pub about: Vec<&'a str>,
    pub origin: Origin<'a>,
}

impl<'a> SourceLine<'a> {
    /// Reads a source.
    pub fn new(reader: Reader<'a>, source: &'a Source) -> Self {
        let about = source.about.iter().map(|id| reader.facts.organisation(id));
        let quoting = source.quoted_in.as_ref().map(|id| reader.facts.source(id));
        Self {
            id: source.id.as_str(),
            kind: &source.kind,
            title: &source.title,
            publisher: source.publisher.as_deref(),
            author: &source.author,
            unit: source.unit.as_deref(),
            date: source.date,
            quoted_in: quoting.map(|source| source.title.as_str()),
            r#ref: source.r#ref.as_deref(),
            url: source.url.as_deref(),
            blanked: source.redactions.iter().map(blanked).collect(),
            low_confidence: reader.mistrusts(source),
            note: reader
                .says_if(&source.note, source.around())
                .filter(|_| reader.mistrusts(source))
                .map(Said::unsigned),
            finding: reader.says_if(&source.finding, source.around()),
            // Behind what it found its trust is told already.
            quote: match source.finding {
                Some(_) => reader.says_if(&source.quote, source.around()).map(Said::remark),
                None => reader.says_if(&source.quote, source.around()),
            },
            about: about.map(|one| one.name_on(reader.as_of)).collect(),
            origin: Origin::new(&source.id, ""),
        }
    }
}

fn blanked<'a>((ground, what): (&'a String, &'a String)) -> Cow<'a, str> {
    if what == "true" { Cow::Owned(ground.replace('-', " ")) } else { Cow::Borrowed(what) }
}

/// Returns the sources behind several statements, each once, in order.
pub fn union<'a>(reader: Reader<'a>, rests: impl IntoIterator<Item = Rests<'a>>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = rests.into_iter().flat_map(|rests| reader.cites(rests)).collect();
    dedup(&mut ids);
    ids
}

/// Keeps the first of every source id, in order.
pub fn dedup(ids: &mut Vec<&str>) {
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
}

/// Returns the sources with these ids, each once, by id.
pub fn source_lines<'a>(
    reader: Reader<'a>,
    ids: impl IntoIterator<Item = &'a str>,
) -> Vec<SourceLine<'a>> {
    let ids: BTreeSet<&str> = ids.into_iter().collect();
    ids.into_iter()
        .filter_map(|id| reader.facts.find_source(id))
        .map(|source| SourceLine::new(reader, source))
        .collect()
}
