//! Who takes part.

use serde::Serialize;

use super::employer::then_at;
use super::origin::Origin;
use super::posts::{Change, Former, employer, former, next};
use super::reader::Reader;
use super::said::Said;
use super::titles::{doubts_title, marked_title, title_over};
use crate::facts::contact::Contact;
use crate::facts::id::{Id, Record};
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::photo::from_pack;
use crate::facts::text::Many;
use crate::facts::when::When;
use crate::finding::field::Kind;

/// Someone who takes part, as far as the record tells.
#[derive(Debug, Clone, Serialize)]
pub struct Attendee<'a> {
    /// The person's id; none without a record.
    pub id: Option<&'a str>,
    /// Their name; none when the record does not give it.
    pub name: Option<&'a str>,
    /// How to speak to them, where it is not their name.
    pub address: Option<&'a str>,
    /// What to call them in a list: their name, else their role.
    pub label: &'a str,
    /// Their title on the day.
    pub title: Option<&'a str>,
    /// Their last title, where they hold none on the day.
    pub former: Option<Former<'a>>,
    /// The title that they take up after the day.
    pub next: Option<Change<'a>>,
    /// What changes in their title by the day of a meeting to come.
    pub change: Option<Change<'a>>,
    /// The organisation for which they spoke on the day, where it is another than now.
    pub then_at: Option<&'a str>,
    /// Their organisation, in a contact with several and where `then_at` does not name it.
    pub firm: Option<&'a str>,
    /// The last post that one of ours had with those whom we meet.
    pub once_theirs: Option<Former<'a>>,
    /// Whether they are you: you were on the other side then.
    pub you: bool,
    /// How their organisation reads on paper.
    pub organisation: Option<&'a str>,
    /// The id of their organisation, where the item names it.
    pub organisation_id: Option<&'a str>,
    /// Where a picture of them lies, from a pack.
    pub photo: Option<String>,
    /// Telephone numbers, of the item, else of their own record.
    pub phone: &'a [String],
    /// Mail addresses, likewise.
    pub email: &'a [String],
    /// Anything else that the item says.
    pub note: Option<Said<'a>>,
    /// How they join.
    pub mode: Option<&'a str>,
    pub spoke: bool,
    /// Whether the record says that they did not.
    pub silent: bool,
    /// The basis of their title, where that is marked.
    pub marked: Option<&'a str>,
    /// Whether what the title rests on is little to be trusted.
    pub low_confidence: bool,
    /// In a released edition, whether the name is a mark.
    pub withheld: bool,
    /// The ground on which the name was blanked in the source.
    pub redacted: Option<&'a str>,
    /// The other lists that decide where the item is told: of who took part in all meetings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Origin<'a>>,
    /// Where the item stands.
    pub origin: Origin<'a>,
}

/// Reads the items of a list such as `them` or `plan.us`, with titles as of `day`.
pub fn attendees<'a, T: Record>(
    reader: Reader<'a>,
    id: &'a Id<T>,
    items: &'a [PersonItem],
    list: &str,
    day: When,
) -> Vec<Attendee<'a>> {
    items
        .iter()
        .enumerate()
        .map(|(n, item)| attendee(reader, item, Origin::item(id, list, n), day))
        .collect()
}

/// Reads one item, with the title as of `day`.
pub fn attendee<'a>(
    reader: Reader<'a>,
    item: &'a PersonItem,
    origin: Origin<'a>,
    day: When,
) -> Attendee<'a> {
    let organisation = item.organisation.as_ref().map(|id| reader.facts.organisation(id));
    let note = item.note.as_ref();
    let note = note.and_then(|note| {
        let around = reader.facts.rests(&origin.field());
        reader.says(note, around)
    });
    let known = match &item.who {
        Some(id) => person(reader, id, origin, day),
        None => Attendee {
            id: None,
            name: item.name.as_deref(),
            address: None,
            label: label(item),
            title: None,
            former: None,
            next: None,
            change: None,
            once_theirs: None,
            then_at: None,
            firm: None,
            you: false,
            organisation: None,
            organisation_id: None,
            photo: None,
            phone: &[],
            email: &[],
            note: None,
            mode: None,
            spoke: false,
            silent: false,
            marked: None,
            low_confidence: false,
            withheld: false,
            redacted: None,
            because: Vec::new(),
            origin,
        },
    };
    let own = |of_item: &'a Many<String>, known: &'a [String]| {
        if of_item.is_empty() { known } else { &**of_item }
    };
    Attendee {
        phone: own(&item.phone, known.phone),
        email: own(&item.email, known.email),
        title: known.title.or(item.role.as_deref()),
        organisation: known.organisation.or_else(|| organisation.map(|o| o.name_on(day.last()))),
        organisation_id: item.organisation.as_ref().map(|id| id.as_str()),
        note,
        mode: item.mode.as_deref(),
        spoke: item.spoke == Some(true),
        silent: item.spoke == Some(false),
        withheld: item.name.as_ref().is_some_and(|name| reader.facts.withheld().is_mark(name)),
        redacted: item.redacted.as_deref(),
        because: Vec::new(),
        ..known
    }
}

/// Reads a person who has a record, with the title as of `day`.
pub fn person<'a>(
    reader: Reader<'a>,
    id: &Id<Person>,
    origin: Origin<'a>,
    day: When,
) -> Attendee<'a> {
    let person = reader.facts.person(id);
    let former = former(reader, person, day.last());
    let at = || employer(reader, person, reader.role_on(person, day.last()), day.last());
    Attendee {
        id: Some(person.id.as_str()),
        name: Some(&person.name),
        address: person.address.as_deref(),
        label: reader.facts.label_of(person),
        title: title_over(reader, person, day),
        former: former.clone(),
        next: next(reader, person, day.last()),
        change: None,
        once_theirs: None,
        then_at: then_at(reader, person, day.last()).map(|one| one.name_on(day.last())),
        firm: None,
        you: reader.principal.is_some_and(|you| you.id == person.id),
        // Between two posts the record has them nowhere.
        organisation: former.is_none().then(at),
        organisation_id: None,
        photo: from_pack(Kind::Person, person.photo.as_deref()),
        phone: &person.phone,
        email: &person.email,
        note: None,
        mode: None,
        spoke: false,
        silent: false,
        marked: marked_title(reader, person, day.last()),
        low_confidence: doubts_title(reader, person, day.last()),
        withheld: false,
        redacted: None,
        because: Vec::new(),
        origin,
    }
}

/// Names the firm of those on their side who came from none of the organisations of a contact.
pub fn name_guests<'a>(reader: Reader<'a>, them: &mut [Attendee<'a>], contact: &'a Contact) {
    for (person, item) in them.iter_mut().zip(&contact.them) {
        let recorded = item.who.as_ref().map(|id| &reader.facts.person(id).organisation);
        let own = item.organisation.as_ref().or(recorded);
        let guest = own.is_some_and(|id| !contact.with.contains(id)) && !contact.with.is_empty();
        let named = person.name == Some(person.label) && person.then_at.is_none();
        person.firm = person.firm.or(person.organisation.filter(|_| guest && named));
    }
}

/// Returns which of some fields of a person nobody stated.
pub fn assumed<'a>(person: &'a Person, shown: &[&str]) -> Vec<&'a str> {
    let names = person.assumed.iter().map(String::as_str);
    names.filter(|name| shown.contains(name)).collect()
}

fn label(item: &PersonItem) -> &str {
    let known = item.name.as_deref().or(item.role.as_deref());
    known.unwrap_or("a person the record does not name")
}
