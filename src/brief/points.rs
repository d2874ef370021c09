//! What was said in a contact, in order and by topic.

use serde::Serialize;

use super::origin::Origin;
use super::party::party;
use super::reader::Reader;
use super::said::Said;
use crate::facts::contact::Contact;
use crate::facts::item::OpeningKind;
use crate::facts::when::When;

/// What somebody said.
#[derive(Debug, Clone, Serialize)]
pub struct PointLine<'a> {
    /// `us`, `them` or `both`.
    pub side: &'static str,
    /// The person or organisation, where the record names one.
    pub speaker: Option<&'a str>,
    /// Whether it may have been one of others whom the record does not name.
    pub among: bool,
    /// The organisation for which a person spoke then, where it is another than now.
    pub then_at: Option<&'a str>,
    /// Their own organisation, in a contact with several.
    pub firm: Option<&'a str>,
    /// What they said.
    pub text: Said<'a>,
    /// What it is about.
    pub topic: Option<&'a str>,
    /// In a released edition, whether this is a mark and nobody's words.
    pub withheld: bool,
    /// Whether a reader in a hurry needs it.
    pub key: bool,
    /// The standing line it repeats.
    pub line: Option<Said<'a>>,
    /// Whether it is not to be repeated.
    pub know: bool,
    /// The verb of the plan whose words this point repeats: they follow it.
    pub verb: Option<&'a str>,
    /// How it was said.
    pub act: Option<&'a str>,
    /// What it leaves owed.
    pub opens: Option<OpeningKind>,
    /// By when.
    pub due: Option<When>,
    pub handling: Option<&'a str>,
    pub sources: Vec<&'a str>,
    pub origin: Origin<'a>,
}

/// What was said on one topic.
#[derive(Debug, Clone, Serialize)]
pub struct Subject<'a> {
    /// The topic; none for what belongs to no topic.
    pub topic: Option<&'a str>,
    /// What was said, in order.
    pub points: Vec<PointLine<'a>>,
}

/// Reads the points of a contact.
pub fn points<'a>(reader: Reader<'a>, contact: &'a Contact) -> Vec<PointLine<'a>> {
    let facts = reader.facts;
    let day = contact.date.last();
    let organisation = |id| facts.find_organisation(id);
    let planned = contact.plan.iter().flat_map(|plan| &plan.raise);
    let known = contact.points.iter().enumerate().filter_map(|(n, point)| {
        let rests = point.text.rests().within(contact.around());
        let text = reader.said(&point.text, rests)?;
        Some((n, point, rests, text))
    });
    let lines = known.map(|(n, point, rests, text)| {
        let said_by = party(reader, contact, &point.speaker);
        let standing = contact.with.iter().find_map(|id| {
            let line = point.line.as_ref()?;
            let organisation = facts.organisation(id);
            let words = organisation.lines.get(line)?;
            reader.says(words, organisation.around())
        });
        PointLine {
            side: said_by.side.word(),
            speaker: match said_by.person {
                Some(person) => Some(facts.label_of(person)),
                None => organisation(&point.speaker).map(|one| one.name_on(day)),
            },
            among: said_by.among,
            then_at: said_by.then_at,
            firm: said_by.firm.filter(|_| contact.with.len() > 1),
            text,
            topic: point.topic.as_ref().map(|id| facts.topic(id).name.as_str()),
            withheld: facts.withheld().is_mark(&point.text),
            key: point.key,
            line: standing,
            know: point.is_to_know(),
            verb: planned
                .clone()
                .find(|item| *item.text == *point.text && !facts.settings().is_question(&item.verb))
                .map(|item| item.verb.as_str()),
            act: point.act.as_deref(),
            opens: point.opens.as_deref().map(|opens| opens.kind),
            due: point.opens.as_deref().and_then(|opens| opens.due),
            handling: point.handling.as_deref(),
            // That a report was the occasion of a guess does not make it say so.
            sources: reader.cites(text.basis().map_or(rests, |_| point.text.rests())),
            origin: Origin::item(&contact.id, "points", n),
        }
    });
    lines.collect()
}

/// Reads the points of a contact for its report, which cites `lead` once before them: those that
/// rest on something else cite that.
pub fn reported_points<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    lead: &[&str],
) -> Vec<PointLine<'a>> {
    let mut points = points(reader, contact);
    points.iter_mut().filter(|point| point.sources == lead).for_each(|one| one.sources.clear());
    points
}

/// Groups points by topic, in the order in which the topics came up.
pub fn subjects(points: Vec<PointLine<'_>>) -> Vec<Subject<'_>> {
    let mut subjects: Vec<Subject<'_>> = Vec::new();
    for point in points {
        match subjects.iter_mut().find(|subject| subject.topic == point.topic) {
            Some(subject) => subject.points.push(point),
            None => subjects.push(Subject { topic: point.topic, points: vec![point] }),
        }
    }
    subjects
}
