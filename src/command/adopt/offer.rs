//! Sentences changed in Word × the records → what could be changed in the facts instead.

use crate::finding::text::SourceFile;
use crate::merge::difference::unified;
use crate::project::Project;
use crate::yaml;

/// Offers, for each changed sentence that shows the text of one record alone, the change of it.
pub fn offers(project: &Project, changed: &[(String, String)]) -> Vec<String> {
    let files: Vec<&SourceFile> =
        project.files.values().map(|file| project.sources.file(*file)).collect();
    changed.iter().filter_map(|(old, new)| offer(&files, old, new)).collect()
}

fn offer(files: &[&SourceFile], old: &str, new: &str) -> Option<String> {
    let (old, new) = (bare(old), bare(new));
    let tries = [
        (old.as_str(), new.as_str()),
        (old.trim_end_matches('.'), new.trim_end_matches('.')),
        behind_label(&old, &new),
    ];
    tries.into_iter().find_map(|(old, new)| {
        let mut places = files.iter().flat_map(|file| {
            let found = places(file.text(), old).into_iter();
            found.map(move |range| (*file, range))
        });
        let (file, range) = places.next().filter(|_| !old.is_empty())?;
        if places.next().is_some() {
            return None;
        }
        let text = format!("{}{new}{}", &file.text()[..range.start], &file.text()[range.end..]);
        if !yaml::parse(&text).faults.is_empty() {
            return None;
        }
        let line = file.text()[..range.start].matches('\n').count() + 1;
        let diff = unified(&file.path, "offered", file.text(), &text);
        Some(format!("{}:{line}: this text alone is behind a changed sentence\n{diff}", file.path))
    })
}

/// A sentence without the signs of notes and of emphasis.
fn bare(sentence: &str) -> String {
    let mut text = sentence.replace("**", "");
    while let Some(start) = text.find("[^") {
        let Some(end) = text[start..].find(']') else {
            break;
        };
        text.replace_range(start..=start + end, "");
    }
    text.trim().to_owned()
}

/// What follows the first words that both share up to a colon or a dash, as in `Ask: …`.
fn behind_label<'t>(old: &'t str, new: &'t str) -> (&'t str, &'t str) {
    let ends = [": ", " — ", " "];
    let found = ends.iter().find_map(|end| {
        let (label, rest) = old.split_once(end)?;
        let same = new.strip_prefix(label)?.strip_prefix(end)?;
        Some((rest.trim_end_matches('.'), same.trim_end_matches('.')))
    });
    found.unwrap_or(("", ""))
}

/// Finds words in a text, however it breaks its lines; nowhere within another word.
fn places(text: &str, words: &str) -> Vec<std::ops::Range<usize>> {
    let wanted: Vec<&str> = words.split_whitespace().collect();
    let Some((first, rest)) = wanted.split_first().filter(|(_, rest)| rest.len() >= 2) else {
        return Vec::new();
    };
    let starts = text.match_indices(first).map(|(at, _)| at);
    let ends = starts.filter_map(|start| {
        let mut at = start + first.len();
        for word in rest {
            let trimmed = text[at..].trim_start();
            if trimmed.len() == text[at..].len() {
                return None;
            }
            at = text.len() - trimmed.strip_prefix(word)?.len();
        }
        let next = text[at..].chars().next();
        let is_whole = !next.is_some_and(char::is_alphanumeric);
        is_whole.then_some(start..at)
    });
    ends.collect()
}
