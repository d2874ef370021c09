//! Head, label and title of a text → on which side its author is, and with whom a mail was
//! exchanged.

use super::addresses::{address, address_name};
use super::kind;
use super::known::{Known, Side};
use super::participants::Participants;
use super::people::Listed;
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
    let mut houses: Vec<String> = match from {
        None => Vec::new(),
        Some(house) if !known.is_us(&house) => vec![house],
        Some(_) => {
            let houses = receivers(message).map(|words| house_of(words, known));
            let others = |house: Option<String>| house.filter(|house| !known.is_us(house));
            houses.map(others).collect::<Option<_>>().unwrap_or_default()
        }
    };
    houses.sort();
    houses.dedup();
    houses
}

/// Says whether a mail of another house was sent to others than us, or to nobody who is named.
pub fn is_to_others(message: &Message, known: &Known<'_>) -> bool {
    let is_ours = |house: &String| known.is_us(house);
    let is_of_theirs = house_of(&message.head.from, known).is_some_and(|house| !is_ours(&house));
    let mut receivers = receivers(message);
    let is_undisclosed = |words: &str| words.to_lowercase().contains("undisclosed");
    is_of_theirs
        && !message.head.to.trim().is_empty()
        && receivers.all(|words| match house_of(words, known) {
            Some(house) => !is_ours(&house),
            None => is_undisclosed(words) || is_elsewhere(words, known),
        })
}

/// Says whether a mail is of somebody of no house on record, whose address is not ours.
pub fn is_of_others(message: &Message, known: &Known<'_>) -> bool {
    house_of(&message.head.from, known).is_none() && is_elsewhere(&message.head.from, known)
}

/// Says whether an address is none of ours, where it is known how ours end.
fn is_elsewhere(words: &str, known: &Known<'_>) -> bool {
    let ours = known.our_id();
    let is_ours = known.register.organisation_of(address(words)) == Some(&*ours);
    address(words).contains('@') && known.register.knows_house(&ours) && !is_ours
}

/// Those on record who wrote and got a mail.
pub fn writers(message: &Message, known: &Known<'_>) -> Participants {
    let mut found = Participants::default();
    for words in std::iter::once(&*message.head.from).chain(receivers(message)) {
        if let Some(person) = known.correspondent(words) {
            let (id, name) = (Some(person.id.to_string()), person.name.clone());
            let words = address_name(words).to_owned();
            let listed = Listed { id, name, words, ..Listed::default() };
            found.put(listed, known.side_of(person));
        }
    }
    found
}

fn receivers(message: &Message) -> impl Iterator<Item = &str> {
    message.head.to.split(';').filter(|words| !words.trim().is_empty())
}
