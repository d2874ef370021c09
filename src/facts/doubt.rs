//! Facts × day → what is doubtful: shared by the checks and by *Gaps and doubts* of a pack.

use chrono::{Days, NaiveDate};

use super::Facts;
use super::contact::{Contact, Link, Status};
use super::organisation::Organisation;
use super::person::{Person, Role};
use super::source::{Confidence, Source};
use super::topic::{Figure, Milestone, Topic};
use super::visit::Visit;
use super::when::When;

/// A held contact should be reported within this many days.
const REPORT_WITHIN: u64 = 10;

impl Contact {
    /// Says whether it is still marked as planned though its day has passed.
    pub fn planned_but_past(&self, day: NaiveDate) -> bool {
        let planned = matches!(self.status, Some(Status::Planned | Status::Tbc));
        planned && self.date.last() < day
    }

    /// Says whether it was held long ago and nothing reports it.
    pub fn lacks_report(&self, day: NaiveDate) -> bool {
        let late = self.date.last() + Days::new(REPORT_WITHIN) < day;
        self.held_by(day) && late && self.reports.is_empty() && self.summary.is_none()
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
        let expected = self
            .expected
            .iter()
            .rfind(|expected| expected.as_of.is_none_or(known))?;
        let happened = self.happened.is_some_and(known);
        (!happened).then_some(expected.date)
    }

    /// Returns the day on which it was expected, if that has passed without word.
    pub fn passed_by(&self, day: NaiveDate) -> Option<When> {
        self.expected_on(day)
            .filter(|expected| expected.last() < day)
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
/// compared with: their places, and the times they are of.
pub fn stale_figures(facts: &Facts, topic: &Topic, day: NaiveDate) -> Vec<(usize, When)> {
    let cut = facts.settings().stale_after.figure.before(day);
    let stale = |figure: &Figure| {
        let dated = figure.source.as_ref().and_then(|id| facts.source(id).date);
        let of = figure.period.or(dated)?;
        let id = figure.id.as_ref();
        let is_old = of.last() < cut && !id.is_some_and(|id| facts.is_compared(id));
        is_old.then_some(of)
    };
    let figures = topic.figures.iter().enumerate();
    figures
        .filter_map(|(n, figure)| Some((n, stale(figure)?)))
        .collect()
}

/// Says whether the purpose and aims of a visit name other companies but not this one.
pub fn purpose_forgets(
    facts: &Facts,
    visit: &Visit,
    organisation: &Organisation,
) -> bool {
    let said = visit.purpose.iter().chain(&visit.aims);
    let said: Vec<&str> = said.flat_map(|text| from_each_word(text)).collect();
    let named = |organisation: &Organisation| names(&said, organisation);
    !named(organisation)
        && facts
            .records()
            .organisations
            .iter()
            .any(|other| other.kind.as_deref() == Some("company") && named(other))
}

fn names(said: &[&str], organisation: &Organisation) -> bool {
    let later = organisation.names.iter().map(|name| name.name.as_str());
    let aka = organisation.aka.iter().map(String::as_str);
    std::iter::once(organisation.name.as_str())
        .chain(later)
        .chain(aka)
        .any(|name| said.iter().any(|text| begins_with(text, name)))
}

/// Returns a text from every place on at which a name may begin: many names are looked for
/// in one text.
fn from_each_word(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let begins = !inside;
        inside = c.is_alphanumeric();
        begins.then_some(&text[at..])
    })
}

/// `Snapchat` does not begin with `Snap`.
fn begins_with(text: &str, name: &str) -> bool {
    let after = text.strip_prefix(name);
    after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{begins_with, from_each_word};

    #[test]
    fn finds_whole_words() {
        let holds = |text, name| from_each_word(text).any(|from| begins_with(from, name));
        assert!(holds("Meet Snap and Roblox", "Snap"));
        assert!(!holds("Meet Snapchat", "Snap"));
        assert!(holds("Snapchat and Snap", "Snap"));
        assert!(holds("Meet X (Y)", "(Y)") && !holds("eBay", "Bay"));
    }
}
