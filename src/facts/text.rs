//! Words of facts: Markdown text, and lists in which one item needs no brackets.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::at::At;
use super::evidence::{Evidence, Rests};
use super::id::Id;
use super::source::Source;
use crate::yaml::Misfit;

/// Words in which inline Markdown means something, with the evidence written beside them;
/// names and titles are plain `String`s.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// The words.
    pub words: String,
    /// What they rest on, where that is said.
    pub evidence: Option<Box<Evidence>>,
}

impl Text {
    /// Returns words with nothing said of what they rest on.
    pub fn new(words: String) -> Self {
        Self { words, evidence: None }
    }

    /// Returns what they say themselves of what they rest on.
    pub fn rests(&self) -> Rests<'_> {
        self.evidence.as_deref().map(Rests::from).unwrap_or_default()
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(&self.words)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(WordsOrMap)
    }
}

struct WordsOrMap;

impl<'de> Visitor<'de> for WordsOrMap {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or `{ text, source, at, quote, basis }`")
    }

    fn visit_str<E>(self, words: &str) -> Result<Text, E> {
        Ok(Text::new(words.trim_end().to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            text: String,
            source: Option<Id<Source>>,
            at: Option<At>,
            quote: Option<String>,
            basis: Option<String>,
        }
        let full = Full::deserialize(MapAccessDeserializer::new(map))?;
        let evidence =
            Evidence { source: full.source, at: full.at, quote: full.quote, basis: full.basis };
        Ok(Text { words: full.text.trim_end().to_owned(), evidence: Some(Box::new(evidence)) })
    }
}

/// One or many: `x` and `[x]` are the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Many<T>(Vec<T>);

impl<T> Many<T> {
    /// Returns the items as a list that can grow and shrink.
    pub fn as_vec(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> DerefMut for Many<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

impl<T> From<Vec<T>> for Many<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(OneOrMany(PhantomData))
    }
}

/// Reads one word, or a map that says more.
pub fn word_or_map<'de, D: Deserializer<'de>, T, M: Deserialize<'de>>(
    reader: D,
    expected: &'static str,
    word: impl FnOnce(&str) -> Result<T, Misfit>,
    map: impl FnOnce(M) -> T,
) -> Result<T, D::Error> {
    struct Either<W, F, M>(&'static str, W, F, PhantomData<M>);

    impl<'de, T, M: Deserialize<'de>, W, F> Visitor<'de> for Either<W, F, M>
    where
        W: FnOnce(&str) -> Result<T, Misfit>,
        F: FnOnce(M) -> T,
    {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: Error>(self, word: &str) -> Result<T, E> {
            (self.1)(word).map_err(E::custom)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            M::deserialize(MapAccessDeserializer::new(map)).map(self.2)
        }
    }

    reader.deserialize_any(Either(expected, word, map, PhantomData))
}

struct OneOrMany<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMany<T> {
    type Value = Many<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one item or a list")
    }

    fn visit_unit<E>(self) -> Result<Many<T>, E> {
        Ok(Many(Vec::new()))
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Many<T>, E> {
        T::deserialize(StrDeserializer::new(words)).map(|item| Many(vec![item]))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Many<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|item| Many(vec![item]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Many<T>, A::Error> {
        let mut all = Vec::with_capacity(items.size_hint().unwrap_or(0));
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(Many(all))
    }
}
