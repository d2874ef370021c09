//! A text written beforehand × the contacts on file → what those know and it does not say.

use super::clock::Clock;
use super::headline::Answer;
use super::known::Known;
use super::moment::days;
use crate::facts::when::When;
use crate::finding::field::Kind;

/// A contact on file with the same organisation at the same time of day knows the day.
pub fn day(
    with: Option<&Answer<Vec<String>>>,
    time: Option<&Clock>,
    known: &Known<'_>,
) -> Option<Answer<When>> {
    let contact = known.contact_at(with?.value.first()?, &time?.written())?;
    Some(Answer {
        value: contact.date,
        words: format!("as in contacts/{}, at the same time of day", contact.id),
    })
}

/// `You last spoke to …`: whoever spoke then is the one who will speak.
pub fn principals(whole: &str, known: &Known<'_>) -> Option<Answer<Vec<String>>> {
    let at = whole.find("You last spoke to ")?;
    let words: String = whole[at..].chars().take(200).collect();
    let person = known.find(&words, Kind::Person).into_iter().next()?;
    let day = days(&words).first()?.when(None)?;
    let contact = known.contact_of(&person.record.id, &day)?;
    let us = contact
        .us
        .iter()
        .filter_map(|p| p.who.as_ref().map(ToString::to_string));
    Some(Answer {
        value: us.collect(),
        words: format!("as in contacts/{}", contact.id),
    })
}
