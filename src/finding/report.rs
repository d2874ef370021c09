//! Faults and doubts, each with its code, place and mend; knows no terminal.

use std::ops::Range;

use crate::finding::field::FieldPath;
use crate::finding::text::Span;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The program cannot go on, or the pack would state something false.
    Error,
    /// Doubtful; the pack says so and is built.
    Warning,
}

impl Severity {
    /// Returns the word printed before the code.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Where a finding stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// No place in any text: the whole project.
    Nowhere,
    /// A file or folder that has no text to quote, by its path.
    Path(String),
    /// Bytes of a text.
    Text(Span),
    /// A field of a record; where it stands is looked up when the finding is drawn.
    Field(FieldPath),
}

/// One finding: what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Place, first so that findings sort by it.
    pub at: At,
    /// How bad it is.
    pub severity: Severity,
    /// Kebab-case noun of the fault.
    pub code: &'static str,
    /// One sentence: what is wrong.
    pub message: String,
    /// What to do about it, a sentence each.
    pub hints: Vec<String>,
    /// The words of the field that it is about; all of them when none is named.
    pub words: Option<Words>,
}

/// Some words of a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    pub text: String,
    /// How often the same letters stand before them.
    pub nth: usize,
}

impl Diagnostic {
    /// Adds a hint when there is one.
    pub fn hint(&mut self, hint: impl Into<Option<String>>) -> &mut Self {
        self.hints.extend(hint.into());
        self
    }

    /// Names the words of the field's text that it is about.
    pub fn on(&mut self, text: &str, range: &Range<usize>) -> &mut Self {
        let words = &text[range.clone()];
        self.words =
            Some(Words { text: words.to_owned(), nth: text[..range.start].matches(words).count() });
        self
    }
}

/// All findings of a run.
#[derive(Debug, Default)]
pub struct Report {
    found: Vec<Diagnostic>,
}

impl Report {
    /// Notes a fault.
    pub fn error(
        &mut self,
        code: &'static str,
        at: At,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Severity::Error, code, at, message.into())
    }

    /// Notes a doubt.
    pub fn warning(
        &mut self,
        code: &'static str,
        at: At,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Severity::Warning, code, at, message.into())
    }

    fn push(
        &mut self,
        severity: Severity,
        code: &'static str,
        at: At,
        message: String,
    ) -> &mut Diagnostic {
        self.found.push(Diagnostic { at, severity, code, message, hints: Vec::new(), words: None });
        self.found.last_mut().expect("just pushed")
    }

    /// Keeps the findings that fit.
    pub fn keep(&mut self, fits: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(fits);
    }

    /// Takes over the findings of another report.
    pub fn extend(&mut self, other: Report) {
        if self.found.is_empty() {
            self.found = other.found;
        } else {
            self.found.extend(other.found);
        }
    }

    /// Says whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    /// Says whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns the findings as they came.
    pub fn found(&self) -> &[Diagnostic] {
        &self.found
    }
}
