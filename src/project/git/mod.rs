//! Repository × revision → texts, and who wrote a line: asked of the `git` program.

mod blame;
mod history;
mod merging;
mod put_together;
mod run;

use std::collections::BTreeMap;
use std::path::Path;

pub use blame::{Written, written};
pub use history::{beside, earlier};
pub use merging::{Merging, Texts};
pub use run::Trouble;
use run::run;

use super::role::FileRole;
use super::word_file::{is_word_file, letters};

/// Asks git something in a folder; answers what it says, without the blanks around.
pub fn ask(root: &Path, words: &[&str]) -> Result<String, Trouble> {
    let told = run(root, words, b"")?;
    Ok(String::from_utf8_lossy(&told).trim().to_owned())
}

/// Reads the records and templates of a revision.
pub fn texts(root: &Path, revision: &str) -> Result<Vec<(String, String)>, Trouble> {
    let commit = commit(root, revision)?;
    let mut files = files(root, &commit, &["data", "templates"])?;
    // Originals and pictures are no texts, and nothing of them is read.
    files.retain(|(path, _)| FileRole::of(path) != Ok(FileRole::Original));
    let names: Vec<&str> = files.iter().map(|(_, blob)| blob.as_str()).collect();
    let blobs = blobs(root, &names)?;
    let text = |((path, _), bytes): (&(String, String), Vec<u8>)| {
        if is_word_file(path) {
            return Ok((path.clone(), letters(&bytes)));
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| Trouble::Failed(format!("`{path}` of `{revision}` is not text.")))?;
        Ok((path.clone(), text))
    };
    files.iter().zip(blobs).map(text).collect()
}

/// Reads files of a revision, by path; what it does not hold is not there.
pub fn committed(
    root: &Path,
    revision: &str,
    paths: &[&str],
) -> Result<BTreeMap<String, String>, Trouble> {
    let commit = match commit(root, revision) {
        // Nothing has been committed.
        Err(Trouble::NoRevision(_)) => return Ok(BTreeMap::new()),
        commit => commit?,
    };
    let files = files(root, &commit, paths)?;
    let names: Vec<&str> = files.iter().map(|(_, blob)| blob.as_str()).collect();
    let texts =
        blobs(root, &names)?.into_iter().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok(files.into_iter().map(|(path, _)| path).zip(texts).collect())
}

/// Tells one state of the history from another.
pub fn head(root: &Path) -> String {
    format!("{:?}", commit(root, "HEAD"))
}

/// Lists the last commits that changed any of the paths: name in short, day, subject.
pub fn last_commits(
    root: &Path,
    paths: &[&str],
    most: usize,
) -> Result<Vec<(String, String, String)>, Trouble> {
    let most = format!("-{most}");
    let form = "--format=%h%x09%as%x09%s";
    let mut words = vec!["log", &most, form, "--no-show-signature", "HEAD", "--"];
    words.extend(paths);
    let bytes = run(root, &words, b"")?;
    let told = String::from_utf8_lossy(&bytes);
    let commit = |line: &str| {
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        Some((parts.next()?, parts.next()?, parts.next()?))
    };
    Ok(told.lines().filter_map(commit).collect())
}

fn commit(root: &Path, revision: &str) -> Result<String, Trouble> {
    let name = format!("{revision}^{{commit}}");
    let words = ["rev-parse", "--verify", "--end-of-options", &name];
    match run(root, &words, b"") {
        Ok(commit) => Ok(String::from_utf8_lossy(&commit).trim().to_owned()),
        Err(Trouble::Failed(why)) if why.contains("Needed a single revision") => {
            if let Some(name) = [revision, "HEAD"].into_iter().find(|name| is_lost(root, name)) {
                let why = format!("Git cannot read the object that `{name}` names: it is lost.");
                return Err(Trouble::Failed(why));
            }
            let asked = ["rev-parse", "--is-shallow-repository"];
            let is_cut = ask(root, &asked).is_ok_and(|answer| answer == "true");
            let name = revision.to_owned();
            Err(if is_cut { Trouble::CutOff(name) } else { Trouble::NoRevision(name) })
        }
        Err(trouble) => Err(trouble),
    }
}

/// Says whether a name stands for an object that is not there.
fn is_lost(root: &Path, name: &str) -> bool {
    let named = ask(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", name]);
    named.is_ok_and(|object| run(root, &["cat-file", "-e", &object], b"").is_err())
}

/// Lists files of a commit: path, and the name of its bytes.
fn files(root: &Path, commit: &str, paths: &[&str]) -> Result<Vec<(String, String)>, Trouble> {
    let mut words = vec!["ls-tree", "-r", "-z", commit, "--"];
    words.extend(paths);
    let listed = run(root, &words, b"")?;
    // `100644 blob 8b13…<tab>data/x.yaml`
    let file = |entry: &str| {
        let (head, path) = entry.split_once('\t')?;
        let mut words = head.split(' ');
        let is_file = words.next()?.starts_with("100") && words.next()? == "blob";
        is_file.then_some((path.to_owned(), words.next()?.to_owned()))
    };
    let listed = String::from_utf8_lossy(&listed);
    Ok(listed.split('\0').filter_map(file).collect())
}

/// Reads objects by name, in that order; one that is not there is a fault.
fn blobs(root: &Path, names: &[&str]) -> Result<Vec<Vec<u8>>, Trouble> {
    let found = objects(root, names)?.into_iter().zip(names);
    let blob = |(object, name): (Option<Vec<u8>>, &&str)| {
        object.ok_or_else(|| {
            let short: String = name.chars().take(10).collect();
            Trouble::Failed(format!(
                "Git cannot read the object {short}: it is missing or damaged."
            ))
        })
    };
    found.map(blob).collect()
}

/// Reads objects by name, in that order.
fn objects(root: &Path, names: &[impl AsRef<str>]) -> Result<Vec<Option<Vec<u8>>>, Trouble> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let wanted: String = names.iter().map(|name| format!("{}\n", name.as_ref())).collect();
    let answer = run(root, &["cat-file", "--batch"], wanted.as_bytes())?;
    let mut rest = answer.as_slice();
    Ok(names.iter().map(|_| next_object(&mut rest)).collect())
}

fn text_of(object: Option<Vec<u8>>) -> Option<String> {
    object.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// Takes `8b13… blob 12<newline>`, the bytes and a newline off the front, or `name missing`.
fn next_object(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (head, after) = rest.split_at(end);
    let head = String::from_utf8_lossy(head);
    let after = after.get(1..)?;
    *rest = after;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let bytes = after.get(..size)?.to_vec();
    *rest = after.get(size + 1..)?;
    Some(bytes)
}
