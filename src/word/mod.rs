//! Markdown ⇄ a Word file: every sentence of it known again when the file comes back.

pub mod archive;
mod body;
pub mod document;
pub mod every_word;
pub mod flow;
pub mod house;
mod package;
mod run;
mod xml;

use body::body;
use flow::flow;
use house::{Head, House};
use package::{Package, Relationship};
use xml::words;

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
    let document = flow(markdown);
    let body = body(&document, &house.styles, &house.words.contents);
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

/// What the file says of itself: nothing of the machine, and no clock.
fn core(head: &Head<'_>) -> String {
    let field = |tag: &str, value: &str| match value {
        "" => String::new(),
        value => format!("<{tag}>{}</{tag}>", words(value)),
    };
    format!(
        "{XML}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{}{}{}{}</cp:coreProperties>",
        field("dc:title", head.title),
        field("dc:creator", head.author),
        field("dc:language", &head.language.replace('_', "-")),
        field("cp:category", head.marking),
    )
}

fn custom(properties: &[(&str, &str)]) -> String {
    let lines = properties.iter().zip(2..).map(|((name, value), id)| {
        format!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{id}\" \
             name=\"{name}\"><vt:lpwstr>{}</vt:lpwstr></property>",
            words(value)
        )
    });
    format!(
        "{XML}<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">{}\
         </Properties>",
        lines.collect::<String>()
    )
}

/// Puts the language of the text into the styles.
fn language(styles: &str, language: &str) -> String {
    let tag = words(language).replace('_', "-");
    match styles.find("<w:lang ") {
        Some(at) if !tag.is_empty() => {
            let end = styles[at..].find("/>").map_or(at, |end| at + end + 2);
            let new = format!(
                "<w:lang w:val=\"{tag}\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/>"
            );
            format!("{}{new}{}", &styles[..at], &styles[end..])
        }
        _ => styles.to_owned(),
    }
}

fn settings() -> String {
    format!(
        "{XML}<w:settings {SPACES}><w:defaultTabStop w:val=\"720\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         </w:settings>"
    )
}

/// Bullets, and one list of numbers for each list, so that each begins at its own first number.
fn numbering(lists: &[u64]) -> String {
    let levels = |kind: &str, first: u64, sign: &dyn Fn(usize) -> String| {
        let level = |depth: usize| {
            format!(
                "<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"{first}\"/><w:numFmt w:val=\"{kind}\"/>\
                 <w:lvlText w:val=\"{}\"/><w:lvlJc w:val=\"left\"/><w:pPr>\
                 <w:ind w:left=\"{}\" w:hanging=\"340\"/></w:pPr></w:lvl>",
                sign(depth),
                340 * (depth + 1)
            )
        };
        (0..9).map(level).collect::<String>()
    };
    let bullets = levels("bullet", 1, &|depth| {
        if depth % 2 == 0 { "•" } else { "–" }.to_owned()
    });
    let abstracts = lists.iter().zip(1..).map(|(first, id)| {
        let first = (*first).min(30_000);
        let numbers = levels("decimal", first, &|depth| format!("%{}.", depth + 1));
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\">\
             <w:multiLevelType w:val=\"hybridMultilevel\"/>{numbers}</w:abstractNum>"
        )
    });
    let lists_of = (1..=lists.len()).map(|own| {
        let id = own + 1;
        format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{own}\"/></w:num>")
    });
    format!(
        "{XML}<w:numbering {SPACES}><w:abstractNum w:abstractNumId=\"0\">\
         <w:multiLevelType w:val=\"hybridMultilevel\"/>{bullets}</w:abstractNum>{}\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>{}</w:numbering>",
        abstracts.collect::<String>(),
        lists_of.collect::<String>()
    )
}

fn footnotes(notes: &str) -> String {
    let line = |id: &str, kind: &str, sign: &str| {
        format!(
            "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr>\
             <w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>\
             <w:r><w:{sign}/></w:r></w:p></w:footnote>\n"
        )
    };
    format!(
        "{XML}<w:footnotes {SPACES}>{}{}{notes}</w:footnotes>",
        line("-1", "separator", "separator"),
        line("0", "continuationSeparator", "continuationSeparator")
    )
}

/// The Markdown itself, so that a file that comes back late is compared with what it was.
fn source(markdown: &str) -> String {
    format!(
        "{XML}<source xmlns=\"urn:scene-setter:source\">{}</source>",
        words(markdown)
    )
}
