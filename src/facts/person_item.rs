//! Someone who takes part: `erich-andersen`, `erich-andersen: online`, `{ name, role }`.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::id::Id;

use super::organisation::Organisation;
use super::person::Person;
use super::text::{Many, Text};
use crate::finding::nearest::nearest;
use crate::yaml::Misfit;

/// Someone who takes part: by id, by name, by role alone, or unnamed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PersonItem {
    /// The person's record.
    pub who: Option<Id<Person>>,
    /// A name that has no record yet.
    pub name: Option<String>,
    /// A role, where there is no record to take it from.
    pub role: Option<String>,
    /// The organisation, where there is no record to take it from.
    pub organisation: Option<Id<Organisation>>,
    /// How they join: a word of `settings.modes`.
    pub mode: Option<String>,
    /// Whether they spoke, where the record tells.
    pub spoke: Option<bool>,
    /// Anything else.
    pub note: Option<Text>,
    /// Telephone numbers, where there is no record to take them from.
    pub phone: Many<String>,
    /// Mail addresses, likewise.
    pub email: Many<String>,
    /// The ground on which the name was blanked in the source.
    pub redacted: Option<String>,
}

/// `[REDACTED]` is the commonest mark in reports, and reads as a list of one person.
const BLANKED: &str = "a name that was blanked out is written `unnamed`, or `{ role: …, \
                       redacted: personal-data }`";

const PERSON_KEYS: &[&str] =
    &["who", "name", "role", "organisation", "mode", "spoke", "note", "phone", "email", "redacted"];

impl<'de> Deserialize<'de> for PersonItem {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(AnyForm)
    }
}

struct AnyForm;

impl<'de> Visitor<'de> for AnyForm {
    type Value = PersonItem;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a person: an id, `id: online`, `{ name, role }` or `unnamed`")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<PersonItem, E> {
        let mut item = PersonItem::default();
        if word != "unnamed" {
            item.who = Some(word.parse().map_err(|misfit: Misfit| {
                let hint = if word.eq_ignore_ascii_case("redacted") {
                    BLANKED
                } else {
                    "write the id of a person, `{ name: …, role: … }`, or `unnamed`"
                };
                E::custom(Misfit { hint: Some(hint.into()), ..misfit })
            })?);
        }
        Ok(item)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PersonItem, A::Error> {
        let mut item = PersonItem::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "who" => item.who = map.next_value()?,
                "name" => item.name = map.next_value()?,
                "role" => item.role = map.next_value()?,
                "organisation" => item.organisation = map.next_value()?,
                "mode" => item.mode = map.next_value()?,
                "spoke" => item.spoke = Some(map.next_value()?),
                "note" => item.note = map.next_value()?,
                "phone" => item.phone = map.next_value()?,
                "email" => item.email = map.next_value()?,
                "redacted" => item.redacted = map.next_value()?,
                id if item == PersonItem::default()
                    && nearest(id, PERSON_KEYS.iter().copied()).is_none() =>
                {
                    item.who = Some(id.parse().map_err(A::Error::custom)?);
                    item.mode = map.next_value()?;
                }
                unknown => return Err(A::Error::unknown_field(unknown, PERSON_KEYS)),
            }
        }
        Ok(item)
    }
}
