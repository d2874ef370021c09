//! Items with more than one form, or with a free key → their schemas.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::link::{LINKS_TO, PARTIES, SIDES, SLUG, nouns};
use super::value::named;
use crate::facts::at::At;
use crate::facts::id::{FigureId, Id, OpeningId, QuestionId};
use crate::facts::item::{Opens, Point, Priority, Use, VerbItem};
use crate::facts::organisation::Organisation;
use crate::facts::person_item::PersonItem;
use crate::facts::settings::Settings;
use crate::facts::source::Source;
use crate::facts::text::{Many, Text};
use crate::facts::topic::{Expected, Topic};
use crate::facts::visit::{BackgroundPart, Meeting, UnfiledMeeting};
use crate::facts::when::When;
use crate::facts::{contact::Contact, person::Person};

/// The keys of an item, each with its schema and what it is for.
struct Keys<'g> {
    generator: &'g mut SchemaGenerator,
    properties: Map<String, Value>,
}

impl<'g> Keys<'g> {
    fn new(generator: &'g mut SchemaGenerator) -> Self {
        let properties = Map::new();
        Self { generator, properties }
    }

    fn key<T: JsonSchema>(mut self, key: &str, description: &str) -> Self {
        let mut schema = self.generator.subschema_for::<T>();
        schema.insert("description".into(), description.into());
        self.properties.insert(key.into(), schema.to_value());
        self
    }

    /// Adds the keys that say on what it rests.
    fn evidence(self) -> Self {
        self.key::<Option<Id<Source>>>("source", "Who says so.")
            .key::<Option<At>>("at", "Where in the source.")
            .key::<Option<String>>("quote", "The words there, where they may be kept.")
            .key::<Option<String>>("basis", "A word of `settings.bases`.")
    }

    fn names(&self) -> Vec<String> {
        self.properties.keys().cloned().collect()
    }
}

impl JsonSchema for PersonItem {
    named!("PersonItem");

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let keys = Keys::new(generator)
            .key::<Option<Id<Person>>>("who", "The person's record.")
            .key::<Option<String>>("name", "A name that has no record yet.")
            .key::<Option<String>>("role", "A role, where there is no record to take it from.")
            .key::<Option<Id<Organisation>>>("organisation", "Their organisation.")
            .key::<Option<String>>("mode", "How they join.")
            .key::<bool>("spoke", "Whether they spoke.")
            .key::<Option<Text>>("note", "Anything else.")
            .key::<Many<String>>("phone", "Telephone numbers.")
            .key::<Many<String>>("email", "Mail addresses.")
            .key::<Option<String>>("redacted", "The ground on which the name was blanked.");
        let known = keys.names();
        json_schema!({
            "description": "Someone who takes part: an id, `id: online`, \
                            `{ name, role }` or `unnamed`.",
            "anyOf": [
                { "type": "string", "pattern": SLUG, LINKS_TO: nouns(&PARTIES[..1]) },
                {
                    "type": "object",
                    "properties": keys.properties,
                    "additionalProperties": { "type": ["string", "null"], "description": "How they join." },
                    "propertyNames": { "pattern": SLUG, LINKS_TO: nouns(&PARTIES[..1]) },
                    "anyOf": [{ "propertyNames": { "enum": known } }, { "maxProperties": 1 }],
                },
            ],
            "examples": ["ada-lovelace", { "ada-lovelace": "online" }, "unnamed"],
        })
    }
}

impl JsonSchema for VerbItem {
    named!("VerbItem");

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let keys = Keys::new(generator)
            .key::<Option<Id<Topic>>>("topic", "What it is about.")
            .key::<Option<OpeningId>>("id", "Names a question, so that its answer is tracked.")
            .key::<Option<Text>>("why", "Why it is worth saying.")
            .key::<Option<String>>("handling", "Who may read it.")
            .key::<Option<Priority>>("priority", "How much it matters when time runs out.")
            .key::<Many<Text>>("points", "What stands below it.")
            .key::<Many<FigureId>>("figures", "The figures that one needs to say it.")
            .evidence();
        let settings = Settings::built_in();
        let verbs =
            settings.verb_words().map(|verb| (verb.to_owned(), "A verb: what to say follows it."));
        headed(keys, verbs, json!({}), "Something to say or ask: `- ask: …`.")
    }
}

impl JsonSchema for Point {
    named!("Point");

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let keys = Keys::new(generator)
            .key::<Option<Id<Topic>>>("topic", "What it is about.")
            .key::<bool>("key", "Whether a reader in a hurry needs it.")
            .key::<Option<String>>("line", "The standing line it repeats.")
            .key::<Option<Opens>>("opens", "What is owed from now on.")
            .key::<Option<Use>>("use", "`know` when it is not to be repeated.")
            .key::<Option<String>>("act", "How it was said.")
            .key::<Option<String>>("handling", "Who may read it.")
            .key::<Option<QuestionId>>(
                "id",
                "Names a question, so that a later point can answer it.",
            )
            .key::<Many<QuestionId>>("answers", "The questions that it answers.")
            .evidence();
        let sides = SIDES.map(|side| (side.to_owned(), "Who spoke: what they said follows."));
        let speaker = json!({ LINKS_TO: nouns(&PARTIES) });
        headed(keys, sides, speaker, "What somebody said: `- them: …`, `- us: …` or an id.")
    }
}

/// An item with one free key at its head; `heads` are those that an editor can offer. Beside
/// one of them every other key is known.
fn headed(
    keys: Keys<'_>,
    heads: impl IntoIterator<Item = (String, &'static str)>,
    names: Value,
    description: &str,
) -> Schema {
    let known = keys.names();
    let text = keys.generator.subschema_for::<Text>();
    let mut properties = keys.properties;
    let mut beside = Map::new();
    for (head, description) in heads {
        let mut schema = text.clone();
        schema.insert("description".into(), description.into());
        properties.insert(head.clone(), schema.to_value());
        let all: Vec<&String> = known.iter().chain([&head]).collect();
        beside.insert(head.clone(), json!({ "propertyNames": { "enum": all } }));
    }
    json_schema!({
        "description": description,
        "type": "object",
        "maxProperties": known.len() + 1,
        "not": { "propertyNames": { "enum": known } },
        "dependentSchemas": beside,
        "properties": properties,
        "additionalProperties": text,
        "propertyNames": names,
    })
}

impl JsonSchema for Expected {
    named!("Expected");

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let date = generator.subschema_for::<When>();
        let keys = Keys::new(generator)
            .key::<When>("date", "The expected day or period.")
            .key::<Option<When>>("as_of", "Since when it was expected then.")
            .key::<Option<Text>>("note", "An explanation.")
            .evidence();
        json_schema!({
            "description": "A day or period, or `{ date, as_of, source, at, basis, note }`.",
            "anyOf": [date, {
                "type": "object",
                "required": ["date"],
                "properties": keys.properties,
                "additionalProperties": false,
            }],
        })
    }
}

impl JsonSchema for Meeting {
    named!("Meeting");

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let filed = generator.subschema_for::<Id<Contact>>();
        let unfiled = generator.subschema_for::<UnfiledMeeting>();
        json_schema!({
            "description": "The id of a contact, or `{ with, status, title, date, time }`.",
            "anyOf": [filed, unfiled],
        })
    }
}

impl JsonSchema for BackgroundPart {
    named!("BackgroundPart");

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let topic = generator.subschema_for::<Id<Topic>>();
        json_schema!({
            "description": "`recent-contacts`, or the id of a topic.",
            "anyOf": [{ "const": "recent-contacts" }, topic],
        })
    }
}
