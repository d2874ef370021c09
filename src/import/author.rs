//! Who wrote a message → on which side they stand, where the records say it.

use std::collections::BTreeSet;

use super::known::{Known, Side};
use super::source::address_name;
use super::thread::{Author, Message};
use crate::finding::field::Kind;
use crate::names::word::folded_words;

/// Finds on which side the author of a message stands.
pub fn side(author: &Author, messages: &[Message], known: &Known<'_>) -> Option<Side> {
    let words = match author {
        Author::House => return Some(Side::Us),
        Author::Unknown => return None,
        Author::Named(words) => words,
    };
    let name = address_name(words);
    if let Some(person) = known.person(name) {
        return Some(known.side_of(person));
    }
    let organisation = known
        .exactly(name, Kind::Organisation)
        .map(|found| found.id);
    let organisation = organisation.or_else(|| by_domain(words, messages, known))?;
    Some(if known.is_us(&organisation) {
        Side::Us
    } else {
        Side::Them
    })
}

/// Finds the organisation that the domain of an address is named after: all of its name, or
/// a word of it where somebody of that organisation writes from the same domain.
fn by_domain(words: &str, messages: &[Message], known: &Known<'_>) -> Option<String> {
    let domain = domain(words)?;
    let labels: Vec<String> = domain
        .split('.')
        .map(|label| folded_words(label).concat())
        .collect();
    let colleagues = colleagues(&domain, messages, known);
    let is_named = |id: &str| {
        known.names_of(id).iter().any(|name| {
            let name = folded_words(name);
            labels.contains(&name.concat())
                || colleagues.contains(id)
                    && name.iter().any(|word| labels.contains(word))
        })
    };
    let mut named = known.organisations().filter(|id| is_named(id));
    let found = named.next()?;
    named.next().is_none().then(|| found.to_owned())
}

/// The organisations of those on record who write from a domain.
fn colleagues(domain: &str, messages: &[Message], known: &Known<'_>) -> BTreeSet<String> {
    let heads = messages.iter().take(MOST).map(|message| &message.head);
    let lists = heads.flat_map(|head| [&head.from, &head.to, &head.cc]);
    let addresses = lists.flat_map(|list| list.split(';')).take(MOST);
    let people = addresses
        .filter(|words| self::domain(words).as_deref() == Some(domain))
        .filter_map(|words| known.person(address_name(words)));
    people
        .map(|person| person.organisation.to_string())
        .collect()
}

/// So many messages and addresses are looked at.
const MOST: usize = 200;

fn domain(words: &str) -> Option<String> {
    let (_, rest) = words.rsplit_once('@')?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && !".-".contains(c));
    let domain = &rest[..end.unwrap_or(rest.len())];
    (!domain.is_empty()).then(|| domain.to_lowercase())
}
