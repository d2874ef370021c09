//! A fault found by a type → through serde, which carries words only → a fault with a code.

use std::fmt;

use crate::finding::rule;

/// Why a value does not fit its type. Types return it from `FromStr` and friends; its
/// text form is taken apart again when the fault is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// Kebab-case noun of the fault.
    pub code: &'static str,
    /// One sentence: what is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

const SEPARATOR: char = '\u{1f}';

impl Misfit {
    /// Makes a misfit; `code` has its rule in `rule/`.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None }
    }

    /// Adds what to do.
    pub fn hint(mut self, hint: impl Into<Option<String>>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Finds a misfit in the words that serde carried.
    pub fn take_apart(words: &str) -> Self {
        let mut parts = words.splitn(3, SEPARATOR);
        let first = parts.next().unwrap_or_default();
        match (rule::find(first), parts.next()) {
            (Some(rule), Some(message)) => {
                let hint = parts.next().filter(|hint| !hint.is_empty());
                Self { code: rule.code, message: message.into(), hint: hint.map(Into::into) }
            }
            _ => Self { code: "bad-value", message: format!("{words}."), hint: None },
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hint = self.hint.as_deref().unwrap_or_default();
        write!(f, "{}{SEPARATOR}{}{SEPARATOR}{hint}", self.code, self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::Misfit;

    #[test]
    fn survives_the_way_through_serde() {
        let misfit = Misfit::new("bad-day", "No.").hint("try again".to_owned());
        assert_eq!(Misfit::take_apart(&misfit.to_string()), misfit);
    }
}
