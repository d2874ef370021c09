//! What a new record of a kind looks like before it is filled.

use crate::field::Kind;

/// Returns the line by which editors find the schema of a kind.
pub fn schema_line(kind: Kind) -> String {
    format!(
        "# yaml-language-server: $schema=../../.schema/{}.json\n",
        kind.noun()
    )
}
