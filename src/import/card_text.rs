//! A visiting card → the words of its properties.

use calcard::vcard::{
    VCard, VCardEntry, VCardParameterName, VCardParameterValue,
    VCardProperty as Property, VCardValue as Value,
};

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

    /// Returns the entries of a property, those first that the card prefers.
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
        let values = entries
            .first()
            .map(|entry| entry.values.as_slice())
            .unwrap_or_default();
        values
            .iter()
            .map(|value| words_of(value).unwrap_or_default())
            .collect()
    }

    pub fn name(&self) -> String {
        let parts = self.parts(&Property::N);
        let part = |n: usize| parts.get(n).cloned().unwrap_or_default();
        let in_parts = format!("{} {}", part(1), part(0)).trim().to_owned();
        let printed = self.text(&Property::Fn);
        let in_full = format!("{} {} {}", part(1), part(2), part(0));
        if !part(2).is_empty() && printed.contains(&in_full) {
            return in_full;
        }
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

    pub fn other_firms(&self) -> Vec<String> {
        let own = self.firm();
        let firm =
            |words: String| words.split(", ").next().unwrap_or_default().to_owned();
        let all = self.texts(&Property::Org).into_iter().map(firm);
        all.filter(|firm| *firm != own && !firm.is_empty())
            .collect()
    }

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
    // A record keeps no control characters, and names that differ by one are one.
    let parts = words.split(|c: char| c.is_whitespace() || c.is_control());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    Some(parts.join(" "))
}
