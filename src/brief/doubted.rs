//! What a document prints → the doubts of the contacts of which it prints anything, so that none of
//! it stands without them, wherever it stands.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Value;

use super::gap::{Doubt, Gap, called};
use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use super::sheet::Sheet;
use crate::facts::contact::Contact;
use crate::finding::field::Kind;

/// The fields of views that say where what is printed of them stands.
const PLACES: [&str; 3] = ["origin", "dates_at", "settled_at"];

/// Contacts of which a document tells the day and who took part, and no remark.
const BARE: [&str; 4] = ["people", "people_of", "last_in_room", "unsure"];

/// The fields of a contact that the documents of others do not print.
const OWN: [&str; 4] = ["venue", "contact_person", "organised_by", "links"];

/// Those that they print where they print its hour.
const HOURS: [&str; 2] = ["time", "tz"];

/// The fields of a contact that have their sign wherever they are printed.
pub const SIGNED: [&str; 3] = ["date", "them", "level"];

/// The contacts of which a document prints anything.
#[derive(Debug, Default)]
pub struct Shown {
    any: BTreeSet<String>,
    /// Those of which it prints the hour.
    hours: BTreeSet<String>,
    /// Those whose remark stands with them.
    remarked: BTreeSet<String>,
    /// The meeting that the document is for: its own fields are told with it.
    own: Option<String>,
    on_card: bool,
}

impl Shown {
    /// Looks at all of a view.
    pub fn of(view: &impl Serialize) -> Self {
        Self::default().and(view, true)
    }

    /// Looks at what a sheet prints of the record.
    pub fn on_sheet(sheet: &Sheet<'_>) -> Self {
        let news = sheet.new_since.items.iter().filter(|news| {
            let told = sheet.in_short || news.told || news.kind != "contact";
            told || !news.joined.is_empty()
        });
        let owed = sheet.promises.iter().filter(|one| !one.state.is_settled() || one.since_talk);
        Self { own: sheet.id.map(str::to_owned), ..Self::default() }
            .and(&sheet.spoke, true)
            .and(&sheet.own, true)
            .and(&news.collect::<Vec<_>>(), true)
            .and(&sheet.recent, true)
            .and(&sheet.called_off, true)
            .and(&sheet.last_in_room, false)
            .and(&sheet.people, false)
            .and(&(&sheet.raise, &sheet.lines, &sheet.moved), false)
            .and(&(&sheet.if_raised, &sheet.sensitive, &sheet.claims), false)
            .and(&owed.collect::<Vec<_>>(), false)
            .and(&sheet.origin.to_string(), false)
    }

    /// Looks at what its card prints of it.
    pub fn on_card(sheet: &Sheet<'_>) -> Self {
        let people = sheet.people.iter().filter(|one| one.on_card);
        let people = people.map(|one| {
            let met = [&one.talks, &one.silent, &one.in_one_room, &one.others, &one.letters];
            (one.told.first(), met.map(|list| list.first()))
        });
        let own = sheet.id.map(str::to_owned);
        Self { on_card: true, own, ..Self::default() }
            .and(&sheet.spoke, true)
            .and(&sheet.new_since.items, true)
            .and(&sheet.called_off, true)
            .and(&people.collect::<Vec<_>>(), false)
            .and(&(&sheet.promises, &sheet.card.ask, &sheet.raise), false)
            .and(&(&sheet.sensitive, &sheet.if_raised, &sheet.lines), false)
            .and(&sheet.origin.to_string(), false)
    }

    pub fn has(&self, contact: &str) -> bool {
        self.any.contains(contact)
    }

    fn and(mut self, view: &impl Serialize, remarked: bool) -> Self {
        let view = Value::try_from_serializable(view).expect("a view holds words and numbers only");
        self.look(&view, remarked);
        self
    }

    fn look(&mut self, view: &Value, remarked: bool) {
        if let Some(items) = view.as_array() {
            items.iter().for_each(|item| self.look(item, remarked));
        }
        if let Some(id) = view.as_str().and_then(contact_at) {
            self.any.insert(id.to_owned());
        }
        let Some(fields) = view.as_map() else { return };
        let field = |name| fields.iter().find(|(key, _)| key.as_str() == Some(name));
        let says = |name, yes| field(name).is_some_and(|(_, value)| value.as_bool() == Some(yes));
        if says("folded", true) || self.on_card && says("on_card", false) {
            return;
        }
        let words = |name| field(name).and_then(|(_, value)| value.as_str());
        let whole = words("origin").filter(|at| at.ends_with('#')).and_then(contact_at);
        if remarked && words("note").is_some() {
            self.remarked.extend(whole.map(str::to_owned));
        }
        if words("time").is_some() {
            let at = field("time_because").and_then(|(_, at)| at.as_array()).unwrap_or_default();
            let at = at.iter().filter_map(|at| at.as_str().and_then(contact_at));
            self.hours.extend(at.map(str::to_owned));
        }
        for (key, value) in fields {
            let key = key.as_str().unwrap_or_default();
            let inner = value.as_array().is_some() || value.as_map().is_some();
            let skipped = key == "because" || self.on_card && key == "recent";
            if PLACES.contains(&key) || inner && !skipped {
                self.look(value, remarked && !BARE.contains(&key));
            }
        }
    }
}

/// Returns the id of the contact in which a place lies, as `contacts/x#points[3]`.
fn contact_at(place: &str) -> Option<&str> {
    let (folder, id) = place.split_once('#')?.0.split_once('/')?;
    (folder == Kind::Contact.folder()).then_some(id)
}

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
