//! Source → a Word file: what a director edits on the way home.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Format, Head, Source};
use crate::finding::report::{At, Report};
use crate::merge::fenced;
use crate::pack::base::digest;
use crate::word;
use crate::word::archive::Parts;
use crate::word::every_word::every_word;

/// The Word file.
pub static DOCX: Format = Format {
    ending: "docx",
    media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    // It is made from the Markdown that stands beside it, and no two of it can be merged.
    git: Some("linguist-generated binary"),
    is_asked_for: true,
    make,
    text: every_word,
};

/// Says whether a Word file is what a build gave from the Markdown that it holds: nobody wrote into
/// it, though it may be of another branch. What stands in its head and foot is of no account.
pub fn is_as_made(lying: &[u8], source: &Source<'_>) -> bool {
    let parts = Parts::open(lying).ok();
    let held = parts.as_ref().and_then(word::source_of);
    let Some((parts, markdown)) = parts.zip(held) else { return false };
    let own = Source { markdown: &markdown.into(), ..*source };
    let made = make(&own, &mut Report::default());
    let Some(made) = made.and_then(|bytes| Parts::open(&bytes).ok()) else { return false };
    let is_text = |name: &str| {
        let name = name.strip_prefix("word/");
        name.is_some_and(|name| !name.starts_with("header") && !name.starts_with("footer"))
    };
    let text = |parts: &Parts| -> BTreeMap<String, String> {
        let text = parts.iter().filter(|(name, _)| is_text(name));
        text.map(|(name, xml)| (name.to_string(), xml.to_string())).collect()
    };
    text(&parts) == text(&made)
}

fn make(source: &Source<'_>, report: &mut Report) -> Option<Arc<[u8]>> {
    let Head { title, language, marking, as_of } = source.head();
    let id = source.brief.id;
    let document = source.printer.documents().get(source.brief.document);
    let head = word::house::Head {
        title: &title,
        language: &language,
        marking: &marking,
        as_of: &as_of,
        author: source.brief.prepared_by.unwrap_or_default(),
        of: &format!("{id}/{}", source.brief.document),
        one_page: document.is_some_and(|document| document.one_page),
        photos: source.photos,
    };
    let digest = digest(source.markdown);
    let made = word::docx(&fenced(source.markdown), &head, source.printer.house(), &digest);
    match made {
        Ok(bytes) => Some(bytes.into()),
        Err(error) => {
            let message = format!("The Word file of `{id}` cannot be made: {error}.");
            let at = At::Path("templates/word".into());
            report.error("template-fault", at, message);
            None
        }
    }
}
