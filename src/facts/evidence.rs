//! On what a statement rests: its source, the place there, the words, and the basis.

use super::at::At;
use super::id::Id;
use super::source::Source;

/// The basis of what a source says.
pub const STATED: &str = "stated";

/// The basis of what follows from other figures.
pub const COMPUTED: &str = "computed";

/// Evidence as it was written beside a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// Who says so.
    pub source: Option<Id<Source>>,
    /// Where in it.
    pub at: Option<At>,
    /// Its words.
    pub quote: Option<String>,
    /// A word of `settings.bases`.
    pub basis: Option<String>,
}

/// What a statement rests on, once the record around it has its say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rests<'a> {
    /// Who says so.
    pub source: Option<&'a Id<Source>>,
    /// Where in it.
    pub at: Option<&'a At>,
    /// Its words.
    pub quote: Option<&'a str>,
    /// A word of `settings.bases`.
    pub basis: Option<&'a str>,
}

impl<'a> Rests<'a> {
    /// Rests on a source as a whole.
    pub fn on(source: Option<&'a Id<Source>>) -> Self {
        Self { source, ..Self::default() }
    }

    /// Takes from the record around what is not said here. What is assumed, inferred or
    /// computed without a place of its own does not rest on the record's source.
    pub fn within(self, around: Rests<'a>) -> Self {
        let says_nothing = self == Self::default();
        if says_nothing {
            return around.with_basis();
        }
        let own_basis = self.basis.is_some_and(|basis| basis != STATED);
        let on_its_own = self.source.is_some() || own_basis && self.at.is_none();
        let inherited = around.source.filter(|_| !on_its_own);
        Self { source: self.source.or(inherited), ..self }.with_basis()
    }

    /// What has a source and says no more is stated there.
    fn with_basis(self) -> Self {
        let stated = self.source.map(|_| STATED);
        Self { basis: self.basis.or(stated), ..self }
    }
}

impl<'a> From<&'a Evidence> for Rests<'a> {
    fn from(own: &'a Evidence) -> Self {
        Self {
            source: own.source.as_ref(),
            at: own.at.as_ref(),
            quote: own.quote.as_deref(),
            basis: own.basis.as_deref(),
        }
    }
}

/// Defines a struct whose items carry evidence: adds the keys `source`, `at`, `quote` and
/// `basis`, and `rests`, which reads them.
macro_rules! with_evidence {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            /// Who says so, where it is not the source of the record around.
            pub source: Option<$crate::facts::id::Id<$crate::facts::source::Source>>,
            /// Where in the source: `27`, `27-29, 31`, `page 4` or `paragraph 3`.
            pub at: Option<$crate::facts::at::At>,
            /// The words there, where they may be kept.
            pub quote: Option<String>,
            /// A word of `settings.bases`; `stated` where there is a source.
            pub basis: Option<String>,
        }

        impl $name {
            /// Returns what it says itself of what it rests on.
            pub fn rests(&self) -> $crate::facts::evidence::Rests<'_> {
                $crate::facts::evidence::Rests {
                    source: self.source.as_ref(),
                    at: self.at.as_ref(),
                    quote: self.quote.as_deref(),
                    basis: self.basis.as_deref(),
                }
            }
        }
    };
}
pub(super) use with_evidence;

#[cfg(test)]
mod tests {
    use super::{Evidence, Rests};

    #[test]
    fn takes_the_source_of_the_record_around() {
        let id = "report".parse().unwrap();
        let around = Rests::on(Some(&id));
        let of = |at: &str, basis: &str| Evidence {
            at: at.parse().ok(),
            basis: Some(basis.to_owned()).filter(|basis| !basis.is_empty()),
            ..Evidence::default()
        };
        for (at, basis, source, becomes) in [
            ("", "", true, Some("stated")),
            ("3", "", true, Some("stated")),
            ("", "assumed", false, Some("assumed")),
            ("3", "inferred", true, Some("inferred")),
            ("", "stated", true, Some("stated")),
        ] {
            let own = of(at, basis);
            let rests = Rests::from(&own).within(around);
            assert_eq!(rests.source.is_some(), source, "{at} {basis}");
            assert_eq!(rests.basis, becomes, "{at} {basis}");
        }
        assert_eq!(Rests::default().within(Rests::default()).basis, None);
    }
}
