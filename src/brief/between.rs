//! Some organisations → what is owed between us and them, as their own sheet tells it.

use super::promises::{Promise, promises};
use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;

/// Lists what is owed between us and some organisations and those that belong with them, as their
/// own sheet tells it: by name, but for the only one that it is about.
pub fn between<'a>(
    reader: Reader<'a>,
    own: &[&'a Organisation],
    of: Option<&Id<Contact>>,
) -> Vec<Promise<'a>> {
    let mut promises = promises(reader, &owing(reader, own), of);
    for promise in &mut promises {
        promise.named = promise.name_firms(own, reader.as_of)
            || promise.then_at.is_some()
            || !matches!(own, [only] if promise.theirs == [&only.id]);
        if promise.named && promise.to.is_empty() && promise.by == ["us"] {
            let theirs = promise.theirs.iter().map(|id| reader.facts.organisation(id));
            promise.to = theirs.map(|one| one.name_on(reader.as_of).into()).collect();
        }
    }
    promises
}

/// Returns those whose promises bear on a meeting: its organisations, and those that belong with
/// them.
fn owing<'a>(reader: Reader<'a>, organisations: &[&'a Organisation]) -> Vec<&'a Organisation> {
    let mut owing = organisations.to_vec();
    for organisation in organisations {
        owing.extend(reader.facts.relatives(&organisation.id).into_iter().map(|(_, one)| one));
    }
    owing
}
