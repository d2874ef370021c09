//! House settings: who we are, the ladders of levels and markings, the controlled words.

use std::collections::BTreeMap;

use chrono::Locale;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allow::Allow;
use super::contact_kinds::ContactKinds;
use super::editor::Editor;
use super::evidence::Rests;
use super::format::FurtherFormat;
use super::grounds::GroundsFor;
use super::id::Id;
use super::organisation::Organisation;
use super::sheet_start::SheetStart;
use super::text::{Many, Text};
use super::time::{Age, Minutes, Zone};
use super::when::When;
use crate::finding::field::Kind;
use crate::yaml;

/// Keys that decide who may read something: left empty, they leave it open.
pub const MARKS: [&str; 3] = ["handling", "disclose", "senior"];

/// `settings.yaml` over the built-in defaults, key by key.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The organisation that says “us”.
    pub us: Option<Id<Organisation>>,
    /// Levels high to low, under the headings by which a pack groups them.
    pub levels: Vec<BTreeMap<String, Many<String>>>,
    /// Handling marks low to high; a pack takes the highest of what it shows.
    pub handling: Vec<String>,
    /// The day on which `check`, `status`, `show` and `list` judge, in place of today: for a
    /// sample or an archive, whose facts end there.
    #[serde(default)]
    pub as_of: Option<When>,
    /// The zone in which we live.
    pub home_tz: Option<Zone>,
    /// How long facts keep before they are called stale.
    pub stale_after: StaleAfter,
    /// Language tag of the packs, as `en-GB`.
    pub language: String,
    /// Formats of all packs besides Markdown and HTML.
    #[serde(default)]
    pub formats: Many<FurtherFormat>,
    /// How a day reads, shown on 26 October 2021.
    pub date_style: DateStyle,
    /// How the sheet of a meeting begins: `prose`, or `in-short` for bullets.
    #[serde(default)]
    pub sheet_start: SheetStart,
    /// How long a card may take to read, what is to be said in it aloud.
    pub reading: Minutes,
    /// Abbreviations after which a sentence goes on.
    #[serde(default)]
    pub abbreviations: Many<String>,
    /// Kinds of contacts.
    pub contact_kinds: ContactKinds,
    /// Kinds of organisations.
    pub organisation_kinds: Vec<String>,
    /// Kinds of sources.
    pub source_kinds: Vec<String>,
    /// Ways of taking part.
    pub modes: Vec<String>,
    /// Verbs of points and messages, in groups; those under `ask` are questions.
    pub verbs: BTreeMap<String, Many<String>>,
    /// Ways of speaking, for `act`.
    pub acts: Vec<String>,
    /// On what a statement rests, and whether a pack marks it.
    pub bases: BTreeMap<String, Shown>,
    /// Grounds for withholding, with the words printed in place of what is withheld.
    pub grounds: BTreeMap<String, Text>,
    /// Which of the grounds holds for what a release withholds by itself.
    pub grounds_for: GroundsFor,
    /// What the desk opens a file with: `vscode`, `zed`, or an address with `{path}` and
    /// `{line}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editor: Option<Editor>,
    /// Findings accepted in the whole project, with the reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// How long facts keep.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StaleAfter {
    /// A person's role.
    pub role: Age,
    /// A figure.
    pub figure: Age,
    /// A standing line.
    pub line: Age,
}

/// How a pack shows what rests on a basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// As it is.
    Plain,
    /// With a sign, and under *Gaps and doubts*.
    Marked,
}

/// How a day reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum DateStyle {
    /// 26 October 2021
    #[serde(rename = "26 October 2021")]
    DayFirst,
    /// 26 Oct 2021
    #[serde(rename = "26 Oct 2021")]
    DayFirstShort,
    /// October 26, 2021
    #[serde(rename = "October 26, 2021")]
    MonthFirst,
    /// 2021-10-26
    #[serde(rename = "2021-10-26")]
    Iso,
}

impl Settings {
    /// Returns the built-in settings as YAML, with the comments that `init` writes.
    pub const DEFAULTS: &'static str = include_str!("settings.yaml");

    /// Returns the built-in settings.
    pub fn built_in() -> Self {
        let tree = yaml::parse(Self::DEFAULTS).tree;
        tree.and_then(|mut tree| yaml::read(&mut tree, Self::DEFAULTS, &mut Vec::new()))
            .expect("the built-in settings are sound; a test holds it")
    }

    /// Returns every level, high to low.
    pub fn level_words(&self) -> impl Iterator<Item = &str> {
        self.levels
            .iter()
            .flat_map(|group| group.values())
            .flat_map(|levels| levels.iter().map(String::as_str))
    }

    /// Returns the headings of the level groups, high to low, with their levels.
    pub fn level_groups(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.levels
            .iter()
            .flat_map(|group| group.iter().map(|(heading, levels)| (&**heading, &**levels)))
    }

    /// Says whether a pack marks what rests on this basis.
    pub fn is_marked(&self, rests: &Rests<'_>) -> bool {
        let shown = rests.basis.and_then(|basis| self.bases.get(basis));
        shown == Some(&Shown::Marked)
    }

    /// Returns the rank of a handling mark, low to high; unknown marks rank highest.
    pub fn handling_rank(&self, mark: &str) -> usize {
        self.handling.iter().position(|known| known == mark).unwrap_or(self.handling.len())
    }

    /// Says whether a contact of this kind answers “when did you last speak”.
    pub fn is_two_sided(&self, kind: &str) -> bool {
        let kinds = &self.contact_kinds;
        !self.is_written(kind) && kinds.two_sided.iter().any(|known| known == kind)
    }

    /// Says whether a contact of this kind is written, not spoken.
    pub fn is_written(&self, kind: &str) -> bool {
        self.contact_kinds.written.iter().any(|known| known == kind)
    }

    /// Says whether a contact of this kind needs no place: it is written, or a call.
    pub fn is_remote(&self, kind: &str) -> bool {
        let remote = &self.contact_kinds.remote;
        self.is_written(kind) || remote.iter().any(|known| known == kind)
    }

    /// Returns the words that may stand under `kind:` in a record; none where it has no such key.
    pub fn kind_words(&self, kind: Kind) -> Vec<&str> {
        let words: Vec<&String> = match kind {
            Kind::Contact => self.contact_kinds.all().collect(),
            Kind::Organisation => self.organisation_kinds.iter().collect(),
            Kind::Source => self.source_kinds.iter().collect(),
            _ => Vec::new(),
        };
        words.into_iter().map(String::as_str).collect()
    }

    /// Returns every verb, group by group.
    pub fn verb_words(&self) -> impl Iterator<Item = &str> {
        self.verbs.values().flat_map(|verbs| verbs.iter().map(String::as_str))
    }

    /// Says whether a verb puts a question.
    pub fn is_question(&self, verb: &str) -> bool {
        self.verbs.get("ask").is_some_and(|verbs| verbs.iter().any(|known| known == verb))
    }

    /// Says whether a verb asks something of them: an answer or a deed.
    pub fn is_request(&self, verb: &str) -> bool {
        let called =
            self.verbs.get("call").is_some_and(|verbs| verbs.iter().any(|known| known == verb));
        called || self.is_question(verb)
    }

    /// Returns the locale of month and weekday names; British English when unknown.
    pub fn locale(&self) -> Locale {
        let tag = self.language.replace('-', "_");
        let guess = match tag.split_once('_') {
            Some(_) => tag.clone(),
            None if tag == "en" => "en_GB".to_owned(),
            None => format!("{tag}_{}", tag.to_uppercase()),
        };
        Locale::try_from(guess.as_str()).unwrap_or(Locale::en_GB)
    }
}
