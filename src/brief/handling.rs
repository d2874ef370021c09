//! What templates see → the highest handling mark among the facts that it holds.

use std::collections::BTreeSet;

use tera::Value;
use tera::value::Key;

use crate::facts::Facts;
use crate::finding::field::Kind;

/// The mark of a pack.
#[derive(Debug, Clone)]
pub struct Highest<'a, 'v> {
    /// A mark of the settings.
    pub mark: &'a str,
    /// The origin of the first fact that bears it; none where no fact does.
    pub at: Option<&'v str>,
    /// Every record behind the brief, as `contacts/x#`.
    pub records: BTreeSet<String>,
}

/// Returns the highest mark among the facts that stand behind a brief: of a record, or of an
/// item of its own. Facts without a mark count as the second lowest, so that nothing becomes
/// public by being left unmarked.
pub fn highest<'a, 'v>(
    facts: &'a Facts,
    seen: &'v Value,
    least: Option<&'a str>,
) -> Highest<'a, 'v> {
    let settings = facts.settings();
    let unmarked = settings.handling.get(1).or(settings.handling.first());
    let floor = unmarked.map(String::as_str).into_iter().chain(least);
    let floor = floor.max_by_key(|mark| settings.handling_rank(mark));
    let mut highest = Highest {
        mark: floor.unwrap_or_default(),
        at: None,
        records: BTreeSet::new(),
    };
    look(facts, seen, &mut highest);
    highest
}

fn look<'a, 'v>(facts: &'a Facts, seen: &'v Value, highest: &mut Highest<'a, 'v>) {
    if let Some(items) = seen.as_array() {
        items.iter().for_each(|item| look(facts, item, highest));
        return;
    }
    let Some(view) = seen.as_map() else { return };
    let text = |key| view.get(&Key::Str(key)).and_then(Value::as_str);
    if let Some(origin) = text("origin") {
        let record = origin.split_inclusive('#').next().unwrap_or(origin);
        if !highest.records.contains(record) {
            highest.records.insert(record.to_owned());
        }
        let settings = facts.settings();
        let own = text("handling");
        let own = own.and_then(|own| settings.handling.iter().find(|mark| *mark == own));
        let marks = of_record(facts, origin).into_iter();
        for mark in marks.chain(own.map(String::as_str)) {
            if settings.handling_rank(mark) > settings.handling_rank(highest.mark) {
                highest.mark = mark;
                highest.at = Some(origin);
            }
        }
    }
    view.values().for_each(|value| look(facts, value, highest));
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
