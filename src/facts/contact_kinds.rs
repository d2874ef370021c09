//! The kinds of contacts of a house, by what they answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is written and what needs no place where a house does not say it, as in the built-in
/// settings; a test holds them to it.
const WRITTEN: [&str; 2] = ["letter", "email"];
const REMOTE: [&str; 2] = ["call", "video-call"];

/// Kinds of contacts, by what they answer.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactKinds {
    /// “When did you last speak?”
    pub two_sided: Vec<String>,
    /// What is written, not spoken: it answers neither question, though listed elsewhere too.
    #[serde(default = "ContactKinds::written")]
    pub written: Vec<String>,
    /// “When were you last in one room?”
    pub others: Vec<String>,
    /// Those of them that need no place: nobody travels to a call.
    #[serde(default = "ContactKinds::remote")]
    pub remote: Vec<String>,
}

impl ContactKinds {
    fn remote() -> Vec<String> {
        REMOTE.map(str::to_owned).to_vec()
    }

    fn written() -> Vec<String> {
        WRITTEN.map(str::to_owned).to_vec()
    }

    /// Returns every kind, each once.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        let spoken = self.two_sided.iter().filter(|kind| !self.written.contains(kind));
        spoken.chain(&self.written).chain(&self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::ContactKinds;
    use crate::facts::settings::Settings;

    #[test]
    fn what_is_not_said_is_as_in_the_built_in_settings() {
        let built_in = Settings::built_in().contact_kinds;
        assert_eq!(built_in.written, ContactKinds::written());
        assert_eq!(built_in.remote, ContactKinds::remote());
    }
}
