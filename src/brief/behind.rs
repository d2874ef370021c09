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
        self.marked |=
            seen.as_str().is_some_and(|words| words.trim_end_matches(LOW).ends_with(SIGN));
        let Some(view) = seen.as_map() else { return };
        let (mut origin, mut own) = (None, None);
        for (key, value) in view {
            match key.as_str() {
                Some("marked") => self.marked |= is_marked(value),
                Some("origin") => origin = value.as_str(),
                Some("handling") => own = value.as_str(),
                _ => {}
            }
        }
        if let Some(origin) = origin {
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

fn is_marked(own: &Value) -> bool {
    match own.as_array() {
        Some(keys) => !keys.is_empty(),
        None => own.is_string(),
    }
}

/// Returns the marks of the record and of the point at an origin, as `contacts/x#points[3]`.
fn of_record<'a>(facts: &'a Facts, origin: &str) -> Vec<&'a str> {
    let Some((record, path)) = origin.split_once('#') else {
        return Vec::new();
    };
    let Some((folder, id)) = record.split_once('/') else {
        return Vec::new();
    };
    let marks = match Kind::of_folder(folder) {
        Some(Kind::Contact) => {
            let contact = facts.find_contact(id);
            let number = path.strip_prefix("points[").and_then(|rest| {
                let (number, _) = rest.split_once(']')?;
                number.parse::<usize>().ok()
            });
            let point = contact.and_then(|contact| contact.points.get(number?));
            let point = point.and_then(|point| point.handling.as_ref());
            [contact.and_then(|contact| contact.handling.as_ref()), point]
        }
        Some(Kind::Source) => {
            let source = facts.find_source(id);
            [source.and_then(|source| source.handling.as_ref()), None]
        }
        Some(Kind::Topic) => {
            let topic = facts.find_topic(id);
            [topic.and_then(|topic| topic.handling.as_ref()), None]
        }
        Some(Kind::Organisation) => {
            let organisation = facts.find_organisation(id);
            [organisation.and_then(|one| one.handling.as_ref()), None]
        }
        Some(Kind::Person) => {
            let person = facts.find_person(id);
            [person.and_then(|person| person.handling.as_ref()), None]
        }
        Some(Kind::Visit | Kind::Settings) | None => [None, None],
    };
    marks.into_iter().flatten().map(String::as_str).collect()
}
