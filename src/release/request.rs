//! REQUEST.yaml → who asked for which documents, when, and how they are to be released.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::text::Many;
use crate::facts::when::When;
use crate::yaml::{self, Fault};

/// A request for documents, as an office registers it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Who asked.
    pub asked_by: String,
    pub date: When,
    /// The number under which the request is registered.
    pub reference: Option<String>,
    /// What it asks for, in the words of who asked.
    pub purpose: Option<String>,
    /// The highest handling mark that an answer may show.
    pub level: String,
    /// The organisations that were asked for; all when left out.
    #[serde(default)]
    pub scope: Many<Id<Organisation>>,
    /// The documents, in the order in which the answer lists them.
    pub documents: Many<Asked>,
}

/// A document that was asked for: the id of its record alone, or with more.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Asked {
    /// The visit, contact or organisation.
    pub id: String,
    /// The document; those of the record when left out.
    pub document: Option<String>,
    /// The level of this document alone.
    pub level: Option<String>,
    /// The scope of this document alone.
    pub scope: Option<Many<Id<Organisation>>>,
}

impl<'de> Deserialize<'de> for Asked {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Asked;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id, or `{ id, document, level, scope }`")
            }

            fn visit_str<E: Error>(self, id: &str) -> Result<Asked, E> {
                let id = id.to_owned();
                Ok(Asked { id, ..Asked::default() })
            }

            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Asked, M::Error> {
                Asked::deserialize(MapAccessDeserializer::new(map))
            }
        }

        reader.deserialize_any(Either)
    }
}

/// Reads a request; every fault of the text is noted.
pub fn request(text: &str, faults: &mut Vec<Fault>) -> Option<Request> {
    let parsed = yaml::parse(text);
    faults.extend(parsed.faults);
    let mut tree = parsed.tree?;
    let read = yaml::read(&mut tree, text, faults);
    read.filter(|_| faults.is_empty())
}
