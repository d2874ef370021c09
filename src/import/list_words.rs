//! The words that open lists of people, and those that are somebody.

use super::verbs::is_verb_of_saying;
use crate::names::word::folded_words;

/// A label has at most so many words, and a line of a list so many letters.
pub const LABEL: usize = 8;
/// A line of a list has at most so many letters.
pub const LONGEST: usize = 300;

/// The word above or before those who took part.
pub const PRESENT: &str = "participants participant participating attendees attendee attendance \
                       attending present presents presente presentes participantes asistentes \
                       teilnehmer teilnehmende teilnehmerinnen anwesend anwesende partecipanti \
                       presenti deelnemers aanwezig aanwezigen deltagere deltagare deltager \
                       narvarande stede uczestnicy obecni";

/// The word above or before those who did not.
pub const ABSENT: &str = "apologies apology excused absent absents absence excuses entschuldigt \
                      abwesend excusados ausentes disculpas assenti giustificati afwezig \
                      afgemeld verhinderd afbud fravaerende franvarande anmalda nieobecni \
                      usprawiedliwieni regrets";

/// Says whether one of the first words is in a list.
pub fn holds(words: &[String], list: &str) -> bool {
    let first = words.iter().take(3);
    first
        .into_iter()
        .any(|word| list.split_whitespace().any(|known| known == word))
}

/// An item of a list of people need not be a name, but is no sentence.
pub fn is_somebody(text: &str) -> bool {
    let words = folded_words(text);
    !text.ends_with(['.', ':', '!', '?'])
        && words.len() <= MOST_WORDS
        && !words.iter().any(|word| is_verb_of_saying(word))
}

/// A name, a function and a unit take so many words.
const MOST_WORDS: usize = 16;

/// Says whether a line begins a list of those who took part.
pub fn is_label(line: &str) -> bool {
    let label = line.split_once(':').map_or(line, |(label, _)| label);
    let words = label.len() <= LONGEST && label.split_whitespace().count() <= LABEL;
    words && holds(&folded_words(label), PRESENT)
}
