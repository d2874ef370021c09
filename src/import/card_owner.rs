//! A visiting card of an organisation → its record, or the change of the one on record.

use calcard::vcard::VCardProperty as Property;

use super::amend::{Rule, amend};
use super::card_fields::{begin, reached, rest, says_more};
use super::card_text::Card;
use super::change::change;
use super::known::Known;
use super::yaml::Yaml;
use super::{Draft, Imported};
use crate::facts::id::slug;
use crate::finding::field::{Kind, RecordKey};

/// Keys of a person and of an organisation in the order of drafts.
pub const ORDER: [&str; 14] = [
    "name",
    "aka",
    "organisation",
    "unit",
    "role",
    "roles",
    "level",
    "site",
    "phone",
    "email",
    "photo",
    "languages",
    "note",
    "handling",
];

/// Drafts the organisation of a card, or changes the one on record.
pub fn organisation(card: &Card, known: &mut Known<'_>, imported: &mut Imported) {
    let printed = card.text(&Property::Fn);
    let name = if printed.is_empty() {
        card.firm()
    } else {
        printed
    };
    let mut yaml = begin(card);
    yaml.pair(0, "name", &name, "");
    if let Some(site) = card.texts(&Property::Url).first() {
        yaml.pair(0, "site", site, "");
    }
    reached(card, &mut yaml);
    rest(card, &mut yaml);
    settle(card, &name, &yaml.finish(), known, imported);
}

/// Changes the record of a name, or drafts one.
fn settle(
    card: &Card,
    name: &str,
    text: &str,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let kind = Kind::Organisation;
    match known.register.named(name).cloned() {
        Some(key) if key.kind == kind => {
            let was = known.register.text(&key).unwrap_or_default();
            let rule = |key: &str| match key {
                "phone" | "email" | "languages" => Rule::Append,
                "site" | "unit" | "photo" => Rule::Add,
                _ => Rule::Keep,
            };
            let mut amended = amend(was, text, &ORDER, &rule);
            if amended.text != was || says_more(card, was) {
                let mut yaml = Yaml::default();
                rest(card, &mut yaml);
                let gap = if amended.text.ends_with('\n') {
                    "\n"
                } else {
                    "\n\n"
                };
                amended.text.push_str(gap);
                amended.text.push_str(&yaml.finish());
            }
            change(&key, amended, true, known, imported);
        }
        Some(key) => {
            let message = format!("`{name}` is already a name of {key}.");
            let hint = "one name may lead to one record only; nothing was drafted of it";
            imported.doubts.warning("not-drafted", message, hint);
        }
        None => {
            draft(name, kind, text, known, imported);
        }
    }
}

/// Drafts a record under an id of its own.
pub fn draft(
    name: &str,
    kind: Kind,
    text: &str,
    known: &mut Known<'_>,
    imported: &mut Imported,
) -> String {
    let wanted = slug(name);
    let id = known.free_id(kind, &wanted);
    if id != wanted {
        let message = match wanted.as_str() {
            "" => format!("`{name}` has no Latin letters: its id is `{id}`."),
            _ => format!("`{wanted}` is the id of another record: `{name}` is `{id}`."),
        };
        let hint = "give it a better one with `rename`";
        imported.doubts.warning("odd-id", message, hint);
    }
    let key = RecordKey {
        kind,
        id: id.clone(),
    };
    known.register.keep(&key, text);
    imported.drafts.push(Draft {
        key,
        text: text.to_owned(),
        copy: None,
    });
    id
}
