//! Lines of a file in the last commit → who wrote each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::blobs;
use super::run::{Trouble, run};

/// Who wrote a line of a file, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The commit, in short; none for a line that is not committed yet.
    pub commit: Option<String>,
    pub author: String,
    /// The day, as `2022-01-25`.
    pub day: String,
    pub subject: String,
    /// Whether the history that is here begins with this commit, so that the line may be older
    /// and somebody else's.
    pub cut: bool,
}

impl Written {
    /// Returns what is known of a line that the last commit does not hold.
    pub fn not_yet() -> Self {
        Self {
            commit: None,
            author: String::new(),
            day: String::new(),
            subject: String::new(),
            cut: false,
        }
    }
}

/// Tells who wrote lines, from 1, of a file as the last commit holds it.
pub fn written(
    root: &Path,
    path: &str,
    lines: &BTreeSet<usize>,
) -> Result<BTreeMap<usize, Written>, Trouble> {
    if lines.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut words = vec!["blame".to_owned(), "--line-porcelain".to_owned()];
    words.push("--no-textconv".to_owned());
    words.extend(lines.iter().map(|line| format!("-L{line},{line}")));
    words.extend(["HEAD".to_owned(), "--".to_owned(), path.to_owned()]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let bytes = run(root, &words, b"")?;
    let told = String::from_utf8_lossy(&bytes);
    let mut found = BTreeMap::new();
    let mut first_commits: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut head = "";
    let mut fields: BTreeMap<&str, &str> = BTreeMap::new();
    for line in told.lines() {
        if line.starts_with('\t') {
            let mut words = head.split(' ');
            let commit = words.next().unwrap_or_default();
            let number = words.nth(1).and_then(|number| number.parse().ok());
            if let Some(number) = number {
                found.insert(number, of_fields(commit, &fields));
                if fields.contains_key("boundary") {
                    first_commits.entry(commit).or_default().push(number);
                }
            }
            fields.clear();
            head = "";
        } else if head.is_empty() {
            head = line;
        } else {
            let (key, value) = line.split_once(' ').unwrap_or((line, ""));
            fields.insert(key, value);
        }
    }
    let cut = cut_off(root, first_commits.keys().copied().collect())?;
    for line in cut.iter().flat_map(|commit| &first_commits[commit]) {
        found.entry(*line).and_modify(|written| written.cut = true);
    }
    Ok(found)
}

/// Of the commits with which the history here begins, returns those that have a parent: it was
/// not cloned.
fn cut_off<'c>(root: &Path, commits: Vec<&'c str>) -> Result<Vec<&'c str>, Trouble> {
    let texts = blobs(root, &commits)?;
    let has_parent = |text: &Vec<u8>| {
        let text = String::from_utf8_lossy(text);
        let head = text.lines().take_while(|line| !line.is_empty());
        head.into_iter().any(|line| line.starts_with("parent "))
    };
    let commits = commits.into_iter().zip(&texts);
    Ok(commits.filter(|(_, text)| has_parent(text)).map(|(commit, _)| commit).collect())
}

fn of_fields(commit: &str, fields: &BTreeMap<&str, &str>) -> Written {
    let field = |key| fields.get(key).copied().unwrap_or_default();
    let seconds = field("author-time").parse().unwrap_or_default();
    let day = chrono::DateTime::from_timestamp(seconds, 0);
    Written {
        commit: Some(commit.chars().take(10).collect()),
        author: field("author").to_owned(),
        day: day.map_or_else(String::new, |day| day.date_naive().to_string()),
        subject: field("summary").to_owned(),
        cut: false,
    }
}
