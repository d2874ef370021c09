//! What statements say of what they rest on → its source and its word proved.

use serde::Serialize;

use super::house_words::Words;
use super::prover::{Owner, Prover};
use crate::facts::evidence::Rests;
use crate::finding::field::Kind;
use crate::finding::nearest::did_you_mean;
use crate::yaml::STAND_IN;

impl Prover<'_> {
    /// Proves what a statement says of what it rests on.
    pub fn rests(&mut self, own: Rests<'_>, owner: Owner<'_>, path: impl Fn(&str) -> String) {
        if let Some(source) = own.source {
            self.link(Kind::Source, source, owner, || path("source"));
        }
        self.word(Words::Basis, own.basis, owner, || path("basis"));
    }

    /// Proves that fields that nobody stated are fields of the record.
    pub fn assumed<T: Serialize>(&mut self, names: &[String], record: &T, owner: Owner<'_>) {
        if names.is_empty() {
            return;
        }
        let fields = serde_json::to_value(record)
            .unwrap_or_default()
            .as_object()
            .cloned()
            .unwrap_or_default();
        for (n, name) in names.iter().enumerate() {
            if !fields.contains_key(name) && name != STAND_IN {
                let message = format!("This record has no field `{name}`.");
                let at = (owner, format!("assumed[{n}]"));
                self.error("unknown-key", at, message, |_| {
                    let known = fields.keys().map(String::as_str);
                    did_you_mean(name, known)
                        .or_else(|| Some("write the key of a field of this record".into()))
                });
            }
        }
    }
}
