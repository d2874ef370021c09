//! A way of writing a name: letters, joints, and how freely it may be read.

use super::shape::{Joint, Shape};
use super::{Form, Nature};

/// What a way of writing says of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The whole name, an alias or a sign.
    Whole,
    /// Several parts of it: given and family name, initials and family name.
    Several,
    /// A family name alone.
    Family,
    /// A given name or short form alone.
    Given,
    /// The beginning of a form that changes the name's end, and the endings it must have:
    /// `Kowalsk` and `iej`.
    Stem(&'static str),
    /// The same of one word of a firm's name, which may be another's.
    PartStem(&'static str),
    /// The beginning of the first of several words, each of which grammar may change.
    Each,
}

/// One way of writing a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// Where pieces meet, and how.
    pub joints: Vec<(usize, Joint)>,
    /// How a mention by it is told.
    pub form: Form,
    /// What it is of the name.
    pub kind: Kind,
    /// What bears the name.
    pub nature: Nature,
    /// The name or part as typed, to compare capitals with.
    pub typed: String,
}

impl Way {
    /// Says whether an ending must stand behind it.
    pub fn is_stem(&self) -> bool {
        matches!(self.kind, Kind::Stem(_) | Kind::PartStem(_))
    }
}

/// Letters, and the ways of writing names that they are, each with its owners.
pub type Row = (String, Vec<(Way, Vec<usize>)>);

/// The ways of writing what somebody is called.
#[derive(Debug, Default)]
pub struct Ways(pub Vec<(String, Way)>);

impl Ways {
    /// Adds a way; letters that are there with the same joints and form are not added again.
    pub fn add(&mut self, shape: &Shape, form: Form, kind: Kind, nature: Nature, typed: &str) {
        let letters = shape.letters();
        let way = Way { joints: shape.joints(), form, kind, nature, typed: typed.to_owned() };
        // Each spelling on record is told as it is typed; parts are told only once.
        let told = |known: &Way| match kind {
            _ if (kind == Kind::Each) != (known.kind == Kind::Each) => false,
            Kind::Whole | Kind::Each => known.typed == typed,
            // Of one stem several declensions may be read.
            Kind::Stem(_) | Kind::PartStem(_) => known.kind == kind || !known.is_stem(),
            // A stem needs an ending, and a name stands alone.
            _ => !known.is_stem(),
        };
        let same = |(other, known): &(String, Way)| {
            *other == letters && known.joints == way.joints && known.form <= form && told(known)
        };
        if !letters.is_empty() && !self.0.iter().any(same) {
            self.0.push((letters, way));
        }
    }
}
