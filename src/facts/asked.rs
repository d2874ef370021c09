//! What facts were asked, and what they answer: by it a pack is known to be the same again.
//!
//! Whatever makes a pack looks things up by the functions of [`Facts`], and each notes its
//! question here. Where all of them have the same answers, the pack is the same.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use foldhash::fast::FixedState;

use super::Facts;

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
    pub of: String,
}

/// The questions that were asked so far, each once.
#[derive(Debug)]
pub struct Asked(Mutex<[HashSet<String, FixedState>; What::ALL.len()]>);

impl Default for Asked {
    fn default() -> Self {
        Self(Mutex::new(std::array::from_fn(|_| HashSet::default())))
    }
}

impl Asked {
    /// Notes a question.
    pub fn note(&self, what: What, of: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = &mut all[what as usize];
        if !asked.contains(of) {
            asked.insert(of.to_owned());
        }
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
        Some(Self { what, of: of.to_owned() })
    }
}

impl Facts {
    /// Returns the questions that were put since [`Facts::noting`].
    pub fn questions(&self) -> Vec<Question> {
        let Some(Asked(asked)) = &self.asked else {
            return Vec::new();
        };
        let asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
        let all = What::ALL.into_iter().zip(asked.iter());
        let mut questions: Vec<Question> = all
            .flat_map(|(what, ids)| ids.iter().map(move |of| Question { what, of: of.clone() }))
            .collect();
        questions.sort_unstable();
        questions
    }
}
