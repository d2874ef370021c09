//! What each side owes the other, and how it stands on the reader's day.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::cite;
use super::origin::{Origin, memberships};
use super::party::{Side, party};
use super::posts::Former;
use super::reader::Reader;
use super::said::Said;
use super::said_by::{SaidBy, told_by};
use super::sides::{Sides, concerns, sides, theirs};
use super::state::{State, answer, is_late, part_with, state};
use super::told_day::ToldDay;
use crate::facts::contact::Contact;
use crate::facts::ending::Settled;
use crate::facts::id::Id;
use crate::facts::item::OpeningKind;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::when::When;
use crate::facts::{Debt, Opening};
use crate::finding::field::Kind;

/// One thing owed.
#[derive(Debug, Clone, Serialize)]
pub struct Promise<'a> {
    /// The id under which it was opened.
    pub id: &'a str,
    pub kind: OpeningKind,
    /// How it stands.
    pub state: State,
    pub what: Said<'a>,
    /// Who promised or asked: names, `us` among them.
    pub by: Vec<Cow<'a, str>>,
    /// To whom: names, `us` among them; empty when it is not said.
    pub to: Vec<Cow<'a, str>>,
    /// The organisation for which the one of theirs spoke then, where it is another than now.
    pub then_at: Option<&'a str>,
    /// Their last title, where they left and have none since.
    pub gone: Option<Former<'a>>,
    /// Whether one of several in the room promised or asked, and the record does not say which.
    pub one_of: bool,
    /// Whether it is to be said whose it is: not on the sheet of the only one it concerns.
    pub named: bool,
    /// Where it came up.
    #[serde(skip)]
    pub opening: Opening<'a>,
    /// The people whom it names, each with the firm that they are of.
    #[serde(skip)]
    pub people: Vec<(&'a str, &'a Organisation)>,
    /// The organisations of theirs that it concerns.
    #[serde(skip)]
    pub theirs: Vec<&'a Id<Organisation>>,
    /// Who promised or asked, where it is not their turn.
    pub asked_by: Vec<Cow<'a, str>>,
    /// Whose turn it is: names, `us` among them.
    pub turn: Vec<Cow<'a, str>>,
    /// Whether it is our turn.
    pub ours: bool,
    /// Whether this is a question of a plan, of which no report says that it was put.
    pub only_planned: bool,
    /// Whether it stands in the plan of a meeting, which is not for everybody to read.
    pub of_plan: bool,
    /// Whether it came up in words that are not to be repeated.
    pub know: bool,
    /// Who told of it, where it was neither who owes it nor one of theirs.
    pub told_by: Option<SaidBy<'a>>,
    /// When it came up.
    pub since: ToldDay,
    pub due: Option<When>,
    /// When a question was answered, where no record says that this settles it.
    pub answered: Option<ToldDay>,
    /// When it was settled, in part or in full.
    pub settled: Option<ToldDay>,
    /// With whom that was, where it was with none of those who owe it or to whom it is owed.
    pub settled_with: Vec<&'a str>,
    /// Where several owe it, those in whose contacts a part was settled.
    pub part_with: Vec<Cow<'a, str>>,
    /// Whether `what` is the words of whoever asked, of whom they tell: not of whose turn it is.
    pub in_words: bool,
    /// Whether it was settled after its day, or is not settled and its day has passed.
    pub late: bool,
    /// Whether it was settled since you last spoke.
    pub since_talk: bool,
    /// Whether it was done, and not late, in a contact of which the sheet tells.
    pub in_time: bool,
    /// Where that is recorded.
    pub settled_at: Option<Origin<'a>>,
    /// What the source that settled it found.
    pub result: Option<Said<'a>>,
    pub result_at: Option<Origin<'a>>,
    /// Whom to ask in the house.
    pub owner: Option<&'a str>,
    /// The sources of its opening and, once settled, of its end.
    pub sources: Vec<&'a str>,
    pub on_card: bool,
    /// What might tell that it is settled: a body that they joined.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Origin<'a>>,
    pub origin: Origin<'a>,
}

impl<'a> Promise<'a> {
    /// Says whether something more is to come of it and its day has passed.
    pub fn is_late(&self) -> bool {
        self.late && matches!(self.state, State::Overdue | State::Partly)
    }
}

/// Lists what is owed between us and organisations, what matters first. A question that the
/// meeting itself is to put stands among its points to raise.
pub fn promises<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
    people: &[&'a Id<Person>],
    of: Option<&Id<Contact>>,
    is_wanted: &dyn Fn(&Opening<'a>) -> bool,
) -> Vec<Promise<'a>> {
    let mut promises: Vec<Promise<'a>> = Vec::new();
    let mut told = BTreeSet::new();
    for organisation in organisations {
        for opening in reader.facts.openings_with(&organisation.id).filter(|one| is_wanted(one)) {
            let known = opening.contact.held_by(reader.as_of);
            let raised = opening.is_only_planned() && of == Some(&opening.contact.id);
            let concerns = !raised && concerns(reader, &opening, &organisation.id);
            if known && concerns && told.insert(opening.id) {
                promises.extend(promise(reader, &opening));
            }
        }
    }
    for person in people {
        let held = reader.facts.contacts_of(person).filter(|one| one.held_by(reader.as_of));
        for opening in held.flat_map(|contact| reader.facts.openings_in(&contact.id)) {
            let names_them = opening.named().any(|word| word == person.as_str());
            if names_them && told.insert(opening.id) {
                promises.extend(promise(reader, &opening));
            }
        }
    }
    promises.sort_by(|a, b| {
        let order = |p: &Promise<'_>| {
            let due = p.due.map(|due| due.last()).unwrap_or(NaiveDate::MAX);
            (!p.is_late(), p.state, due, std::cmp::Reverse(p.since))
        };
        order(a).cmp(&order(b)).then_with(|| a.id.cmp(b.id))
    });
    promises
}

/// Reads one thing owed; none where it was not known yet.
pub fn promise<'a>(reader: Reader<'a>, opening: &Opening<'a>) -> Option<Promise<'a>> {
    let what = reader.said(opening.what, opening.rests)?;
    let facts = reader.facts;
    let Sides { by, to, turn } = sides(facts, opening);
    let state = state(reader, opening);
    let named = |word| party(reader, opening.contact, word);
    let names = |word| named(word).names.into_iter().map(Cow::Borrowed).collect::<Vec<_>>();
    let parties = [Some(by), to].into_iter().flatten().map(named);
    let turn = if state == State::NotAsked { by } else { turn };
    let closing = reader.closings(opening).next_back();
    let mut sources = reader.cites(opening.rests);
    let (mut result, mut result_at, mut settled_at) = (None, None, None);
    let mut settled_with = Vec::new();
    let theirs = theirs(reader, opening);
    let closes = || format!("closes.{}", opening.id);
    let mut settled = closing.map(|closing| ToldDay::from(closing.when));
    if let Some(closing) = closing {
        match closing.by.kind {
            Kind::Source => {
                let source = reader.facts.find_source(&closing.by.id);
                // What a source found is the outcome of what it settles only where that is one thing.
                let outcome = source.filter(|source| source.closes.len() == 1);
                result = outcome.and_then(|one| reader.says_if(&one.finding, one.around()));
                result_at = outcome.map(|source| Origin::new(&source.id, "finding"));
                settled_at = source.map(|source| Origin::new(&source.id, closes()));
                sources.extend(source.map(|source| source.id.as_str()));
            }
            _ => {
                let contact = reader.facts.find_contact(&closing.by.id);
                settled_at = contact.map(|contact| Origin::new(&contact.id, closes()));
                let others = contact.filter(|c| !c.with.iter().any(|id| theirs.contains(&id)));
                let others = others.into_iter().flat_map(|contact| &contact.with);
                settled_with =
                    others.map(|id| facts.organisation(id).name_on(reader.as_of)).collect();
                settled = contact.filter(|c| c.date == closing.when).map(ToldDay::of).or(settled);
                sources.extend(contact.into_iter().flat_map(|c| reader.cites(c.around())));
            }
        }
    }
    cite::dedup(&mut sources);
    let finished = closing.filter(|closing| closing.how != Settled::Partly);
    // Of a month in which it was settled, the record does not tell the day.
    let until = finished.map_or(reader.as_of, |closing| closing.when.first());
    let answered = answer(reader, opening, reader.as_of).filter(|_| state == State::Answered);
    Some(Promise {
        id: opening.id.as_str(),
        kind: opening.kind,
        state,
        what,
        by: names(by),
        asked_by: if by == turn { Vec::new() } else { names(by) },
        to: to.map_or_else(Vec::new, names),
        then_at: named(by).then_at.or_else(|| named(to?).then_at),
        gone: named(by).gone.or_else(|| named(to?).gone),
        one_of: by == "them" && opening.contact.with.len() > 1,
        named: true,
        opening: *opening,
        people: parties
            .filter(|party| party.side == Side::Them && party.then_at.is_none())
            .filter_map(|party| party.person)
            // Whoever was of our house then spoke for others by now: for whom is not on record.
            .filter(|one| facts.settings().us.as_ref() != Some(&one.organisation))
            .map(|one| (facts.label_of(one), facts.organisation(&one.organisation)))
            .collect(),
        theirs,
        turn: names(turn),
        ours: matches!(turn, "us" | "both"),
        only_planned: opening.is_only_planned(),
        of_plan: matches!(opening.debt, Debt::Question(_)),
        know: opening.is_to_know(),
        told_by: told_by(reader, opening),
        since: ToldDay::of(opening.contact),
        due: opening.due,
        answered: answered.map(ToldDay::of),
        settled,
        settled_with,
        part_with: part_with(reader, opening).map(|one| one.name_on(reader.as_of).into()).collect(),
        in_words: opening.in_words && turn != by && opening.kind != OpeningKind::Question,
        late: answered.is_none() && is_late(opening, until),
        since_talk: false,
        in_time: false,
        settled_at,
        result,
        result_at,
        owner: opening.owner,
        sources,
        on_card: false,
        because: closing.map_or_else(Vec::new, |_| memberships(&opening.contact.with)),
        origin: match opening.debt {
            Debt::Point(n) => Origin::item(&opening.contact.id, "points", n),
            Debt::Question(n) => Origin::item(&opening.contact.id, "plan.raise", n),
        },
    })
}
