//! Visiting cards (.vcf) → people, and the organisations they work for.

use calcard::vcard::{VCard, VCardEntry, VCardProperty};

use super::known::Known;
use super::yaml::Yaml;
use super::{Draft, Imported, Original, Wishes, decode};
use crate::facts::id::slug;
use crate::finding::field::{Kind, RecordKey};

/// Longer lines of a card are pictures and keys.
const LONGEST: usize = 400;

/// Reads cards.
pub fn cards(
    original: &Original<'_>,
    wishes: &Wishes,
    known: &mut Known<'_>,
) -> Imported {
    let mut imported = Imported::default();
    let text = decode(original.bytes, &mut imported.doubts);
    let text = text
        .replace("\r\n", "\n")
        .replace("\n ", "")
        .replace("\n\t", "");
    let mut count = 0;
    for card in text.split("BEGIN:VCARD").skip(1) {
        count += 1;
        let lines = card.split("END:VCARD").next().unwrap_or_default().trim();
        match VCard::parse(format!("BEGIN:VCARD\n{lines}\nEND:VCARD\n")) {
            Ok(found) => person(&found, lines, original, wishes, known, &mut imported),
            Err(_) => malformed(&format!("Card {count} cannot be read."), &mut imported),
        }
    }
    if count == 0 {
        malformed("The file holds no card.", &mut imported);
    }
    imported
}

fn malformed(message: &str, imported: &mut Imported) {
    imported.doubts.warning(
        "malformed-card",
        message.to_owned(),
        "save it again from the address book",
    );
}

fn person(
    card: &VCard,
    lines: &str,
    original: &Original<'_>,
    wishes: &Wishes,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let words = |name| words_of(card.property(&name));
    let name = words(VCardProperty::Fn)
        .into_iter()
        .next()
        .unwrap_or_default();
    if name.trim().is_empty() {
        return malformed("A card has no name.", imported);
    }
    if let Some(person) = known.person(&name) {
        let key = RecordKey {
            kind: Kind::Person,
            id: person.id.to_string(),
        };
        return imported.on_file.push(key);
    }
    let mut parts = words(VCardProperty::Org).into_iter();
    let company = parts.next().unwrap_or_default();
    let on_file = known
        .exactly(&company, Kind::Organisation)
        .map(|key| key.id);
    let organisation = match (wishes.with.clone().or(on_file), company.is_empty()) {
        (Some(id), _) => id,
        (None, false) => employer(&company, original, known, imported),
        (None, true) => {
            let message =
                format!("The card of {name} names no organisation; it was not drafted.");
            return imported.doubts.warning(
                "no-organisation",
                message,
                "import it again with --with ID",
            );
        }
    };
    let mut yaml = Yaml::default();
    yaml.comment(
        0,
        &format!("Drafted from {}: read it against the card.", original.name),
    );
    yaml.pair(0, "name", &name, "");
    yaml.list(0, "aka", &words(VCardProperty::Nickname), "");
    yaml.pair(0, "organisation", &organisation, &company);
    if let Some(unit) = parts.next() {
        yaml.pair(0, "unit", &unit, "");
    }
    let roles = [VCardProperty::Title, VCardProperty::Role].map(words);
    if let Some(role) = roles.iter().flatten().next() {
        yaml.pair(0, "role", role, "");
    }
    yaml.list(0, "languages", &words(VCardProperty::Lang), "");
    if let Some(note) = words(VCardProperty::Note).into_iter().next() {
        yaml.pair(0, "note", &note, "");
    }
    yaml.gap();
    yaml.comment(0, "The card:");
    for line in lines.lines() {
        let line: String = match line.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{} … (cut; see the card)", &line[..at]),
            None => line.to_owned(),
        };
        yaml.comment(0, &format!("  {}", line.trim()));
    }
    let id = known.free_id(Kind::Person, &id_of(&name));
    let key = RecordKey {
        kind: Kind::Person,
        id,
    };
    imported.drafts.push(Draft {
        key,
        text: yaml.finish(),
        copy: None,
    });
}

/// Finds or drafts the organisation of a card.
fn employer(
    name: &str,
    original: &Original<'_>,
    known: &mut Known<'_>,
    imported: &mut Imported,
) -> String {
    let wanted = id_of(name);
    let is_drafted =
        |draft: &&Draft| draft.key.kind == Kind::Organisation && draft.key.id == wanted;
    if imported.drafts.iter().find(is_drafted).is_some()
        || known.is_taken(Kind::Organisation, &wanted)
    {
        return wanted;
    }
    let id = known.free_id(Kind::Organisation, &wanted);
    let mut yaml = Yaml::default();
    yaml.comment(
        0,
        &format!("Drafted from {}: the employer on a card.", original.name),
    );
    yaml.pair(0, "name", name, "");
    let key = RecordKey {
        kind: Kind::Organisation,
        id: id.clone(),
    };
    imported.drafts.push(Draft {
        key,
        text: yaml.finish(),
        copy: None,
    });
    id
}

/// Makes an id; a name in a script that has no Latin letters is numbered.
fn id_of(name: &str) -> String {
    match slug(name) {
        none if none.is_empty() => "unnamed".to_owned(),
        id => id,
    }
}

fn words_of(entry: Option<&VCardEntry>) -> Vec<String> {
    let Some(entry) = entry else {
        return Vec::new();
    };
    let words = entry.values.iter().flat_map(|value| match value {
        calcard::vcard::VCardValue::Component(parts) => parts.clone(),
        value => value.as_text().map(str::to_owned).into_iter().collect(),
    });
    words
        .map(|words| words.trim().to_owned())
        .filter(|words| !words.is_empty())
        .collect()
}
