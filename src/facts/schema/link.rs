//! Ids → their schemas, each saying which records it may name.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::value::named;
use crate::facts::id::{FigureMark, Question};
use crate::facts::id::{Id, Opening, Record};
use crate::finding::field::Kind;

/// The keyword that names the kinds of records a value may name.
pub const LINKS_TO: &str = "x-links-to";

/// What an id looks like.
pub const SLUG: &str = "^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$";

impl<T: Record> JsonSchema for Id<T> {
    fn schema_name() -> Cow<'static, str> {
        let noun = T::KIND.noun();
        let (first, rest) = noun.split_at(1);
        format!("{}{rest}Id", first.to_uppercase()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let (noun, folder) = (T::KIND.noun(), T::KIND.folder());
        json_schema!({
            "description": format!("The id of a {noun}: a file in {folder}/ without its ending."),
            "type": "string",
            "pattern": SLUG,
            LINKS_TO: [noun],
        })
    }
}

impl JsonSchema for Id<Opening> {
    named!("OpeningId");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The name of a promise, request or question, under which it is closed.",
            "type": "string",
            "pattern": SLUG,
        })
    }
}

impl JsonSchema for Id<Question> {
    named!("QuestionId");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The name of a question, under which later points answer it.",
            "type": "string",
            "pattern": SLUG,
        })
    }
}

impl JsonSchema for Id<FigureMark> {
    named!("FigureId");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The name of a figure, unique in the project.",
            "type": "string",
            "pattern": SLUG,
        })
    }
}

/// Stands for the id of a source or contact.
pub struct Evidence;

impl JsonSchema for Evidence {
    named!("Evidence");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The id of a source or contact.",
            "type": "string",
            "pattern": SLUG,
            LINKS_TO: nouns(&[Kind::Source, Kind::Contact]),
        })
    }
}

/// Stands for one side: `us`, `them`, `both`, a person's or an organisation's id.
pub struct Party;

impl JsonSchema for Party {
    named!("Party");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "us, them, both, or the id of a person or organisation.",
            "type": "string",
            "pattern": SLUG,
            LINKS_TO: nouns(&PARTIES),
            "examples": SIDES,
        })
    }
}

/// Stands for an organisation's id, or a unit of ours in words.
pub struct Organiser;

impl JsonSchema for Organiser {
    named!("Organiser");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The id of an organisation, or a unit of ours.",
            "type": "string",
            LINKS_TO: nouns(&[Kind::Organisation]),
        })
    }
}

/// Stands for a person's id, or a name or address in words.
pub struct Correspondent;

impl JsonSchema for Correspondent {
    named!("Correspondent");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The id of a person, or a name, unit or address.",
            "type": ["string", "number"],
            LINKS_TO: nouns(&[Kind::Person]),
        })
    }
}

/// Who may speak in a point.
pub const PARTIES: [Kind; 2] = [Kind::Person, Kind::Organisation];

/// Who may speak in a point without a record.
pub const SIDES: [&str; 3] = ["us", "them", "both"];

/// Returns the words for kinds.
pub fn nouns(kinds: &[Kind]) -> Vec<&'static str> {
    kinds.iter().map(|kind| kind.noun()).collect()
}
