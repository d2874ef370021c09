//! File texts and the places in them: which file, which bytes, which line and column.

use std::collections::BTreeMap;
use std::ops::Range;

/// One text the program has read: a record, the settings or a template.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path as a person types it, from the project folder, with `/`.
    pub path: String,
    /// The text as it stands on the disk.
    pub text: String,
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
        Self {
            file,
            start: range.start,
            end: range.end.max(range.start),
        }
    }
}

/// Every text of a run, found by number or by path.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    by_path: BTreeMap<String, FileId>,
}

impl Sources {
    /// Keeps a text and gives it a number.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 2^32 files"));
        self.by_path.insert(file.path.clone(), id);
        self.files.push(file);
        id
    }

    /// Returns the text of a number that [`Sources::add`] gave.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Finds a text by its path from the project folder.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied()
    }

    /// Lists the paths of the texts.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }

    /// Finds the text of a record that lies in a folder below that of its kind.
    pub fn find_stem(&self, folder: &str, stem: &str) -> Option<FileId> {
        let within = format!("data/{folder}/");
        self.by_path.iter().find_map(|(path, id)| {
            let name = path.strip_prefix(&within)?.rsplit('/').next()?;
            (name.rsplit_once('.')?.0 == stem).then_some(*id)
        })
    }

    /// Returns line and column of a byte, both from 1, the column in characters.
    pub fn line_column(&self, file: FileId, byte: usize) -> (usize, usize) {
        line_column(&self.file(file).text, byte)
    }
}

/// Returns line and column of a byte of `text`, both from 1, the column in characters.
pub fn line_column(text: &str, byte: usize) -> (usize, usize) {
    let mut end = byte.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::line_column;

    #[test]
    fn counts_characters_not_bytes() {
        assert_eq!(line_column("é: x\nb: y", 4), (1, 4));
        assert_eq!(line_column("é: x\nb: y", 6), (2, 1));
        assert_eq!(line_column("a", 99), (1, 2));
    }
}
