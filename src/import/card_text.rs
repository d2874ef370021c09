//! A visiting card → the words of its properties.

use calcard::vcard::{VCard, VCardProperty as Property, VCardValue as Value};

/// A card, read.
#[derive(Debug)]
pub struct Card {
    /// Its properties.
    pub fields: VCard,
    /// Its lines, those of cards within it too.
    pub lines: Vec<String>,
    /// The name of the file.
    pub original: String,
}

impl Card {
    /// Returns the first words of a property.
    pub fn text(&self, name: &Property) -> String {
        self.texts(name).into_iter().next().unwrap_or_default()
    }

    /// Returns the words of every entry of a property.
    pub fn texts(&self, name: &Property) -> Vec<String> {
        let entries = self.fields.properties(name);
        let words = entries.filter_map(|entry| words_of(entry.values.first()?));
        words.filter(|words| !words.is_empty()).collect()
    }

    /// Returns the parts of the first entry of a property.
    pub fn parts(&self, name: &Property) -> Vec<String> {
        let entry = self.fields.property(name);
        let values = entry
            .map(|entry| entry.values.as_slice())
            .unwrap_or_default();
        values
            .iter()
            .map(|value| words_of(value).unwrap_or_default())
            .collect()
    }

    /// Returns the name, given name first.
    pub fn name(&self) -> String {
        let parts = self.parts(&Property::N);
        let part = |n: usize| parts.get(n).cloned().unwrap_or_default();
        let in_parts = format!("{} {}", part(1), part(0)).trim().to_owned();
        let printed = self.text(&Property::Fn);
        let has_both = !part(0).is_empty() && !part(1).is_empty();
        let holds_both = printed.contains(&part(0)) && printed.contains(&part(1));
        if printed.is_empty() || has_both && holds_both {
            return in_parts;
        }
        match printed.split_once(", ") {
            Some((family, given)) if !given.contains(',') && self.firm() != printed => {
                format!("{given} {family}")
            }
            _ => printed,
        }
    }

    /// Returns the name of the firm.
    pub fn firm(&self) -> String {
        self.parts(&Property::Org)
            .into_iter()
            .next()
            .unwrap_or_default()
    }
}

fn words_of(value: &Value) -> Option<String> {
    let words = match value {
        Value::Component(parts) => parts.join(", "),
        value => value.as_text()?.to_owned(),
    };
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}
