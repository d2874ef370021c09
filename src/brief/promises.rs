//! What each side owes the other, and how it stands on the reader's day.

use chrono::NaiveDate;
use serde::Serialize;

use super::cite;
use super::origin::Origin;
use super::reader::Reader;
use crate::facts::id::Id;
use crate::facts::item::OpeningKind;
use crate::facts::organisation::Organisation;
use crate::facts::source::Settled;
use crate::facts::text::Text;
use crate::facts::when::When;
use crate::facts::{Debt, Opening};
use crate::finding::field::Kind;

/// How a thing owed stands; the order is that of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Its day has passed.
    Overdue,
    /// A question put and not answered on record.
    NoAnswer,
    /// Neither settled nor late.
    Open,
    /// Settled in part.
    Partly,
    /// Settled.
    Done,
    /// Given up.
    Dropped,
}

impl State {
    /// Says whether nothing more is to come of it.
    pub fn is_settled(self) -> bool {
        matches!(self, State::Done | State::Dropped)
    }
}

/// One thing owed.
#[derive(Debug, Clone, Serialize)]
pub struct Promise<'a> {
    /// The id under which it was opened.
    pub id: &'a str,
    /// What kind of debt.
    pub kind: OpeningKind,
    /// How it stands.
    pub state: State,
    /// What is owed.
    pub what: &'a Text,
    /// Who promised or asked: names, `us` among them.
    pub by: Vec<&'a str>,
    /// To whom: names, `us` among them; empty when it is not said.
    pub to: Vec<&'a str>,
    /// Whether we have to act.
    pub ours: bool,
    /// When it came up.
    pub since: When,
    /// By when.
    pub due: Option<When>,
    /// When it was settled.
    pub settled: Option<When>,
    /// Where that is recorded.
    pub settled_at: Option<Origin<'a>>,
    /// What the source that settled it found.
    pub result: Option<&'a Text>,
    /// Where it stands.
    pub result_at: Option<Origin<'a>>,
    /// Whom to ask in the house.
    pub owner: Option<&'a str>,
    /// The sources of its opening and, once settled, of its end.
    pub sources: Vec<&'a str>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Says how a thing owed stands on a day.
pub fn state(reader: Reader<'_>, opening: &Opening<'_>) -> State {
    state_on(reader, opening, reader.as_of)
}

/// Says how a thing owed stands on any day.
pub fn state_on(reader: Reader<'_>, opening: &Opening<'_>, day: NaiveDate) -> State {
    let closings = reader.facts.closings(opening.id);
    let last = closings.iter().rfind(|closing| closing.on <= day);
    match last.map(|closing| closing.how) {
        Some(Settled::Done) => State::Done,
        Some(Settled::Dropped) => State::Dropped,
        Some(Settled::Partly) => State::Partly,
        None if opening.due.is_some_and(|due| due.last() < day) => State::Overdue,
        None if opening.kind == OpeningKind::Question => State::NoAnswer,
        None => State::Open,
    }
}

/// Lists what is owed between us and organisations, what matters first.
pub fn promises<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
) -> Vec<Promise<'a>> {
    let mut promises: Vec<Promise<'a>> = Vec::new();
    for organisation in organisations {
        for opening in reader.facts.openings_with(&organisation.id) {
            let known = opening.contact.held_by(reader.as_of);
            let concerns = concerns(reader, &opening, &organisation.id);
            let again = promises
                .iter()
                .any(|promise| promise.id == opening.id.as_str());
            if known && concerns && !again {
                promises.push(promise(reader, &opening));
            }
        }
    }
    promises.sort_by(|a, b| {
        let order = |p: &Promise<'_>| {
            let due = p.due.map(|due| due.last()).unwrap_or(NaiveDate::MAX);
            (p.state, due, std::cmp::Reverse(p.since))
        };
        order(a).cmp(&order(b)).then_with(|| a.id.cmp(b.id))
    });
    promises
}

/// In a meeting of several, what one of them owes is not on another's sheet.
fn concerns(reader: Reader<'_>, opening: &Opening<'_>, id: &Id<Organisation>) -> bool {
    if opening.contact.with.len() < 2 {
        return true;
    }
    let named: Vec<&str> = [
        Some(opening.speaker),
        opening.by.map(Id::as_str),
        opening.to.map(Id::as_str),
    ]
    .into_iter()
    .flatten()
    .filter(|word| reader.facts.records().organisations.get(word).is_some())
    .collect();
    named.is_empty() || named.contains(&id.as_str())
}

/// Reads one thing owed.
pub fn promise<'a>(reader: Reader<'a>, opening: &Opening<'a>) -> Promise<'a> {
    let Sides { by, to, ball } = sides(opening);
    let closings = reader.facts.closings(opening.id);
    let closing = closings.iter().rfind(|closing| closing.on <= reader.as_of);
    let mut sources = cite::reports(opening.contact);
    let (mut result, mut result_at, mut settled_at) = (None, None, None);
    if let Some(closing) = closing {
        match closing.by.kind {
            Kind::Source => {
                let source = reader.facts.records().sources.get(&closing.by.id);
                result = source.and_then(|source| source.finding.as_ref());
                result_at = source.map(|source| Origin::new(&source.id, "finding"));
                settled_at = source.map(|source| Origin::new(&source.id, "date"));
                sources.extend(source.map(|source| source.id.as_str()));
            }
            _ => {
                let contact = reader.facts.records().contacts.get(&closing.by.id);
                settled_at = contact.map(|contact| Origin::new(&contact.id, "date"));
                sources.extend(contact.into_iter().flat_map(cite::reports));
            }
        }
    }
    dedup(&mut sources);
    Promise {
        id: opening.id.as_str(),
        kind: opening.kind,
        state: state(reader, opening),
        what: opening.what,
        by: names(reader, opening, by),
        to: to.map_or_else(Vec::new, |to| names(reader, opening, to)),
        ours: ball == "us",
        since: opening.contact.date,
        due: opening.due,
        settled: closing.map(|closing| When::day(closing.on)),
        settled_at,
        result,
        result_at,
        owner: opening.owner,
        sources,
        origin: match opening.debt {
            Debt::Point(n) => Origin::item(&opening.contact.id, "points", n),
            Debt::Question(n) => Origin::item(&opening.contact.id, "plan.raise", n),
        },
    }
}

/// Keeps the first of every source id, in order.
pub fn dedup(ids: &mut Vec<&str>) {
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
}

/// Who promised or asked, to whom, and who has to act: `us`, `them`, `both` or an id each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides<'a> {
    /// Who promised or asked.
    pub by: &'a str,
    /// To whom, when it is said or follows.
    pub to: Option<&'a str>,
    /// Who has to act.
    pub ball: &'a str,
}

/// Reads the sides of a thing owed; requests and questions go to the other side unless said.
pub fn sides<'a>(opening: &Opening<'a>) -> Sides<'a> {
    let by = opening.by.map_or(opening.speaker, Id::as_str);
    let to = opening.to.map(Id::as_str);
    match opening.kind {
        OpeningKind::Request | OpeningKind::Question => {
            let other = if by == "us" { "them" } else { "us" };
            let to = to.unwrap_or(other);
            Sides {
                by,
                to: Some(to),
                ball: to,
            }
        }
        _ => Sides { by, to, ball: by },
    }
}

fn names<'a>(reader: Reader<'a>, opening: &Opening<'a>, side: &'a str) -> Vec<&'a str> {
    let day = reader.as_of;
    let theirs = || {
        let with = opening.contact.with.iter();
        with.map(|id| reader.facts.organisation(id).name_on(day))
            .collect()
    };
    let records = reader.facts.records();
    match side {
        "us" => vec!["us"],
        "them" | "both" => theirs(),
        id => match (records.organisations.get(id), records.people.get(id)) {
            (Some(organisation), _) => vec![organisation.name_on(day)],
            (None, Some(person)) => vec![person.name.as_str()],
            (None, None) => theirs(),
        },
    }
}
