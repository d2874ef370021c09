//! A report in plain text → a source record and one contact for each meeting it tells of.

use super::blocks::{Block, Shape, blocks};
use super::case::Case;
use super::contact::Meeting;
use super::file::file;
use super::headers::{Message, messages};
use super::headline::Firmness;
use super::kind;
use super::known::Known;
use super::participants;
use super::section::{Section, sections};
use super::source::{self, Telling};
use super::{Draft, Imported, Original, Wishes, decode, digest};
use crate::facts::id::slug;
use crate::finding::field::{Kind, RecordKey};
use crate::names::word::folded_words;

/// Reads a plain text.
pub fn text(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let text = decode(original.bytes, &mut imported.doubts);
    printed(original, &text, wishes, known, imported)
}

/// Reads a text as a mail client prints it.
pub fn printed(
    original: &Original<'_>,
    text: &str,
    wishes: &Wishes,
    known: &mut Known<'_>,
    mut imported: Imported,
) -> Imported {
    let all = messages(text);
    let Some(main) = (0..all.len()).max_by_key(|at| all[*at].size()) else {
        let hint = "look into the file: it may hold a picture only";
        imported
            .doubts
            .warning("no-text", "The file holds no words.", hint);
        return imported;
    };
    let message = &all[main];
    let mut body = blocks(&message.body);
    let subject = subject(message, &mut body, original.name);
    let is_mail = !message.head.lines.is_empty();
    let source_kind = kind::source(&subject, is_mail, known);
    let is_briefing = source_kind == "briefing";
    let whole = body
        .iter()
        .map(|block| block.text.as_str())
        .collect::<Vec<_>>()
        .join("\n\n");
    let (mut parts, mut rest) = sections(body, is_briefing, known);
    let case = Case {
        original: original.name,
        message,
        subject: &subject,
        whole: &whole,
        wishes,
        is_briefing,
        shared: participants::take(&mut rest.clone(), known),
    };
    if parts.is_empty() {
        parts.push(Section {
            blocks: std::mem::take(&mut rest),
            ..Section::default()
        });
    }
    let mut meetings = Vec::new();
    for mut part in parts {
        match case.meeting(&mut part, known, &mut imported.doubts) {
            Some(meeting) => meetings.push(meeting),
            None => rest.append(&mut part.blocks),
        }
    }
    let (id, copy) = source_id(original, &source_kind, meetings.first(), known);
    let others = all.iter().enumerate().filter(|(at, _)| *at != main);
    let said = meetings
        .first()
        .filter(|meeting| meeting.firmness != Firmness::Year);
    let mut about: Vec<String> =
        meetings.iter().flat_map(|m| m.with.value.clone()).collect();
    about.dedup();
    let telling = Telling {
        kind: source_kind,
        title: subject.clone(),
        date: said.map(|meeting| meeting.date.value),
        about,
        message,
        others: others.map(|(_, message)| message).collect(),
        rest: &rest,
        original: original.name.to_owned(),
        copy: copy.clone(),
        digest: digest(original.bytes),
        text,
    };
    let text = source::write(&telling, known);
    imported.drafts.push(Draft {
        key: key(Kind::Source, &id),
        text,
        copy: Some(copy),
    });
    for mut meeting in meetings {
        meeting.report = Some(id.clone()).filter(|_| !is_briefing);
        file(meeting, &[], known, &mut imported);
    }
    imported
}

/// Names a record.
pub fn key(kind: Kind, id: &str) -> RecordKey {
    RecordKey {
        kind,
        id: id.to_owned(),
    }
}

/// Gives the id of the source and the name of its copy.
fn source_id(
    original: &Original<'_>,
    kind: &str,
    first: Option<&Meeting>,
    known: &mut Known<'_>,
) -> (String, String) {
    let day = first.map_or_else(|| "undated".to_owned(), day);
    let name = first.map(name).unwrap_or_default();
    let id = known.free_id(Kind::Source, &slug(&format!("{kind}-{day}-{name}")));
    let ending = original
        .name
        .rsplit_once('.')
        .map_or("txt", |(_, ending)| ending);
    let copy = format!("{id}.{}", ending.to_lowercase());
    (id, copy)
}

/// The first day of a period names the file.
fn day(meeting: &Meeting) -> String {
    let date = meeting.date.value.to_string();
    date.split('/').next().unwrap_or_default().to_owned()
}

fn name(meeting: &Meeting) -> String {
    let id = meeting.with.value.first().cloned();
    let name = id.or_else(|| meeting.unknown.as_deref().map(slug));
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| "unknown".to_owned())
}

const REPLIES: [&str; 7] = ["re", "fw", "fwd", "tr", "wg", "aw", "rv"];

/// Returns what a message is called; a first line that says the same again is left out.
fn subject(message: &Message, body: &mut Vec<Block>, file: &str) -> String {
    let mut subject = message.head.subject.trim();
    while let Some((mark, rest)) = subject.split_once(':')
        && REPLIES.contains(&mark.trim().to_lowercase().as_str())
    {
        subject = rest.trim();
    }
    if !subject.is_empty() {
        body.retain(|block| folded_words(&block.text) != folded_words(subject));
        return subject.to_owned();
    }
    let is_line = |block: &&Block| block.text.len() <= 120 && !block.text.ends_with('.');
    let title = body
        .iter()
        .take(3)
        .position(|block| block.shape == Shape::Heading)
        .or_else(|| body.first().filter(is_line).map(|_| 0));
    match title {
        Some(at) => body.remove(at).text,
        None => file
            .rsplit_once('.')
            .map_or(file, |(stem, _)| stem)
            .to_owned(),
    }
}
