//! Records that are no more × new ones → which of them only have another id.

use std::borrow::Cow;
use std::collections::BTreeMap;

use similar::TextDiff;

use crate::finding::field::RecordKey;
use crate::why::trace::fields::Scalar;

/// A record is the same one under another id where so many of its lines are the same.
const SAME: f32 = 0.7;

/// For more pairs than this, nobody has renamed records one by one.
const MOST: usize = 400;

/// Records with another id: the new one to the old one.
#[derive(Debug, Default)]
pub struct Renamed(BTreeMap<RecordKey, RecordKey>);

impl Renamed {
    /// Pairs what is no more with what is new, each with the likeliest.
    pub fn find(gone: &[(&RecordKey, &str)], come: &[(&RecordKey, &str)]) -> Self {
        if gone.len() * come.len() > MOST {
            return Self::default();
        }
        let mut likely: Vec<(f32, &RecordKey, &RecordKey)> = Vec::new();
        for (old, was) in gone {
            for (new, is) in come.iter().filter(|(new, _)| new.kind == old.kind) {
                let as_renamed = was.replace(&old.id, &new.id);
                let share = TextDiff::from_lines(as_renamed.as_str(), *is).ratio();
                likely.push((share, old, new));
            }
        }
        likely.retain(|(share, ..)| *share >= SAME);
        likely.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
        let mut renamed = BTreeMap::new();
        for (_, old, new) in likely {
            let taken = renamed.values().any(|known: &RecordKey| known == old);
            if !taken && !renamed.contains_key(new) {
                renamed.insert(new.clone(), old.clone());
            }
        }
        Self(renamed)
    }

    /// Lists them: the new name, and the old one.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordKey, &RecordKey)> {
        self.0.iter()
    }

    pub fn was<'k>(&'k self, new: &'k RecordKey) -> &'k RecordKey {
        self.0.get(new).unwrap_or(new)
    }

    pub fn now<'k>(&'k self, old: &'k RecordKey) -> &'k RecordKey {
        let mut all = self.0.iter();
        all.find(|(_, was)| *was == old).map_or(old, |(new, _)| new)
    }

    /// Returns scalars of the old side with the new ids in them.
    pub fn in_new_names<'s>(&self, scalars: &'s [Scalar]) -> Cow<'s, [Scalar]> {
        if self.0.is_empty() {
            return Cow::Borrowed(scalars);
        }
        let renamed = |scalar: &Scalar| {
            let mut scalar = scalar.clone();
            for (new, old) in &self.0 {
                if scalar.words == old.id {
                    scalar.words = new.id.clone();
                }
                if let Some(before) = scalar.path.strip_suffix(&format!(".{}", old.id)) {
                    scalar.path = format!("{before}.{}", new.id);
                }
            }
            scalar
        };
        Cow::Owned(scalars.iter().map(renamed).collect())
    }
}
