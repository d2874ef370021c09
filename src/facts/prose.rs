//! A text of the facts: its words, the field it stands in and the day it speaks of.

use std::fmt;

use chrono::NaiveDate;

use super::evidence::Rests;
use crate::finding::field::{FieldPath, Kind};

/// What part a text plays in its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It is a fact in our words.
    Told,
    /// It explains a doubt, and may have to name what is wrong.
    Remark,
    /// It gives somebody else's words: a title, a quotation.
    Quoted,
}

/// One text.
#[derive(Debug, Clone, Copy)]
pub struct Prose<'a> {
    /// The kind of record.
    pub kind: Kind,
    /// The record.
    pub id: &'a str,
    /// The field.
    pub path: Path<'a>,
    /// The words.
    pub text: &'a str,
    /// What part it plays.
    pub part: Part,
    /// The day it speaks of, where the record has one.
    pub day: Option<NaiveDate>,
    /// What it says itself of what it rests on.
    pub own: Rests<'a>,
    /// What it rests on.
    pub rests: Rests<'a>,
}

/// The path of a text, written out only for findings.
#[derive(Debug, Clone, Copy)]
pub enum Path<'a> {
    /// `summary`
    Key(&'a str),
    /// `plan.objective`
    Under(&'a str, &'a str),
    /// `aims[2]`
    Item(&'a str, usize),
    /// `points[2].them`
    Within(&'a str, usize, &'a str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Key(key) => f.write_str(key),
            Path::Under(key, inner) => write!(f, "{key}.{inner}"),
            Path::Item(list, n) => write!(f, "{list}[{n}]"),
            Path::Within(list, n, key) => write!(f, "{list}[{n}].{key}"),
        }
    }
}

impl Prose<'_> {
    /// Says whether it states something, and is no name and no title.
    pub fn is_statement(&self) -> bool {
        let is_name = match self.path {
            Path::Key(key) => matches!(key, "title" | "theme"),
            Path::Within(_, _, key) => key == "name",
            Path::Under(..) | Path::Item(..) => false,
        };
        self.part == Part::Told && !is_name
    }

    /// Names the value beside or within which it says on what it rests.
    pub fn path_of_evidence(&self) -> String {
        match self.path {
            Path::Within(list @ ("points" | "plan.raise" | "messages"), n, _) => {
                Path::Item(list, n).to_string()
            }
            path => path.to_string(),
        }
    }

    /// Names the field.
    pub fn field(&self) -> FieldPath {
        FieldPath::new(self.kind, self.id, self.path.to_string())
    }
}
