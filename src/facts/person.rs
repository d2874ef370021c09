//! A person on either side.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::allow::Allow;
use super::evidence::with_evidence;
use super::id::Id;
use super::organisation::Organisation;
use super::text::{Many, Text};
use super::when::When;

with_evidence! {
/// Who a person is. When you met stands in contacts.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// File stem.
    #[serde(skip)]
    pub id: Id<Person>,
    /// Name as printed, given name first.
    pub name: String,
    /// Other spellings; found in free text, never printed.
    #[serde(default)]
    pub aka: Many<String>,
    /// How running text refers to them: `Commissioner Johansson`.
    pub address: Option<String>,
    /// How to pronounce the name.
    pub say: Option<String>,
    /// Where they are filed.
    pub organisation: Id<Organisation>,
    /// Unit or cabinet, a label of the organisation's `units`.
    pub unit: Option<String>,
    /// Their only role, when no date is known.
    pub role: Option<String>,
    /// Roles over time.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// A word of `settings.levels`.
    pub level: Option<String>,
    /// A few lines about them.
    pub bio: Option<Text>,
    /// Telephone numbers.
    #[serde(default)]
    pub phone: Many<String>,
    /// Mail addresses.
    #[serde(default)]
    pub email: Many<String>,
    /// A picture, PNG, JPEG, GIF or WebP, in the folder of the record: `ada-lovelace.jpg`.
    pub photo: Option<String>,
    /// Languages they speak.
    #[serde(default)]
    pub languages: Many<String>,
    /// Whether they may be named in a released edition by rank.
    #[serde(default)]
    pub senior: bool,
    /// Whether they agreed to be named in a released edition.
    pub disclose: Option<bool>,
    /// The day they left.
    pub left: Option<When>,
    /// A doubt or an explanation.
    pub note: Option<Text>,
    /// Fields that nobody stated, as `role`; the pack says so.
    #[serde(default)]
    pub assumed: Many<String>,
    /// Who may read the record.
    pub handling: Option<String>,
    /// Findings that are accepted, with the reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
}
}

with_evidence! {
/// A role with its time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The title as printed.
    pub title: String,
    /// How the organisation reads on paper, where it differs from the file.
    pub of: Option<String>,
    /// A short name of the office, the same for all who held it; their titles may differ.
    pub office: Option<String>,
    /// First day, when known.
    pub from: Option<When>,
    /// First time on record, when the first day is not known.
    pub seen: Option<When>,
    /// Last day.
    pub to: Option<When>,
}
}

impl Role {
    /// Returns the first day the role is known for.
    pub fn start(&self) -> Option<NaiveDate> {
        self.from.or(self.seen).map(|when| when.first())
    }
}

impl Person {
    /// Returns the role held on a day: the latest that has begun and not ended.
    pub fn role_on(&self, day: NaiveDate) -> Option<&Role> {
        self.role_among(day, |_| true)
    }

    /// The same among some of the roles.
    pub fn role_among(&self, day: NaiveDate, is_one: impl Fn(&Role) -> bool) -> Option<&Role> {
        let ended = |role: &&Role| role.to.is_some_and(|to| to.last() < day);
        self.begun_by(day)
            .filter(|role| is_one(role) && !ended(role) && !self.had_left_by(day))
            .max_by_key(|role| role.start())
    }

    fn begun_by(&self, day: NaiveDate) -> impl Iterator<Item = &Role> {
        let roles = self.roles.iter();
        roles.filter(move |role| role.start().is_none_or(|start| start <= day))
    }

    fn had_left_by(&self, day: NaiveDate) -> bool {
        self.left.is_some_and(|left| left.last() < day)
    }

    /// Returns the title held on a day.
    pub fn title_on(&self, day: NaiveDate) -> Option<&str> {
        let role = self.role_on(day).map(|role| role.title.as_str());
        role.or(self.only_title_on(day))
    }

    /// Returns the title of somebody whose roles have no dates.
    pub fn only_title_on(&self, day: NaiveDate) -> Option<&str> {
        self.role.as_deref().filter(|_| !self.had_left_by(day))
    }

    /// Returns the last title before a day on which none is held, its role where it is one of
    /// several, and its last day.
    pub fn former_title(&self, day: NaiveDate) -> Option<(&str, Option<&Role>, When)> {
        if self.title_on(day).is_some() {
            return None;
        }
        let last = self.begun_by(day).max_by_key(|role| role.start());
        let until = |role: &Role| role.to.filter(|to| to.last() < day).or(self.left);
        match last {
            Some(role) => Some((&role.title, Some(role), until(role)?)),
            None => Some((self.role.as_deref()?, None, self.left?)),
        }
    }

    /// Returns the name for running text.
    pub fn address(&self) -> &str {
        self.address.as_deref().unwrap_or(&self.name)
    }
}
