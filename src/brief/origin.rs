//! Where in the facts a piece of a brief comes from.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::facts::id::{Id, Record};
use crate::facts::organisation::Organisation;
use crate::finding::field::{FieldPath, Kind};

/// One field of one record, written `contacts/ID#points[3]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin<'a> {
    kind: Kind,
    id: &'a str,
    path: Cow<'static, str>,
}

impl<'a> Origin<'a> {
    /// Names a field by its path from the top of the record.
    pub fn new<T: Record>(id: &'a Id<T>, path: impl Into<Cow<'static, str>>) -> Self {
        Self { kind: T::KIND, id: id.as_str(), path: path.into() }
    }

    /// Names a field of the settings.
    pub fn settings(path: &'static str) -> Self {
        Self { kind: Kind::Settings, id: "settings", path: path.into() }
    }

    /// Returns the id of the record.
    pub fn id(&self) -> &'a str {
        self.id
    }

    /// Names the record as a whole.
    pub fn whole(&self) -> Self {
        Self { path: "".into(), ..*self }
    }

    pub fn field(&self) -> FieldPath {
        FieldPath::new(self.kind, self.id, self.path.as_ref())
    }

    /// Names an item of a list field.
    pub fn item<T: Record>(id: &'a Id<T>, list: &str, number: usize) -> Self {
        Self::new(id, format!("{list}[{number}]"))
    }
}

/// Names where the bodies stand that organisations joined.
pub fn memberships(organisations: &[Id<Organisation>]) -> Vec<Origin<'_>> {
    let all = organisations.iter();
    all.map(|id| Origin::new(id, "memberships")).collect()
}

impl fmt::Display for Origin<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}#{}", self.kind.folder(), self.id, self.path)
    }
}

impl Serialize for Origin<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        // A pack has tens of thousands of them: no piece by piece.
        let parts = [self.kind.folder(), "/", self.id, "#", &self.path];
        writer.serialize_str(&parts.concat())
    }
}
