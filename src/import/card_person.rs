//! A visiting card of a person → their record, or the change of the one on record.

use calcard::vcard::VCardProperty as Property;

use super::amend::Rule;
use super::card_fields::{
    TO_BE_READ, about, begin, draft, new_id, picture, put, reached, rest, revised, role,
};
use super::card_text::Card;
use super::known::Known;
use super::yaml::{Yaml, flow};
use super::{Imported, Wishes};
use crate::facts::person::Person;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};

/// Drafts the person of a card, or changes the one on record.
pub fn person(
    card: &Card,
    name: &str,
    wishes: &Wishes,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let firm = card.firm();
    let Some(employer) = employer(card, &firm, wishes, known, imported) else {
        return imported.doubts.add("card-without-a-house", &[&name]);
    };
    for other in card.texts(&Property::Org).iter().filter(|other| **other != firm) {
        imported.doubts.add("card-with-two-firms", &[&name, other]);
    }
    let mails = card.emails();
    let register = &known.register;
    let by_mail = mails.iter().find_map(|mail| register.person_with(mail));
    let named = register.named(name);
    let by_name = named.filter(|key| key.kind == Kind::Person);
    let parts = card.name_in_parts();
    let spelled = || known.person(name).or_else(|| known.person(&parts));
    let id = by_mail
        .or(by_name.map(|key| key.id.as_str()))
        .or_else(|| spelled().map(|person| person.id.as_str()));
    if let Some(record) = id.and_then(|id| register.person(id)).cloned() {
        let is_own = |own: &String| own.to_lowercase() == name.to_lowercase();
        if ![&record.name].into_iter().chain(&*record.aka).any(is_own) {
            imported.doubts.add("card-of-a-name-like-it", &[&name, &record.name]);
        }
        return into(card, &record, &employer, wishes, known, imported);
    }
    if let Some(key) = named {
        return imported.doubts.add("name-taken", &[&name, &key]);
    }
    let of_people = [Property::N, Property::Kind, Property::Title, Property::Role];
    if of_people.iter().all(|property| card.fields.property(property).is_none()) {
        imported.doubts.add("card-of-a-thing", &[&name]);
    }
    let mut yaml = begin(card, TO_BE_READ);
    yaml.pair(0, "name", name, "");
    yaml.pair(0, "organisation", &employer, &firm);
    about(card, &mut yaml);
    if let Some(role) = role(card, name, imported) {
        yaml.pair(0, "role", &role, "");
    }
    reached(card, &mut yaml);
    let id = new_id(name, Kind::Person, known, imported);
    if let Some((ending, bytes)) = picture(card) {
        yaml.line(0, &format!("photo: {id}.{ending}"));
        imported.files.push((format!("data/people/{id}.{ending}"), bytes));
    }
    let text = format!("{}\n{}", yaml.finish(), rest(card));
    draft(Kind::Person, &id, text, known, imported);
}

/// Finds or drafts the employer on a card.
fn employer(
    card: &Card,
    firm: &str,
    wishes: &Wishes,
    known: &mut Known<'_>,
    imported: &mut Imported,
) -> Option<String> {
    if wishes.with.is_some() || firm.is_empty() {
        return wishes.with.clone();
    }
    match known.register.named(firm) {
        Some(key) if key.kind == Kind::Organisation => Some(key.id.clone()),
        // A person may bear the name of the firm, but not its record.
        Some(_) => None,
        None => {
            let mut yaml = begin(card, "the employer on a card");
            yaml.pair(0, "name", firm, "");
            let id = new_id(firm, Kind::Organisation, known, imported);
            draft(Kind::Organisation, &id, yaml.finish(), known, imported);
            Some(id)
        }
    }
}

/// Shows what a card says anew of a person on record.
fn into(
    card: &Card,
    record: &Person,
    employer: &str,
    wishes: &Wishes,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let key = RecordKey::new(Kind::Person, record.id.as_str());
    let has_moved = record.organisation.as_str() != employer;
    // An older card than what is on record moves nobody.
    let is_newer = |day: &When| record.roles.iter().all(|role| role.start() <= Some(day.last()));
    let day = wishes.date.or_else(|| revised(card)).filter(is_newer);
    let mut yaml = Yaml::default();
    if has_moved {
        let (name, house) = (&record.name, &record.organisation);
        imported.doubts.add("card-of-another-house", &[&name, &employer, &key, &house]);
    }
    // Without a day nobody could tell whether the card or the record is the older one.
    if has_moved && day.is_none() {
        imported.doubts.add("undated-move", &[&record.name]);
    } else {
        yaml.pair(0, "organisation", employer, &card.firm());
        about(card, &mut yaml);
    }
    let new_role = role(card, &record.name, imported).filter(|role| {
        let latest = record.roles.iter().max_by_key(|role| role.start());
        let latest = latest.map(|role| &role.title).or(record.role.as_ref());
        // The same title at another firm is a new one.
        has_moved || latest.is_none_or(|latest| !latest.eq_ignore_ascii_case(role))
    });
    if let Some(title) = &new_role {
        roles(title, record, day, has_moved, known, &mut yaml, imported);
    }
    reached(card, &mut yaml);
    let is_dated = !record.roles.is_empty();
    let rule = |key: &str| match key {
        "organisation" => Rule::Set,
        "roles" if is_dated => Rule::Append,
        "role" | "roles" | "unit" | "note" => Rule::Add,
        "phone" | "email" => Rule::Append,
        "languages" if record.languages.is_empty() => Rule::Add,
        _ => Rule::Keep,
    };
    put(card, &key, &yaml.finish(), &rule, !has_moved, known, imported);
}

/// A new title stands beside the old ones with the day on which it was seen; without a day
/// nobody could tell which of them holds.
fn roles(
    title: &str,
    record: &Person,
    day: Option<When>,
    has_moved: bool,
    known: &Known<'_>,
    yaml: &mut Yaml,
    imported: &mut Imported,
) {
    let name = &record.name;
    if record.role.is_none() && record.roles.is_empty() && !has_moved {
        return yaml.pair(0, "role", title, "");
    }
    let Some(day) = day else {
        return imported.doubts.add("undated-title", &[&name, &title]);
    };
    if has_moved {
        let id = record.organisation.as_str();
        let firm = known.organisation(id).map_or(id, |firm| &firm.name);
        imported.doubts.add("titles-elsewhere", &[&name, &firm]);
    }
    if let Some(old) = &record.role {
        imported.doubts.add("title-of-no-day", &[&name, &old]);
    }
    yaml.line(0, "roles:");
    yaml.line(2, &format!("- {{ title: {}, seen: {day} }}", flow(title)));
}
