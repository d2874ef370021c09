//! The small parts of a Word file: what it says of itself, its lists, its settings.

use super::house::Head;
use super::xml::words;
use super::{SPACES, XML};

/// What the file says of itself: nothing of the machine, and no clock.
pub fn core(head: &Head<'_>) -> String {
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

/// Properties by which the program knows the file again.
pub fn custom(properties: &[(&str, &str)]) -> String {
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
pub fn language(styles: &str, language: &str) -> String {
    let tag = words(language).replace('_', "-");
    match styles.find("<w:lang ") {
        Some(at) if !tag.is_empty() => {
            let end = styles[at..].find("/>").map_or(at, |end| at + end + 2);
            let new = format!("<w:lang w:val=\"{tag}\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/>");
            format!("{}{new}{}", &styles[..at], &styles[end..])
        }
        _ => styles.to_owned(),
    }
}

/// What a word processor should do with the file.
pub fn settings() -> String {
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
pub fn numbering(lists: &[u64]) -> String {
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
    let bullets = levels("bullet", 1, &|depth| if depth % 2 == 0 { "•" } else { "–" }.to_owned());
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

/// The notes, and the line above them.
pub fn footnotes(notes: &str) -> String {
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
pub fn source(markdown: &str) -> String {
    format!("{XML}<source xmlns=\"urn:scene-setter:source\">{}</source>", words(markdown))
}

/// Says whose the part with the Markdown is: a word processor drops one that nobody owns.
pub fn source_properties() -> String {
    format!(
        "{XML}<ds:datastoreItem ds:itemID=\"{{7C1B6F0E-5D1A-4B62-9C57-3E0C5A4C8F11}}\" \
         xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">\
         <ds:schemaRefs><ds:schemaRef ds:uri=\"urn:scene-setter:source\"/></ds:schemaRefs>\
         </ds:datastoreItem>"
    )
}
