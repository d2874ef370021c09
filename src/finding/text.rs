//! File texts and the places in them: which file, which bytes, which line and column.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::digest::digest;

/// One text the program has read: a record, the settings or a template.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path as a person types it, from the project folder, with `/`.
    pub path: String,
    text: OnceLock<String>,
    again: Option<Again>,
    digest: OnceLock<u64>,
}

/// Reads the text at a path once more.
#[derive(Clone)]
pub struct Again(pub Arc<dyn Fn(&str) -> String + Send + Sync>);

impl fmt::Debug for Again {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Again")
    }
}

impl SourceFile {
    /// Keeps a text.
    pub fn new(path: String, text: String) -> Self {
        Self { path, text: text.into(), again: None, digest: OnceLock::new() }
    }

    /// Keeps no text: of a sound record it is read again when a message quotes it.
    pub fn unkept(path: String, digest: u64, again: Again) -> Self {
        Self { path, text: OnceLock::new(), again: Some(again), digest: digest.into() }
    }

    /// Returns the text as it stands on the disk.
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| match &self.again {
            Some(Again(read)) => read(&self.path),
            None => String::new(),
        })
    }

    /// Returns the text for a look at it, after which it is not kept.
    pub fn glance(&self) -> Cow<'_, str> {
        match (self.text.get(), &self.again) {
            (None, Some(Again(read))) => read(&self.path).into(),
            _ => self.text().into(),
        }
    }

    /// Returns what stands for the text, whatever its line ends.
    pub fn digest(&self) -> u64 {
        *self.digest.get_or_init(|| digest(self.text()))
    }
}

/// The number of a text within [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(u32);

/// Bytes `range` of one text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The text.
    pub file: FileId,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Span {
    /// Names bytes `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end.max(range.start) }
    }
}

/// Every text of a run, found by number or by path.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// The numbers in the order of their paths; of two of one path the later. Made when somebody
    /// asks: most runs ask for none.
    by_path: OnceLock<Vec<FileId>>,
}

impl Sources {
    /// Keeps a text and gives it a number.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        self.by_path.take();
        self.files.push(file);
        id
    }

    /// Returns the text of a number that [`Sources::add`] gave.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Finds a text by its path from the project folder.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let by_path = self.ordered();
        let at = by_path.binary_search_by(|id| self.file(*id).path.as_str().cmp(path)).ok()?;
        Some(by_path[at])
    }

    fn ordered(&self) -> &[FileId] {
        self.by_path.get_or_init(|| {
            let mut ids: Vec<FileId> = (0..).map(FileId).take(self.files.len()).collect();
            let path = |id: &FileId| self.file(*id).path.as_str();
            ids.sort_by(|a, b| (path(a), b).cmp(&(path(b), a)));
            ids.dedup_by(|later, first| path(later) == path(first));
            ids
        })
    }

    /// Returns every path with its text, in the order of the paths.
    pub fn by_path(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.ordered().iter().map(|id| self.file(*id));
        files.map(|file| (file.path.as_str(), file.text()))
    }

    /// Lists the paths of the texts.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.ordered().iter().map(|id| self.file(*id).path.as_str())
    }

    /// Returns line and column of a byte, both from 1, the column in characters.
    pub fn line_column(&self, file: FileId, byte: usize) -> (usize, usize) {
        line_column(self.file(file).text(), byte)
    }
}

/// Returns line and column of a byte of `text`, both from 1, the column in characters.
pub fn line_column(text: &str, byte: usize) -> (usize, usize) {
    Lines::new(text).line_column(text, byte)
}

/// Where the lines of a text begin, so that many places in it are found quickly.
#[derive(Debug, Clone)]
pub struct Lines(Vec<usize>);

impl Lines {
    /// Reads a text once.
    pub fn new(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self(std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect())
    }

    /// Returns line and column of a byte, both from 1, the column in characters. The mark
    /// that some editors put before a text is not counted.
    pub fn line_column(&self, text: &str, byte: usize) -> (usize, usize) {
        let byte = floor(text, byte);
        let line = self.0.partition_point(|start| *start <= byte).max(1);
        let before = text[self.0[line - 1]..byte].trim_start_matches('\u{feff}');
        (line, before.chars().count() + 1)
    }
}

/// Returns the first byte of the character that a byte belongs to; at most the length.
pub fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::line_column;

    #[test]
    fn counts_characters_not_bytes() {
        assert_eq!(line_column("é: x\nb: y", 4), (1, 4));
        assert_eq!(line_column("é: x\nb: y", 6), (2, 1));
        assert_eq!(line_column("a", 99), (1, 2));
        assert_eq!(line_column("", 0), (1, 1));
        assert_eq!(line_column("a\n", 2), (2, 1));
        assert_eq!(line_column("\u{feff}a: b", 6), (1, 4));
    }
}
