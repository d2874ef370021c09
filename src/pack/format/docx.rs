//! Source → a Word file: what a director edits on the way home.

use std::sync::Arc;

use super::{Format, Head, Source};
use crate::finding::report::{At, Report};
use crate::merge::fenced;
use crate::pack::base::digest;
use crate::word;
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
