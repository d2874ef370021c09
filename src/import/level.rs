//! Those who took part and the address lines → the level of a contact.

use super::headers::Head;
use super::headline::Answer;
use super::kind;
use super::known::Known;
use super::participants::Participants;
use super::people::Listed;
use super::source::address_name;

/// Finds the level of a contact: the highest of those who took part for us, else of those
/// to whom the message went.
pub fn level(
    head: &Head,
    people: &Participants,
    principals: Option<&Answer<Vec<String>>>,
    known: &Known<'_>,
) -> Option<Answer<String>> {
    let addresses: Vec<&str> = head
        .to
        .split(';')
        .chain(head.cc.split(';'))
        .map(str::trim)
        .collect();
    let unit_of = |person: &Listed| {
        let name = person.id.as_deref().and_then(|id| known.person_of(id));
        let name = name.map_or(person.name.as_str(), |person| &person.name);
        let is_theirs = |address: &&&str| {
            let listed = Listed {
                name: name.to_owned(),
                ..Listed::default()
            };
            listed.is_called(address_name(address))
        };
        addresses.iter().find(is_theirs).copied()
    };
    let ours = people.us.iter().map(|person| {
        (
            kind::level_of(person, unit_of(person), known),
            person.words.as_str(),
        )
    });
    let known_before = principals.iter().flat_map(|us| {
        us.value.iter().map(|id| {
            let person = known.person_of(id);
            (
                person.and_then(|person| person.level.clone()),
                us.words.as_str(),
            )
        })
    });
    let by_people = highest(ours.chain(known_before), known);
    by_people.or_else(|| {
        highest(
            addresses.iter().map(|a| (kind::level_in(a, known), *a)),
            known,
        )
    })
}

fn highest<'w>(
    levels: impl Iterator<Item = (Option<String>, &'w str)>,
    known: &Known<'_>,
) -> Option<Answer<String>> {
    let mut best: Option<Answer<String>> = None;
    for (level, words) in levels {
        let before = best.as_ref().map(|best| best.value.clone());
        if let Some(higher) = kind::higher(before.clone(), level, known)
            && before.as_ref() != Some(&higher)
        {
            best = Some(Answer {
                value: higher,
                words: words.to_owned(),
            });
        }
    }
    best
}
