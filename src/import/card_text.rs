//! A visiting card → the words of its properties.

use std::collections::BTreeSet;

use calcard::common::IanaType;
use calcard::vcard::{
    VCard, VCardEntry, VCardParameterName, VCardParameterValue, VCardProperty as Property,
    VCardType, VCardValue as Value,
};

use super::person_name::without_courtesy;

#[derive(Debug)]
pub struct Card {
    pub fields: VCard,
    pub lines: Vec<String>,
    pub original: String,
}

impl Card {
    pub fn text(&self, name: &Property) -> String {
        self.texts(name).into_iter().next().unwrap_or_default()
    }

    pub fn texts(&self, name: &Property) -> Vec<String> {
        let entries = self.entries(name).into_iter();
        let words = entries.filter_map(|entry| words_of(entry.values.first()?));
        words.filter(|words| !words.is_empty()).collect()
    }

    fn entries<'a>(&'a self, name: &'a Property) -> Vec<&'a VCardEntry> {
        // Those without a rank come last, as RFC 6350 has it.
        let rank = |entry: &&VCardEntry| match entry.parameters(&VCardParameterName::Pref).next() {
            Some(VCardParameterValue::Integer(rank)) => *rank,
            _ => u32::MAX,
        };
        let mut entries: Vec<&VCardEntry> = self.fields.properties(name).collect();
        entries.sort_by_key(rank);
        entries
    }

    pub fn parts(&self, name: &Property) -> Vec<String> {
        let first = self.entries(name).into_iter().take(1);
        let values = first.flat_map(|entry| &entry.values);
        values.map(|value| words_of(value).unwrap_or_default()).collect()
    }

    /// Returns the name as the card prints it, without what it is addressed with; the parts of
    /// it where the card prints none, or degrees behind a comma.
    pub fn name(&self) -> String {
        let printed = self.text(&Property::Fn);
        let parts = self.name_in_parts();
        if printed.is_empty() || printed.contains(',') && !parts.is_empty() {
            return parts;
        }
        without_courtesy(&printed).0.to_owned()
    }

    /// Returns given name and surname alone, by which a record may have the person.
    pub fn name_in_parts(&self) -> String {
        let parts = self.parts(&Property::N);
        let part = |n: usize| parts.get(n).and_then(|part| part.split(", ").next());
        let (family, given) = (part(0).unwrap_or_default(), part(1).unwrap_or_default());
        format!("{given} {family}").trim().to_owned()
    }

    pub fn firm(&self) -> String {
        self.text(&Property::Org)
    }

    pub fn role(&self) -> Option<String> {
        [Property::Title, Property::Role].iter().flat_map(|name| self.texts(name)).next()
    }

    pub fn phones(&self) -> Vec<String> {
        let is_fax = |entry: &&VCardEntry| {
            let mut types = entry.parameters(&VCardParameterName::Type);
            types.any(|kind| kind.as_type() == Some(IanaType::Iana(&VCardType::Fax)))
        };
        let entries = self.fields.properties(&Property::Tel).filter(|entry| !is_fax(entry));
        distinct(entries.filter_map(|entry| entry.values.first()?.as_text()), "tel:")
    }

    pub fn emails(&self) -> Vec<String> {
        distinct(self.texts(&Property::Email).iter().map(String::as_str), "mailto:")
    }
}

/// Returns addresses, each once, without the scheme before them.
fn distinct<'a>(words: impl Iterator<Item = &'a str>, scheme: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let bare = words.map(|word| word.trim_start_matches(scheme).trim());
    bare.filter(|word| !word.is_empty() && seen.insert(*word)).map(str::to_owned).collect()
}

fn words_of(value: &Value) -> Option<String> {
    let words = match value {
        Value::Component(parts) => parts.join(", "),
        value => value.as_text()?.to_owned(),
    };
    // Lines of a note are parted as words are not.
    let words = words.trim().replace("\r\n", "\n").replace(".\n", ". ").replace('\n', "; ");
    // A record keeps no control characters, and names that differ by one are one.
    let parts = words.split(|c: char| c.is_whitespace() || c.is_control());
    Some(parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}
