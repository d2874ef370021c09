//! The bytes of a Word file → its parts, within bounds; what could harm a reader is refused.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::tag::{each_tag, value};

/// No file with words in it holds more parts; a pack has fifteen.
const MOST_PARTS: usize = 2_000;

/// No part with words in it is larger when it is unpacked; a bomb is.
const LARGEST: u64 = 32 << 20;

/// All such parts together.
const LARGEST_TOGETHER: u64 = 96 << 20;

/// Elements nest no deeper than this where people write.
const DEEPEST: usize = 200;

/// Beginnings of relationships that a word processor follows by itself, when it opens a file.
const FOLLOWED: [&str; 6] =
    ["attachedTemplate", "image", "oleObject", "frame", "subDocument", "aFChunk"];

/// Why a file is not read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub why: String,
    pub mend: &'static str,
}

fn refused<T>(why: impl Into<String>, mend: &'static str) -> Result<T, Refusal> {
    let why = why.into();
    Err(Refusal { why, mend })
}

const SAVE_ANEW: &str = "open it in a word processor and save it anew as .docx";
const FROM_WHOM: &str = "ask whoever sent it for a plain .docx";

/// The parts of a file that hold words, by name.
#[derive(Debug, Default)]
pub struct Parts(BTreeMap<String, String>);

impl Parts {
    /// Unpacks the parts of a file.
    pub fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
            return refused("this is no Word file (.docx), or a part of it is missing", SAVE_ANEW);
        };
        if archive.len() > MOST_PARTS {
            return refused(
                format!("it holds {} parts, as no text needs", archive.len()),
                FROM_WHOM,
            );
        }
        let names: Vec<String> = {
            let names = archive.file_names().map(|name| name.map(|name| name.into_owned()));
            names
                .collect::<Result<_, _>>()
                .or_else(|_| refused("a part of it has a name that is no text", FROM_WHOM))?
        };
        names.iter().try_for_each(|name| sound_name(name))?;
        if !names.iter().any(|name| name == "word/document.xml") {
            return refused("it holds no text: `word/document.xml` is missing", SAVE_ANEW);
        }
        let mut parts = BTreeMap::new();
        let mut together = 0;
        for name in names.iter().filter(|name| holds_words(name)) {
            let xml = part(&mut archive, name)?;
            together += xml.len() as u64;
            if together > LARGEST_TOGETHER {
                return refused("its parts unpack to more than any text needs", FROM_WHOM);
            }
            sound_xml(name, &xml)?;
            parts.insert(name.clone(), xml);
        }
        Ok(Self(parts))
    }

    /// Returns a part; nothing where it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Returns every part by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, xml)| (name.as_str(), xml.as_str()))
    }

    /// Returns where a part of the text leads: id, address; those within the file too.
    pub fn links(&self, part: &str) -> BTreeMap<String, String> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let xml = self.get(&format!("{folder}/_rels/{name}.rels"));
        let mut links = BTreeMap::new();
        each_tag(xml, |tag| {
            if let [Some(id), Some(target)] = ["Id", "Target"].map(|key| value(tag, key)) {
                links.insert(id, target);
            }
        });
        links
    }
}

fn sound_name(name: &str) -> Result<(), Refusal> {
    let steps_out = name.starts_with('/')
        || name.contains('\\')
        || name.contains(':')
        || name.split('/').any(|step| step == "..");
    if steps_out {
        let shown: String = name.escape_debug().take(80).collect();
        return refused(format!("a part of it is called `{shown}`, outside the file"), FROM_WHOM);
    }
    let small = name.to_lowercase();
    if small.contains("vbaproject") || small.ends_with(".bin") && small.contains("activex") {
        return refused("it holds macros", "save it anew as .docx, which holds none");
    }
    Ok(())
}

/// Says whether a part is read: one with words, or one that says how parts hang together.
fn holds_words(name: &str) -> bool {
    let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
    let is_there = ["word/", "docProps/", "customXml/", "_rels/", "[Content_Types]"];
    let is_other = ["word/glossary/", "word/embeddings/"];
    is_xml
        && is_there.iter().any(|start| name.starts_with(start))
        && !is_other.iter().any(|start| name.starts_with(start))
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, Refusal> {
    let Ok(part) = archive.by_name(name) else {
        return refused(format!("`{name}` cannot be unpacked"), SAVE_ANEW);
    };
    let mut xml = Vec::new();
    if part.take(LARGEST + 1).read_to_end(&mut xml).is_err() {
        return refused(
            format!("`{name}` is damaged: it is not what its checksum says"),
            SAVE_ANEW,
        );
    }
    if xml.len() as u64 > LARGEST {
        return refused(format!("`{name}` unpacks to more than {} MiB", LARGEST >> 20), FROM_WHOM);
    }
    String::from_utf8(xml).or_else(|_| refused(format!("`{name}` is not UTF-8"), SAVE_ANEW))
}

/// Says whether a part may be read: no entities of its own, no end to nesting, nothing that a word
/// processor would fetch.
fn sound_xml(name: &str, xml: &str) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    let is_relationships = name.ends_with(".rels");
    loop {
        match reader.read_event() {
            Ok(Event::DocType(_)) => {
                return refused(format!("`{name}` defines entities of its own"), FROM_WHOM);
            }
            Ok(Event::Start(tag)) => {
                depth += 1;
                if is_relationships {
                    sound_relationship(&tag)?;
                }
            }
            Ok(Event::Empty(tag)) if is_relationships => sound_relationship(&tag)?,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                return refused(format!("`{name}` is not whole"), SAVE_ANEW);
            }
        }
        if depth > DEEPEST {
            return refused(format!("`{name}` nests without end"), FROM_WHOM);
        }
    }
    match depth {
        0 => Ok(()),
        _ => refused(format!("`{name}` is not whole"), SAVE_ANEW),
    }
}

/// A link waits for a click. A template, picture or object elsewhere is fetched when the file is
/// opened, and tells whoever keeps it that it was.
fn sound_relationship(tag: &BytesStart<'_>) -> Result<(), Refusal> {
    let [mode, kind, target] =
        ["TargetMode", "Type", "Target"].map(|key| value(tag, key).unwrap_or_default());
    let kind = kind.rsplit('/').next().unwrap_or_default();
    if kind == "vbaProject" {
        return refused("it holds macros", "save it anew as .docx, which holds none");
    }
    let elsewhere = target.contains("://") && !target.starts_with("file:///")
        || target.starts_with("\\\\")
        || target.starts_with("//");
    if mode == "External" && elsewhere && FOLLOWED.contains(&kind) {
        let shown: String = target.escape_debug().take(80).collect();
        return refused(
            format!("it would fetch something from `{shown}` when it is opened"),
            "take out what it links to, or ask for a file that holds its pictures itself",
        );
    }
    Ok(())
}
