//! A visiting card of an organisation → its record, or the change of the one on record.

use calcard::vcard::VCardProperty as Property;

use super::amend::change;
use super::amend::{Rule, amend};
use super::card_fields::{begin, reached, rest, says_more};
use super::card_text::Card;
use super::known::Known;
use super::{Draft, Imported};
use crate::facts::id::slug;
use crate::finding::field::{Kind, RecordKey};

/// Keys of a person and of an organisation in the order of drafts.
const ORDER: &str =
    "name aka organisation unit role roles level site phone email photo languages note handling";

/// Drafts the organisation of a card, or changes the one on record.
pub fn organisation(card: &Card, known: &mut Known<'_>, imported: &mut Imported) {
    let printed = card.text(&Property::Fn);
    let name = if printed.is_empty() { card.firm() } else { printed };
    let mut yaml = begin(card);
    yaml.pair(0, "name", &name, "");
    if let Some(site) = card.texts(&Property::Url).first() {
        yaml.pair(0, "site", site, "");
    }
    reached(card, &mut yaml);
    let text = yaml.finish();
    match known.register.named(&name).cloned() {
        Some(key) if key.kind == Kind::Organisation => {
            let rule = |key: &str| match key {
                "phone" | "email" => Rule::Append,
                "site" => Rule::Add,
                _ => Rule::Keep,
            };
            put(card, &key, &text, &rule, true, known, imported);
        }
        Some(key) => imported.doubts.name_taken(&name, &key),
        None => {
            let text = |_: &str| format!("{text}\n{}", rest(card));
            draft(&name, Kind::Organisation, &text, known, imported);
        }
    }
}

/// Changes a record by what a card says of it; the card stands below where it says more.
pub fn put(
    card: &Card,
    key: &RecordKey,
    text: &str,
    rule: &dyn Fn(&str) -> Rule,
    is_sure: bool,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let was = known.register.text(key).unwrap_or_default();
    let mut amended = amend(was, text, ORDER, rule);
    if amended.text != was || says_more(card, was, !is_sure) {
        let line_end = if amended.text.ends_with('\n') { "" } else { "\n" };
        amended.text = format!("{}{line_end}\n{}", amended.text, rest(card));
    }
    change(key, amended, is_sure, known, imported);
}

/// Drafts a record under an id of its own.
pub fn draft(
    name: &str,
    kind: Kind,
    text: &dyn Fn(&str) -> String,
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
    let key = RecordKey::new(kind, id.as_str());
    let text = text(&id);
    known.register.keep(&key, &text);
    let copy = None;
    imported.drafts.push(Draft { key, text, copy });
    id
}
