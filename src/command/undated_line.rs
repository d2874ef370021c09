//! Topics × git → lines of ours that changed after we answered, of which no pack can say so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use crate::brief::if_raised::QUESTION;
use crate::brief::words::when_in_words;
use crate::facts::Facts;
use crate::facts::records::AnyRecord;
use crate::facts::topic::Topic;
use crate::facts::when::When;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::report::{At, Report};
use crate::project::{Project, git, read};

/// Tells of topics without `line_since` whose line is, as git has it, newer than our last answer to
/// a question on it. Packs know the facts alone, whose words are the same in every clone.
pub fn check(root: &Path, project: &Project, facts: &Facts, report: &mut Report) {
    for (id, answered) in answered(facts) {
        let topic = facts.find_topic(&id);
        let undated = topic.filter(|one| one.line_since.is_none() && one.line.is_some());
        let Some(topic) = undated else { continue };
        let Some((day, commit)) = changed(root, project, topic) else {
            continue;
        };
        if day <= answered.last() {
            continue;
        }
        let said = when_in_words(facts.settings(), answered);
        let message = format!(
            "Our line on {} has changed since we answered on it, {said}: no pack says so.",
            topic.name
        );
        let field = FieldPath::new(Kind::Topic, &id, "line");
        report
            .warning("undated-line", At::Field(field), message)
            .hint(format!("write `line_since: {day}`, the day of commit {commit}"));
    }
}

/// Returns the topics on which we answered a question, each with the day of the last answer.
fn answered(facts: &Facts) -> BTreeMap<String, When> {
    let mut last: BTreeMap<String, When> = BTreeMap::new();
    for contact in facts.contacts_with_act(QUESTION) {
        for point in &contact.points {
            let (Some(id), Some(topic)) = (&point.id, &point.topic) else {
                continue;
            };
            if let Some(answer) = facts.answered_in(id).next_back() {
                let known = last.entry(topic.to_string()).or_insert(answer.date);
                *known = (*known).max(answer.date);
            }
        }
    }
    last
}

/// Returns the day and the commit of the line of a topic, if the history here has another line
/// before it.
fn changed(root: &Path, project: &Project, topic: &Topic) -> Option<(NaiveDate, String)> {
    let key = RecordKey { kind: Kind::Topic, id: topic.id.to_string() };
    let file = project.sources.file(project.file_of(&key)?);
    let line = topic.line.as_deref()?;
    git::earlier(root, &file.path, |text| {
        let mut faults = Vec::new();
        let before = read::record(&key, text, &mut faults).record.and_then(|record| match record {
            AnyRecord::Topic(before) => before.get().line.clone(),
            _ => None,
        });
        before.is_some_and(|before| *before != *line)
    })?;
    let text = file.text();
    let mut lines = text.lines().enumerate();
    let (first, _) = lines.find(|(_, line)| line.starts_with("line:"))?;
    let below = lines.take_while(|(_, line)| line.starts_with(' '));
    let numbers: BTreeSet<usize> =
        std::iter::once(first + 1).chain(below.map(|(at, _)| at + 1)).collect();
    let written = git::written(root, &file.path, &numbers).ok()?;
    if written.values().any(|line| line.cut || line.commit.is_none()) {
        return None;
    }
    let days = written.values().filter_map(|line| {
        let commit = line.commit.clone()?;
        Some((line.day.parse().ok()?, commit))
    });
    days.max()
}
