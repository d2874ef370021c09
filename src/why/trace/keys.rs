//! The keys of views that say something of the view or of another key.

use serde::{Serialize, Serializer};
use tera::Value;
use tera::value::Key;

/// The key under which a view says where it stands.
pub const ORIGIN: &str = "origin";

/// The key under which everything below a view says the same.
pub const WITHIN: &str = "within__";

/// The end of a key under which a view says where the value of another stands: `text_at`.
pub const OF_PLACE: &str = "_at";

/// The end of a key under which a view names what else decides the value of another:
/// `when_because`.
pub const OF_REASON: &str = "_because";

/// The key under which a view names what else decides that it is there.
pub const BECAUSE: &str = "because";

/// A key, which Tera takes as it is where it is a word of the program.
pub struct Name<'k>(pub &'k Key<'static>);

impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Key::Str(name) => to.serialize_unit_variant("", 0, name),
            key => key.serialize(to),
        }
    }
}

/// Says whether a key holds what templates compare or cite; no reader sees it as it is.
pub fn is_word(key: &str) -> bool {
    matches!(
        key,
        "id" | "kind"
            | "state"
            | "status"
            | "language"
            | "document"
            | "sources"
            | "told_sources"
            | "marked"
            | "verb"
            | "heading"
            | "handling"
            | "priority"
            | BECAUSE
            | "press"
            | "likely"
            | "news"
            | "relation"
            | ORIGIN
            | WITHIN
    )
}

/// The sources of a pack are views; those of a view are labels.
pub fn holds_views(value: &Value) -> bool {
    let first = value.as_array().and_then(<[Value]>::first);
    first.is_some_and(Value::is_map)
}
