//! What was read of one meeting → the YAML text of a contact.

use super::Draft;
use super::announced::named_speaker;
use super::clock::Clock;
use super::doubts::{Answer, Firmness, short};
use super::kind::UNANSWERED;
use super::known::{Known, Side};
use super::participants::Participants;
use super::reading::{Entry, Reading};
use super::source::handling;
use super::yaml::{Yaml, flow, scalar};
use crate::facts::id::slug;
use crate::facts::invitation::Invitation;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};

#[derive(Debug)]
pub struct Meeting {
    pub original: String,
    /// What kind of contact; none when the text does not say.
    pub kind: Answer<String>,
    pub date: Answer<When>,
    pub firmness: Firmness,
    pub time: Option<Clock>,
    pub zone: Option<Answer<String>>,
    pub status: Option<Answer<String>>,
    pub title: Option<String>,
    pub venue: Option<String>,
    pub with: Answer<Vec<String>>,
    /// The name of the other side, where it has no record.
    pub unknown: Option<String>,
    pub level: Option<Answer<String>>,
    /// Who wrote it, where it is a mail.
    pub initiative: Option<Answer<String>>,
    pub people: Participants,
    pub headings: Vec<String>,
    pub reading: Reading,
    pub handling: Option<String>,
    /// The source that reports it; none before it was held.
    pub report: Option<String>,
    pub doubts: Vec<String>,
    pub invitation: Option<Invitation>,
    pub besides: Vec<String>,
    /// Whether it says that the meeting was not held.
    pub is_off: bool,
    /// Whether it says that it corrects what was told.
    pub corrects: bool,
    /// Whether another report tells of it already: each point then names its own.
    pub is_further: bool,
}

impl Meeting {
    /// Names the other side as an id does.
    pub fn name(&self) -> String {
        let unknown = || self.unknown.as_deref().map(slug).filter(|name| !name.is_empty());
        let named = self.with.value.first().cloned().or_else(unknown);
        named.unwrap_or_else(|| "unknown".to_owned())
    }
}

/// Writes a contact under the id that its day, organisation and kind make.
pub fn draft(meeting: &Meeting, known: &mut Known<'_>) -> Draft {
    let day = meeting.date.value.first();
    let written = meeting.date.value.to_string();
    let name = meeting.name();
    let day = match meeting.firmness {
        Firmness::Year => day.format("%Y").to_string(),
        // Of a month or quarter no day is known, and an id claims none.
        _ if meeting.date.value.last() > day && !written.contains('/') => written,
        _ => day.to_string(),
    };
    let wanted = format!("{day}-{name}-{}", meeting.kind.value);
    let id = known.free_id(Kind::Contact, &slug(&wanted));
    let text = write(meeting, known);
    Draft { key: RecordKey::new(Kind::Contact, id), text, copy: None }
}

pub fn write(meeting: &Meeting, known: &Known<'_>) -> String {
    let mut yaml = Yaml::default();
    yaml.comment(0, &format!("Drafted from {}: read it against the original.", meeting.original));
    for doubt in &meeting.doubts {
        yaml.comment(0, &format!("Doubt: {doubt}"));
    }
    for heading in &meeting.headings {
        yaml.comment(0, heading);
    }
    head(meeting, &mut yaml);
    people(meeting, known, &mut yaml);
    body(meeting, known, &mut yaml);
    if let Some(invitation) = meeting.invitation.as_ref().filter(|i| !i.uid.is_empty()) {
        yaml.line(0, &format!("invitation: {}", invitation_item(invitation)));
    }
    if !meeting.besides.is_empty() {
        yaml.gap();
        yaml.comment(0, "The invitation says besides:");
        for line in &meeting.besides {
            yaml.comment(0, &format!("  {line}"));
        }
    }
    yaml.finish()
}

pub fn invitation_item(invitation: &Invitation) -> String {
    let mut fields = vec![format!("uid: {}", flow(&invitation.uid))];
    if invitation.sequence > 0 {
        fields.push(format!("sequence: {}", invitation.sequence));
    }
    if let Some(instance) = invitation.instance {
        fields.push(format!("instance: {instance}"));
    }
    format!("{{ {} }}", fields.join(", "))
}

fn head(meeting: &Meeting, yaml: &mut Yaml) {
    yaml.pair(0, "kind", &meeting.kind.value, &meeting.kind.words);
    yaml.pair(0, "date", &meeting.date.value.to_string(), &meeting.date.words);
    // A later answer takes the place of the value, and no remark beside it.
    let status = meeting.status.clone().map(|status| match status.words.as_str() {
        UNANSWERED => Answer::plain(status.value),
        _ => status,
    });
    let optional = |words: &Option<String>| words.clone().map(Answer::plain);
    let time = meeting.time.as_ref().map(|time| {
        let zone = time.zone.as_ref().map(|zone| format!("the text says {zone}"));
        Answer::of(time.written(), zone.unwrap_or_default())
    });
    for (key, answer) in [
        ("title", optional(&meeting.title)),
        ("status", status),
        ("time", time),
        ("tz", meeting.zone.clone()),
        ("venue", optional(&meeting.venue)),
        ("level", meeting.level.clone()),
        ("initiative", meeting.initiative.clone()),
    ] {
        if let Some(answer) = answer {
            yaml.pair(0, key, &answer.value, &answer.words);
        }
    }
    match (&meeting.unknown, meeting.with.value.is_empty()) {
        (Some(name), true) => yaml.beside(0, "with: []", &format!("no record: {name}")),
        (None, true) => yaml.beside(0, "with: []", "nobody of the project is named"),
        (_, false) => yaml.list(0, "with", &meeting.with.value, &meeting.with.words),
    }
}

fn people(meeting: &Meeting, known: &Known<'_>, yaml: &mut Yaml) {
    for line in &meeting.people.lines {
        yaml.comment(0, line);
    }
    for (key, people) in [("us:", &meeting.people.us), ("them:", &meeting.people.them)] {
        if !people.is_empty() {
            yaml.line(0, key);
        }
        for person in people {
            yaml.beside(2, &format!("- {}", person.item(known)), &short(&person.words));
        }
    }
}

fn body(meeting: &Meeting, known: &Known<'_>, yaml: &mut Yaml) {
    let reading = &meeting.reading;
    yaml.list(0, "topics", &reading.topics, "");
    for words in &reading.opening {
        yaml.comment(0, words);
    }
    if let Some(purpose) = &reading.purpose {
        yaml.pair(0, "purpose", purpose, "");
    }
    if let Some(report) = &meeting.report {
        yaml.pair(0, "reports", report, "");
    }
    handling(meeting.handling.as_deref(), known, yaml);
    if meeting.report.is_some() {
        yaml.comment(0, "summary: what came of it, in a sentence");
    }
    plan(reading, yaml);
    points(meeting, known, yaml);
    if !reading.links.is_empty() {
        yaml.gap();
        yaml.line(0, "links:");
    }
    for link in &reading.links {
        yaml.comment(2, &link.words);
        let (title, url) = (flow(&link.title), flow(&link.url));
        yaml.line(2, &format!("- {{ title: {title}, url: {url} }}"));
    }
}

fn plan(reading: &Reading, yaml: &mut Yaml) {
    if reading.objective.is_none() && reading.raise.is_empty() {
        return;
    }
    yaml.gap();
    yaml.line(0, "plan:");
    if let Some((heading, objective)) = &reading.objective {
        yaml.comment(2, heading);
        yaml.pair(2, "objective", objective, "");
    }
    if !reading.raise.is_empty() {
        yaml.comment(2, &reading.raise_heading);
        yaml.line(2, "raise:");
        for (verb, words) in &reading.raise {
            yaml.line(4, &format!("- {verb}: {}", scalar(words)));
        }
    }
}

fn points(meeting: &Meeting, known: &Known<'_>, yaml: &mut Yaml) {
    let entries = &meeting.reading.entries;
    if entries.is_empty() {
        return;
    }
    yaml.gap();
    if entries.iter().any(|entry| matches!(entry, Entry::Point { .. })) {
        yaml.line(0, "points:");
    }
    for entry in entries {
        match entry {
            Entry::Heading(words) => {
                yaml.gap();
                yaml.comment(2, words);
            }
            Entry::Point { side, text, act, topic, is_told } => {
                let doubt = if *is_told { " # told of them: did they say so?" } else { "" };
                let (with, them) = (&meeting.with.value, &meeting.people.them);
                let is_them = *side == Side::Them;
                let named = named_speaker(text, with, them, known).filter(|_| is_them);
                let (who, said) = named.unwrap_or((side.word(), text));
                let said = match meeting.report.as_ref().filter(|_| meeting.is_further) {
                    Some(report) => format!("{{ text: {}, source: {report} }}", flow(said)),
                    None => scalar(said),
                };
                yaml.line(2, &format!("- {who}: {said}{doubt}"));
                if let Some(topic) = topic {
                    yaml.pair(4, "topic", topic, "");
                }
                if let Some(act) = act {
                    yaml.pair(4, "act", act, "");
                }
            }
            Entry::Remark(words) => yaml.comment(2, words),
            // Beforehand nobody has said anything yet.
            Entry::Unplaced(words) if meeting.report.is_none() => yaml.comment(2, words),
            Entry::Unplaced(words) => yaml.comment(2, &format!("Who says so? {words}")),
        }
    }
}
