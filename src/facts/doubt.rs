//! Facts × day → what is doubtful: shared by the checks and by *Gaps and doubts* of a pack.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::Facts;
use super::contact::{Contact, Link};
use super::figure::Figure;
use super::organisation::Organisation;
use super::person::{Person, Role};
use super::source::{Confidence, Source};
use super::topic::{Milestone, Topic};
use super::visit::Visit;
use super::when::When;

/// A held contact should be reported within this many days.
const REPORT_WITHIN: u64 = 10;

impl Contact {
    /// Says whether it is still marked as planned though its day has passed.
    pub fn planned_but_past(&self, day: NaiveDate) -> bool {
        self.is_planned() && self.date.last() < day
    }

    /// Says whether it was held long ago and nothing reports it.
    pub fn lacks_report(&self, day: NaiveDate) -> bool {
        let late = self.date.last() + Days::new(REPORT_WITHIN) < day;
        self.held_by(day) && late && !self.is_reported()
    }

    /// Returns the pages they pointed to of which the record has no address.
    pub fn links_without_address(&self) -> impl Iterator<Item = (usize, &Link)> {
        let links = self.links.iter().enumerate();
        links.filter(|(_, link)| link.url.is_none())
    }
}

impl Source {
    /// Says whether it is not to be relied on.
    pub fn is_doubtful(&self) -> bool {
        self.confidence == Some(Confidence::Low)
    }
}

impl Milestone {
    /// Returns the expectation held on a day, if it was not met by then.
    pub fn expected_on(&self, day: NaiveDate) -> Option<When> {
        let known = |when: When| when.first() <= day;
        let expected = self.expected.iter().rfind(|expected| expected.as_of.is_none_or(known))?;
        let happened = self.happened.is_some_and(known);
        (!happened).then_some(expected.date)
    }

    /// Returns the day on which it was expected, if that has passed without word.
    pub fn passed_by(&self, day: NaiveDate) -> Option<When> {
        self.expected_on(day).filter(|expected| expected.last() < day)
    }
}

/// Returns the role of a person on a day, if it was last seen too long ago.
pub fn stale_role<'a>(
    facts: &Facts,
    person: &'a Person,
    day: NaiveDate,
) -> Option<(&'a Role, When)> {
    let cut = facts.settings().stale_after.role.before(day);
    let role = person.role_on(day)?;
    let seen = role.seen.filter(|seen| seen.last() < cut)?;
    Some((role, seen))
}

/// Returns the figures of a topic that are too old on a day, save those that are there to be
/// compared with and those of which it has a newer one: their places, and the times they are of.
pub fn stale_figures(facts: &Facts, topic: &Topic, day: NaiveDate) -> Vec<(usize, When)> {
    let cut = facts.settings().stale_after.figure.before(day);
    let time = |figure: &Figure| {
        let dated = figure.source.as_ref().and_then(|id| facts.source(id).date);
        figure.period.or(dated)
    };
    let is_newer = |other: &Figure, figure: &Figure, of: When| {
        other.what == figure.what
            && other.scope == figure.scope
            && other.aim == figure.aim
            && time(other).is_some_and(|other| other.last() > of.last())
    };
    let stale = |figure: &Figure| {
        let of = time(figure).filter(|of| of.last() < cut)?;
        let compared = figure.id.as_ref().is_some_and(|id| facts.is_compared(id));
        let newer = topic.figures.iter().any(|other| is_newer(other, figure, of));
        (!compared && !newer).then_some(of)
    };
    let figures = topic.figures.iter().enumerate();
    figures.filter_map(|(n, figure)| Some((n, stale(figure)?))).collect()
}

/// Says whether the purpose and aims of a visit name other companies but not this one.
pub fn purpose_forgets(facts: &Facts, visit: &Visit, organisation: &Organisation) -> bool {
    let said = visit.purpose.iter().chain(&visit.aims);
    let named: BTreeSet<&str> = said.flat_map(|text| facts.named_in(text)).collect();
    let is_company = |id: &&&str| {
        let other = facts.find_organisation(id);
        other.is_some_and(|other| other.kind.as_deref() == Some("company"))
    };
    !named.contains(organisation.id.as_str()) && named.iter().any(|id| is_company(&id))
}
