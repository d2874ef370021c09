//! A source → its row in a list.

use serde_json::json;

use super::Row;
use crate::facts::source::Source;

/// The columns of [`row`].
pub const COLUMNS: &[&str] = &["DATE", "KIND", "TITLE", "ID"];

/// Shows a source in one row.
pub fn row(source: &Source) -> Row {
    let date = source.date.map(|date| date.to_string()).unwrap_or_default();
    let cells = [date, source.kind.clone(), source.title.clone(), source.id.to_string()];
    let view = json!({
        "id": source.id, "kind": source.kind, "title": source.title, "date": source.date,
        "publisher": source.publisher, "url": source.url, "about": source.about,
        "topics": source.topics, "tone": source.tone, "confidence": source.confidence,
    });
    Row::new(cells, &view)
}
