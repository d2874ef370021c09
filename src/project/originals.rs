//! Source records × folders → the texts of the originals that we hold.

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::load;
use crate::facts::evidence::Rests;
use crate::facts::id::Id;
use crate::facts::records::Records;
use crate::facts::source::Source;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::{At, Report};

/// The texts of the originals, by the id of the source.
#[derive(Debug, Default)]
pub struct Originals {
    texts: BTreeMap<String, Original>,
}

#[derive(Debug)]
pub struct Original {
    /// Its file, as people call it.
    pub name: String,
    pub text: String,
}

/// The part of an original on which a statement rests.
#[derive(Debug, Clone)]
pub struct Passage<'o> {
    pub original: &'o Original,
    /// Its first line, from 1; none where the statement rests on the whole.
    pub line: Option<usize>,
    /// Its words, line ends kept.
    pub text: String,
}

impl Passage<'_> {
    /// Names it as `report.txt:27`.
    pub fn place(&self) -> String {
        match self.line {
            Some(line) => format!("{}:{line}", self.original.name),
            None => self.original.name.clone(),
        }
    }
}

impl Originals {
    /// Reads the originals that lie beside their source records, and those in `folder`, each by
    /// what `words` makes of a name and bytes. What has another digest than its record says is
    /// noted, and left out, and so is what has no words.
    pub fn read(
        root: &Path,
        folder: Option<&Path>,
        records: &Records,
        words: fn(&str, &[u8]) -> Option<String>,
        report: &mut Report,
    ) -> Self {
        let beside = root.join("data/sources");
        let folders: Vec<&Path> = folder.into_iter().chain([beside.as_path()]).collect();
        let mut texts = BTreeMap::new();
        for source in records.sources.iter() {
            let Some(name) = source.file.as_deref() else {
                continue;
            };
            let found = folders.iter().find_map(|at| load::original(at, name));
            let Some(bytes) = found else {
                if folder.is_some() {
                    let message = format!("The original `{name}` is not here.");
                    let hint = "put it into the folder of originals, under this name";
                    report
                        .warning("original-missing", file_of(source), message)
                        .hint(hint.to_owned());
                }
                continue;
            };
            if is_another(source, &bytes) {
                differs(source, name, report);
            } else if let Some(text) = words(name, &bytes) {
                let name = name.to_owned();
                texts.insert(source.id.as_str().to_owned(), Original { name, text });
            } else if folder.is_some() {
                let message = format!("The original `{name}` has no text that can be read.");
                let hint = "hold its facts against it by eye, or file its text";
                report.warning("original-unread", file_of(source), message).hint(hint.to_owned());
            }
        }
        Self { texts }
    }

    /// Holds none.
    pub const fn none() -> Self {
        Self { texts: BTreeMap::new() }
    }

    /// Says whether none was found.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Returns the original of a source: our copy, else that of the source that quotes it.
    pub fn of(&self, records: &Records, id: &Id<Source>) -> Option<&Original> {
        let own = self.texts.get(id.as_str());
        let source = records.sources.get(id.as_str())?;
        let quoting = source.quoted_in.as_ref();
        own.or_else(|| self.texts.get(quoting?.as_str()))
    }

    /// Opens the passage on which a statement rests; `Err` when its original has no such place.
    pub fn passage(
        &self,
        records: &Records,
        rests: Rests<'_>,
    ) -> Option<Result<Passage<'_>, &Original>> {
        let original = self.of(records, rests.source?)?;
        let Some(at) = rests.at else {
            return Some(Ok(Passage { original, line: None, text: original.text.clone() }));
        };
        let Some(ranges) = at.lines(&original.text) else {
            return Some(Err(original));
        };
        let lines: Vec<&str> = original.text.lines().collect();
        let parts = ranges.iter().map(|range| lines[range.clone()].join("\n"));
        Some(Ok(Passage {
            original,
            line: ranges.first().map(|range| range.start + 1),
            text: parts.collect::<Vec<_>>().join("\n"),
        }))
    }
}

/// Names the file and line on which a statement rests, though the file may not be here.
pub fn place(records: &Records, rests: Rests<'_>) -> Option<String> {
    let source = records.sources.get(rests.source?.as_str())?;
    let quoting = source.quoted_in.as_ref().and_then(|id| records.sources.get(id.as_str()));
    let quoted = quoting.and_then(|quoting| quoting.file.as_ref());
    let file = source.file.as_ref().or(quoted)?;
    Some(match rests.at {
        Some(at) => format!("{file}:{at}"),
        None => file.clone(),
    })
}

/// Says whether bytes are not those that the record of a source means.
fn is_another(source: &Source, bytes: &[u8]) -> bool {
    let digest = Sha256::digest(bytes);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let known =
        source.digest.as_deref().map(|known| known.strip_prefix("sha256:").unwrap_or(known));
    known.is_some_and(|known| !known.eq_ignore_ascii_case(&hex))
}

fn file_of(source: &Source) -> At {
    At::Field(FieldPath::new(Kind::Source, source.id.as_str(), "file"))
}

fn differs(source: &Source, name: &str, report: &mut Report) {
    let field = FieldPath::new(Kind::Source, source.id.as_str(), "digest");
    let message = format!("The file `{name}` has another digest than its record.");
    let hint = "find the copy that was read, or read this one and write its digest";
    report.error("original-differs", At::Field(field), message).hint(hint.to_owned());
}
