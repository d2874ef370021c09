//! A house's own Word file × our styles → the styles of its packs.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::archive::{Parts, Refusal};
use super::house::Styles;
use super::tag::value;

/// What we call styles, and what files made for pandoc call those with the same task.
const OTHER_NAMES: [(&str, &str); 4] = [
    ("code", "source code"),
    ("code words", "verbatim char"),
    ("pack table", "table"),
    ("list bullet", "compact"),
];

/// A style as it stands in a file.
struct Style {
    id: String,
    /// Its name in small letters: word processors take no heed of capitals in it.
    name: String,
    kind: String,
    /// Its place in the part.
    range: Range<usize>,
}

/// Takes styles, colours, fonts and paper of a file; what it has no style for keeps ours. Its text,
/// header and footer are left out: a pack has its own.
pub fn reference(bytes: &[u8], ours: &Styles) -> Result<Styles, Refusal> {
    let parts = Parts::open(bytes)?;
    let theirs = parts.get("word/styles.xml");
    let Some(end) = theirs.rfind("</w:styles>") else {
        return Err(Refusal {
            why: "it holds no styles that can be read".to_owned(),
            mend: "open it in a word processor and save it anew as .docx",
        });
    };
    let known = styles(theirs);
    let own = styles(&ours.xml);
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    let mut missing: Vec<&Style> = Vec::new();
    for style in &own {
        let other = OTHER_NAMES.iter().find(|(name, _)| *name == style.name);
        let named = |name: &str| {
            let fits = |one: &&Style| one.kind == style.kind && one.name == name;
            known.iter().find(fits)
        };
        let theirs = named(&style.name).or_else(|| other.and_then(|(_, other)| named(other)));
        let is_taken = |id: &str| known.iter().any(|one| one.id == id);
        let id = match theirs {
            Some(theirs) => theirs.id.clone(),
            None => {
                missing.push(style);
                let mut id = style.id.clone();
                while is_taken(&id) {
                    id.push_str("Pack");
                }
                id
            }
        };
        names.insert(&style.id, id);
    }
    let mut xml = without_lists(&theirs[..end]);
    for style in missing {
        xml.push_str(&renamed(&ours.xml[style.range.clone()], &names));
    }
    xml.push_str("</w:styles>\n");
    let differs = |(ours, theirs): &(&&str, &String)| **ours != theirs.as_str();
    let differing = names.iter().filter(differs);
    let part = |name: &str, ours: &String| match parts.get(name) {
        "" => ours.clone(),
        // What a part refers to is not taken along, as the letters of a font.
        theirs if theirs.contains("r:id=") || theirs.contains("r:embed=") => ours.clone(),
        theirs => theirs.to_owned(),
    };
    Ok(Styles {
        xml,
        paper: paper(parts.get("word/document.xml")).unwrap_or_else(|| ours.paper.clone()),
        theme: part("word/theme/theme1.xml", &ours.theme),
        fonts: part("word/fontTable.xml", &ours.fonts),
        names: differing.map(|(ours, theirs)| ((*ours).to_owned(), theirs.clone())).collect(),
    })
}

fn styles(xml: &str) -> Vec<Style> {
    let mut styles: Vec<Style> = Vec::new();
    let mut reader = Reader::from_str(xml);
    let mut is_open = false;
    loop {
        let start = place(&reader);
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "style" => {
                is_open = true;
                styles.push(Style {
                    id: value(&tag, "styleId").unwrap_or_default(),
                    name: String::new(),
                    kind: value(&tag, "type").unwrap_or_default(),
                    range: start..start,
                });
            }
            Ok(Event::Empty(tag)) if is_open && tag.local_name().as_ref() == "name" => {
                if let Some(style) = styles.last_mut() {
                    style.name = value(&tag, "val").unwrap_or_default().to_lowercase();
                }
            }
            Ok(Event::End(tag)) if tag.local_name().as_ref() == "style" => {
                is_open = false;
                if let Some(style) = styles.last_mut() {
                    style.range.end = place(&reader);
                }
            }
            Ok(Event::Eof) | Err(_) => return styles,
            Ok(_) => {}
        }
    }
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// Their lists have numbers of their own, which in a pack are those of other lists.
fn without_lists(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once("<w:numPr>") {
        out.push_str(before);
        rest = after.split_once("</w:numPr>").map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// Writes one of our styles with the names that the house has for those it refers to.
fn renamed(style: &str, names: &BTreeMap<&str, String>) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    let keys = ["w:styleId=\"", "<w:basedOn w:val=\"", "<w:next w:val=\""];
    let next = |text: &str| {
        let found = keys.iter().filter_map(|key| Some(text.find(key)? + key.len()));
        found.min()
    };
    while let Some(at) = next(rest) {
        let (before, after) = rest.split_at(at);
        let (id, behind) = after.split_once('"').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(names.get(id).map_or(id, String::as_str));
        out.push('"');
        rest = behind;
    }
    out.push_str(rest);
    // A file has one default of each kind, and the house's has its own.
    out.replace(" w:default=\"1\"", "")
}

/// Reads the paper of the last part of a text.
fn paper(document: &str) -> Option<String> {
    let section = &document[document.rfind("<w:sectPr")?..];
    let element = |name: &str| {
        let start = section.find(&format!("<w:{name} "))?;
        let end = start + section[start..].find("/>")? + 2;
        Some(&section[start..end])
    };
    Some(format!("{}{}", element("pgSz")?, element("pgMar")?))
}
