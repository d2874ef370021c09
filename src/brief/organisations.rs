//! An organisation in a sheet: who they are, and our reading of them.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use crate::facts::evidence::Rests;
use crate::facts::organisation::{Assessment, Organisation};
use crate::facts::when::When;

#[derive(Debug, Clone, Serialize)]
pub struct OrganisationLine<'a> {
    pub id: &'a str,
    /// The name it has on the reader's day.
    pub name: &'a str,
    /// The names it had before.
    pub former: Vec<FormerName<'a>>,
    /// The name that it takes by the day of a meeting to come.
    pub next: Option<NextName<'a>>,
    /// Who they are.
    pub about: Option<Said<'a>>,
    /// Where they sit in the Union.
    pub eu_base: Option<&'a str>,
    pub origin: Origin<'a>,
}

/// A name that an organisation had.
#[derive(Debug, Clone, Serialize)]
pub struct FormerName<'a> {
    pub name: &'a str,
    /// The last day on which it had it, where the first day of the next is known; else when the
    /// next began.
    pub until: When,
}

/// A name that an organisation is to have.
#[derive(Debug, Clone, Serialize)]
pub struct NextName<'a> {
    pub name: &'a str,
    /// Its first day.
    pub from: When,
}

/// Lists the names that an organisation had before.
pub fn former_names<'a>(reader: Reader<'a>, organisation: &'a Organisation) -> Vec<FormerName<'a>> {
    let former = organisation.former_names(reader.as_of).into_iter();
    let last = |next: When| next.as_day().and_then(|day| day.pred_opt()).map_or(next, When::day);
    former.map(|(name, next)| FormerName { name, until: last(next) }).collect()
}

/// Our reading of them, dated and signed.
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentLine<'a> {
    /// Of whom.
    pub organisation: &'a str,
    /// When it was written.
    pub date: Option<When>,
    /// Who wrote it.
    pub by: Option<&'a str>,
    /// The reading.
    pub text: Said<'a>,
    pub sources: Vec<&'a str>,
    /// Whether the paragraph that sets the scene tells it.
    pub told: bool,
    pub origin: Origin<'a>,
}

/// Says who an organisation is, for a meeting on a day.
pub fn organisation_line<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
    meeting: Option<When>,
) -> OrganisationLine<'a> {
    let by = meeting.map_or(reader.as_of, |day| day.last());
    let names = organisation.names.iter();
    let to_come = names.filter(|name| name.from.first() > reader.as_of);
    let next = to_come.filter(|name| name.from.first() <= by);
    OrganisationLine {
        id: organisation.id.as_str(),
        name: organisation.name_on(reader.as_of),
        former: former_names(reader, organisation),
        next: next
            .max_by_key(|name| name.from)
            .map(|next| NextName { name: &next.name, from: next.from }),
        about: reader.says_if(&organisation.about, organisation.around()),
        eu_base: organisation.eu_base.as_deref(),
        origin: Origin::new(&organisation.id, ""),
    }
}

/// Reads our reading of an organisation, where it was written by the reader's day.
pub fn assessment<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
) -> Option<AssessmentLine<'a>> {
    AssessmentLine::new(
        reader,
        organisation.assessment.as_ref()?,
        organisation.around(),
        organisation.name_on(reader.as_of),
        Origin::new(&organisation.id, "assessment"),
    )
}

impl<'a> AssessmentLine<'a> {
    /// Reads our reading, where it was written by the reader's day.
    pub fn new(
        reader: Reader<'a>,
        own: &'a Assessment,
        around: Rests<'a>,
        organisation: &'a str,
        origin: Origin<'a>,
    ) -> Option<Self> {
        let written = own.date.is_none_or(|date| date.first() <= reader.as_of);
        let rests = own.rests().within(around);
        Some(Self {
            organisation,
            date: own.date,
            by: own.by.as_deref(),
            text: reader.said(&own.text, rests).filter(|_| written)?,
            sources: reader.cites(rests),
            told: false,
            origin,
        })
    }
}
