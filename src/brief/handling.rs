//! Brief → the highest handling mark of what it shows.

use super::{Brief, used};
use crate::facts::Facts;

/// Returns the highest mark among the facts shown. Facts without a mark count as the second
/// lowest, so that nothing becomes public by being left unmarked.
pub fn highest<'a>(
    facts: &'a Facts,
    brief: &Brief<'a>,
    least: Option<&'a str>,
) -> &'a str {
    let settings = facts.settings();
    let unmarked = settings.handling.get(1).or(settings.handling.first());
    let contacts = used::contacts(brief)
        .into_iter()
        .filter_map(|id| facts.find_contact(id)?.handling.as_deref());
    let sources = brief
        .sources
        .iter()
        .filter_map(|source| facts.find_source(source.id)?.handling.as_deref());
    let topics = brief
        .general_points
        .iter()
        .map(|points| points.id)
        .chain(
            brief
                .background
                .iter()
                .filter_map(|part| Some(part.topic.as_ref()?.id)),
        )
        .filter_map(|id| facts.find_topic(id)?.handling.as_deref());
    let sheets = brief.sheets.iter().flat_map(|sheet| {
        let sensitive = sheet.sensitive.iter().filter_map(|item| item.handling);
        let asked = sheet.if_raised.iter().filter_map(|answer| answer.handling);
        let raise = sheet.raise.iter().filter_map(|item| item.handling);
        sensitive.chain(raise).chain(asked)
    });
    let organisations = brief.sheets.iter().flat_map(|sheet| &sheet.organisations);
    let organisations = organisations.filter_map(|organisation| {
        let organisation = facts.find_organisation(organisation.id)?;
        organisation.handling.as_deref()
    });
    let figures = brief
        .background
        .iter()
        .filter_map(|part| part.topic.as_ref());
    let figures = figures.flat_map(|topic| &topic.figures);
    let sheet_claims = brief.sheets.iter().flat_map(|sheet| &sheet.claims);
    let profile_claims = brief.profile.iter().flat_map(|profile| &profile.claims);
    let claims = used::reports(brief).flat_map(|report| &report.claims);
    let claims = claims.chain(sheet_claims).chain(profile_claims);
    let said = used::reports(brief)
        .flat_map(|report| &report.points)
        .filter_map(|point| point.handling);
    let profile = brief.profile.iter().flat_map(|profile| &profile.sensitive);
    contacts
        .chain(sources)
        .chain(said)
        .chain(figures.filter_map(|figure| figure.handling))
        .chain(claims.filter_map(|claim| claim.handling))
        .chain(profile.filter_map(|item| item.handling))
        .chain(topics)
        .chain(sheets)
        .chain(organisations)
        .chain(least)
        .chain(unmarked.map(String::as_str))
        .max_by_key(|mark| settings.handling_rank(mark))
        .unwrap_or_default()
}
