//! Their side: their standing lines, and the figures they gave.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::cite::{SourceLine, union};
use super::origin::Origin;
use super::party::party;
use super::reader::Reader;
use super::said::Said;
use super::told_day::ToldDay;
use crate::facts::contact::{Claim, Contact};
use crate::facts::evidence::Rests;
use crate::facts::organisation::Organisation;
use crate::facts::quantity::Quantity;
use crate::facts::text::Text;
use crate::facts::when::When;

/// A standing line of theirs.
#[derive(Debug, Clone, Serialize)]
pub struct Line<'a> {
    /// Who says it.
    pub organisation: &'a str,
    /// The line.
    pub text: Said<'a>,
    /// When they said it, oldest first.
    pub dates: Vec<ToldDay>,
    /// Whether it came up in words alone that are not to be repeated.
    pub know: bool,
    /// Where each of these days stands.
    pub dates_at: Vec<Origin<'a>>,
    /// The contacts with them, in which they said it or did not.
    pub because: Vec<Origin<'a>>,
    /// Whether the sheet counts it with others and does not show it.
    pub folded: bool,
    /// The sources of what they said then.
    pub sources: Vec<&'a str>,
    pub on_card: bool,
    pub origin: Origin<'a>,
}

/// Returns the first point that says a line of an organisation in a contact, and what it rests on.
/// Where the record does not say who of several spoke, it is of the one that has such a line.
fn use_of<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    of: &Organisation,
    line: &str,
) -> Option<Use<'a>> {
    contact.points.iter().enumerate().find_map(|(number, point)| {
        let rests = point.text.rests().within(contact.around());
        let used = point.line.as_deref() == Some(line) && reader.knows(rests);
        let mut said_by = party(reader, contact, &point.speaker).organisations;
        said_by.retain(|id| reader.facts.organisation(id).lines.contains_key(line));
        (used && said_by == [&of.id]).then_some(Use { contact, number, text: &point.text, rests })
    })
}

/// A point that says a line.
#[derive(Clone, Copy)]
struct Use<'a> {
    contact: &'a Contact,
    number: usize,
    text: &'a Text,
    rests: Rests<'a>,
}

impl Use<'_> {
    /// Says whether it gives numbers in place of those of the line: by 2035 is not by 2030.
    fn differs(&self, line: &Text) -> bool {
        let numbers = |text: &str| -> BTreeSet<String> {
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '.' && c != ',');
            let words = words.map(|word| word.trim_matches(['.', ',']));
            words.filter(|word| word.contains(char::is_numeric)).map(str::to_owned).collect()
        };
        let own = numbers(&self.text.words);
        !own.is_empty() && !numbers(&line.words).is_subset(&own)
    }
}

/// Returns the lines that came up in contacts, the most repeated first. What was said with other
/// numbers is a line by itself.
pub fn lines<'a>(reader: Reader<'a>, organisations: &[&'a Organisation]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for organisation in organisations {
        let mut contacts: Vec<&Contact> = reader.held_with(&organisation.id).collect();
        contacts.reverse();
        let line = |text: Said<'a>, own: Option<Rests<'a>>, uses: &[Use<'a>], origin| Line {
            organisation: organisation.name_on(reader.as_of),
            text,
            know: !uses.is_empty()
                && uses.iter().all(|one| one.contact.points[one.number].is_to_know()),
            dates: uses.iter().map(|one| ToldDay::of(one.contact)).collect(),
            dates_at: uses.iter().map(|one| Origin::new(&one.contact.id, "date")).collect(),
            because: contacts.iter().map(|one| Origin::new(&one.id, "points")).collect(),
            sources: union(reader, uses.iter().map(|one| one.rests).chain(own)),
            folded: false,
            on_card: false,
            origin,
        };
        for (key, text) in &organisation.lines {
            let uses = contacts.iter().filter_map(|one| use_of(reader, one, organisation, key));
            let (other, same): (Vec<_>, Vec<_>) = uses.partition(|one| one.differs(text));
            for one in other {
                let origin = Origin::item(&one.contact.id, "points", one.number);
                let own = reader.said(one.text, one.rests);
                lines.extend(own.map(|own| line(own, None, &[one], origin)));
            }
            // One that a source states is told though it came up in no contact.
            if !same.is_empty() || text.rests().source.is_some() {
                let origin = Origin::new(&organisation.id, format!("lines.{key}"));
                let own = text.rests().source.map(|_| text.rests());
                let text = reader.says(text, organisation.around());
                lines.extend(text.map(|text| line(text, own, &same, origin)));
            }
        }
    }
    lines.sort_by(|a, b| {
        let order =
            |line: &Line<'_>| (std::cmp::Reverse(line.dates.len()), line.dates.first().copied());
        order(a).cmp(&order(b))
    });
    lines
}

/// A figure they gave.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimLine<'a> {
    /// Whose figure it is: the organisations of the contact.
    pub with: Vec<&'a str>,
    /// The others of them than the one for which it is told: whose it is, is not on record.
    pub joint: Vec<&'a str>,
    /// What is counted.
    pub what: Said<'a>,
    /// The number.
    pub value: &'a Quantity,
    pub unit: Option<&'a str>,
    /// `more than`, `about`, ….
    pub qualifier: Option<&'a str>,
    /// What it counts over, or the day it holds for.
    pub period: Option<When>,
    /// Whether it is an aim, forecast or budget.
    pub aim: bool,
    /// What part of the whole that is.
    pub share: Option<&'a str>,
    pub before: Option<&'a str>,
    pub note: Option<Said<'a>>,
    /// The source against which it was checked.
    pub check: Option<SourceLine<'a>>,
    pub handling: Option<&'a str>,
    pub said: ToldDay,
    /// Whether the sheet counts it with others and does not show it.
    pub folded: bool,
    /// Whether what it rests on is little to be trusted.
    pub low_confidence: bool,
    /// Whether its source is older than the end of what it counts, and it is no aim.
    pub too_early: bool,
    pub sources: Vec<&'a str>,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    pub origin: Origin<'a>,
}

impl<'a> ClaimLine<'a> {
    /// Returns the sources of the figure, and the one against which it was checked.
    pub fn all_sources(&self) -> impl Iterator<Item = &'a str> {
        let check = self.check.iter().map(|source| source.id);
        self.sources.iter().copied().chain(check)
    }
}

/// Returns the figures they gave, each in its newest form.
pub fn claims<'a>(reader: Reader<'a>, organisations: &[&'a Organisation]) -> Vec<ClaimLine<'a>> {
    let mut lines: Vec<ClaimLine<'a>> = Vec::new();
    for organisation in organisations {
        // Two firms may count the same thing; what they gave together is one figure.
        let mut newest: BTreeMap<_, &Contact> = BTreeMap::new();
        for contact in reader.held_with(&organisation.id) {
            let mut given: Vec<(usize, &Claim)> = contact.claims.iter().enumerate().collect();
            given.sort_by_key(|(_, claim)| Reverse(claim.period.or(claim.as_of)));
            for (n, claim) in given {
                let Some(mut known) = claim_line(reader, contact, n, claim) else {
                    continue;
                };
                // What one of several gave, what they aim at and what is assumed do not take the
                // place of a figure that was counted and given by them alone. Of two of one
                // contact, or of one day and no hour, none is known to be newer.
                let of = (&*claim.what, contact.with.len() > 1, claim.aim);
                let marked = known.marked.is_some();
                let is_old = [false, marked].into_iter().any(|marked| {
                    newest.get(&(of, marked)).is_some_and(|new| new.is_known_after(contact))
                });
                newest.entry((of, marked)).or_insert(contact);
                if is_old || lines.iter().any(|line| line.origin == known.origin) {
                    continue;
                }
                known.joint = known.with.clone();
                known.joint.retain(|name| *name != organisation.name_on(reader.as_of));
                lines.push(known);
            }
        }
    }
    lines.sort_by_key(|line| !line.joint.is_empty());
    lines
}

/// Reads a figure they gave; none where it was not known yet.
pub fn claim_line<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    number: usize,
    claim: &'a Claim,
) -> Option<ClaimLine<'a>> {
    let check = claim
        .check
        .as_ref()
        .map(|id| reader.facts.source(id))
        .filter(|source| reader.had_read(source));
    let rests = claim.rests().within(contact.around());
    let with = contact.with.iter();
    Some(ClaimLine {
        with: with.map(|id| reader.facts.organisation(id).name_on(reader.as_of)).collect(),
        joint: Vec::new(),
        // The sign stands behind the whole figure.
        what: reader.said(&claim.what, rests)?.unsigned(),
        value: &claim.value,
        unit: claim.unit.as_deref(),
        qualifier: claim.qualifier.as_deref(),
        period: claim.period.or(claim.as_of),
        aim: claim.aim,
        share: claim.share.as_deref(),
        before: claim.before.as_deref(),
        note: reader.says_if(&claim.note, rests).map(Said::unsigned),
        handling: claim.handling.as_deref(),
        check: check.map(|source| SourceLine::new(reader, source)),
        said: ToldDay::of(contact),
        folded: false,
        low_confidence: reader.doubts(rests),
        too_early: claim.source_before_end(reader.facts, contact).is_some(),
        sources: reader.cites(rests),
        marked: reader.marks(rests),
        origin: Origin::item(&contact.id, "claims", number),
    })
}
