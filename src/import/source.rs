//! Head and remains of a text → the YAML text of its source record.

use std::collections::BTreeSet;

use super::block::Block;
use super::clock::clock;
use super::known::Known;
use super::moment::{WrittenDay, days};
use super::people::REDACTED;
use super::thread::Message;
use super::thread::head::Head;
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
    pub head: &'a Head,
    pub message: &'a Message,
    pub others: Vec<&'a Message>,
    pub rest: &'a [Block],
    pub handling: Option<String>,
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
    let ending = original.name.rsplit_once('.');
    let ending = ending.map_or("txt", |(_, ending)| ending).to_lowercase();
    let copy = format!("{id}.{ending}");
    imported.drafts.push(Draft {
        key: RecordKey::new(Kind::Source, id.as_str()),
        text: write(telling, original, &copy, known),
        copy: Some(copy),
    });
    id
}

fn write(telling: &Telling<'_>, original: &Original<'_>, copy: &str, known: &Known<'_>) -> String {
    let mut yaml = Yaml::default();
    let head = telling.head;
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
        let from = known.correspondent(&head.from);
        let from = from.map_or_else(|| head.from.clone(), |person| person.id.to_string());
        yaml.pair(0, "from", &from, &head.from);
    }
    for (key, list) in [("to", &head.to), ("cc", &head.cc)] {
        addresses(key, list, known, &mut yaml);
    }
    yaml.list(0, "about", &telling.about, "");
    handling(telling.handling.as_deref(), known, &mut yaml);
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
    part("Its head", &telling.message.head.lines, yaml);
    let rest: Vec<String> = telling.rest.iter().map(Block::as_it_stands).collect();
    part("What found no other place", &rest, yaml);
    for other in &telling.others {
        part("Another message of the file: its head", &other.head.lines, yaml);
        part("Its words", &other.body, yaml);
    }
}

fn part(title: &str, lines: &[String], yaml: &mut Yaml) {
    if lines.iter().all(|line| line.trim().is_empty()) {
        return;
    }
    yaml.gap();
    yaml.comment(0, &format!("{title}:"));
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        yaml.comment(0, &format!("  {}", line.trim()));
    }
}

fn addresses(key: &str, list: &str, known: &Known<'_>, yaml: &mut Yaml) {
    let is_blank =
        |words: &str| words.replace(REDACTED, "").trim_matches([';', ' ', ',']).is_empty();
    if is_blank(list) {
        return;
    }
    yaml.line(0, &format!("{key}:"));
    for words in list.split(';').filter(|words| !is_blank(words)) {
        let words = words.replace(REDACTED, " ");
        let words = words.trim();
        let person = known.correspondent(words);
        let who = person.map_or_else(|| scalar(words), |person| person.id.to_string());
        yaml.beside(2, &format!("- {who}"), if person.is_some() { words } else { "" });
    }
}

/// Reads when a message was sent, as `2021-09-20T20:27`.
fn sent(words: &str) -> Option<String> {
    let day = days(words).first()?.when(None).filter(|day| !WrittenDay::is_none(day))?;
    let rest = words.get(days(words).first()?.range.end..)?;
    match clock(rest.trim_start_matches('T')) {
        Some(time) => Some(format!("{day}T{}", time.start.format("%H:%M"))),
        None => Some(day.to_string()),
    }
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

/// The organisations that entries are about.
pub fn about(told: &[Told]) -> Vec<String> {
    let about: BTreeSet<&String> = told.iter().flat_map(|told| &told.with).collect();
    about.into_iter().cloned().collect()
}

/// Drafts the source record of a calendar.
pub fn keep_calendar(
    original: &Original<'_>,
    told: &[Told],
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let first = told.first();
    let title = first.and_then(|told| told.title.clone());
    let day =
        first.map(|told| told.date.first().to_string()).unwrap_or_else(|| "undated".to_owned());
    let name = title.as_deref().map(slug).unwrap_or_default();
    let kinds = &known.settings().source_kinds;
    let marks = &known.settings().handling;
    let rank = |mark: &&String| marks.iter().position(|known| known == *mark);
    let highest = told.iter().filter_map(|told| told.handling.as_ref()).max_by_key(rank).cloned();
    let telling = Telling {
        kind: Known::word_of(kinds, &["email", "letter"]).unwrap_or_default(),
        title: format!("Invitation: {}", title.unwrap_or_else(|| original.name.to_owned())),
        // The event is of another day than the file that announces it.
        date: told.iter().filter_map(|told| told.made).max(),
        about: about(told),
        head: &Head::default(),
        message: &Message::default(),
        others: Vec::new(),
        rest: &[],
        handling: highest,
    };
    let name = format!("invitation-{day}-{name}");
    keep(&telling, &name, original, known, imported);
}
