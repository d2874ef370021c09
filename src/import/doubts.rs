//! What a person has to look at, each doubt under its name.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::LazyLock;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub code: &'static str,
    pub message: String,
    pub hint: &'static str,
}

/// The table of doubts: what each says, under its name.
static TABLE: LazyLock<BTreeMap<&str, [&str; 3]>> = LazyLock::new(|| {
    let lines = include_str!("doubts.txt").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| {
        let (name, rest) = line.split_once(": ")?;
        let mut cells = rest.splitn(3, " | ");
        Some((name, [cells.next()?, cells.next()?, cells.next()?]))
    });
    rows.collect()
});

#[derive(Debug, Clone, Default)]
pub struct Doubts {
    found: Vec<Doubt>,
    told: usize,
}

impl Doubts {
    /// Adds a doubt of the table, with the words of the case in their places.
    pub fn add(&mut self, name: &'static str, words: &[&dyn Display]) {
        let [code, says, hint] = TABLE.get(name).copied().unwrap_or([name, "{}", name]);
        let mut parts = says.split("{}");
        let mut message = parts.next().unwrap_or_default().to_owned();
        for (part, words) in parts.zip(words) {
            message.push_str(&words.to_string());
            message.push_str(part);
        }
        self.found.push(Doubt { code, message, hint });
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

    /// Says whether a doubt of this code is among those not yet in a draft.
    pub fn has(&self, code: &str) -> bool {
        self.found[self.told..].iter().any(|doubt| doubt.code == code)
    }

    pub fn found(&self) -> &[Doubt] {
        &self.found
    }

    pub fn kind(&mut self) -> Answer<String> {
        self.add("kind-guessed", &[]);
        Answer::of("meeting", "assumed")
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
