//! A report → a source record and one contact for each meeting it tells of.

use std::collections::BTreeSet;

use super::addresses::{address, domain};
use super::author::{author, correspondents, is_of_others, is_to_others, writers};
use super::block::{Block, Shape};
use super::blocks::blocks;
use super::doubts::{Firmness, LONGEST_TITLE};
use super::encoding::decode;
use super::file::file;
use super::headline::Case;
use super::holding::{holding, title};
use super::known::Known;
use super::lexicon::Words;
use super::moment::days;
use super::same_meeting::contact_of;
use super::section::{Section, is_titled, of_rows, sections};
use super::source::{self, Telling, Told};
use super::thread::words::{bare_subject, is_forward};
use super::thread::{Message, Place, Text, messages};
use super::{Imported, Original, Wishes, docx, handling, html, kind, labels, lists};

/// Reads the texts of a file: the message that holds the report becomes the contacts, unless
/// an invitation beside it did; the words of the others stand in the source.
pub fn told(
    original: &Original<'_>,
    texts: Vec<Text>,
    planned: &[Told],
    wishes: &Wishes,
    known: &mut Known<'_>,
    mut imported: Imported,
) -> Imported {
    let all = messages(texts);
    let Some(main) = holding(&all, known) else {
        imported.doubts.add("no-words", &[]);
        return imported;
    };
    let message = &all[main];
    learn_houses(&all, known);
    let mark = handling::mark(&all, known, &mut imported.doubts);
    let mut body = blocks(&message.body);
    let marks: Vec<Block> =
        body.extract_if(.., |block| handling::is_mark(&block.text, known)).collect();
    let mut labels = labels::take(&mut body);
    labels.lines.extend(marks.iter().map(Block::as_it_stands));
    let title = title(message, &all[0], labels.get("subject"), &mut body, original.name);
    let (title, _) = handling::without_mark(&title, known);
    let around = bare_subject(&all[0].head.subject).0;
    let (around, _) = handling::without_mark(around, known);
    let subjects: Vec<&str> =
        [title, around].into_iter().filter(|subject| !subject.is_empty()).collect();
    let is_mail = all.iter().any(|message| !message.head.from.is_empty());
    let mut source_kind = kind::source(title, is_mail, known);
    let is_agenda = is_agenda(title, &body);
    if is_agenda {
        let kinds = &known.settings().source_kinds;
        source_kind =
            Known::word_of(kinds, &["agenda", "briefing", "email"]).unwrap_or(source_kind);
    }
    let is_briefing = source_kind == "briefing" && !is_agenda;
    let texts: Vec<&str> = body.iter().map(|block| block.text.as_str()).collect();
    let whole = texts.join("\n\n");
    // The first of several titles is not that of the whole text.
    let is_of_first = message.head.subject.is_empty() && is_titled(title);
    if is_of_first && body.iter().any(|block| is_titled(&block.text)) {
        body.insert(0, Block::of(Shape::Heading, title));
    }
    let rows = of_rows(&mut body);
    let (mut parts, mut rest) = sections(body, is_briefing, known);
    let are_titled = parts.iter().any(|part| is_titled(&part.heading));
    parts.extend(rows);
    // Who hands a text on adds a word or two, and so does `MEMO` above a head; whatever else stands beside it is told.
    let is_note = |other: &Message| {
        std::ptr::eq(other, &all[0])
            && (is_forward(&other.head.subject) || other.head.lines.is_empty())
            && other.size() <= LONGEST_NOTE
    };
    let is_unread = |other: &Message| {
        other.size() > 2
            && !std::ptr::eq(other, message)
            && other.place != Place::Aside
            && !is_note(other)
    };
    if all.iter().any(is_unread) {
        imported.doubts.add("several-texts", &[]);
    }
    let returns = all.iter().any(|message| message.returns > 1);
    let is_answered =
        !returns && main > 0 && message.place == Place::Own && answers_within(&all[0]);
    if is_answered || returns {
        imported.doubts.add("answers-between-lines", &[]);
    }
    let sent = if message.head.sent.is_empty() { &all[0].head.sent } else { &message.head.sent };
    // Whose words stand in a text that another has answered within, nobody can tell.
    let is_to_others = is_to_others(message, known);
    if is_to_others {
        imported.doubts.add("not-to-us", &[]);
    }
    let is_of_others = is_of_others(message, known);
    if is_of_others {
        imported.doubts.add("told-by-others", &[&message.head.from]);
    }
    let author = author(message, title, labels.get("author"), known)
        .filter(|_| !is_answered && !is_to_others);
    let case = Case {
        original: original.name,
        subjects: if are_titled { &[] } else { &subjects },
        sent,
        author,
        labels: &labels,
        handling: mark.clone(),
        whole: &whole,
        wishes,
        is_briefing,
        is_agenda,
        correspondents: correspondents(message, known),
        writers: writers(message, known),
        is_of_others,
        shared: lists::take(&mut rest.clone(), None, author, known),
    };
    if parts.is_empty() && planned.is_empty() {
        parts.push(Section { blocks: std::mem::take(&mut rest), ..Section::default() });
    }
    let mut meetings = Vec::new();
    for mut part in parts {
        match case.meeting(&mut part, known, &mut imported.doubts) {
            Some(meeting) => meetings.push(meeting),
            None => rest.append(&mut part.blocks),
        }
    }
    let mut of_contact = None;
    for meeting in &meetings {
        if let Some(contact) = contact_of(meeting, known) {
            let above = meeting.headings.iter().chain(&meeting.people.lines);
            let words = above.chain(meeting.reading.words());
            rest.extend(words.map(|words| Block::of(Shape::Paragraph, words)));
            of_contact = of_contact.or_else(|| contact.handling.clone());
        }
    }
    if meetings.is_empty() {
        rest.extend(labels.lines.iter().map(|line| Block::of(Shape::Paragraph, line)));
    }
    let sent = days(sent).first().and_then(|day| day.when(None));
    let name = match (meetings.first(), planned.first()) {
        (Some(meeting), _) => {
            // The first day of a period names the file.
            let date = meeting.date.value.to_string();
            let day = date.split('/').next().unwrap_or_default();
            format!("{day}-{}", meeting.name())
        }
        (None, Some(told)) => format!("{}-{}", told.date.first(), told.with.join("-")),
        (None, None) => "undated".to_owned(),
    };
    let said = meetings.first().filter(|meeting| meeting.firmness != Firmness::Year);
    let met = meetings.iter().flat_map(|meeting| &meeting.with.value);
    let about: BTreeSet<&String> = planned.iter().flat_map(|told| &told.with).chain(met).collect();
    let name = format!("{source_kind}-{name}");
    let telling = Telling {
        kind: source_kind,
        title: title.to_owned(),
        // A mail is of the day on which it was sent, whatever it tells of.
        date: sent.or(said.map(|meeting| meeting.date.value)),
        about: about.into_iter().cloned().collect(),
        messages: &all,
        main,
        rest: &rest,
        handling: mark,
        of_contact,
    };
    let id = source::keep(&telling, &name, original, known, &mut imported);
    for mut meeting in meetings {
        let is_ahead = meeting.status.is_some();
        meeting.report = Some(id.clone()).filter(|_| !is_ahead);
        file(meeting, &[], known, &mut imported);
    }
    imported
}

/// `Our answers are below in capitals.`
fn answers_within(message: &Message) -> bool {
    message.body.iter().any(|line| {
        Words("our-answers").within(line).is_some() && Words("answers-stand").within(line).is_some()
    })
}

/// Says whether a text is headed as what is to come up, and by nothing else.
fn is_agenda(title: &str, body: &[Block]) -> bool {
    let mut tops: Vec<&str> = body.iter().take(2).map(|block| block.text.as_str()).collect();
    tops.push(title);
    tops.retain(|top| top.len() <= LONGEST_TITLE);
    tops.iter().any(|top| kind::is_agenda(top)) && !tops.iter().any(|top| kind::is_text(top))
}

/// Who hands a mail on adds no more letters than these to say so.
const LONGEST_NOTE: usize = 60;

const MOST: usize = 200;

/// Whoever is on record tells whose the addresses of their colleagues are.
fn learn_houses(all: &[Message], known: &mut Known<'_>) {
    let heads = all.iter().take(MOST).map(|message| &message.head);
    let lists = heads.flat_map(|head| [&head.from, &head.to, &head.cc]);
    for words in lists.flat_map(|list| list.split(';')).take(MOST) {
        let person = known.correspondent(words);
        if let (Some(person), Some(domain)) = (person, domain(address(words))) {
            let house = person.organisation.as_str();
            known.register.writes_from(&domain, house);
        }
    }
}

/// Reads a page that a browser or a word processor saved.
pub fn page(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let words = html::text(&decode(original.bytes, &mut imported.doubts));
    told(original, vec![of(words)], &[], wishes, known, imported)
}

pub fn text(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let words = decode(original.bytes, &mut imported.doubts);
    told(original, vec![of(words)], &[], wishes, known, imported)
}

fn of(words: String) -> Text {
    Text { words, ..Text::default() }
}

/// Reads a Word file: what readers left at its margin is not its author's.
pub fn word(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    let Some(words) = docx::text(original.bytes) else {
        imported.doubts.add("word-not-opened", &[]);
        return imported;
    };
    words.doubt(&mut imported.doubts);
    let comments = Text { words: words.comments, place: Place::Aside, ..Text::default() };
    told(original, vec![of(words.text), comments], &[], wishes, known, imported)
}
