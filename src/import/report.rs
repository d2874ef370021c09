//! A report → a source record and one contact for each meeting it tells of.

use super::answer::Firmness;
use super::author;
use super::block::{Block, Shape};
use super::blocks::blocks;
use super::case::Case;
use super::contact::Meeting;
use super::file::file;
use super::handling;
use super::holding::holding;
use super::kind;
use super::known::Known;
use super::labels;
use super::lists;
use super::rows;
use super::section::{Section, sections};
use super::source::{self, Telling};
use super::thread::words::bare_subject;
use super::thread::{Message, Text, messages};
use super::title::title;
use super::{Draft, Imported, Original, Wishes, digest};
use crate::facts::id::slug;
use crate::finding::field::{Kind, RecordKey};

/// Reads the texts of a file: the message that holds the report becomes the contacts, unless
/// an invitation beside it did; the words of the others stand in the source.
pub fn told(
    original: &Original<'_>,
    texts: Vec<Text>,
    planned: Vec<Draft>,
    wishes: &Wishes,
    known: &mut Known<'_>,
    mut imported: Imported,
) -> Imported {
    let whole_file = texts
        .iter()
        .map(|text| text.words.as_str())
        .collect::<Vec<_>>();
    let whole_file = whole_file.join("\n\n");
    let all = messages(texts);
    let Some(main) = holding(&all, known) else {
        let hint = "look into the file: it may hold a picture only";
        imported
            .doubts
            .warning("no-text", "The file holds no words.", hint);
        imported.drafts.extend(planned);
        return imported;
    };
    let message = &all[main];
    let marked: Vec<&Message> = all.iter().take(1).chain([message]).collect();
    let mark = handling::mark(&marked, known, &mut imported.doubts);
    let mut body = blocks(&message.body);
    let marks: Vec<Block> = body
        .extract_if(.., |block| handling::is_mark(&block.text, known))
        .collect();
    let mut labels = labels::take(&mut body);
    labels.lines.extend(marks.iter().map(Block::as_it_stands));
    let title = title(message, &all[0], &labels.subject, &mut body, original.name);
    let (title, _) = handling::without_mark(&title, known);
    let around = bare_subject(&all[0].head.subject).0;
    let (around, _) = handling::without_mark(around, known);
    let subjects: Vec<&str> = [title, around]
        .into_iter()
        .filter(|subject| !subject.is_empty())
        .collect();
    let is_mail = all.iter().any(|message| !message.head.from.is_empty());
    let source_kind = kind::source(title, is_mail, known);
    let is_briefing = source_kind == "briefing";
    let whole = body
        .iter()
        .map(|block| block.text.as_str())
        .collect::<Vec<_>>();
    let whole = whole.join("\n\n");
    let rows = rows::take(&mut body);
    let (mut parts, mut rest) = sections(body, is_briefing, known);
    parts.extend(rows);
    let sent = if message.head.sent.is_empty() {
        &all[0].head.sent
    } else {
        &message.head.sent
    };
    let case = Case {
        original: original.name,
        subjects: &subjects,
        sent,
        author: author::side(&message.author, &all, known),
        labels: &labels,
        handling: mark.clone(),
        whole: &whole,
        wishes,
        is_briefing,
        shared: lists::take(&mut rest.clone(), None, known),
    };
    if parts.is_empty() && planned.is_empty() {
        parts.push(Section {
            blocks: std::mem::take(&mut rest),
            ..Section::default()
        });
    }
    let mut meetings = Vec::new();
    for mut part in parts {
        match case.meeting(&mut part, known, &mut imported.doubts) {
            Some(meeting) => meetings.push(meeting),
            None => {
                let lines = labels.lines.iter();
                rest.extend(lines.map(|line| Block::of(Shape::Paragraph, line)));
                rest.append(&mut part.blocks);
            }
        }
    }
    if meetings.is_empty() && !planned.is_empty() {
        let lines = labels.lines.iter();
        rest.extend(lines.map(|line| Block::of(Shape::Paragraph, line)));
    }
    let (id, copy) = source_id(original, &source_kind, meetings.first(), known);
    let others = all.iter().enumerate().filter(|(at, _)| *at != main);
    let said = meetings
        .first()
        .filter(|meeting| meeting.firmness != Firmness::Year);
    let mut about: Vec<String> =
        meetings.iter().flat_map(|m| m.with.value.clone()).collect();
    about.sort();
    about.dedup();
    let telling = Telling {
        kind: source_kind,
        title: title.to_owned(),
        date: said.map(|meeting| meeting.date.value),
        about,
        head: if message.head.lines.is_empty() {
            &all[0].head
        } else {
            &message.head
        },
        message,
        others: others.map(|(_, message)| message).collect(),
        rest: &rest,
        original: original.name.to_owned(),
        copy: copy.clone(),
        digest: digest(original.bytes),
        text: &whole_file,
        handling: mark,
    };
    imported.drafts.push(Draft {
        key: key(Kind::Source, &id),
        text: source::write(&telling, known),
        copy: Some(copy),
    });
    for mut meeting in meetings {
        let is_ahead = meeting.status.is_some();
        meeting.report = Some(id.clone()).filter(|_| !is_ahead);
        file(meeting, &[], known, &mut imported);
    }
    imported.drafts.extend(planned);
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
