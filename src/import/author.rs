//! Head, label and title of a text → on which side its author is, and with whom a mail was
//! exchanged.

use super::addresses::{address, address_name};
use super::kind;
use super::known::{Known, Side};
use super::person_name::without_courtesy;
use super::thread::Message;
use crate::finding::field::Kind;

/// Finds on which side the author of a report is: by its head, its label or its title.
pub fn author(message: &Message, title: &str, labelled: &str, known: &Known<'_>) -> Option<Side> {
    if !message.head.from.is_empty() {
        return side(&message.head.from, known);
    }
    if !labelled.is_empty() {
        return side(labelled, known);
    }
    // `Report by Lena Foss` is one, `Visit by Lena Foss` is none.
    let signs = [" by ", "(by ", " from ", " par ", "(par ", " von ", "(von ", " por ", "(por "];
    let behind = signs.iter().find_map(|sign| {
        let at = title.find(sign)?;
        let written = &known.settings().contact_kinds.written;
        let is_written =
            || kind::contact(&title[..at], known).is_some_and(|(k, _)| written.contains(&k));
        let is_text = sign.starts_with('(') || kind::is_text(&title[..at]) || is_written();
        is_text.then(|| &title[at + sign.len()..])
    });
    let named = behind.map_or("", |name| without_courtesy(name).0);
    let first = |kind| {
        let found = known.find(named, kind).into_iter().next()?;
        (found.range.start == 0).then_some(found.record.id)
    };
    let person = first(Kind::Person).and_then(|id| known.person_of(&id));
    let house = || first(Kind::Organisation).map(|id| known.side_of_house(&id));
    person.map(|person| known.side_of(person)).or_else(house)
}

/// Finds on which side the author of a message stands: by their own record, that of the
/// organisation of this name, or the addresses of an organisation.
fn side(author: &str, known: &Known<'_>) -> Option<Side> {
    house_of(author, known).map(|house| known.side_of_house(&house))
}

fn house_of(words: &str, known: &Known<'_>) -> Option<String> {
    // Lists send under an address of their own: `Lena Foss via Port List <list@…>`.
    let person = match words.split_once(" via ") {
        Some((name, _)) => Some(known.person(name.trim_matches(['"', ' ']))?),
        None => known.correspondent(words),
    };
    if let Some(person) = person {
        return Some(person.organisation.to_string());
    }
    let called = known.exactly(address_name(words), Kind::Organisation);
    let house = || known.register.organisation_of(address(words));
    called.map(|found| found.id).or_else(|| house().map(str::to_owned))
}

/// Finds the organisations with which a mail was exchanged: that of its author, where it is
/// another than ours, else those of all to whom we wrote.
pub fn correspondents(message: &Message, known: &Known<'_>) -> Vec<String> {
    let from = house_of(&message.head.from, known);
    let addressed = message.head.to.split(';').filter(|words| !words.trim().is_empty());
    let mut houses: Vec<String> = match from {
        None => Vec::new(),
        Some(house) if !known.is_us(&house) => vec![house],
        Some(_) => {
            let houses = addressed.map(|words| house_of(words, known));
            let others = |house: Option<String>| house.filter(|house| !known.is_us(house));
            houses.map(others).collect::<Option<_>>().unwrap_or_default()
        }
    };
    houses.sort();
    houses.dedup();
    houses
}
