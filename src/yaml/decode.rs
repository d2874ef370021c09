//! Located tree → any serde type; the first misfit names the bytes it stands on.

use std::ops::Range;

use serde::de::{
    self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    Visitor,
};
use serde::forward_to_deserialize_any;

use super::mismatch::{Mismatch, Why};
use super::{Entry, Node, Value};

/// Reads a node as serde asks.
#[derive(Clone, Copy)]
pub struct Reader<'a, 't>(pub &'a Node<'t>);

impl<'a, 't> Reader<'a, 't> {
    fn located<T>(self, result: Result<T, Mismatch>) -> Result<T, Mismatch> {
        result.map_err(|mismatch| {
            let place = self.place_of(&mismatch.why);
            mismatch.or_at(place)
        })
    }

    /// An unknown key that a visitor refused after reading it stands on its own bytes.
    fn place_of(self, why: &Why) -> &'a Range<usize> {
        match (why, &self.0.value) {
            (Why::UnknownKey(key, _), Value::Map(entries)) => entries
                .iter()
                .find(|entry| entry.key == *key)
                .map_or(&self.0.range, |entry| &entry.key_range),
            _ => &self.0.range,
        }
    }
}

impl<'de, 'a, 't> Deserializer<'de> for Reader<'a, 't> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.located(match &self.0.value {
            Value::Null => visitor.visit_unit(),
            Value::Scalar(words) => visitor.visit_str(words),
            Value::List(items) => visitor.visit_seq(Items(items.iter())),
            Value::Map(entries) => visitor.visit_map(Entries(entries.iter(), None)),
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0.value {
            Value::Null => self.located(visitor.visit_none()),
            _ => self.located(visitor.visit_some(self)),
        }
    }

    /// A list is never read as the fields of a record in their order.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.0.value {
            Value::List(_) => self.located(Err(de::Error::invalid_type(Unexpected::Seq, &visitor))),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.0.value {
            Value::Scalar(words) if words == "true" || words == "false" => {
                self.located(visitor.visit_bool(words == "true"))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match &self.0.value {
            Value::Scalar(words) => match words.parse() {
                Ok(number) => self.located(visitor.visit_u32(number)),
                Err(_) => self.deserialize_any(visitor),
            },
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.located(visitor.visit_newtype_struct(self))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match &self.0.value {
            Value::Scalar(words) => {
                let words: &str = words;
                self.located(visitor.visit_enum(words.into_deserializer()))
            }
            _ => self.located(Err(de::Error::invalid_type(
                match self.0.value {
                    Value::List(_) => Unexpected::Seq,
                    Value::Map(_) => Unexpected::Map,
                    _ => Unexpected::Unit,
                },
                &"one word",
            ))),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

struct Items<'a, 't>(std::slice::Iter<'a, Node<'t>>);

impl<'de, 'a, 't> SeqAccess<'de> for Items<'a, 't> {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some(item) = self.0.next() else {
            return Ok(None);
        };
        let read = seed.deserialize(Reader(item));
        read.map(Some).map_err(|mismatch| mismatch.or_at(&item.range))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Entries<'a, 't>(std::slice::Iter<'a, Entry<'t>>, Option<&'a Entry<'t>>);

impl<'de, 'a, 't> MapAccess<'de> for Entries<'a, 't> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        self.1 = self.0.next();
        let Some(entry) = self.1 else { return Ok(None) };
        seed.deserialize(KeyReader(&entry.key))
            .map(Some)
            .map_err(|mismatch| mismatch.or_at(&entry.key_range))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        let entry = self.1.take().expect("serde asks for a key before its value");
        seed.deserialize(Reader(&entry.value))
            .map_err(|mismatch| mismatch.or_at(&entry.value.range))
    }
}

/// Hands a key out as words that end with the call, whatever lifetime serde wants.
struct KeyReader<'a>(&'a str);

impl<'de> Deserializer<'de> for KeyReader<'_> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_str(self.0)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf option unit unit_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
    }
}
