//! Records × choice → the same records with other names for all that are withheld.

use crate::facts::records::Records;
use crate::facts::text::Many;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;
use crate::release::choice::Choice;
use crate::release::known::shown;
use crate::release::names::{Name, names};
use crate::release::prose::Prose;
use crate::release::scrub::Scrub;

/// Gives every withheld person and organisation another name; prose names each of them three
/// times in a row where it did once. No `and` joins the three: the words of a list are the
/// author's, and an edition keeps them.
pub fn rename(records: &Records, choice: &Choice, out: &mut Records) {
    let names = names(records, choice, &shown(records, choice));
    let place = |name: &Name| {
        let (full, alias) = other_name(&name.at.record);
        format!("{full}, {alias}, {full}")
    };
    let scrub = Scrub::new(&names, &place);
    let edit = &mut |words: &mut String| scrub.scrub(words);
    macro_rules! scrub {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            out.$folder.iter_mut().for_each(|one| one.prose(edit));
        )*};
    }
    kinds!(scrub);
    for name in &names {
        let key = &name.at.record;
        let (full, alias) = other_name(key);
        let called = (full, Many::from(vec![alias]));
        if key.kind == Kind::Person {
            let mut people = out.people.iter_mut();
            if let Some(one) = people.find(|one| one.id.as_str() == key.id) {
                (one.name, one.aka) = called;
            }
        } else {
            let mut organisations = out.organisations.iter_mut();
            if let Some(one) = organisations.find(|one| one.id.as_str() == key.id) {
                (one.name, one.aka) = called;
            }
        }
    }
}

/// Returns a name and an alias of other lengths than any that people bear.
fn other_name(key: &RecordKey) -> (String, String) {
    let number: usize = key.id.bytes().map(usize::from).sum();
    let length = key.id.len();
    (
        format!("Vari{number} Otherwise{length}"),
        format!("Varia{number}x{length}"),
    )
}
