//! Typed ids: the stem of a record's file, in kebab case.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use super::slug::{RESERVED, fold, is_device, is_slug, slug, why_no_id};
use crate::finding::field::{FieldPath, Kind};
use crate::yaml::Misfit;

/// A kind of record that has files of its own.
pub trait Record: Clone {
    /// Its folder.
    const KIND: Kind;
    /// Returns the stem of its file.
    fn id(&self) -> &Id<Self>;
    /// Sets the stem of its file; the reader does it once.
    fn set_id(&mut self, id: Id<Self>);
}

/// The id of a record of kind `T`: small ASCII letters, digits and hyphens.
pub struct Id<T: ?Sized> {
    slug: Box<str>,
    kind: PhantomData<fn() -> Box<T>>,
}

impl<T: Record> Id<T> {
    /// Names a field of the record.
    pub fn field(&self, path: impl Into<String>) -> FieldPath {
        FieldPath::new(T::KIND, self.as_str(), path)
    }
}

impl<T: ?Sized> Id<T> {
    fn of(slug: Box<str>) -> Self {
        let kind = PhantomData;
        Self { slug, kind }
    }

    /// Returns the id as typed.
    pub fn as_str(&self) -> &str {
        &self.slug
    }
}

impl<T: ?Sized> FromStr for Id<T> {
    type Err = Misfit;

    fn from_str(word: &str) -> Result<Self, Misfit> {
        if is_slug(word) {
            return Ok(Self::of(word.into()));
        }
        let hint = match slug(word) {
            _ if is_device(word) => Some(format!("write a longer one, as `{word}-1`")),
            slug if slug.is_empty() => None,
            slug if !is_slug(&slug) => Some("write a shorter one".to_owned()),
            slug => Some(format!("write the name of the file without its ending: `{slug}`")),
        };
        let message = format!("`{word}` cannot be an id: {}.", why_no_id(word));
        Err(Misfit::new("bad-id", message).hint(hint))
    }
}

impl<'de, T: ?Sized> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let word = <std::borrow::Cow<'de, str>>::deserialize(reader)?;
        word.parse().map_err(D::Error::custom)
    }
}

impl<T: ?Sized> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.serialize_str(&self.slug)
    }
}

impl<T: ?Sized> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.slug)
    }
}

impl<T: ?Sized> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.slug)
    }
}

impl<T: ?Sized> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self::of(self.slug.clone())
    }
}

impl<T: ?Sized> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.slug == other.slug
    }
}

impl<T: ?Sized> Eq for Id<T> {}

impl<T: ?Sized> Hash for Id<T> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.slug.hash(hasher);
    }
}

impl<T: ?Sized> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.slug.cmp(&other.slug)
    }
}

impl<T: ?Sized> Borrow<str> for Id<T> {
    fn borrow(&self) -> &str {
        &self.slug
    }
}

impl<T: ?Sized> Default for Id<T> {
    fn default() -> Self {
        Self::of("".into())
    }
}

/// Marks an id that may be of any kind a field allows.
#[derive(Debug)]
pub struct Any;

/// An id whose kind the field's meaning decides.
pub type AnyId = Id<Any>;

/// Marks the id of a point that opened a promise, request or question.
#[derive(Debug)]
pub struct Opening;

/// The id under `opens:` or of a question in a plan.
pub type OpeningId = Id<Opening>;

/// Marks the id of a figure, unique in the project.
#[derive(Debug)]
pub struct FigureMark;

/// The id of a figure.
pub type FigureId = Id<FigureMark>;

/// Marks the id of a point that puts a question.
#[derive(Debug)]
pub struct Question;

/// The id under which later points answer a question.
pub type QuestionId = Id<Question>;

#[cfg(test)]
mod tests {
    use super::{is_slug, slug};

    #[test]
    fn makes_ids_of_names() {
        assert_eq!(slug("Isabelle Pérignon"), "isabelle-perignon");
        assert_eq!(slug("  TikTok, Ltd. "), "tiktok-ltd");
        assert!(is_slug("2022-01-27-tiktok"));
        assert!(!is_slug("../etc"));
        assert!(!is_slug("-x"));
        assert!(!is_slug("con") && !is_slug("lpt1") && is_slug("con-1"));
    }
}
