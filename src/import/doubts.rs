//! What a person has to look at, each doubt under its name.

use super::headline::Answer;
use crate::facts::when::When;

/// Something that a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Kebab-case noun of the doubt.
    pub code: &'static str,
    /// One sentence: what is doubtful.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
}

/// The doubts of a file.
#[derive(Debug, Clone, Default)]
pub struct Doubts {
    found: Vec<Doubt>,
    told: usize,
}

const SAY_DAY: &str = "correct `date`, or import it again with --date DAY";

impl Doubts {
    /// Notes a doubt.
    pub fn warning(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        hint: &'static str,
    ) {
        self.found.push(Doubt {
            code,
            message: message.into(),
            hint,
        });
    }

    /// Returns the words of the doubts since it was last asked, for the draft.
    pub fn take_words(&mut self) -> Vec<String> {
        let words = self.found[self.told..]
            .iter()
            .map(|doubt| doubt.message.clone());
        let words = words.collect();
        self.told = self.found.len();
        words
    }

    /// Takes back doubts of a code that a record on file has settled, by their words.
    pub fn withdraw(&mut self, code: &str, words: &[String]) {
        self.found
            .retain(|doubt| doubt.code != code || !words.contains(&doubt.message));
        self.told = self.found.len();
    }

    /// Returns the doubts.
    pub fn found(&self) -> &[Doubt] {
        &self.found
    }

    /// No day at all.
    pub fn no_date(&mut self) {
        let message = "No day stands in the text, so no contact was drafted.";
        self.warning("no-date", message, "import it again with --date DAY");
    }

    /// Only days of other things.
    pub fn year_only(&mut self, latest: &str) {
        let message =
            format!("The text does not say the day; the latest it names is {latest}.");
        self.warning("no-date", message, SAY_DAY);
    }

    /// Only the day on which it was sent.
    pub fn day_of_sending(&mut self, date: &When) {
        let message = format!("The text names no day; {date} is the day it was sent.");
        self.warning("day-of-sending", message, SAY_DAY);
    }

    /// Nobody known on the other side.
    pub fn no_organisation(&mut self, name: Option<&str>) {
        let message = match name {
            Some(name) => {
                format!("`{name}` is the name of no organisation of the project.")
            }
            None => "No organisation of the project is named.".to_owned(),
        };
        let hint = "add it with `new organisation ID`, or import it again with --with ID";
        self.warning("no-organisation", message, hint);
    }

    /// A contact on file that may be the same.
    pub fn same_day(&mut self, contact: &str) {
        let message =
            format!("contacts/{contact} is of the same day, with the same organisation.");
        let hint =
            "if it is the same meeting, move what is new there and delete the draft";
        self.warning("same-day-contact", message, hint);
    }

    /// Nothing says what kind of contact it was.
    pub fn kind(&mut self) -> Answer<String> {
        let message = "The text does not say whether it was a meeting or a call.";
        self.warning("kind-guessed", message, "correct `kind`");
        Answer {
            value: "meeting".into(),
            words: "assumed".into(),
        }
    }

    /// Nothing says at which level it was.
    pub fn level(&mut self) {
        self.warning(
            "no-level",
            "The text does not say at which level it was.",
            "add `level`",
        );
    }
}
