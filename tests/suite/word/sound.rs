//! A Word file × the rules of Office Open XML that word processors hold files to.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{Tag, each, value};

/// In which order the schema wants what stands in these elements.
const ORDERS: [(&str, &[&str]); 7] = [
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "spacing",
            "ind",
            "contextualSpacing",
            "jc",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "rPr",
        &[
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "strike",
            "vanish",
            "color",
            "spacing",
            "sz",
            "szCs",
            "u",
            "vertAlign",
            "lang",
        ],
    ),
    ("tblPr", &["tblStyle", "tblW", "tblInd", "tblBorders", "tblCellMar", "tblLook", "tblCaption"]),
    ("sectPr", &["headerReference", "footerReference", "pgSz", "pgMar"]),
    (
        "style",
        &[
            "name",
            "basedOn",
            "next",
            "uiPriority",
            "semiHidden",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
            "tblStylePr",
        ],
    ),
    ("lvl", &["start", "numFmt", "lvlText", "lvlJc", "pPr"]),
    ("tc", &["tcPr", "p"]),
];

/// Asserts that a file is one that Word opens without a word.
pub fn sound(name: &str, parts: &BTreeMap<String, String>) {
    for (part, xml) in parts {
        in_order(&format!("{name}: {part}"), xml);
    }
    let types = &parts["[Content_Types].xml"];
    for part in parts.keys().filter(|part| !part.ends_with(".rels")) {
        let known = part.starts_with('[')
            || part.starts_with("customXml/")
            || types.contains(&format!("\"/{part}\""));
        assert!(known, "{name}: {part} has no type");
    }
    relationships(name, parts);
    bookmarks(name, &parts["word/document.xml"]);
    styles(name, parts);
    assert!(!parts.keys().any(|part| part.contains("thumbnail")), "{name}");
}

fn in_order(name: &str, xml: &str) {
    let mut open: Vec<(String, usize)> = Vec::new();
    each(xml, |tag| match tag {
        Tag::Start(tag) => {
            let own = tag.local_name().as_ref().to_owned();
            if let Some((above, last)) = open.last_mut()
                && let Some((_, order)) = ORDERS.iter().find(|(known, _)| known == above)
            {
                let place = order.iter().position(|known| *known == own);
                let place = place.unwrap_or_else(|| panic!("{name}: {own} in {above}"));
                assert!(place >= *last, "{name}: {own} stands too late in {above}");
                *last = place;
            }
            open.push((own, 0));
        }
        Tag::End(_) => drop(open.pop()),
        Tag::Text(_) => {}
    });
    assert!(open.is_empty(), "{name}");
}

fn relationships(name: &str, parts: &BTreeMap<String, String>) {
    let mut ids = BTreeSet::new();
    each(&parts["word/_rels/document.xml.rels"], |tag| {
        if let Tag::Start(tag) = tag
            && tag.local_name().as_ref() == "Relationship"
        {
            assert!(ids.insert(value(tag, "Id")), "{name}: an id twice");
            let target = value(tag, "Target");
            if value(tag, "TargetMode") != "External" {
                let path = match target.strip_prefix("../") {
                    Some(path) => path.to_owned(),
                    None => format!("word/{target}"),
                };
                assert!(parts.contains_key(&path), "{name}: {path} is missing");
            }
        }
    });
    each(&parts["word/document.xml"], |tag| {
        if let Tag::Start(tag) = tag {
            for one in tag.attributes().flatten() {
                if one.key.as_ref() == "r:id" {
                    let id = one.value.into_owned();
                    assert!(ids.contains(&id), "{name}: {id} leads nowhere");
                }
            }
        }
    });
}

fn bookmarks(name: &str, text: &str) {
    let (mut ids, mut names, mut open) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    each(text, |tag| {
        let Tag::Start(tag) = tag else { return };
        match tag.local_name().as_ref() {
            "bookmarkStart" => {
                assert!(ids.insert(value(tag, "id")), "{name}: a bookmark twice");
                let own = value(tag, "name");
                assert!(own.len() <= 40 && own.starts_with('_'), "{name}: {own}");
                assert!(names.insert(own.clone()), "{name}: {own} twice");
                open.insert(value(tag, "id"));
            }
            "bookmarkEnd" => {
                let id = value(tag, "id");
                assert!(open.remove(&id), "{name}: {id} ends and never began");
            }
            _ => {}
        }
    });
    assert!(open.is_empty(), "{name}: {open:?}");
}

fn styles(name: &str, parts: &BTreeMap<String, String>) {
    let mut known = BTreeSet::new();
    each(&parts["word/styles.xml"], |tag| {
        if let Tag::Start(tag) = tag
            && tag.local_name().as_ref() == "style"
        {
            assert!(known.insert(value(tag, "styleId")), "{name}: a style twice");
        }
    });
    for xml in parts.values() {
        each(xml, |tag| {
            if let Tag::Start(tag) = tag
                && ["pStyle", "rStyle", "tblStyle", "basedOn"].contains(&tag.local_name().as_ref())
            {
                let style = value(tag, "val");
                assert!(known.contains(&style), "{name}: no style {style}");
            }
        });
    }
}
