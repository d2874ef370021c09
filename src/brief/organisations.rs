//! An organisation in a sheet: who they are, and our reading of them.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use crate::facts::organisation::Organisation;
use crate::facts::text::Text;
use crate::facts::when::When;

/// An organisation in one line.
#[derive(Debug, Clone, Serialize)]
pub struct OrganisationLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// The name it has on the reader's day.
    pub name: &'a str,
    /// The names it had before.
    pub former: Vec<FormerName<'a>>,
    /// Who they are.
    pub about: Option<&'a Text>,
    /// Where they sit in the Union.
    pub eu_base: Option<&'a str>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// A name that an organisation had.
#[derive(Debug, Clone, Serialize)]
pub struct FormerName<'a> {
    /// The name.
    pub name: &'a str,
    /// The day from which it has another.
    pub until: When,
}

/// Lists the names that an organisation had before.
pub fn former_names<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
) -> Vec<FormerName<'a>> {
    let former = organisation.former_names(reader.as_of).into_iter();
    former
        .map(|(name, until)| FormerName { name, until })
        .collect()
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
    pub text: &'a Text,
    /// The sources to cite.
    pub sources: Vec<&'a str>,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    /// Whether the paragraph that sets the scene tells it.
    pub told: bool,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Says who an organisation is.
pub fn organisation_line<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
) -> OrganisationLine<'a> {
    OrganisationLine {
        id: organisation.id.as_str(),
        name: organisation.name_on(reader.as_of),
        former: former_names(reader, organisation),
        about: organisation.about.as_ref(),
        eu_base: organisation.eu_base.as_deref(),
        origin: Origin::new(&organisation.id, ""),
    }
}

/// Reads our reading of an organisation, where it was written by the reader's day.
pub fn assessment<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
) -> Option<AssessmentLine<'a>> {
    let assessment = organisation.assessment.as_ref()?;
    let known = assessment
        .date
        .is_none_or(|date| date.first() <= reader.as_of);
    let rests = assessment.rests().within(organisation.around());
    let known = known && reader.knows(rests);
    known.then(|| AssessmentLine {
        organisation: organisation.name_on(reader.as_of),
        date: assessment.date,
        by: assessment.by.as_deref(),
        text: &assessment.text,
        sources: reader.cites(rests),
        marked: reader.marks(rests),
        told: false,
        origin: Origin::new(&organisation.id, "assessment"),
    })
}
