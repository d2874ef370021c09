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
pub mod margin;
mod new_row;
mod note;
mod package;
mod part;
mod picture;
pub mod read;
pub mod redline;
pub mod reference;
mod returned;
pub mod revision;
mod rewrite;
mod run;
mod signs;
mod smaller;
pub mod tag;
mod unit;
mod xml;

use crate::html::one_page_size;
use crate::merge::remark::without_remarks;
use archive::Parts;
use body::body;
use document::Document;
use flow::typeset_flow;
use house::{Head, House};
use margin::Margin;
use package::{Package, Relationship};
use part::{core, custom, footnotes, language, numbering, settings, source, source_properties};
use redline::Redline;
use smaller::smaller;

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

/// The part that holds the properties.
const CUSTOM: &str = "docProps/custom.xml";

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
    let document = typeset_flow(&plain.text, head.language);
    let margin = Margin::of_remarks(&plain, &document);
    let origin = Origin { markdown, digest };
    file(&document, &margin, head, house, Some(&origin))
}

/// Turns what changed in packs into the bytes of a Word file that tracks it. Such a file is read
/// and handed on; it is not the pack, and does not know of which one it is.
pub fn redline_docx(
    redline: &Redline,
    head: &Head<'_>,
    house: &House,
) -> Result<Vec<u8>, tera::Error> {
    file(&redline.document, &redline.margin, head, house, None)
}

/// From what a file was made.
struct Origin<'a> {
    markdown: &'a str,
    digest: &'a str,
}

fn file(
    document: &Document,
    margin: &Margin,
    head: &Head<'_>,
    house: &House,
    origin: Option<&Origin<'_>>,
) -> Result<Vec<u8>, tera::Error> {
    let styles = &house.styles;
    let body = body(document, margin, house, head);
    let [header, footer] = house.margins(head)?;
    let mut package = Package::default();
    let mut relationships = vec![
        Relationship::inside("rId1", "officeDocument", "word/document.xml"),
        Relationship::inside(
            "rId2",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
    ];
    let custom_properties = Relationship::inside("rId3", "custom-properties", CUSTOM);
    relationships.extend(origin.map(|_| custom_properties));
    package.relate("_rels/.rels", &relationships);
    package.add(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        core(head),
    );
    if let Some(origin) = origin {
        package.add(
            CUSTOM,
            "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            custom(&[(BASE, origin.digest), (OF, head.of)]),
        );
    }
    let text = format!(
        "{XML}<w:document {SPACES}><w:body>\n{}<w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"rHeader\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rFooter\"/>{}</w:sectPr>\
         </w:body></w:document>\n",
        body.text, styles.paper
    );
    let mut main = |name: &str, text: String| {
        let kind = match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "document" => "document.main",
            kind => kind,
        };
        package.add(&format!("word/{name}.xml"), &format!("{MAIN}.{kind}+xml"), text);
    };
    main("document", text);
    let size = origin.filter(|_| head.one_page).map(|origin| one_page_size(origin.markdown));
    let xml = smaller(&styles.xml, size.unwrap_or(1.0));
    main("styles", language(&xml, head.language));
    main("numbering", numbering(&document.lists));
    main("settings", settings());
    main("footnotes", footnotes(&body.footnotes));
    main("header1", header);
    main("footer1", footer);
    main("fontTable", styles.fonts.clone());
    let mut relationships = vec![
        Relationship::inside("rStyles", "styles", "styles.xml"),
        Relationship::inside("rNumbering", "numbering", "numbering.xml"),
        Relationship::inside("rSettings", "settings", "settings.xml"),
        Relationship::inside("rNotes", "footnotes", "footnotes.xml"),
        Relationship::inside("rHeader", "header", "header1.xml"),
        Relationship::inside("rFooter", "footer", "footer1.xml"),
        Relationship::inside("rFonts", "fontTable", "fontTable.xml"),
        Relationship::inside("rTheme", "theme", "theme/theme1.xml"),
    ];
    if !margin.is_empty() {
        let remarks = margin.comments(styles.name("CommentText"));
        let comments = format!("{XML}<w:comments {SPACES}>{remarks}</w:comments>");
        main("comments", comments);
        relationships.push(Relationship::inside("rRemarks", "comments", "comments.xml"));
    }
    package.add(
        "word/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        styles.theme.as_bytes(),
    );
    if let Some(origin) = origin {
        package.add(SOURCE, "", source(origin.markdown));
        package.add(
            "customXml/itemProps1.xml",
            "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            source_properties(),
        );
        package.relate(
            "customXml/_rels/item1.xml.rels",
            &[Relationship::inside("rId1", "customXmlProps", "itemProps1.xml")],
        );
        relationships.push(Relationship::inside("rSource", "customXml", "../customXml/item1.xml"));
    }
    relationships.extend(body.links);
    for picture in body.pictures {
        relationships.push(picture.relationship());
        package.add(&picture.part(), picture.media, picture.bytes);
    }
    package.relate("word/_rels/document.xml.rels", &relationships);
    Ok(package.bytes())
}

/// Returns a property of a file by its name.
pub fn property(parts: &Parts, name: &str) -> Option<String> {
    let xml = parts.get(CUSTOM);
    let own = xml.split("<property ").find(|one| one.contains(&format!("name=\"{name}\"")))?;
    let value = own.split_once("lpwstr>")?.1.split_once("</")?.0;
    Some(quick_xml::escape::unescape(value).ok()?.into_owned())
}

/// Returns the Markdown from which a file was made, as the file holds it.
pub fn source_of(parts: &Parts) -> Option<String> {
    let held = parts.iter().find(|(name, xml)| {
        name.starts_with("customXml/item") && xml.contains("urn:scene-setter:source")
    });
    let (_, xml) = held?;
    let inside = xml.split_once("<source")?.1.split_once('>')?.1.rsplit_once("</")?.0;
    Some(quick_xml::escape::unescape(inside).ok()?.into_owned())
}
