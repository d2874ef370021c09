//! Answers → text for people or programs.

use serde_json::json;

use super::answer::{Answer, Fact, Origin, name};
use super::original::Original;

/// As many reasons of one kind as a person reads.
const MOST: usize = 6;

impl Origin {
    pub fn word(self) -> &'static str {
        match self {
            Origin::Built => "built",
            Origin::Edited => "edited",
            Origin::Hand => "hand",
            Origin::InConflict => "conflict",
            Origin::Mark => "mark",
            Origin::Outdated => "outdated",
            Origin::Unknown => "unknown",
        }
    }

    /// Returns a sentence for people; nothing where the facts speak.
    fn sentence(self) -> Option<&'static str> {
        Some(match self {
            Origin::Built => return None,
            Origin::Edited => "edited by hand, and a build keeps the edit. What the facts give:",
            Origin::Hand => "written by hand: no fact gives it, and a build keeps it.",
            Origin::InConflict => {
                "one version of a sentence in conflict: keep what is right, delete the marks \
                 around it, and build."
            }
            Origin::Mark => "a mark of a conflict, and no words of the pack.",
            Origin::Outdated => {
                "the last build gave it; the facts or templates have changed since."
            }
            Origin::Unknown => {
                "no build of these facts gives it: written by hand, or the facts or \
                 templates have changed since."
            }
        })
    }
}

/// Writes answers for people.
pub fn human(answers: &[Answer]) -> String {
    let mut text = String::new();
    for answer in answers {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("{}\n  {}\n", answer.place, answer.text.trim()));
        if let Some(sentence) = answer.origin.sentence() {
            text.push_str(&format!("  {sentence}\n"));
        }
        if let Some(given) = &answer.given {
            text.push_str(&format!("  {:<16} {given}\n", ""));
        }
        let mut before = None;
        let mut count = 0;
        for fact in &answer.facts {
            count = if before == Some(fact.how) { count + 1 } else { 0 };
            before = Some(fact.how);
            if count < MOST {
                text.push_str(&of_fact(fact));
            } else if count == MOST {
                let all = answer.facts.iter().filter(|f| f.how == fact.how).count();
                let more = all - MOST;
                text.push_str(&format!("  {:<16} and {more} more\n", ""));
            }
        }
        for (id, title) in &answer.sources {
            text.push_str(&format!("  {:<16} {id}: {title}\n", "source"));
        }
        for original in &answer.originals {
            text.push_str(&of_original(original));
        }
        for (n, line) in answer.template.iter().enumerate() {
            let label = if n == 0 { "template" } else { "" };
            text.push_str(&format!("  {label:<16} {line}\n"));
        }
    }
    text
}

fn of_original(original: &Original) -> String {
    let basis = original.basis.as_deref();
    let place = match (original.place.as_deref(), basis) {
        (Some(place), Some(basis)) => format!("{place} ({basis})"),
        (Some(place), None) => place.to_owned(),
        (None, basis) => format!("none: {}", basis.unwrap_or("not said")),
    };
    let mut text = format!("  {:<16} {place}\n", "original");
    for line in &original.words {
        text.push_str(&format!("  {:<16} | {line}\n", ""));
    }
    text
}

fn of_fact(fact: &Fact) -> String {
    let field = &fact.found.field;
    let what = name(&field.record, &field.path);
    let how = fact.how.words();
    let mut text = format!("  {how:<16} {}:{}  {what}\n", fact.file, fact.line);
    if let Some(written) = &fact.written {
        let who = match &written.commit {
            // Whoever made the first commit of a shallow clone need not have written the line.
            Some(commit) if written.cut => {
                format!("before {} ({commit}): the history of this clone is cut here", written.day)
            }
            Some(commit) => {
                format!("{commit} {} {}: {}", written.day, written.author, written.subject)
            }
            None => "not committed yet".to_owned(),
        };
        text.push_str(&format!("  {:<16} {who}\n", ""));
    }
    text
}

/// Writes a line for each fact.
pub fn short(answers: &[Answer]) -> String {
    let mut text = String::new();
    for answer in answers {
        if answer.facts.is_empty() {
            text.push_str(&format!("{}: {}\n", answer.place, answer.origin.word()));
        }
        for fact in &answer.facts {
            let field = &fact.found.field;
            let what = name(&field.record, &field.path);
            let (place, how) = (&answer.place, fact.how.words());
            text.push_str(&format!("{place}: {how} {}:{} {what}\n", fact.file, fact.line));
        }
    }
    text
}

/// Writes one JSON object for each line.
pub fn json(answers: &[Answer]) -> String {
    let mut text = String::new();
    for answer in answers {
        let facts: Vec<_> = answer.facts.iter().map(fact_json).collect();
        let sources: Vec<_> =
            answer.sources.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect();
        let originals: Vec<_> = answer.originals.iter().map(original_json).collect();
        let value = json!({
            "place": answer.place,
            "text": answer.text,
            "origin": answer.origin.word(),
            "given": answer.given,
            "facts": facts,
            "sources": sources,
            "template": answer.template,
            "originals": originals,
        });
        text.push_str(&format!("{value}\n"));
    }
    text
}

fn original_json(original: &Original) -> serde_json::Value {
    json!({
        "place": original.place,
        "basis": original.basis,
        "words": original.words,
    })
}

fn fact_json(fact: &Fact) -> serde_json::Value {
    let field = &fact.found.field;
    let is_cut = fact.written.as_ref().is_some_and(|written| written.cut);
    let written = fact.written.as_ref().filter(|written| !written.cut);
    let day = written.map(|written| &written.day).filter(|day| !day.is_empty());
    let author = written.map(|written| &written.author).filter(|name| !name.is_empty());
    json!({
        "how": fact.how.words(),
        "record": field.record.to_string(),
        "field": field.path,
        "file": fact.file,
        "line": fact.line,
        "commit": written.and_then(|written| written.commit.clone()),
        "author": author,
        "date": day,
        "history_cut": is_cut,
    })
}
