//! Questions that may come or were asked, each with the answer.

use serde::Serialize;

use super::origin::Origin;
use super::party::party;
use super::reader::Reader;
use super::said::Said;
use super::told_day::ToldDay;
use crate::facts::contact::Contact;
use crate::facts::evidence::Rests;
use crate::facts::id::{Id, Record};
use crate::facts::item::Point;
use crate::facts::organisation::Organisation;
use crate::facts::topic::{IfRaised, Likelihood, Topic};
use crate::facts::when::When;

/// A question that may come, with the answer.
#[derive(Debug, Clone, Serialize)]
pub struct Answer<'a> {
    /// What they say.
    pub they: Said<'a>,
    /// What you can say; none when nobody has written it yet.
    pub say: Option<Said<'a>>,
    /// When they asked it, where it was asked before.
    pub asked: Option<ToldDay>,
    /// What we answered last, as far as the record tells.
    pub answered: Option<Answered<'a>>,
    pub contact: Option<&'a str>,
    /// Who asked, where it is to be said.
    pub by: Vec<&'a str>,
    /// Whether it was one of these: the record does not say which.
    pub one_of: bool,
    /// The organisation for which a person asked, where it is another than now.
    pub then_at: Option<&'a str>,
    /// The organisation of a person who asked, where it is to be said.
    pub firm: Option<&'a str>,
    /// The organisations of whoever asked, and of those whom we answered.
    #[serde(skip)]
    parties: [Vec<&'a Id<Organisation>>; 2],
    pub handling: Option<&'a str>,
    pub sources: Vec<&'a str>,
    /// How likely it is to come up.
    pub likely: Option<Likelihood>,
    /// Whether the sheet counts it with others and does not show it.
    pub folded: bool,
    pub on_card: bool,
    /// The topic whose line would answer it, where nothing does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Origin<'a>>,
    pub origin: Origin<'a>,
}

/// An answer of ours to a question that was asked before.
#[derive(Debug, Clone, Serialize)]
pub struct Answered<'a> {
    /// What we said.
    pub text: Said<'a>,
    /// When.
    pub date: ToldDay,
    /// To whom, where it is to be said: the organisations of that contact.
    pub to: Vec<&'a str>,
    /// Since when our line is a newer one.
    pub new_line: Option<When>,
    /// Whether no day is on record from which our line is what it is: it may not be that of then.
    pub undated_line: bool,
    pub handling: Option<&'a str>,
    pub sources: Vec<&'a str>,
    pub origin: Origin<'a>,
}

/// Reads questions that may come; a line of a topic answers where nothing else is written.
pub fn answers<'a, T: Record>(
    reader: Reader<'a>,
    id: &'a Id<T>,
    list: &str,
    items: &'a [IfRaised],
    around: Rests<'a>,
) -> Vec<Answer<'a>> {
    items
        .iter()
        .enumerate()
        .filter_map(|(n, item)| {
            let rests = item.rests().within(around);
            let topic = item.use_line.as_ref().map(|id| reader.facts.topic(id));
            let line = topic.and_then(|topic| reader.line(topic));
            let say = reader.says_if(&item.say, rests).or(line);
            Some(Answer {
                they: reader.said(&item.they, rests)?,
                say,
                because: missing_line(say, topic),
                asked: None,
                answered: None,
                likely: item.likely,
                contact: None,
                by: Vec::new(),
                one_of: false,
                then_at: None,
                firm: None,
                parties: Default::default(),
                handling: None,
                sources: Vec::new(),
                folded: false,
                on_card: false,
                origin: Origin::item(id, list, n),
            })
        })
        .collect()
}

impl<'a> Answer<'a> {
    /// Returns the sources of the question and of our answer.
    pub fn all_sources(&self) -> impl Iterator<Item = &&'a str> {
        let answered = self.answered.iter().flat_map(|answer| &answer.sources);
        self.sources.iter().chain(answered)
    }

    /// Leaves out what goes without saying on the sheet of one organisation: that it was this
    /// one that asked, and was answered.
    pub fn on_sheet_of(&mut self, organisation: &Organisation) {
        let [asked, told] = &self.parties;
        let own = [&organisation.id];
        if *asked != own {
            return;
        }
        if self.then_at.is_none() {
            self.by.clear();
        }
        if let Some(answered) = self.answered.as_mut().filter(|_| *told == own) {
            answered.to.clear();
        }
    }
}

/// Reads a question that was asked: our line as the answer, and what we answered last.
pub fn asked<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    number: usize,
    point: &'a Point,
) -> Option<Answer<'a>> {
    let rests = point.text.rests().within(contact.around());
    let topic = point.topic.as_ref().map(|id| reader.facts.topic(id));
    let say = topic.and_then(|topic| reader.line(topic));
    let they = reader.said(&point.text, rests)?;
    let asked_by = party(reader, contact, &point.speaker);
    let (answered, told) = answered(reader, point, topic).unzip();
    Some(Answer {
        they,
        say,
        because: missing_line(say, topic),
        asked: Some(ToldDay::of(contact)),
        answered,
        likely: None,
        contact: Some(contact.id.as_str()),
        handling: point.handling.as_deref(),
        one_of: asked_by.person.is_none() && asked_by.names.len() > 1,
        by: asked_by.names,
        then_at: asked_by.then_at,
        firm: asked_by.firm,
        parties: [asked_by.organisations, told.unwrap_or_default()],
        sources: reader.cites(rests),
        folded: false,
        on_card: false,
        origin: Origin::item(&contact.id, "points", number),
    })
}

fn missing_line<'a>(say: Option<Said<'_>>, topic: Option<&'a Topic>) -> Vec<Origin<'a>> {
    let topic = topic.filter(|_| say.is_none());
    let line = topic.map(|topic| Origin::new(&topic.id, "line"));
    line.into_iter().collect()
}

/// Finds our newest answer to the question of a point, and the organisations that got it.
fn answered<'a>(
    reader: Reader<'a>,
    question: &Point,
    topic: Option<&Topic>,
) -> Option<(Answered<'a>, Vec<&'a Id<Organisation>>)> {
    let id = question.id.as_ref()?;
    let contacts = reader.facts.answered_in(id).rev();
    let mut held = contacts.filter(|contact| contact.held_by(reader.as_of));
    held.find_map(|contact| {
        let mut points = contact.points.iter().enumerate().rev();
        let (number, point, rests, text) = points.find_map(|(n, point)| {
            let rests = point.text.rests().within(contact.around());
            let text = reader.said(&point.text, rests)?;
            let is_answer = point.answers.contains(id);
            is_answer.then_some((n, point, rests, text))
        })?;
        let since = topic.and_then(|topic| topic.line_since);
        let newer =
            |since: &When| since.first() > contact.date.last() && since.first() <= reader.as_of;
        let told = party(reader, contact, "them");
        let answer = Answered {
            text,
            date: ToldDay::of(contact),
            to: told.names,
            new_line: since.filter(newer),
            undated_line: topic.is_some_and(|topic| topic.line.is_some()) && since.is_none(),
            handling: point.handling.as_deref(),
            sources: reader.cites(rests),
            origin: Origin::item(&contact.id, "points", number),
        };
        Some((answer, told.organisations))
    })
}
