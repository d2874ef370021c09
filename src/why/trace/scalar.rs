//! YAML text → its words, each with the path of the field that holds them.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher};

use crate::yaml::{Node, Value, parse};

/// Words of a record and the path of the field that holds them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scalar {
    pub path: String,
    pub words: String,
    /// The words as they compare.
    pub shown: Shown<'static>,
}

/// Words as they compare: white space, dashes and a last stop aside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown<'w> {
    /// A digest, by which they are compared at first.
    pub digest: u64,
    pub plain: Cow<'w, str>,
}

impl<'w> Shown<'w> {
    /// Reads words as they stand in a fact or a brief.
    pub fn new(words: &'w str) -> Self {
        let spaced = words.contains("  ") || words.bytes().any(|byte| byte < b' ');
        let mut plain = if spaced || words.contains('–') {
            let words: Vec<&str> = words.split_ascii_whitespace().collect();
            Cow::Owned(words.join(" ").replace('–', "-"))
        } else {
            Cow::Borrowed(words.trim_ascii())
        };
        match &mut plain {
            Cow::Owned(plain) => plain.truncate(plain.trim_end_matches('.').len()),
            Cow::Borrowed(plain) => *plain = plain.trim_end_matches('.'),
        }
        let mut hasher = DefaultHasher::new();
        hasher.write(plain.as_bytes());
        let digest = hasher.finish();
        Self { digest, plain }
    }

    fn into_owned(self) -> Shown<'static> {
        let plain = Cow::Owned(self.plain.into_owned());
        Shown { plain, ..self }
    }
}

pub fn join<'p>(path: &'p str, key: &'p str) -> Cow<'p, str> {
    match (path, key) {
        ("", whole) | (whole, "") => Cow::Borrowed(whole),
        (path, key) => Cow::Owned([path, ".", key].concat()),
    }
}

pub fn is_within(path: &str, field: &str) -> bool {
    let Some(rest) = path.strip_prefix(field) else {
        return false;
    };
    field.is_empty() || rest.is_empty() || rest.starts_with(['.', '['])
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
            all.push(Scalar {
                path,
                shown: Shown::new(words).into_owned(),
                words: words.to_string(),
            });
        }
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                collect(item, format!("{path}[{n}]"), all);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                collect(&entry.value, join(&path, &entry.key).into_owned(), all);
            }
        }
    }
}
