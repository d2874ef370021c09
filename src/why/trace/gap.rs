//! Keys that templates ask for → the fields that would answer.

/// Fields of a plan that a template asks for.
pub const OF_A_PLAN: [&str; 5] = ["venue", "mode", "contact_person", "objective", "them"];

/// Fields of a record that a template asks for.
pub const GAPS: [&str; 14] = [
    "venue",
    "mode",
    "contact_person",
    "title",
    "purpose",
    "summary",
    "place",
    "aims",
    "level",
    "background",
    "figures",
    "notes",
    "owner",
    "time",
];

/// Keys of a brief whose fact has another name in the record.
pub fn alias(key: &str) -> Option<&'static str> {
    Some(match key.rsplit('.').next().unwrap_or_default() {
        "zone" | "place" => "tz",
        "as_of" => "dates",
        "people" => "them",
        "sheets" => "meetings",
        "key_messages" => "topics",
        "confirmed" => "status",
        "organisations" | "organisation" => "with",
        "computed" => "compute",
        _ => return None,
    })
}
