//! A visiting card of a person → their record, or the change of the one on record.

use calcard::vcard::VCardProperty as Property;

use super::amend::{Rule, amend};
use super::card_fields::{
    about, bare, begin, emails, phones, picture, reached, rest, revised, role, says_more,
};
use super::card_owner::{ORDER, draft};
use super::card_text::Card;
use super::change::change;
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
        let message =
            format!("The card of {name} names no organisation; it was not drafted.");
        let hint = "import it again with --with ID";
        return imported.doubts.warning("no-organisation", message, hint);
    };
    for other in card.other_firms() {
        let message = format!("The card of {name} names another firm too: `{other}`.");
        let hint = "it stands in a comment with the rest of the card";
        imported.doubts.warning("not-drafted", message, hint);
    }
    let mails = card.texts(&Property::Email);
    let by_mail = mails
        .iter()
        .find_map(|mail| known.register.person_with(bare(mail)));
    let by_mail = by_mail.map(str::to_owned);
    let on_record = by_mail.or_else(|| {
        let record = known.register.named(name)?;
        let by_order = || known.person(name).map(|person| person.id.to_string());
        match record.kind {
            Kind::Person => Some(record.id.clone()),
            _ => by_order(),
        }
    });
    let on_record = on_record
        .or_else(|| known.person(name).map(|person| person.id.to_string()))
        .and_then(|id| known.register.person(&id).cloned());
    if let Some(record) = on_record {
        return into(card, &record, &employer, wishes, known, imported);
    }
    if let Some(key) = known.register.named(name) {
        let message = format!("`{name}` is already a name of {key}.");
        let hint = "one name may lead to one record only; nothing was drafted of it";
        return imported.doubts.warning("not-drafted", message, hint);
    }
    let mut yaml = begin(card);
    yaml.pair(0, "name", name, "");
    yaml.pair(0, "organisation", &employer, &firm);
    about(card, &mut yaml);
    if let Some(role) = role(card) {
        yaml.pair(0, "role", &role, "");
    }
    reached(card, &mut yaml);
    let text = yaml.finish();
    let mut yaml = Yaml::default();
    rest(card, &mut yaml);
    let tail = format!("\n{}", yaml.finish());
    let id = draft(
        name,
        Kind::Person,
        &format!("{text}{tail}"),
        known,
        imported,
    );
    if let Some((ending, bytes)) = picture(card) {
        let photo = format!("{id}.{ending}");
        let line = format!("photo: {photo}\n");
        if let Some(draft) = imported.drafts.last_mut() {
            draft.text = format!("{text}{line}{tail}");
            known.register.keep(&draft.key, &draft.text);
        }
        imported.files.push((format!("data/people/{photo}"), bytes));
    }
}

/// Finds or drafts the employer on a card.
fn employer(
    card: &Card,
    firm: &str,
    wishes: &Wishes,
    known: &mut Known<'_>,
    imported: &mut Imported,
) -> Option<String> {
    if let Some(with) = &wishes.with {
        return Some(with.clone());
    }
    if firm.is_empty() {
        return None;
    }
    match known.register.named(firm) {
        Some(key) if key.kind == Kind::Organisation => Some(key.id.clone()),
        // A person may bear the name of the firm, but not its record.
        Some(_) => None,
        None => {
            let mut yaml = Yaml::default();
            let words =
                format!("Drafted from {}: the employer on a card.", card.original);
            yaml.comment(0, &words);
            yaml.pair(0, "name", firm, "");
            let text = yaml.finish();
            Some(draft(firm, Kind::Organisation, &text, known, imported))
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
    let key = RecordKey {
        kind: Kind::Person,
        id: record.id.to_string(),
    };
    let has_moved = record.organisation.as_str() != employer;
    let day = wishes.date.or_else(|| revised(card));
    let new_role = role(card).filter(|role| {
        let latest = record.roles.iter().max_by_key(|role| role.start());
        let latest = latest.map(|role| &role.title).or(record.role.as_ref());
        // The same title at another firm is a new one.
        has_moved || latest.is_none_or(|latest| !latest.eq_ignore_ascii_case(role))
    });
    if has_moved {
        let message = format!(
            "The card gives {} at {employer}, and {key} is filed under {}.",
            record.name, record.organisation
        );
        let hint = "if it is somebody else of that name, do not take the change up";
        imported.doubts.warning("namesake", message, hint);
    }
    let mut yaml = Yaml::default();
    yaml.pair(0, "organisation", employer, &card.firm());
    about(card, &mut yaml);
    if let Some(title) = &new_role {
        roles(title, record, day, has_moved, known, &mut yaml, imported);
    }
    let fresh = |words: &Vec<String>, known: &[String]| -> Vec<String> {
        let is_new = |word: &&String| !known.contains(*word);
        words.iter().filter(is_new).cloned().collect()
    };
    yaml.list(0, "phone", &fresh(&phones(card), &record.phone), "");
    yaml.list(0, "email", &fresh(&emails(card), &record.email), "");
    let Some(was) = known.register.text(&key) else {
        return;
    };
    let is_dated = !record.roles.is_empty();
    let rule = |key: &str| match key {
        "organisation" => Rule::Set,
        "roles" if is_dated => Rule::Append,
        "role" | "roles" | "unit" | "note" => Rule::Add,
        "phone" | "email" => Rule::Append,
        "languages" if record.languages.is_empty() => Rule::Add,
        _ => Rule::Keep,
    };
    let mut amended = amend(was, &yaml.finish(), &ORDER, &rule);
    if amended.text != was || says_more(card, was) {
        let mut rest_of_card = Yaml::default();
        rest(card, &mut rest_of_card);
        let gap = if amended.text.ends_with('\n') {
            "\n"
        } else {
            "\n\n"
        };
        amended.text.push_str(gap);
        amended.text.push_str(&rest_of_card.finish());
    }
    change(&key, amended, !has_moved, known, imported);
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
    if record.role.is_none() && record.roles.is_empty() {
        return yaml.pair(0, "role", title, "");
    }
    let Some(day) = day else {
        let message = format!(
            "The card gives {} the title `{title}`, and says not since when.",
            record.name
        );
        let hint = "import it again with --date DAY, the day on which you got the card";
        return imported.doubts.warning("new-title", message, hint);
    };
    if has_moved {
        let firm = known.organisation(record.organisation.as_str());
        let firm = firm.map_or(record.organisation.as_str(), |firm| &firm.name);
        let message = format!("The earlier titles of {} were at {firm}.", record.name);
        let hint = "say so with `of`, where the pack is to print it";
        imported.doubts.warning("new-title", message, hint);
    }
    yaml.line(0, "roles:");
    yaml.line(2, &format!("- {{ title: {}, seen: {day} }}", flow(title)));
}
