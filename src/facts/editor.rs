//! The setting `editor`: how the desk opens a file at a line.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::yaml::Misfit;

/// An address that an editor opens, with `{path}` and `{line}` in it.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(transparent)]
pub struct Editor(String);

/// Editors that are known by name, as each documents its addresses.
const KNOWN: [(&str, &str); 5] = [
    ("vscode", "vscode://file{path}:{line}"),
    ("vscodium", "vscodium://file{path}:{line}"),
    ("cursor", "cursor://file{path}:{line}"),
    ("zed", "zed://file{path}:{line}"),
    ("idea", "idea://open?file={path}&line={line}"),
];

/// A browser runs what follows these, or reads it as a page.
const NEVER: [&str; 5] = ["javascript", "data", "vbscript", "blob", "about"];

impl Editor {
    /// Returns the address that opens a file at a line. The path is absolute, its steps parted by
    /// `/`, and percent-encoded.
    pub fn address(&self, path: &str, line: usize) -> String {
        let address = self.0.replace("{path}", path);
        address.replace("{line}", &line.to_string())
    }
}

impl FromStr for Editor {
    type Err = Misfit;

    fn from_str(words: &str) -> Result<Self, Misfit> {
        if let Some((_, pattern)) = KNOWN.iter().find(|(name, _)| *name == words) {
            return Ok(Self((*pattern).to_owned()));
        }
        let scheme = words.split_once(':').map(|(scheme, _)| scheme);
        let is_scheme = |scheme: &str| {
            let letters = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(letters)
                && !NEVER.contains(&scheme.to_ascii_lowercase().as_str())
        };
        let is_plain = !words.contains(|c: char| c.is_whitespace() || c.is_control());
        if scheme.is_some_and(is_scheme) && is_plain && words.contains("{path}") {
            return Ok(Self(words.to_owned()));
        }
        let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
        let hint = format!(
            "write {}, or an address as `my-editor://open?file={{path}}&line={{line}}`",
            names.join(", ")
        );
        let message = format!("`{words}` is no editor that can be opened by an address.");
        Err(Misfit::new("bad-value", message).hint(hint))
    }
}

impl fmt::Display for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Editor {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let words = <std::borrow::Cow<'de, str>>::deserialize(reader)?;
        words.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Editor {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Editor;

    #[test]
    fn an_editor_is_a_known_name_or_a_harmless_address() {
        let address = |words: &str| {
            let editor: Editor = words.parse().unwrap();
            editor.address("/a/b%20c.yaml", 7)
        };
        assert_eq!(address("vscode"), "vscode://file/a/b%20c.yaml:7");
        assert_eq!(
            address("txmt://open?url=file://{path}&line={line}"),
            "txmt://open?url=file:///a/b%20c.yaml&line=7"
        );
        for bad in [
            "vim",
            "",
            "javascript:alert('{path}')",
            "DATA:text/html,{path}",
            ":{path}",
            "vscode://file:{line}",
            "x y://{path}",
            "my editor:{path}",
        ] {
            assert!(bad.parse::<Editor>().is_err(), "{bad}");
        }
    }
}
