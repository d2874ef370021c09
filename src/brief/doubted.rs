//! What a document prints → the doubts of the contacts of which it prints anything, so that none of
//! it stands without them, wherever it stands.

use super::gap::{Doubt, Gap, called};
use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use super::sheet::Sheet;
use super::shown::Shown;
use crate::facts::contact::Contact;

/// The fields of a contact that the documents of others do not print.
const OWN: [&str; 4] = ["venue", "contact_person", "organised_by", "links"];

/// Those that they print where they print its hour.
const HOURS: [&str; 2] = ["time", "tz"];

/// The fields of a contact that have their sign wherever they are printed.
pub const SIGNED: [&str; 3] = ["date", "them", "level"];

/// Returns on what the sources of these contacts differ, what nobody stated, and what the record
/// remarks on them where that does not stand with them; the oldest first.
pub fn doubts<'a>(reader: Reader<'a>, shown: &Shown) -> Vec<Gap<'a>> {
    let contacts = shown.any.iter().filter_map(|id| reader.facts.find_contact(id));
    let mut contacts: Vec<&Contact> = contacts.collect();
    contacts.sort_by_key(|one| (one.date, &one.id));
    contacts.into_iter().flat_map(|one| of_contact(reader, one, shown)).collect()
}

/// Returns what of this bears on a card, and which days may be newer than the talk that it tells as
/// your last.
pub fn on_card<'a>(reader: Reader<'a>, sheet: &Sheet<'a>) -> Vec<Gap<'a>> {
    let newer = sheet.gaps.iter().filter(|gap| bears_on_last(sheet, gap)).cloned();
    doubts(reader, &Shown::on_card(sheet)).into_iter().chain(newer).collect()
}

/// Says whether a talk may have been newer than the last one that a sheet tells.
fn bears_on_last(sheet: &Sheet<'_>, gap: &Gap<'_>) -> bool {
    let last = sheet.last_spoke.as_ref().map(|last| last.date.first());
    let newer = || last.zip(gap.doubt.date).is_some_and(|(last, day)| day.last() >= last);
    match gap.doubt.kind {
        "day-unknown" => true,
        "planned-past" | "planned-reported" => newer(),
        _ => false,
    }
}

fn of_contact<'a>(reader: Reader<'a>, contact: &'a Contact, shown: &Shown) -> Vec<Gap<'a>> {
    let around = contact.around();
    let gap = |kind, names, words: Option<Said<'a>>, origin| {
        let doubt = Doubt::of(kind, called(contact));
        let (date, words) = (Some(contact.date), words.map(Said::remark));
        Gap { doubt: Doubt { date, names, words, ..doubt }, sources: Vec::new(), origin }
    };
    let id = contact.id.as_str();
    let own = shown.own.as_deref() == Some(id);
    let hour = shown.hours.contains(id);
    let printed = |field: &str| own || !OWN.contains(&field) && (hour || !HOURS.contains(&field));
    let differ = contact.disputed.iter().enumerate().filter_map(|(n, one)| {
        printed(&one.field).then_some(())?;
        let origin = Origin::item(&contact.id, "disputed", n);
        let says = reader.says(&one.says, around)?;
        Some(gap("disputed", vec![&*one.field], Some(says), origin))
    });
    let other = contact.held_by(reader.as_of) && !own;
    let note = reader.says_if(&contact.note, around);
    let note = note.filter(|_| other && !shown.remarked.contains(id));
    let at = |field| Origin::new(&contact.id, field);
    let note = note.map(|note| gap("remark", Vec::new(), Some(note), at("note")));
    let assumed = contact.assumed.iter().map(String::as_str);
    let assumed: Vec<&str> =
        assumed.filter(|name| other && printed(name) && !SIGNED.contains(name)).collect();
    let assumed =
        (!assumed.is_empty()).then(|| gap("unstated-contact", assumed, None, at("assumed")));
    differ.chain(note).chain(assumed).collect()
}
