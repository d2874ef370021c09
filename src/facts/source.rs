//! A source: a report, article, statistic or message that facts cite.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allow::Allow;
use super::ending::Ending;
use super::id::{Id, OpeningId};
use super::organisation::Organisation;
use super::schema::link::Correspondent;
use super::text::{Many, Text};
use super::topic::Topic;
use super::when::When;

/// Where a fact comes from, and what was published there.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// File stem; the label of its footnote.
    #[serde(skip)]
    pub id: Id<Source>,
    /// A word of `settings.source_kinds`.
    pub kind: String,
    /// Title as published.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    #[serde(default)]
    #[schemars(with = "Many<Correspondent>")]
    pub author: Many<String>,
    /// Day or period of it, or of the event it reports.
    pub date: Option<When>,
    /// When a message was sent, as `2021-09-20T20:27`.
    pub sent: Option<String>,
    /// Who sent it.
    #[schemars(with = "Option<Correspondent>")]
    pub from: Option<String>,
    /// To whom.
    #[serde(default)]
    #[schemars(with = "Many<Correspondent>")]
    pub to: Many<String>,
    /// Copied to whom.
    #[serde(default)]
    #[schemars(with = "Many<Correspondent>")]
    pub cc: Many<String>,
    /// Our unit that wrote it.
    pub unit: Option<String>,
    /// Reference number.
    pub r#ref: Option<String>,
    /// Web address.
    pub url: Option<String>,
    /// When the address was last read.
    pub retrieved: Option<When>,
    /// Language it is written in.
    pub language: Option<String>,
    /// The organisations it is about.
    #[serde(default)]
    pub about: Many<Id<Organisation>>,
    /// What it is about. What it found stands with the topic, unless something there cites it.
    #[serde(default)]
    pub topics: Many<Id<Topic>>,
    /// Whether it speaks for or against them.
    pub tone: Option<Tone>,
    /// What it found, in a sentence.
    pub finding: Option<Text>,
    /// Its own words, where they matter.
    pub quote: Option<Text>,
    /// How far to trust it.
    pub confidence: Option<Confidence>,
    /// What was blanked in the copy we have: ground, then `true` or what.
    #[serde(default)]
    pub redactions: BTreeMap<String, String>,
    /// What it settled, by the id under which it was opened.
    #[serde(default)]
    pub closes: BTreeMap<OpeningId, Ending>,
    /// Who may read it.
    pub handling: Option<String>,
    /// The source in which we read of it, where we do not hold it ourselves; places in it are
    /// places there.
    pub quoted_in: Option<Id<Source>>,
    /// Name of the copy we hold.
    pub file: Option<String>,
    /// Digest of that copy, `sha256:…`.
    pub digest: Option<String>,
    /// A doubt or an explanation.
    pub note: Option<Text>,
    /// Findings that are accepted, with the reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

impl Source {
    /// Returns the day on which it was sent.
    pub fn sent_on(&self) -> Option<NaiveDate> {
        self.sent.as_ref()?.get(..10)?.parse().ok()
    }
}

/// How a source speaks of those it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Against them: it stands under *Sensitive*.
    Critical,
    /// Neither.
    Neutral,
    /// For them.
    Favourable,
}

/// How far a source can be trusted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The brief says so.
    Low,
    /// Ordinary.
    Medium,
    /// Checked.
    High,
}
