//! A visiting card → the words of its properties.

use calcard::vcard::{
    VCard, VCardEntry, VCardParameterName, VCardParameterValue, VCardProperty as Property,
    VCardValue as Value,
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
        let rank = |entry: &&VCardEntry| {
            let mut ranks = entry.parameters(&VCardParameterName::Pref);
            ranks.find_map(|rank| match rank {
                VCardParameterValue::Integer(rank) => Some(*rank),
                _ => None,
            })
        };
        let mut entries: Vec<&VCardEntry> = self.fields.properties(name).collect();
        // Those without a rank come last, as RFC 6350 has it.
        entries.sort_by_key(|entry| rank(entry).unwrap_or(u32::MAX));
        entries
    }

    pub fn parts(&self, name: &Property) -> Vec<String> {
        let entries = self.entries(name);
        let values = entries.first().map(|entry| entry.values.as_slice()).unwrap_or_default();
        values.iter().map(|value| words_of(value).unwrap_or_default()).collect()
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

    pub fn other_firms(&self) -> Vec<String> {
        let own = self.firm();
        let all = self.entries(&Property::Org).into_iter();
        let firms = all.filter_map(|entry| first_part(entry.values.first()?));
        firms.filter(|firm| *firm != own && !firm.is_empty()).collect()
    }

    pub fn firm(&self) -> String {
        self.parts(&Property::Org).into_iter().next().unwrap_or_default()
    }
}

fn first_part(value: &Value) -> Option<String> {
    match value {
        Value::Component(parts) => words_of(&Value::Text(parts.first()?.clone())),
        value => words_of(value),
    }
}

fn words_of(value: &Value) -> Option<String> {
    let words = match value {
        Value::Component(parts) => parts.join(", "),
        value => value.as_text()?.to_owned(),
    };
    // A record keeps no control characters, and names that differ by one are one.
    let parts: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|part| !part.is_empty())
        .collect();
    Some(parts.join(" "))
}
