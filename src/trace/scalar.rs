//! YAML text → its words, each with the path of the field that holds them.

use std::hash::{DefaultHasher, Hasher};

use crate::yaml::{Node, Value, parse};

/// Words of a record and the path of the field that holds them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scalar {
    /// The path.
    pub path: String,
    /// The words.
    pub words: String,
    /// The words as they compare.
    pub plain: String,
    /// A digest of these, to compare them by at first.
    pub digest: u64,
}

/// Digests words as they compare.
pub fn digest(plain: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(plain.as_bytes());
    hasher.finish()
}

/// Puts a key behind a path.
pub fn join(path: &str, key: &str) -> String {
    match (path, key) {
        ("", key) => key.to_owned(),
        (path, "") => path.to_owned(),
        (path, key) => format!("{path}.{key}"),
    }
}

/// Says whether a path is that of a field or of something inside it.
pub fn is_within(path: &str, field: &str) -> bool {
    let Some(rest) = path.strip_prefix(field) else {
        return false;
    };
    field.is_empty() || rest.is_empty() || rest.starts_with(['.', '['])
}

/// Words as they compare: white space, dashes and a last stop aside.
pub fn plain(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words
        .join(" ")
        .replace('–', "-")
        .trim_end_matches('.')
        .to_owned()
}

/// Lists the scalars of a YAML text with their paths.
pub fn scalars(text: &str) -> Vec<Scalar> {
    let mut all = Vec::new();
    if let Some(tree) = parse(text).tree {
        collect(&tree, String::new(), &mut all);
    }
    all
}

fn collect(node: &Node<'_>, path: String, all: &mut Vec<Scalar>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(words) => {
            let plain = plain(words);
            all.push(Scalar {
                path,
                words: words.to_string(),
                digest: digest(&plain),
                plain,
            });
        }
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                collect(item, format!("{path}[{n}]"), all);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                collect(&entry.value, join(&path, &entry.key), all);
            }
        }
    }
}
