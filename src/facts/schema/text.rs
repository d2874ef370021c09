//! Texts and what they rest on → their schemas.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::value::named;
use crate::facts::at::At;
use crate::facts::id::Id;
use crate::facts::source::Source;
use crate::facts::text::Text;

/// `27`, `27-29`, `page 4`.
const STRETCH: &str = r"\s*((lines?|l\.|pages?|pp?\.|paragraphs?|para|par\.|¶|§)\s*)?0*[1-9][0-9]{0,5}(\s*[-–]\s*0*[1-9][0-9]{0,5})?\s*";

impl JsonSchema for At {
    named!("At");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let one = json_schema!({
            "type": ["string", "integer"],
            "pattern": format!("^{STRETCH}([,;]{STRETCH})*$"),
            "minimum": 1,
            "maximum": 999_999,
        });
        json_schema!({
            "description": "Lines, pages or paragraphs of the original.",
            "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }],
            "examples": ["27", "27-29, 31", "page 4", "paragraph 3"],
        })
    }
}

impl JsonSchema for Text {
    named!("Text");

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let source = generator.subschema_for::<Id<Source>>();
        let at = generator.subschema_for::<At>();
        json_schema!({
            "description": "One line or a block; inline Markdown means something. With what \
                            it rests on: `{ text, source, at, quote, basis }`.",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "required": ["text"],
                    "properties": {
                        "text": { "type": "string", "description": "The words." },
                        "source": source,
                        "at": at,
                        "quote": { "type": "string", "description": "The words of the source." },
                        "basis": { "type": "string", "description": "A word of `settings.bases`." },
                    },
                    "additionalProperties": false,
                },
            ],
        })
    }
}
