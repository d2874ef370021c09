//! A company, body, network, instrument or institution.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allow::Allow;
use super::at::At;
use super::evidence::with_evidence;
use super::id::{AnyId, Id};
use super::schema::link::Evidence;
use super::text::{Many, Text};
use super::when::When;

with_evidence! {
/// Who an organisation is. What it said stands in contacts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// File stem.
    #[serde(skip)]
    pub id: Id<Organisation>,
    /// Name as printed.
    pub name: String,
    /// Other spellings; found in free text, never printed.
    #[serde(default)]
    pub aka: Many<String>,
    /// Later names, each from a day.
    #[serde(default)]
    pub names: Vec<NameFrom>,
    /// A word of `settings.organisation_kinds`.
    pub kind: Option<String>,
    /// The organisation that owns it.
    pub parent: Option<Id<Organisation>>,
    /// The organisation that took its place, by a merger or a new law.
    pub successor: Option<Id<Organisation>>,
    /// ISO 3166 code.
    pub country: Option<String>,
    /// Who they are, in a sentence.
    pub about: Option<Text>,
    /// Where they sit in the Union.
    pub eu_base: Option<String>,
    /// Web address.
    pub site: Option<String>,
    /// Telephone numbers.
    #[serde(default)]
    pub phone: Many<String>,
    /// Mail addresses.
    #[serde(default)]
    pub email: Many<String>,
    /// A picture, PNG, JPEG, GIF or WebP, in the folder of the record: `acme.png`.
    pub photo: Option<String>,
    /// Register numbers by register.
    #[serde(default)]
    pub identifiers: BTreeMap<String, String>,
    /// Short labels of its units, as used in address lines, with their names.
    #[serde(default)]
    pub units: BTreeMap<String, String>,
    /// Bodies they belong to and instruments they signed.
    #[serde(default)]
    pub memberships: Vec<Membership>,
    /// What they say every time, by a short name that points refer to.
    #[serde(default)]
    pub lines: BTreeMap<String, Text>,
    /// Our reading of them; never released.
    pub assessment: Option<Assessment>,
    /// Anything else worth knowing, dated.
    #[serde(default)]
    pub notes: Vec<OrganisationNote>,
    /// Whether an edition limited to other organisations may name it, as it may a public body.
    pub disclose: Option<bool>,
    /// Who may read the record.
    pub handling: Option<String>,
    /// Findings that are accepted, with the reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
}
}

/// A name that holds from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameFrom {
    /// The name.
    pub name: String,
    /// Its first day.
    pub from: When,
}

/// A seat in a body or a signature under an instrument.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The body or instrument.
    pub body: Id<Organisation>,
    /// `member`, `signatory`, `observer`, ….
    pub r#as: Option<String>,
    /// First day, when known.
    pub since: Option<When>,
    /// First time on record, when the first day is not known.
    pub seen: Option<When>,
    /// Last day.
    pub until: Option<When>,
    /// The contact or source that says so.
    #[schemars(with = "Option<Evidence>")]
    pub source: Option<AnyId>,
    /// Where in the source, or in the report of the contact.
    pub at: Option<At>,
    /// The words there, where they may be kept.
    pub quote: Option<String>,
    /// A word of `settings.bases`; `stated` where there is a source.
    pub basis: Option<String>,
    /// A doubt or an explanation.
    pub note: Option<Text>,
}

with_evidence! {
/// Our own reading, dated and signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// When it was written.
    pub date: Option<When>,
    /// Who wrote it.
    pub by: Option<String>,
    /// The reading.
    pub text: Text,
}
}

with_evidence! {
/// A remark on an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationNote {
    /// The remark.
    pub text: Text,
    /// Of when it is.
    pub as_of: Option<When>,
    /// Who may read it.
    pub handling: Option<String>,
}
}

impl Organisation {
    /// Returns the names that it had by a day and no longer has, each with the day on which the
    /// next one began.
    pub fn former_names(&self, day: NaiveDate) -> Vec<(&str, When)> {
        let began = self.names.iter().filter(|name| name.from.first() <= day);
        let mut later: Vec<&NameFrom> = began.collect();
        later.sort_by_key(|name| name.from);
        let mut before = self.name.as_str();
        let former =
            later.into_iter().map(|name| (std::mem::replace(&mut before, &name.name), name.from));
        former.collect()
    }

    /// Returns the name that it took last.
    pub fn newest_name(&self) -> &str {
        self.name_on(NaiveDate::MAX)
    }

    /// Returns the name that holds on a day.
    pub fn name_on(&self, day: NaiveDate) -> &str {
        self.names
            .iter()
            .filter(|name| name.from.first() <= day)
            .max_by_key(|name| name.from.first())
            .map_or(&self.name, |name| &name.name)
    }
}
