//! Some organisations → what is owed between us and them, as their own sheet tells it.

use super::promises::{Promise, promises};
use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::relatives::Relation;

/// Lists what is owed between us and some organisations, their parts and those whose place they
/// took, as their own sheet tells it: by name, but for the only one that it is about.
pub fn between<'a>(
    reader: Reader<'a>,
    own: &[&'a Organisation],
    of: Option<&Id<Contact>>,
) -> Vec<Promise<'a>> {
    let mut promises = promises(reader, &owing(reader, own), of);
    for promise in &mut promises {
        promise.named = !matches!(own, [only] if promise.theirs == [&only.id]);
        if promise.named && promise.to.is_empty() && promise.by == ["us"] {
            let theirs = promise.theirs.iter().map(|id| reader.facts.organisation(id));
            promise.to = theirs.map(|one| one.name_on(reader.as_of)).collect();
        }
    }
    promises
}

/// Returns those whose promises bear on a meeting: its organisations, their parts, and those
/// whose place they took.
fn owing<'a>(reader: Reader<'a>, organisations: &[&'a Organisation]) -> Vec<&'a Organisation> {
    let mut owing = organisations.to_vec();
    for organisation in organisations {
        let relatives = reader.facts.relatives(&organisation.id).into_iter();
        let heirs = relatives
            .filter(|(relation, _)| matches!(relation, Relation::Part | Relation::Predecessor));
        owing.extend(heirs.map(|(_, one)| one));
    }
    owing
}
