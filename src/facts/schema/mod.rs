//! Record types → JSON Schema: what an editor completes, explains and underlines.

pub mod link;
pub mod walk;

mod item;
mod text;
mod value;
mod vocabulary;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use serde_json::Value;

use super::settings::Settings;
use crate::finding::field::Kind;
use crate::finding::kind::kinds;

/// Returns the schema (draft 2020-12) of the files of a kind.
pub fn schema(kind: Kind) -> Value {
    macro_rules! schema {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            match kind {
                Kind::Settings => of::<Settings>(kind),
                $(Kind::$kind => of::<super::$noun::$kind>(kind),)*
            }
        };
    }
    kinds!(schema)
}

/// Returns every schema as a file of a project: path, text. Records begin with a line that
/// leads an editor there.
pub fn files() -> impl Iterator<Item = (String, String)> {
    let kinds = [Kind::Settings].into_iter().chain(Kind::FOLDERS);
    kinds.map(|kind| (format!(".schema/{}.json", kind.noun()), text(kind)))
}

/// Writes the schema of a kind as the text of a file.
pub fn text(kind: Kind) -> String {
    let json = serde_json::to_string_pretty(&schema(kind));
    let mut text = json.expect("a schema holds words and numbers only");
    text.push('\n');
    text
}

fn of<T: JsonSchema>(kind: Kind) -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    RecursiveTransform(vocabulary::numbers_are_words).transform(&mut schema);
    RecursiveTransform(vocabulary::marks_say_something).transform(&mut schema);
    RecursiveTransform(vocabulary::examples(kind)).transform(&mut schema);
    if kind == Kind::Settings {
        schema.remove("required");
    }
    schema.to_value()
}

#[cfg(test)]
mod tests {
    use super::schema;
    use crate::finding::field::Kind;

    #[test]
    fn a_record_is_closed_and_explained() {
        let contact = schema(Kind::Contact);
        assert_eq!(contact["additionalProperties"], false);
        assert_eq!(contact["required"], serde_json::json!(["kind", "date", "with"]));
        let date = &contact["properties"]["date"];
        assert_eq!(date["description"], "The day or days.");
        assert_eq!(date["$ref"], "#/$defs/When");
    }

    #[test]
    fn settings_may_leave_every_key_out() {
        assert_eq!(schema(Kind::Settings).get("required"), None);
    }
}
