//! Parts → the bytes of a Word file: the same on every machine, with no clock in them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::words;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What one part says of another.
#[derive(Debug, Clone)]
pub struct Relationship {
    pub id: String,
    /// The last word of its kind, as `styles`; or the whole of it.
    pub kind: &'static str,
    pub target: String,
    pub external: bool,
}

impl Relationship {
    /// Names a part of the same file.
    pub fn inside(id: &str, kind: &'static str, target: &str) -> Self {
        Self { id: id.to_owned(), kind, target: target.to_owned(), external: false }
    }
}

/// The parts of a file, in the order in which they lie in it.
#[derive(Debug, Default)]
pub struct Package {
    parts: Vec<(String, Vec<u8>)>,
    types: String,
}

impl Package {
    /// Adds a part with its media type; one that needs none has that of its ending.
    pub fn add(&mut self, name: &str, kind: &str, text: impl Into<Vec<u8>>) {
        if !kind.is_empty() {
            self.types
                .push_str(&format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>"));
        }
        self.parts.push((name.to_owned(), text.into()));
    }

    /// Adds what a part says of others.
    pub fn relate(&mut self, name: &str, relationships: &[Relationship]) {
        let lines: String = relationships
            .iter()
            .map(|one| {
                let kind = if one.kind.contains('/') {
                    one.kind.to_owned()
                } else {
                    format!("{RELATIONSHIPS}/{}", one.kind)
                };
                let mode = if one.external { " TargetMode=\"External\"" } else { "" };
                format!(
                    "<Relationship Id=\"{}\" Type=\"{kind}\" Target=\"{}\"{mode}/>",
                    one.id,
                    words(&one.target)
                )
            })
            .collect();
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             {lines}</Relationships>"
        );
        self.add(name, "", text);
    }

    /// Returns the bytes of the file.
    pub fn bytes(self) -> Vec<u8> {
        let types = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
            self.types
        );
        let first = ("[Content_Types].xml".to_owned(), types.into_bytes());
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in std::iter::once(first).chain(self.parts) {
            archive
                .start_file(name, options)
                .and_then(|()| archive.write_all(&bytes).map_err(Into::into))
                .expect("memory takes every byte");
        }
        let file = archive.finish().expect("memory takes every byte");
        file.into_inner()
    }
}
