//! What templates see → what stands behind it: its records, its highest handling mark, and
//! whether something in it is marked as stated by nobody.

use std::collections::{BTreeSet, HashSet};

use foldhash::fast::FixedState;
use tera::Value;

use super::said::{LOW, SIGN};
use crate::facts::Facts;
use crate::finding::field::Kind;

/// What stands behind a brief.
#[derive(Debug, Clone)]
pub struct Behind<'a, 'v> {
    /// The highest mark of the settings among its facts.
    pub handling: &'a str,
    /// The origin of the first fact that bears it; none where no fact does.
    pub handling_at: Option<&'v str>,
    /// Whether something in it is marked as stated by nobody.
    pub marked: bool,
    /// Every place in the facts, as `contacts/x#points[2]`.
    places: HashSet<&'v str, FixedState>,
}

impl<'a, 'v> Behind<'a, 'v> {
    /// Looks at a brief once. Its mark is that of a record, or of an item of its own. Facts
    /// without a mark count as the second lowest, so that nothing becomes public by being left
    /// unmarked.
    pub fn new(facts: &'a Facts, seen: &'v Value, least: Option<&'a str>) -> Self {
        let settings = facts.settings();
        let unmarked = settings.handling.get(1).or(settings.handling.first());
        let floor = unmarked
            .map(String::as_str)
            .into_iter()
            .chain(least)
            .max_by_key(|mark| settings.handling_rank(mark));
        let mut behind = Self {
            handling: floor.unwrap_or_default(),
            handling_at: None,
            marked: false,
            places: HashSet::default(),
        };
        behind.look(facts, seen);
        behind
    }

    /// Returns every record, as `contacts/x#`.
    pub fn in_records(&self) -> BTreeSet<String> {
        let places = self.places.iter();
        let records: BTreeSet<&str> =
            places.filter_map(|place| place.split_inclusive('#').next()).collect();
        records.into_iter().map(str::to_owned).collect()
    }

    fn look(&mut self, facts: &'a Facts, seen: &'v Value) {
        if let Some(items) = seen.as_array() {
            items.iter().for_each(|item| self.look(facts, item));
            return;
        }
        self.marked |= seen.as_str().is_some_and(is_unstated);
        let Some(view) = seen.as_map() else { return };
        let (mut origins, mut own) = (Vec::new(), None);
        for (key, value) in view {
            match key.as_str() {
                Some("marked") => self.marked |= is_marked(value),
                Some("origin") => origins.extend(value.as_str()),
                Some("named_records") => {
                    origins
                        .extend(value.as_array().into_iter().flatten().filter_map(Value::as_str));
                }
                Some("handling") => own = value.as_str(),
                _ => {}
            }
        }
        for origin in origins {
            let settings = facts.settings();
            let own = own.and_then(|own| settings.handling.iter().find(|mark| *mark == own));
            let marks =
                self.places.insert(origin).then(|| of_record(facts, origin)).into_iter().flatten();
            for mark in marks.chain(own.map(String::as_str)) {
                if settings.handling_rank(mark) > settings.handling_rank(self.handling) {
                    self.handling = mark;
                    self.handling_at = Some(origin);
                }
            }
        }
        view.values().for_each(|value| self.look(facts, value));
    }
}

fn is_unstated(words: &str) -> bool {
    words.ends_with(SIGN) || words.strip_suffix(LOW).is_some_and(is_unstated)
}

fn is_marked(own: &Value) -> bool {
    match own.as_array() {
        Some(keys) => !keys.is_empty(),
        None => own.is_string(),
    }
}

/// Returns the marks of the record at an origin, as `contacts/x#points[3]`, of the item there, and of
/// whom the record names: a list of who was there tells of each of them.
fn of_record<'a>(facts: &'a Facts, origin: &str) -> Vec<&'a str> {
    let Some((record, path)) = origin.split_once('#') else {
        return Vec::new();
    };
    let Some((folder, id)) = record.split_once('/') else {
        return Vec::new();
    };
    let number = |list: &str| -> Option<usize> {
        let (number, _) = path.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
        number.parse().ok()
    };
    let mut marks: Vec<&'a Option<String>> = Vec::new();
    match Kind::of_folder(folder) {
        Some(Kind::Contact) => {
            let Some(contact) = facts.find_contact(id) else { return Vec::new() };
            marks.push(&contact.handling);
            let point = number("points").and_then(|number| contact.points.get(number));
            marks.extend(point.map(|point| &point.handling));
            marks.extend(contact.with.iter().map(|id| &facts.organisation(id).handling));
            let people = contact.us.iter().chain(&contact.them);
            let people = people.filter_map(|item| item.who.as_ref());
            marks.extend(people.map(|id| &facts.person(id).handling));
        }
        Some(Kind::Source) => {
            let source = facts.find_source(id);
            marks.extend(source.map(|source| &source.handling));
            let outer = source.and_then(|source| source.quoted_in.as_ref());
            marks.extend(outer.map(|outer| &facts.source(outer).handling));
        }
        Some(Kind::Topic) => marks.extend(facts.find_topic(id).map(|topic| &topic.handling)),
        Some(Kind::Organisation) => {
            let organisation = facts.find_organisation(id);
            marks.extend(organisation.map(|one| &one.handling));
            let note = organisation.zip(number("notes"));
            let note = note.and_then(|(one, number)| one.notes.get(number));
            marks.extend(note.map(|note| &note.handling));
            let seat = organisation.zip(number("memberships"));
            let seat = seat.and_then(|(one, number)| one.memberships.get(number));
            marks.extend(seat.map(|seat| &facts.organisation(&seat.body).handling));
        }
        Some(Kind::Person) => marks.extend(facts.find_person(id).map(|person| &person.handling)),
        Some(Kind::Visit | Kind::Settings) | None => {}
    }
    marks.into_iter().flatten().map(String::as_str).collect()
}
