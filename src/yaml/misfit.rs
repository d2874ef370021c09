//! A fault found by a type → through serde, which carries words only → a fault with a code.

use std::fmt;

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

/// Codes that types may give; [`Misfit::take_apart`] finds them again.
const CODES: [&str; 8] = [
    "bad-day",
    "bad-time",
    "bad-zone",
    "bad-id",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "bad-value",
];

const SEPARATOR: char = '\u{1f}';

impl Misfit {
    /// Makes a misfit; `code` is one of the list above.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        debug_assert!(CODES.contains(&code), "{code} is not in CODES");
        Self {
            code,
            message: message.into(),
            hint: None,
        }
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
        let code = CODES.into_iter().find(|code| *code == first);
        match (code, parts.next()) {
            (Some(code), Some(message)) => {
                let hint = parts.next().filter(|hint| !hint.is_empty());
                Self {
                    code,
                    message: message.into(),
                    hint: hint.map(Into::into),
                }
            }
            _ => Self {
                code: "bad-value",
                message: format!("{words}."),
                hint: None,
            },
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hint = self.hint.as_deref().unwrap_or_default();
        write!(
            f,
            "{}{SEPARATOR}{}{SEPARATOR}{hint}",
            self.code, self.message
        )
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
