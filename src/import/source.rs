//! Head and remains of a text → the YAML text of its source record.

use std::collections::BTreeSet;

use super::block::Block;
use super::clock::clock;
use super::known::Known;
use super::moment::{WrittenDay, days};
use super::people::REDACTED;
use super::thread::Message;
use super::yaml::{Yaml, scalar};
use super::{Draft, Imported, Original, digest};
use crate::facts::id::slug;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};

#[derive(Debug)]
pub struct Telling<'a> {
    /// A word of `source_kinds`.
    pub kind: String,
    pub title: String,
    pub date: Option<When>,
    pub about: Vec<String>,
    pub messages: &'a [Message],
    /// Which of them tells it.
    pub main: usize,
    pub rest: &'a [Block],
    pub handling: Option<String>,
    /// The mark of the contact on file of which it tells.
    pub of_contact: Option<String>,
}

/// Drafts the source record of a file, which is kept beside it; returns its id.
pub fn keep(
    telling: &Telling<'_>,
    name: &str,
    original: &Original<'_>,
    known: &mut Known<'_>,
    imported: &mut Imported,
) -> String {
    let id = known.free_id(Kind::Source, &slug(name));
    let ending = original.name.rsplit_once('.').map_or("txt", |(_, ending)| ending);
    let copy = format!("{id}.{}", ending.to_lowercase());
    imported.drafts.push(Draft {
        key: RecordKey::new(Kind::Source, id.as_str()),
        text: write(telling, original, &copy, known),
        copy: Some(copy),
    });
    id
}

fn write(telling: &Telling<'_>, original: &Original<'_>, copy: &str, known: &Known<'_>) -> String {
    let mut yaml = Yaml::default();
    // A text on its own was sent with the head of the whole.
    let own = &telling.messages[telling.main].head;
    let head = if own.lines.is_empty() { &telling.messages[0].head } else { own };
    let drafted = format!("Drafted from {}: read it against the original.", original.name);
    yaml.comment(0, &drafted);
    yaml.pair(0, "kind", &telling.kind, "");
    yaml.pair(0, "title", &telling.title, "");
    if let Some(date) = telling.date {
        yaml.pair(0, "date", &date.to_string(), "");
    }
    if let Some(sent) = sent(&head.sent) {
        yaml.pair(0, "sent", &sent, &head.sent);
    }
    if !head.from.is_empty() && !head.from.contains(REDACTED) {
        let from = known.correspondent(&head.from).map_or(&*head.from, |one| one.id.as_str());
        yaml.pair(0, "from", from, &head.from);
    }
    for (key, list) in [("to", &head.to), ("cc", &head.cc)] {
        addresses(key, list, known, &mut yaml);
    }
    yaml.list(0, "about", &telling.about, "");
    match &telling.of_contact {
        Some(mark) if telling.handling.is_none() => {
            yaml.pair(0, "handling", mark, "as its contact has it");
        }
        _ => handling(telling.handling.as_deref(), known, &mut yaml),
    }
    yaml.pair(0, "file", copy, &format!("was {}", original.name));
    yaml.pair(0, "digest", &digest(original.bytes), "");
    remains(telling, &mut yaml);
    yaml.finish()
}

/// Writes the mark that the original bears, else the one of most of what a house writes.
pub fn handling(mark: Option<&str>, known: &Known<'_>, yaml: &mut Yaml) {
    let marks = &known.settings().handling;
    match mark {
        Some(mark) => yaml.pair(0, "handling", mark, "as the original says"),
        None if marks.iter().any(|mark| mark == "internal") => {
            yaml.pair(0, "handling", "internal", "assumed");
        }
        None => {}
    }
}

fn remains(telling: &Telling<'_>, yaml: &mut Yaml) {
    part("Its head", &telling.messages[telling.main].head.lines, yaml);
    let rest: Vec<String> = telling.rest.iter().map(Block::as_it_stands).collect();
    part("What found no other place", &rest, yaml);
    let others = telling.messages.iter().enumerate().filter(|(at, _)| *at != telling.main);
    for (_, other) in others {
        part("Another message of the file: its head", &other.head.lines, yaml);
        part("Its words", &other.body, yaml);
    }
}

fn part(title: &str, lines: &[String], yaml: &mut Yaml) {
    let lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    for (at, line) in lines.enumerate() {
        if at == 0 {
            yaml.gap();
            yaml.comment(0, &format!("{title}:"));
        }
        yaml.comment(0, &format!("  {line}"));
    }
}

fn addresses(key: &str, list: &str, known: &Known<'_>, yaml: &mut Yaml) {
    let is_blank =
        |words: &str| words.replace(REDACTED, "").trim_matches([';', ' ', ',']).is_empty();
    if is_blank(list) {
        return;
    }
    yaml.line(0, &format!("{key}:"));
    for listed in list.split(';').filter(|words| !is_blank(words)) {
        let plain = listed.replace(REDACTED, " ");
        match known.correspondent(plain.trim()) {
            Some(person) => yaml.beside(2, &format!("- {}", person.id), plain.trim()),
            None => yaml.line(2, &format!("- {}", scalar(plain.trim()))),
        }
    }
}

/// Reads when a message was sent, as `2021-09-20T20:27`.
fn sent(words: &str) -> Option<String> {
    let written = days(words).into_iter().next()?;
    let day = written.when(None).filter(|day| !WrittenDay::is_none(day))?;
    let hour = clock(words[written.range.end..].trim_start_matches('T'));
    let time = hour.map(|time| time.start.format("T%H:%M").to_string());
    Some(format!("{day}{}", time.unwrap_or_default()))
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub title: Option<String>,
    pub date: When,
    pub with: Vec<String>,
    /// The mark of handling that it bears.
    pub handling: Option<String>,
    /// When the entry was written, where it says so.
    pub made: Option<When>,
}

/// Drafts the source record of a calendar.
pub fn keep_calendar(
    original: &Original<'_>,
    told: &[Told],
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let first = told.first();
    let title = first.and_then(|told| told.title.as_deref());
    let day = first.map_or("undated".to_owned(), |told| told.date.first().to_string());
    let name = title.map(slug).unwrap_or_default();
    let about: BTreeSet<&String> = told.iter().flat_map(|told| &told.with).collect();
    let kinds = &known.settings().source_kinds;
    let marks = &known.settings().handling;
    let rank = |mark: &&String| marks.iter().position(|known| known == *mark);
    let highest = told.iter().filter_map(|told| told.handling.as_ref()).max_by_key(rank).cloned();
    let telling = Telling {
        kind: Known::word_of(kinds, &["email", "letter"]).unwrap_or_default(),
        title: format!("Invitation: {}", title.unwrap_or(original.name)),
        // The event is of another day than the file that announces it.
        date: told.iter().filter_map(|told| told.made).max(),
        about: about.into_iter().cloned().collect(),
        messages: &[Message::default()],
        main: 0,
        rest: &[],
        handling: highest,
        of_contact: None,
    };
    let name = format!("invitation-{day}-{name}");
    keep(&telling, &name, original, known, imported);
}
