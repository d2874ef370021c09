//! What facts were asked, and what they answer: by it a pack is known to be the same again.
//!
//! Whatever makes a pack looks things up by the functions of [`Facts`], and each notes its
//! question here. Where all of them have the same answers, the pack is the same.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;

use super::Facts;
use crate::finding::field::Kind;
use crate::finding::kind::kinds;

/// Makes the kinds of questions, with the word by which each is kept.
macro_rules! what {
    ($($what:ident)*) => {
        /// What was asked.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum What {
            $($what,)*
        }

        impl What {
            const ALL: [What; [$(What::$what),*].len()] = [$(What::$what),*];

            fn word(self) -> &'static str {
                match self {
                    $(What::$what => stringify!($what),)*
                }
            }
        }
    };
}

what! {
    Organisation Person Contact Topic Source Visit
    ContactsWith ContactsOf ContactsJoinedBy ContactsOn ContactsOfBody ContactsWithNobody
    ContactsWithAct
    ContactsAbout ContactsToldBy AnsweredIn VisitsPlanning
    PeopleAt PartsOf PredecessorsOf MembersOf SourcesAbout NotesAbout
    OpeningsWith Openings Opening Closings
    TopicsBelow SourcesOn Figure IsCompared Spelling NamesOfOrganisations LastDay Gathered DayOfFacts
}

/// One question: what was asked, and of which id; none where it is asked of all.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    /// What.
    pub what: What,
    /// Of which id.
    pub of: Box<str>,
}

impl What {
    /// Asks for one record of a kind.
    pub fn of(kind: Kind) -> Option<Self> {
        macro_rules! of {
            ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
                match kind {
                    Kind::Settings => None,
                    $(Kind::$kind => Some(Self::$kind),)*
                }
            };
        }
        kinds!(of)
    }
}

/// The questions that were asked so far, each once.
#[derive(Debug, Default)]
pub struct Asked(Mutex<Noted>);

#[derive(Debug, Default)]
struct Noted {
    ids: BTreeMap<What, HashSet<String, FixedState>>,
    /// The places of records that were asked for and are there: most questions by far.
    places: BTreeMap<Kind, Vec<bool>>,
}

impl Asked {
    /// Notes a question.
    pub fn note(&self, what: What, of: &str) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = noted.ids.entry(what).or_default();
        if !asked.contains(of) {
            asked.insert(of.to_owned());
        }
    }

    /// Notes that a record was asked for, by its place.
    pub fn note_place(&self, kind: Kind, place: usize) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let places = noted.places.entry(kind).or_default();
        if places.len() <= place {
            places.resize(place + 1, false);
        }
        places[place] = true;
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what.word(), self.of)
    }
}

impl Question {
    /// Reads what [`Question`] writes as a line.
    pub fn read(line: &str) -> Option<Self> {
        let (word, of) = line.split_once(' ')?;
        let what = What::ALL.into_iter().find(|what| what.word() == word)?;
        Some(Self { what, of: of.into() })
    }
}

impl Facts {
    /// Returns the questions that were put since [`Facts::noting`].
    pub fn questions(&self) -> Vec<Question> {
        let Some(Asked(asked)) = &self.asked else {
            return Vec::new();
        };
        let noted = asked.lock().unwrap_or_else(PoisonError::into_inner);
        let mut questions = Vec::new();
        for (what, ids) in &noted.ids {
            questions.extend(ids.iter().map(|of| Question { what: *what, of: of.as_str().into() }));
        }
        for (kind, places) in &noted.places {
            let there = places.iter().enumerate().filter(|(_, is_asked)| **is_asked);
            questions.extend(there.filter_map(|(place, _)| {
                let of = self.records().id_at(*kind, place).into();
                Some(Question { what: What::of(*kind)?, of })
            }));
        }
        questions.sort_unstable();
        questions.dedup();
        questions.shrink_to_fit();
        questions
    }
}
