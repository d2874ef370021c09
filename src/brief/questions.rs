//! Questions that may come or were asked, each with the answer.

use serde::Serialize;

use super::answered::{Answered, answered};
use super::origin::Origin;
use super::party::party;
use super::posts::Former;
use super::reader::Reader;
use super::said::Said;
use super::told_day::ToldDay;
use crate::facts::contact::Contact;
use crate::facts::evidence::Rests;
use crate::facts::id::{Id, Record};
use crate::facts::item::Point;
use crate::facts::organisation::Organisation;
use crate::facts::topic::{IfRaised, Likelihood, Topic};

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
    /// What else we answered before, newest first.
    pub earlier: Vec<Answered<'a>>,
    /// Others who asked in the same words, and what else is prepared for these.
    pub same: Vec<Answer<'a>>,
    /// The topic whose line stands as the answer, where nobody wrote one.
    pub line_on: Option<&'a str>,
    pub contact: Option<&'a str>,
    /// Who asked, where it is to be said.
    pub by: Vec<&'a str>,
    /// Whether it was one of these: the record does not say which.
    pub one_of: bool,
    /// Whether it may have been one of others whom the record does not name.
    pub among: bool,
    /// The organisation for which a person asked, where it is another than now.
    pub then_at: Option<&'a str>,
    /// Their last title, where they left and have none since.
    pub gone: Option<Former<'a>>,
    /// The organisation of a person who asked, where it is to be said.
    pub firm: Option<&'a str>,
    /// The organisations of whoever asked.
    #[serde(skip)]
    parties: Vec<&'a Id<Organisation>>,
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
                earlier: Vec::new(),
                same: Vec::new(),
                line_on: None,
                likely: item.likely,
                contact: None,
                by: Vec::new(),
                one_of: false,
                among: false,
                then_at: None,
                gone: None,
                firm: None,
                parties: Default::default(),
                handling: None,
                sources: reader.cites(rests),
                folded: false,
                on_card: false,
                origin: Origin::item(id, list, n),
            })
        })
        .collect()
}

impl<'a> Answer<'a> {
    /// Returns it and whoever else asked the same.
    pub fn all(&self) -> impl Iterator<Item = &Answer<'a>> {
        [self].into_iter().chain(&self.same)
    }

    /// Returns our answers on record, the newest first.
    pub fn answers(&self) -> impl Iterator<Item = &Answered<'a>> {
        self.answered.iter().chain(&self.earlier)
    }

    /// Returns the sources of the question and of our answers.
    pub fn all_sources(&self) -> impl Iterator<Item = &&'a str> {
        self.all().flat_map(|one| {
            let answered = one.answers().flat_map(|answer| &answer.sources);
            one.sources.iter().chain(answered)
        })
    }

    /// Says whether the words are the same, but for capitals and the stop.
    pub fn asks_as(&self, other: &Answer<'_>) -> bool {
        let words = |one: &str| one.trim_end_matches(['?', '.', ' ']).to_lowercase();
        words(&self.they) == words(&other.they)
    }

    /// Takes in another in the same words. What is prepared comes before who asked it.
    pub fn join(&mut self, other: Answer<'a>) {
        if self.asked.is_some() && other.asked.is_none() {
            let mut before = std::mem::replace(self, other);
            self.same.append(&mut before.same);
            self.same.insert(0, before);
        } else if other.asked.is_some() || other.say != self.say {
            self.same.push(other);
        }
    }

    /// Leaves out what goes without saying on the sheet of one organisation: that it was this
    /// one that asked, and was answered.
    pub fn on_sheet_of(&mut self, organisation: &Organisation) {
        let own = [&organisation.id];
        if self.parties != own {
            return;
        }
        if self.then_at.is_none() && self.gone.is_none() {
            self.by.clear();
        }
        for answered in self.answered.iter_mut().chain(&mut self.earlier) {
            if answered.told == own {
                answered.to.clear();
            }
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
    let mut earlier = answered(reader, point, topic);
    let newest = (!earlier.is_empty()).then(|| earlier.remove(0));
    earlier.retain(|one| newest.as_ref().is_some_and(|newest| *newest.text != *one.text));
    Some(Answer {
        they,
        say,
        line_on: topic.filter(|_| say.is_some()).map(|topic| topic.name.as_str()),
        because: missing_line(say, topic),
        asked: Some(ToldDay::of(contact)),
        answered: newest,
        earlier,
        same: Vec::new(),
        likely: None,
        contact: Some(contact.id.as_str()),
        handling: point.handling.as_deref(),
        one_of: asked_by.among || asked_by.person.is_none() && asked_by.names.len() > 1,
        among: asked_by.among,
        by: asked_by.names,
        then_at: asked_by.then_at,
        gone: asked_by.gone,
        firm: asked_by.firm,
        parties: asked_by.organisations,
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
