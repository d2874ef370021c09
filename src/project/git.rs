//! Repository × revision → texts, and who wrote a line: asked of the `git` program.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// Who wrote a line of a file, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The commit, in short; none for a line that is not committed yet.
    pub commit: Option<String>,
    /// Whose.
    pub author: String,
    /// The day, as `2022-01-25`.
    pub day: String,
    /// The subject of the commit.
    pub subject: String,
}

/// Reads the records and templates of a revision. Says in a sentence why it cannot.
pub fn texts(root: &Path, revision: &str) -> Result<Vec<(String, String)>, String> {
    let commit = format!("{revision}^{{commit}}");
    let known = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &commit,
    ];
    let commit = run(root, &known, "").map_err(|_| match is_repository(root) {
        true => format!("No revision is called `{revision}`."),
        false => "The project is not in a git repository.".to_owned(),
    })?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let listed = ["ls-tree", "-r", "-z", &commit, "--", "data", "templates"];
    let listed = String::from_utf8_lossy(&run(root, &listed, "")?).into_owned();
    // `100644 blob 8b13…<tab>data/x.yaml`
    let files: Vec<(&str, &str)> = listed
        .split('\0')
        .filter_map(|entry| {
            let (head, path) = entry.split_once('\t')?;
            let mut words = head.split(' ');
            let is_file = words.next()?.starts_with("100") && words.next()? == "blob";
            is_file.then_some((path, words.next()?))
        })
        .collect();
    let wanted: String = files.iter().map(|(_, blob)| format!("{blob}\n")).collect();
    let mut blobs = run(root, &["cat-file", "--batch"], &wanted)?;
    let mut texts = Vec::new();
    for (path, _) in files {
        let Some(bytes) = next_blob(&mut blobs) else {
            break;
        };
        let text = String::from_utf8(bytes)
            .map_err(|_| format!("`{path}` of `{revision}` is not text."))?;
        texts.push((path.to_owned(), text));
    }
    Ok(texts)
}

/// Takes `8b13… blob 12<newline>`, the bytes and a newline off the front.
fn next_blob(blobs: &mut Vec<u8>) -> Option<Vec<u8>> {
    let end = blobs.iter().position(|byte| *byte == b'\n')?;
    let head = String::from_utf8_lossy(&blobs[..end]).into_owned();
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let mut bytes = blobs.split_off(end + 1);
    *blobs = bytes.split_off((size + 1).min(bytes.len()));
    bytes.truncate(size);
    Some(bytes)
}

/// Tells who wrote lines of a file, from 1; nothing outside a repository.
pub fn written(root: &Path, path: &str, lines: &[usize]) -> BTreeMap<usize, Written> {
    let mut words = vec!["blame".to_owned(), "--line-porcelain".to_owned()];
    words.extend(lines.iter().map(|line| format!("-L{line},{line}")));
    words.extend(["--".to_owned(), path.to_owned()]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let told = run(root, &words, "").unwrap_or_default();
    let told = String::from_utf8_lossy(&told);
    let mut found = BTreeMap::new();
    let mut head = "";
    let mut fields: BTreeMap<&str, &str> = BTreeMap::new();
    for line in told.lines() {
        if line.starts_with('\t') {
            let mut words = head.split(' ');
            let commit = words.next().unwrap_or_default();
            let number = words.nth(1).and_then(|number| number.parse().ok());
            found.extend(number.map(|number| (number, of_fields(commit, &fields))));
            fields.clear();
            head = "";
        } else if head.is_empty() {
            head = line;
        } else {
            let (key, value) = line.split_once(' ').unwrap_or((line, ""));
            fields.insert(key, value);
        }
    }
    found
}

fn of_fields(commit: &str, fields: &BTreeMap<&str, &str>) -> Written {
    let field = |key| fields.get(key).copied().unwrap_or_default();
    let seconds = field("author-time").parse().unwrap_or_default();
    let day = chrono::DateTime::from_timestamp(seconds, 0);
    let is_committed = commit.chars().any(|c| c != '0');
    Written {
        commit: is_committed.then(|| commit.chars().take(10).collect()),
        author: field("author").to_owned(),
        day: day.map_or_else(String::new, |day| day.date_naive().to_string()),
        subject: field("summary").to_owned(),
    }
}

fn is_repository(root: &Path) -> bool {
    run(root, &["rev-parse", "--git-dir"], "").is_ok()
}

fn run(root: &Path, words: &[&str], input: &str) -> Result<Vec<u8>, String> {
    let cannot = |error: std::io::Error| format!("Cannot run `git`: {error}.");
    let mut git = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(words)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(cannot)?;
    // Git answers while it is still being asked: a full pipe would stop both.
    let (pipe, asked) = (git.stdin.take(), input.to_owned());
    let asking = thread::spawn(move || {
        let mut pipe = pipe;
        pipe.as_mut().map(|pipe| pipe.write_all(asked.as_bytes()))
    });
    let done = git.wait_with_output().map_err(cannot)?;
    let _ = asking.join();
    match done.status.success() {
        true => Ok(done.stdout),
        false => {
            let said = String::from_utf8_lossy(&done.stderr);
            let said = said.lines().next().unwrap_or("it failed");
            Err(format!("`git {}`: {said}.", words.first().unwrap_or(&"")))
        }
    }
}
