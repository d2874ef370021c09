//! The name of one field of one record, as people type it: `contacts/x: points[3].them`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::kind::kinds;

macro_rules! kind {
    ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
        /// The folders of `data/`, one for each kind of record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind {
            /// `settings.yaml`, the only one of its kind.
            Settings,
            $(#[doc = $about] $kind,)*
        }

        impl Kind {
            /// Every kind that has a folder, in the order in which they are read.
            pub const FOLDERS: [Kind; [$(Kind::$kind),*].len()] = [$(Kind::$kind),*];

            /// Returns the folder name.
            pub fn folder(self) -> &'static str {
                match self {
                    Kind::Settings => "settings",
                    $(Kind::$kind => stringify!($folder),)*
                }
            }

            /// Returns the word for one record of the kind.
            pub fn noun(self) -> &'static str {
                match self {
                    Kind::Settings => "settings",
                    $(Kind::$kind => stringify!($noun),)*
                }
            }

            /// Returns the code of the finding that nothing of the kind has an id.
            pub fn unknown(self) -> &'static str {
                match self {
                    Kind::Settings => "unknown-id",
                    $(Kind::$kind => concat!("unknown", "-", stringify!($noun)),)*
                }
            }
        }
    };
}

kinds!(kind);

impl Kind {
    /// Finds the kind that a person means by `contact`, `contacts` or `settings`.
    pub fn of_word(word: &str) -> Option<Kind> {
        let named = |kind: &Kind| kind.noun() == word || kind.folder() == word;
        let all = Kind::FOLDERS.into_iter().chain([Kind::Settings]);
        all.into_iter().find(named)
    }

    /// Finds the kind of a folder name.
    pub fn of_folder(name: &str) -> Option<Kind> {
        Kind::FOLDERS.into_iter().find(|kind| kind.folder() == name)
    }
}

/// One record: its kind and the stem of its file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordKey {
    /// The folder.
    pub kind: Kind,
    /// The file stem.
    pub id: String,
}

impl RecordKey {
    pub fn new(kind: Kind, id: impl Into<String>) -> Self {
        Self { kind, id: id.into() }
    }

    /// Reads what names a record with a folder, as `contacts/x`.
    pub fn of_name(name: &str) -> Option<Self> {
        let (folder, id) = name.split_once('/')?;
        Some(Self::new(Kind::of_folder(folder)?, id))
    }

    /// Names the settings.
    pub fn settings() -> Self {
        Self { kind: Kind::Settings, id: "settings".to_owned() }
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Settings => f.write_str("settings"),
            kind => write!(f, "{}/{}", kind.folder(), self.id),
        }
    }
}

/// One field of one record; an empty path is the record itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldPath {
    pub record: RecordKey,
    /// Keys joined by `.`, list items as `[n]` from 0.
    pub path: String,
}

impl FieldPath {
    /// Names a field of a record.
    pub fn new(kind: Kind, id: &str, path: impl Into<String>) -> Self {
        Self { record: RecordKey { kind, id: id.to_owned() }, path: path.into() }
    }
}

/// One step down from a value to a value inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// The value of a key.
    Key(&'a str),
    /// The item of a list, from 0.
    Item(usize),
}

/// Splits `points[3].them` into its steps.
pub fn steps(path: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let (key, items) = part.split_at(part.find('[').unwrap_or(part.len()));
        if !key.is_empty() {
            steps.push(Step::Key(key));
        }
        for item in items.split('[').skip(1) {
            if let Ok(number) = item.trim_end_matches(']').parse() {
                steps.push(Step::Item(number));
            }
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::{Step, steps};

    #[test]
    fn splits_keys_and_items() {
        assert_eq!(
            steps("plan.raise[2].ask"),
            [Step::Key("plan"), Step::Key("raise"), Step::Item(2), Step::Key("ask")]
        );
        assert_eq!(steps(""), []);
    }
}
