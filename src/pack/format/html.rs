//! Source → Html: one page that loads nothing.

use std::sync::Arc;

use super::{Format, Head, Source, plain};
use crate::finding::report::{At, Report};
use crate::html::{PageHead, html};
use crate::merge::fenced;
use crate::merge::remark::without_comments;

/// The web page.
pub static HTML: Format = Format {
    ending: "html",
    media_type: "text/html; charset=utf-8",
    // It is made from the Markdown that stands beside it: nobody reviews it, and any merge of
    // two will do until the next build.
    git: Some("linguist-generated -diff merge=union"),
    is_asked_for: false,
    make,
    text: plain,
};

fn make(source: &Source<'_>, report: &mut Report) -> Option<Arc<[u8]>> {
    let Head { title, language, marking, as_of } = source.head();
    let document = source.printer.documents().get(source.brief.document);
    let head = PageHead {
        title: &title,
        language: &language,
        marking: &marking,
        as_of: &as_of,
        one_page: document.is_some_and(|document| document.one_page),
        photos: source.photos,
    };
    let text = without_comments(source.markdown);
    match html(&fenced(&text), &head, source.printer.shell()) {
        Ok(page) => Some(page.into_bytes().into()),
        Err(error) => {
            let id = source.brief.id;
            let message = format!("The page of `{id}` cannot be made: {error}.");
            let at = At::Path("templates/page.html".into());
            report.error("template-fault", at, message);
            None
        }
    }
}
