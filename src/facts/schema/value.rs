//! Values written as words or numbers → their schemas.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::facts::ending::Ending;
use crate::facts::ending::Settled;
use crate::facts::quantity::Quantity;
use crate::facts::text::Many;
use crate::facts::time::{Age, Minutes, Time, Zone};
use crate::facts::when::When;

/// `2021-10-26`, `2021-10`, `2021-Q4`, `2021-H2` or `2021`.
const PART: &str = r"\s*[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|-H[12])?\s*";

/// `15:30`, `15.30` or `15h30`.
const CLOCK: &str = r"\s*([01]?[0-9]|2[0-3])[:.h][0-5][0-9]\s*";

macro_rules! named {
    ($name:literal) => {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            $name.into()
        }
    };
}
pub(super) use named;

impl JsonSchema for When {
    named!("When");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A day or period: 2021-10-26, 2021-11, 2021, 2021-Q1, 2021-H2, \
                            or two of them with / between.",
            "type": ["string", "integer"],
            "pattern": format!("^{PART}(/{PART})?$"),
            "minimum": 1000,
            "maximum": 9999,
            "examples": ["2021-10-26", "2021-11", "2021-Q1", "2021-01-01/2021-10-31"],
        })
    }
}

impl JsonSchema for Ending {
    named!("Ending");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "How it ended, and the day where that is not the day of this record.",
            "type": "string",
            "pattern": format!("^({})( {PART}(/{PART})?)?$", Settled::WORDS.join("|")),
            "examples": ["done", "partly", "dropped", "done 2021-10-26"],
        })
    }
}

impl JsonSchema for Time {
    named!("Time");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A time of day, or a stretch of it. 15.15 is read as a time.",
            "type": ["string", "number"],
            "pattern": format!("^{CLOCK}([-–]{CLOCK})?$"),
            "minimum": 0,
            "exclusiveMaximum": 24,
            "examples": ["15:30", "15:15-16:15"],
        })
    }
}

impl JsonSchema for Zone {
    named!("Zone");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let zones: Vec<&str> = chrono_tz::TZ_VARIANTS.iter().map(|z| z.name()).collect();
        json_schema!({
            "description": "An IANA time zone.",
            "type": "string",
            "enum": zones,
            "examples": ["Europe/Brussels", "America/Los_Angeles"],
        })
    }
}

impl JsonSchema for Age {
    named!("Age");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "How long something keeps.",
            "type": "string",
            "pattern": r"^\+?0*(1200|1[01][0-9]{2}|[0-9]{1,3}) (day|week|month|year)s*$",
            "examples": ["12 months", "6 weeks", "10 days", "2 years"],
        })
    }
}

impl JsonSchema for Minutes {
    named!("Minutes");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Minutes that somebody has.",
            "type": "string",
            "pattern": r"^\+?0*([1-9]|[1-5][0-9]|60)\s*min$",
            "examples": ["3 min"],
        })
    }
}

impl JsonSchema for Quantity {
    named!("Quantity");

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number as people write it.",
            "type": ["string", "number"],
            "examples": ["972,581", "97.1%", "100 million"],
        })
    }
}

impl<T: JsonSchema> JsonSchema for Many<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Many_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({
            "anyOf": [one, { "type": "array", "items": one }, { "type": "null" }],
        })
    }
}
