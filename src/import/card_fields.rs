//! A visiting card → the fields that it gives, and the lines that it keeps.

use std::collections::BTreeSet;

use calcard::vcard::{VCardProperty as Property, VCardValue as Value};
use imagesize::ImageType;

use super::amend::{Rule, amend, change};
use super::card_text::Card;
use super::known::Known;
use super::lexicon::Words;
use super::yaml::Yaml;
use super::{Draft, Imported};
use crate::facts::id::slug;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};
use crate::names::days::year_of;
use crate::names::word::{folded_words, listed};

pub fn revised(card: &Card) -> Option<When> {
    let entry = card.fields.property(&Property::Rev)?;
    let date = entry.values.first()?.as_partial_date_time()?.to_date_time()?;
    Some(When::day(date.date_time.date()))
}

pub fn begin(card: &Card, what: &str) -> Yaml {
    let mut yaml = Yaml::default();
    yaml.comment(0, &format!("Drafted from {}: {what}.", card.original));
    yaml
}

/// Returns the title on a card, unless it may be of another time than the card: `Chair from 1 July`.
pub fn role(card: &Card, name: &str, imported: &mut Imported) -> Option<String> {
    let role = card.role()?;
    let words = folded_words(&role);
    let is_other = |word: &String| {
        Words("terms").has(word) && word != "for"
            || Words("not-now").has(word)
            || year_of(word).is_some()
    };
    if words.iter().any(is_other) {
        imported.doubts.add("title-of-another-time", &[&name, &role]);
        return None;
    }
    Some(role)
}

/// Says what is to be done with a draft.
pub const TO_BE_READ: &str = "read it against the card";

pub fn about(card: &Card, yaml: &mut Yaml) {
    if let Some(unit) = card.parts(&Property::Org).get(1).filter(|unit| !unit.is_empty()) {
        yaml.pair(0, "unit", unit, "");
    }
    yaml.list(0, "languages", &card.texts(&Property::Lang), "");
    if let Some(note) = card.texts(&Property::Note).first() {
        yaml.pair(0, "note", note, "");
    }
}

pub fn reached(card: &Card, yaml: &mut Yaml) {
    yaml.list(0, "phone", &card.phones(), "");
    yaml.list(0, "email", &card.emails(), "");
}

/// Returns the picture of a card, and how its file ends.
pub fn picture(card: &Card) -> Option<(&'static str, Vec<u8>)> {
    let entry = card.fields.property(&Property::Photo)?;
    let bytes = match entry.values.first()? {
        Value::Binary(data) => data.data.clone(),
        value => mail_parser::decoders::base64::base64_decode(value.as_text()?.as_bytes())?,
    };
    let ending = match imagesize::image_type(&bytes).ok()? {
        ImageType::Jpeg => "jpg",
        ImageType::Png => "png",
        ImageType::Gif => "gif",
        _ => return None,
    };
    Some((ending, bytes))
}

/// Writes the card as it stands; of pictures, sounds and keys the name alone.
pub fn rest(card: &Card) -> String {
    let mut yaml = Yaml::default();
    yaml.comment(0, "The card:");
    for line in &card.lines {
        let (head, value) = line.split_once(':').unwrap_or((line, ""));
        let line = if is_data(value) { format!("{head}: (data)") } else { line.clone() };
        yaml.comment(0, &format!("  {}", line.trim()));
    }
    yaml.finish()
}

/// Lines of a card that say nothing of its owner.
const MACHINERY: &str = "VERSION PRODID UID REV KIND N FN SORT-STRING CLASS";

/// Says whether a card holds a word that a record does not.
pub fn says_more(card: &Card, record: &str, has_moved: bool) -> bool {
    let mut known: BTreeSet<String> = folded_words(record).into_iter().collect();
    // The record has the firm by its id.
    if !has_moved {
        known.extend(folded_words(&card.firm()));
    }
    card.lines.iter().any(|line| {
        let (head, value) = line.split_once(':').unwrap_or(("", line));
        let name = head.split(';').next().unwrap_or_default().to_ascii_uppercase();
        !is_data(value)
            && !listed(MACHINERY, &name)
            && folded_words(value).iter().any(|word| !known.contains(word))
    })
}

/// Says whether a value is a picture, a sound or a key.
fn is_data(value: &str) -> bool {
    value.len() > 400 && !value.contains(' ')
}

/// Keys of a person and of an organisation in the order of drafts.
const ORDER: &str =
    "name aka organisation unit role roles level site phone email photo languages note handling";

/// Drafts the organisation of a card, or changes the one on record.
pub fn organisation(card: &Card, known: &mut Known<'_>, imported: &mut Imported) {
    let printed = card.text(&Property::Fn);
    let name = if printed.is_empty() { card.firm() } else { printed };
    if name.is_empty() {
        return imported.doubts.add("card-without-a-name", &[]);
    }
    let mut yaml = begin(card, TO_BE_READ);
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
        Some(key) => imported.doubts.add("name-taken", &[&name, &key]),
        None => {
            let id = new_id(&name, Kind::Organisation, known, imported);
            draft(Kind::Organisation, &id, format!("{text}\n{}", rest(card)), known, imported);
        }
    }
}

const MOST: usize = 50;

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
    // A record with so many cards would be read anew for each of thousands more.
    if was.matches("# The card:").count() >= MOST {
        let words = card.lines.join("; ");
        return imported.doubts.add("one-card-more", &[key, &words]);
    }
    let mut amended = amend(was, text, ORDER, rule);
    if amended.text != was || says_more(card, was, !is_sure) {
        let line_end = if amended.text.ends_with('\n') { "" } else { "\n" };
        amended.text = format!("{}{line_end}\n{}", amended.text, rest(card));
    }
    change(key, amended, is_sure, known, imported);
}

/// Gives a new record its id, with a doubt where that is not its name.
pub fn new_id(name: &str, kind: Kind, known: &mut Known<'_>, imported: &mut Imported) -> String {
    let wanted = slug(name);
    let id = known.free_id(kind, &wanted);
    match wanted.as_str() {
        wanted if wanted == id => {}
        "" => imported.doubts.add("no-latin-letters", &[&name, &id]),
        wanted => imported.doubts.add("id-taken", &[&wanted, &name, &id]),
    }
    id
}

pub fn draft(kind: Kind, id: &str, text: String, known: &mut Known<'_>, imported: &mut Imported) {
    let key = RecordKey::new(kind, id);
    known.register.keep(&key, &text);
    imported.drafts.push(Draft { key, text, copy: None });
}
