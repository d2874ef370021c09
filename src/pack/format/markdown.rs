//! Source → Markdown: what people read, edit and review.

use std::sync::Arc;

use super::{Format, plain};

/// The Markdown of a page.
pub static MARKDOWN: Format = Format {
    ending: "md",
    media_type: "text/markdown; charset=utf-8",
    git: Some("diff=markdown merge=scene-setter"),
    is_asked_for: false,
    make: |source, _| Some(Arc::clone(source.markdown).into()),
    text: plain,
};
