//! One word × those of the settings → nothing, or a fault with the nearest word.

use super::prover::{Owner, Prover};
use crate::finding::field::Kind;
use crate::finding::nearest::did_you_mean;
use crate::yaml::STAND_IN;

/// A list of words that a house controls.
#[derive(Debug, Clone, Copy)]
pub enum Words {
    ContactKind,
    OrganisationKind,
    SourceKind,
    Level,
    Handling,
    Mode,
    Verb,
    Act,
    Ground,
    Basis,
}

impl Words {
    fn code(self) -> &'static str {
        match self {
            Words::ContactKind | Words::OrganisationKind | Words::SourceKind => "unknown-kind",
            Words::Level => "unknown-level",
            Words::Handling => "unknown-handling",
            Words::Mode => "unknown-mode",
            Words::Verb => "unknown-verb",
            Words::Act => "unknown-act",
            Words::Ground => "unknown-ground",
            Words::Basis => "unknown-basis",
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Words::ContactKind => "kind of contact",
            Words::OrganisationKind => "kind of organisation",
            Words::SourceKind => "kind of source",
            Words::Level => "level",
            Words::Handling => "handling mark",
            Words::Mode => "mode",
            Words::Verb => "verb",
            Words::Act => "way of speaking",
            Words::Ground => "ground for withholding",
            Words::Basis => "basis",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Words::ContactKind => "contact_kinds",
            Words::OrganisationKind => "organisation_kinds",
            Words::SourceKind => "source_kinds",
            Words::Level => "levels",
            Words::Handling => "handling",
            Words::Mode => "modes",
            Words::Verb => "verbs",
            Words::Act => "acts",
            Words::Ground => "grounds",
            Words::Basis => "bases",
        }
    }
}

impl<'r> Prover<'r> {
    /// Proves a word of a list; in settings with faults, the word may have been there.
    pub fn word(
        &mut self,
        words: Words,
        word: Option<&str>,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let Some(word) = word else { return };
        let known = self.known(words);
        let unsure = word == STAND_IN || self.unread.any(Kind::Settings);
        if unsure || known.contains(&word) {
            return;
        }
        let message = format!("No {} is called `{word}`.", words.noun());
        self.error(words.code(), (owner, path()), message, |_| {
            let key = words.key();
            let all = || format!("known under `{key}` of the settings: {}", known.join(", "));
            Some(did_you_mean(word, known.iter().copied()).unwrap_or_else(all))
        });
    }

    /// Proves that every ground has words to print, those that a release chooses by itself
    /// among them.
    pub fn grounds(&mut self, owner: Owner<'_>) {
        let records = self.records;
        let (grounds, chosen) = (&records.settings.grounds, &records.settings.grounds_for);
        for (key, ground) in
            [("person", &chosen.person), ("level", &chosen.level), ("scope", &chosen.scope)]
        {
            if grounds.contains_key(ground) || self.unread.any(Kind::Settings) {
                continue;
            }
            let message = format!("No ground for withholding is called `{ground}`.");
            let place = (owner, format!("grounds.{ground}"));
            self.error("unknown-ground", place, message, |_| {
                let first = grounds.keys().next().map_or("…", String::as_str);
                Some(format!(
                    "write its words under `grounds`, or say which of yours holds instead: \
                     `grounds_for: {{ {key}: {first} }}`"
                ))
            });
        }
        for (ground, _) in grounds.iter().filter(|(_, words)| words.trim().is_empty()) {
            let message = format!("The ground `{ground}` has no words.");
            let place = (owner, format!("grounds.{ground}"));
            self.error("unknown-ground", place, message, |_| {
                Some("write what stands in place of what is withheld".to_owned())
            });
        }
    }

    fn known(&self, words: Words) -> Vec<&'r str> {
        fn all<'a>(words: impl IntoIterator<Item = &'a String>) -> Vec<&'a str> {
            words.into_iter().map(String::as_str).collect()
        }
        let settings = &self.records.settings;
        match words {
            Words::ContactKind => all(settings.contact_kinds.all()),
            Words::OrganisationKind => all(&settings.organisation_kinds),
            Words::SourceKind => all(&settings.source_kinds),
            Words::Level => settings.level_words().collect(),
            Words::Handling => all(&settings.handling),
            Words::Mode => all(&settings.modes),
            Words::Verb => settings.verb_words().collect(),
            Words::Act => all(&settings.acts),
            Words::Ground => all(settings.grounds.keys()),
            Words::Basis => all(settings.bases.keys()),
        }
    }
}
