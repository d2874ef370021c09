//! Facts × a word or a filter × day → what the records say of it, as tables.

pub mod by_kind;
pub mod card;
pub mod find;
pub mod promise;
pub mod seek;

mod contact;
mod figure;
mod newest;
mod organisation;
mod person;
mod say;
mod source;
mod source_row;
mod topic;
mod visit;

use serde::Serialize;
use serde_json::Value;

use crate::brief::notes::NoteLine;
use crate::brief::reader::Reader;
use crate::finding::field::Kind;
use by_kind::What;

/// Rows under headings.
#[derive(Debug, Default)]
pub struct Table {
    /// What each column holds.
    pub headings: &'static [&'static str],
    pub rows: Vec<Row>,
}

/// One row, for people and for programs.
#[derive(Debug)]
pub struct Row {
    /// A text for each column.
    pub cells: Vec<String>,
    /// The same and more, by name, as JSON.
    pub json: String,
}

impl Table {
    /// Says what its rows are about, where these are records or things owed.
    pub fn of(&self) -> Option<What> {
        let known = [
            (organisation::RELATED, What::Records(Kind::Organisation)),
            (contact::COLUMNS, What::Records(Kind::Contact)),
            (person::COLUMNS, What::Records(Kind::Person)),
            (source_row::COLUMNS, What::Records(Kind::Source)),
            (promise::COLUMNS, What::Promises),
        ];
        let found = known.into_iter().find(|(columns, _)| *columns == self.headings);
        found.map(|(_, what)| what)
    }
}

impl Row {
    /// Makes a row of a view and the texts that show it.
    pub fn new<const N: usize>(cells: [String; N], view: &impl Serialize) -> Self {
        let json = serde_json::to_string(view);
        Self { cells: cells.into(), json: json.expect("a view holds words and numbers only") }
    }

    /// Returns what it holds, by name.
    pub fn view(&self) -> Value {
        serde_json::from_str(&self.json).unwrap_or_default()
    }
}

/// Returns the name of whom or what a word of a record names by id, else the word.
fn called(reader: Reader<'_>, word: &str) -> String {
    let records = reader.facts.records();
    let person = records.people.get(word).map(|person| &*person.name);
    let firm = || records.organisations.get(word).map(|one| one.name_on(reader.as_of));
    let topic = || records.topics.get(word).map(|topic| &*topic.name);
    person.or_else(firm).or_else(topic).unwrap_or(word).to_owned()
}

fn all_called(reader: Reader<'_>, words: &[String]) -> String {
    let names: Vec<String> = words.iter().map(|word| called(reader, word)).collect();
    names.join(", ")
}

/// Puts rows under headings.
fn table(headings: &'static [&'static str], rows: impl Iterator<Item = Row>) -> Table {
    Table { headings, rows: rows.collect() }
}

/// Writes remarks, each with its day.
fn noted(notes: &[NoteLine<'_>]) -> String {
    let told = notes.iter().map(|note| {
        let day = note.as_of.map(|day| format!(" ({day})")).unwrap_or_default();
        format!("{}{day}", note.text.told())
    });
    told.collect::<Vec<_>>().join(" – ")
}

/// Writes a word as YAML has it: `no-answer`, `tbc`.
fn word(value: &impl Serialize) -> String {
    let word = serde_json::to_value(value).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}
