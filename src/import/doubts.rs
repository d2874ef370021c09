//! What a person has to look at, each doubt under its name.

use super::reading::Unsure;
use crate::finding::field::RecordKey;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub code: &'static str,
    pub message: String,
    pub hint: &'static str,
}

#[derive(Debug, Clone, Default)]
pub struct Doubts {
    found: Vec<Doubt>,
    told: usize,
}

const SAY_DAY: &str = "correct `date`, or import it again with --date DAY";

impl Doubts {
    pub fn warning(&mut self, code: &'static str, message: impl Into<String>, hint: &'static str) {
        self.found.push(Doubt { code, message: message.into(), hint });
    }

    /// Returns the words of the doubts since it was last asked, for the draft.
    pub fn take_words(&mut self) -> Vec<String> {
        let words = self.found[self.told..].iter().map(|doubt| doubt.message.clone()).collect();
        self.told = self.found.len();
        words
    }

    /// Takes back doubts of a code that a record on file has settled, by their words.
    pub fn withdraw(&mut self, code: &str, words: &[String]) {
        self.found.retain(|doubt| doubt.code != code || !words.contains(&doubt.message));
        self.told = self.found.len();
    }

    /// Says whether a doubt of this name is among those not yet in a draft.
    pub fn has(&self, code: &str) -> bool {
        self.found[self.told..].iter().any(|doubt| doubt.code == code)
    }

    pub fn found(&self) -> &[Doubt] {
        &self.found
    }

    /// Doubts a day.
    pub fn of_day(&mut self, code: &'static str, message: impl Into<String>) {
        self.warning(code, message, SAY_DAY);
    }

    pub fn unsaid_speaker(&mut self, words: &str) {
        let words = super::doubts::short(words);
        let message = format!("Nothing says whose words these are: “{words}”.");
        let hint = "put them under `us` or `them`; they stand in a comment";
        self.warning("speaker-unsaid", message, hint);
    }

    pub fn unsure(&mut self, unsure: Unsure, words: &str) {
        let words = short(words);
        let message = match unsure {
            Unsure::Told => format!("Nothing says that they said this themselves: “{words}”."),
            Unsure::We => {
                format!("Nothing says who wrote the text, and so who `we` are: “{words}”.")
            }
        };
        self.warning("speaker-unsaid", message, "leave it if it is so, else make it a comment");
    }

    /// People who are named, of whom nothing says whether or on which side they took part.
    pub fn unplaced(&mut self, message: String) {
        let hint = "put them under `us` or `them`; the line stands in a comment";
        self.warning("unplaced-person", message, hint);
    }

    pub fn no_organisation(&mut self, name: Option<&str>, others: &[String]) {
        let message = match (name, others) {
            (Some(name), _) => {
                format!("`{name}` is the name of no organisation of the project.")
            }
            (None, []) => "No organisation of the project is named.".to_owned(),
            (None, others) => {
                format!("The text does not say that it was with {}.", others.join(", "))
            }
        };
        let hint = "add it with `new organisation ID`, or import it again with --with ID";
        self.warning("no-organisation", message, hint);
    }

    pub fn same_meeting(&mut self, contact: &str, day: &str) {
        let message = format!("contacts/{contact} is of {day}, with the same organisation.");
        let hint = "if it is the same meeting, move what is new there and delete the draft";
        self.warning("same-day-contact", message, hint);
    }

    pub fn kind(&mut self) -> Answer<String> {
        let message = "The text does not say whether it was a meeting or a call.";
        self.warning("kind-guessed", message, "correct `kind`");
        Answer::of("meeting", "assumed")
    }

    pub fn name_taken(&mut self, name: &str, key: &RecordKey) {
        let message = format!("`{name}` is already a name of {key}.");
        let hint = "one name may lead to one record only; nothing was drafted of it";
        self.warning("not-drafted", message, hint);
    }
}

/// An answer and the words it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer<T> {
    pub value: T,
    pub words: String,
}

impl<T> Answer<T> {
    pub fn of(value: impl Into<T>, words: impl Into<String>) -> Self {
        Self { value: value.into(), words: words.into() }
    }

    pub fn plain(value: impl Into<T>) -> Self {
        Self::of(value, "")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firmness {
    Said,
    /// It is the day on which the message was sent.
    Sent,
    /// Only the year of the latest day in the text is known.
    Year,
}

pub const LONGEST_TITLE: usize = 200;

/// Cuts words to what fits beside a value.
pub fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(90) {
        Some((at, _)) => format!("{} …", &line[..at]),
        None => line,
    }
}
