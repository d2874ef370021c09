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

    /// Proves that what names fields of a record, each at its place, names fields it may have.
    pub fn fields<'n, T: Serialize>(
        &mut self,
        names: impl IntoIterator<Item = (&'n str, String)>,
        record: &T,
        owner: Owner<'_>,
    ) {
        let mut names = names.into_iter().peekable();
        if names.peek().is_none() {
            return;
        }
        let fields = serde_json::to_value(record)
            .unwrap_or_default()
            .as_object()
            .cloned()
            .unwrap_or_default();
        for (name, path) in names {
            if !fields.contains_key(name) && name != STAND_IN {
                let message = format!("This record has no field `{name}`.");
                self.error("unknown-key", (owner, path), message, |_| {
                    let known = || fields.keys().map(String::as_str);
                    let list = || known().collect::<Vec<_>>().join(", ");
                    let all = || format!("write one of its fields: {}", list());
                    Some(did_you_mean(name, known()).unwrap_or_else(all))
                });
            }
        }
    }

    /// Proves that fields that nobody stated are fields of the record.
    pub fn assumed<T: Serialize>(&mut self, names: &[String], record: &T, owner: Owner<'_>) {
        let names = names.iter().enumerate();
        let names = names.map(|(n, name)| (name.as_str(), format!("assumed[{n}]")));
        self.fields(names, record, owner);
    }
}
