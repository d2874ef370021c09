//! `check` in a process of its own → what it finds.
//!
//! For seconds it takes more memory than all pages of the desk together. A process gives that back,
//! holds up no page, and is stopped once another save has made what it looks at old.

use std::borrow::Cow;
use std::collections::HashSet;
use std::env;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::command::start::Start;
use crate::command::status::by_record::{ByRecord, Findings as Counted, Place};
use crate::finding::field::{FieldPath, RecordKey};
use crate::finding::report::Severity;
use crate::project::role::FileRole;

#[derive(Debug, Default)]
pub struct Findings {
    /// By the paths of their files.
    pub all: Vec<Finding>,
    pub by_record: ByRecord,
    /// Why nobody could look.
    pub trouble: Option<String>,
}

/// A finding. There are as many as records and more, and most of their words are the same: each is
/// kept once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub file: Option<Arc<str>>,
    pub line: Option<usize>,
    pub field: Option<Arc<str>>,
    pub code: Arc<str>,
    pub severity: Arc<str>,
    pub message: Box<str>,
    pub hints: Arc<[Arc<str>]>,
}

/// A finding as `check --format json` prints it.
#[derive(Deserialize)]
struct Printed<'p> {
    #[serde(borrow)]
    file: Option<Cow<'p, str>>,
    line: Option<usize>,
    #[serde(borrow)]
    field: Option<Cow<'p, str>>,
    #[serde(borrow)]
    code: Cow<'p, str>,
    #[serde(borrow)]
    severity: Cow<'p, str>,
    message: Box<str>,
    #[serde(borrow)]
    hints: Vec<Cow<'p, str>>,
}

/// Words of which each is kept once.
#[derive(Default)]
struct Words(HashSet<Arc<str>>);

impl Words {
    fn of(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.0.get(word) {
            return Arc::clone(known);
        }
        let word: Arc<str> = word.into();
        self.0.insert(Arc::clone(&word));
        word
    }

    fn finding(&mut self, printed: Printed<'_>) -> Finding {
        Finding {
            file: printed.file.map(|word| self.of(&word)),
            line: printed.line,
            field: printed.field.map(|word| self.of(&word)),
            code: self.of(&printed.code),
            severity: self.of(&printed.severity),
            message: printed.message,
            hints: printed.hints.iter().map(|hint| self.of(hint)).collect(),
        }
    }
}

pub fn begin(start: &Start, root: &Path, day: NaiveDate) -> std::io::Result<Child> {
    let mut check = Command::new(env::current_exe()?);
    check.arg("-C").arg(root);
    if start.caches().is_none() {
        check.arg("--no-cache");
    }
    check
        .args(["check", "--format", "json", "--as-of", &day.to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Reads what is found, to the end; what is no finding is not taken for one.
pub fn read(printed: impl Read) -> Findings {
    let lines = BufReader::new(printed).lines().map_while(Result::ok);
    let mut words = Words::default();
    let read = |line: String| Some(words.finding(serde_json::from_str(&line).ok()?));
    let mut all: Vec<Finding> = lines.filter_map(read).collect();
    all.shrink_to_fit();
    all.sort_by(|a, b| a.file.cmp(&b.file));
    Findings { by_record: ByRecord::of(all.iter().map(Finding::place)), all, trouble: None }
}

pub fn look(start: &Start, root: &Path, day: NaiveDate) -> Findings {
    match begin(start, root, day) {
        Ok(mut child) => {
            let found = child.stdout.take().map(read).unwrap_or_default();
            // What it found has been read.
            let _ = child.wait();
            found
        }
        Err(error) => Findings::trouble(&error),
    }
}

impl Findings {
    /// Says why nobody could look.
    pub fn trouble(error: &std::io::Error) -> Self {
        Self {
            trouble: Some(format!("Findings could not be looked for: {error}.")),
            ..Self::default()
        }
    }

    /// Lists those in a file, or below a folder whose path ends with a stroke.
    pub fn within(&self, path: &str) -> &[Finding] {
        let is_folder = path.ends_with('/');
        let from = self.all.partition_point(|one| one.path() < path);
        let more = self.all[from..]
            .partition_point(|one| one.path() == path || is_folder && one.path().starts_with(path));
        &self.all[from..from + more]
    }

    pub fn total(&self) -> Counted {
        let mut sum = Counted::default();
        let all = self.all.iter().map(|one| one.place().2);
        all.for_each(|severity| sum.add(severity));
        sum
    }
}

impl Finding {
    /// Returns the path of its file, if it has one.
    fn path(&self) -> &str {
        self.file.as_deref().unwrap_or_default()
    }

    /// Says where it stands and how bad it is.
    pub fn place(&self) -> Place<'_> {
        let is_error = &*self.severity == Severity::Error.word();
        let severity = if is_error { Severity::Error } else { Severity::Warning };
        (self.record(), self.file.as_deref().unwrap_or_default(), severity)
    }

    /// Returns the record in whose file it stands.
    pub fn record(&self) -> Option<RecordKey> {
        match FileRole::of(self.file.as_deref()?) {
            Ok(FileRole::Record(key)) => Some(key),
            _ => None,
        }
    }

    pub fn field_path(&self) -> Option<FieldPath> {
        Some(FieldPath {
            record: self.record()?,
            path: self.field.as_deref().unwrap_or_default().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::finding::report::Severity;

    #[test]
    fn findings_are_read_as_check_prints_them() {
        let printed = "{\"code\":\"overdue\",\"severity\":\"warning\",\
            \"file\":\"data/contacts/call.yaml\",\"line\":4,\"column\":3,\
            \"field\":\"points[0]\",\"message\":\"Late.\",\"hints\":[]}\nnothing\n";
        let found = read(printed.as_bytes());
        let [one] = found.all.as_slice() else { panic!("{found:?}") };
        let field = one.field_path().unwrap();
        assert_eq!(field.record.to_string(), "contacts/call");
        assert_eq!((field.path.as_str(), one.line), ("points[0]", Some(4)));
        assert_eq!(one.place().2, Severity::Warning);
        assert_eq!(found.within("data/contacts/call.yaml").len(), 1);
        assert_eq!(found.within("data/contacts/").len(), 1);
        assert_eq!(found.within("data/contacts/cal").len(), 0);
    }
}
