//! Markdown ⇄ a Word file: every sentence of it known again when the file comes back.

pub mod adopt;
pub mod adopted;
pub mod archive;
mod assign;
mod body;
mod context;
pub mod document;
pub mod every_word;
pub mod flow;
pub mod house;
mod insert;
mod new_row;
mod note;
mod package;
mod part;
pub mod read;
mod remark;
mod rewrite;
mod run;
mod settle;
pub mod tag;
mod unit;
mod xml;

use crate::merge::remark::without_remarks;
use archive::Parts;
use body::body;
use flow::flow;
use house::{Head, House};
use package::{Package, Relationship};
use part::{core, custom, footnotes, language, numbering, settings, source};

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The names of elements that the parts use.
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The property that holds the digest of the Markdown from which a file was made.
pub const BASE: &str = "scene-setter-base";

/// The property that says what a file is of, as `ID/DOCUMENT`.
pub const OF: &str = "scene-setter-pack";

/// The part that holds the Markdown itself.
pub const SOURCE: &str = "customXml/item1.xml";

/// Turns Markdown into the bytes of a Word file. `digest` stands for the Markdown as it lies in
/// `output/`.
pub fn docx(
    markdown: &str,
    head: &Head<'_>,
    house: &House,
    digest: &str,
) -> Result<Vec<u8>, tera::Error> {
    let markdown = markdown.trim_start_matches('\u{feff}');
    let plain = without_remarks(markdown);
    let document = flow(&plain.text);
    let remarks = remark::by_sentence(&plain, &document);
    let body = body(&document, &remarks, &house.styles, &house.words.contents);
    let [header, footer] = house.margins(head)?;
    let mut package = Package::default();
    package.relate(
        "_rels/.rels",
        &[
            Relationship::inside("rId1", "officeDocument", "word/document.xml"),
            Relationship::inside(
                "rId2",
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
            Relationship::inside("rId3", "custom-properties", "docProps/custom.xml"),
        ],
    );
    package.add(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        core(head),
    );
    package.add(
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        custom(&[(BASE, digest), (OF, head.of)]),
    );
    let text = format!(
        "{XML}<w:document {SPACES}><w:body>\n{}<w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"rHeader\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rFooter\"/>{}</w:sectPr>\
         </w:body></w:document>\n",
        body.text, house.styles.paper
    );
    package.add(
        "word/document.xml",
        &format!("{MAIN}.document.main+xml"),
        text,
    );
    let mut relationships = vec![
        Relationship::inside("rStyles", "styles", "styles.xml"),
        Relationship::inside("rNumbering", "numbering", "numbering.xml"),
        Relationship::inside("rSettings", "settings", "settings.xml"),
        Relationship::inside("rNotes", "footnotes", "footnotes.xml"),
        Relationship::inside("rHeader", "header", "header1.xml"),
        Relationship::inside("rFooter", "footer", "footer1.xml"),
        Relationship::inside("rSource", "customXml", "../customXml/item1.xml"),
    ];
    for (name, kind, bytes) in &house.styles.parts {
        let short = if name.contains("theme") {
            "theme"
        } else {
            "fontTable"
        };
        let target = name.trim_start_matches("word/");
        relationships.push(Relationship::inside(&format!("r{short}"), short, target));
        package.add(name, kind, bytes.clone());
    }
    if !plain.remarks.is_empty() {
        relationships.push(Relationship::inside("rRemarks", "comments", "comments.xml"));
        let style = house.styles.name("CommentText");
        let comments = format!(
            "{XML}<w:comments {SPACES}>{}</w:comments>",
            remark::written(&plain, style)
        );
        package.add(
            "word/comments.xml",
            &format!("{MAIN}.comments+xml"),
            comments,
        );
    }
    relationships.extend(body.links);
    package.relate("word/_rels/document.xml.rels", &relationships);
    let in_language = language(&house.styles.xml, head.language);
    package.add(
        "word/styles.xml",
        &format!("{MAIN}.styles+xml"),
        in_language,
    );
    package.add(
        "word/numbering.xml",
        &format!("{MAIN}.numbering+xml"),
        numbering(&document.lists),
    );
    package.add(
        "word/settings.xml",
        &format!("{MAIN}.settings+xml"),
        settings(),
    );
    package.add(
        "word/footnotes.xml",
        &format!("{MAIN}.footnotes+xml"),
        footnotes(&body.footnotes),
    );
    package.add("word/header1.xml", &format!("{MAIN}.header+xml"), header);
    package.add("word/footer1.xml", &format!("{MAIN}.footer+xml"), footer);
    package.add(SOURCE, "", source(markdown));
    Ok(package.bytes())
}

/// Returns a property of a file by its name.
pub fn property(parts: &Parts, name: &str) -> Option<String> {
    let xml = parts.get("docProps/custom.xml");
    let own = xml
        .split("<property ")
        .find(|one| one.contains(&format!("name=\"{name}\"")))?;
    let value = own.split_once("lpwstr>")?.1.split_once("</")?.0;
    Some(quick_xml::escape::unescape(value).ok()?.into_owned())
}

/// Returns the Markdown from which a file was made, as the file holds it.
pub fn source_of(parts: &Parts) -> Option<String> {
    let held = parts.iter().find(|(name, xml)| {
        name.starts_with("customXml/item") && xml.contains("urn:scene-setter:source")
    });
    let (_, xml) = held?;
    let inside = xml.split_once("<source")?.1.split_once('>')?.1;
    let inside = inside.rsplit_once("</")?.0;
    Some(quick_xml::escape::unescape(inside).ok()?.into_owned())
}
