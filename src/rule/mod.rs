//! A code → why it matters, an example and its mend: what `--explain` and the README print.

mod file;
mod form;
mod link;

use crate::report::Severity;

/// One way in which facts can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case noun of the fault; `tests/errors/` has a folder of that name.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Why it matters, in a sentence.
    pub why: &'static str,
    /// What it looks like.
    pub example: &'static str,
    /// What to write instead.
    pub mend: &'static str,
}

/// Returns the rules of reading: those that must hold before facts can be judged at all.
pub fn reading() -> impl Iterator<Item = &'static Rule> {
    [file::RULES, form::RULES, link::RULES]
        .into_iter()
        .flatten()
}

/// Finds the rule of a code among those of reading.
pub fn find(code: &str) -> Option<&'static Rule> {
    reading().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests {
    use super::reading;

    #[test]
    fn every_code_has_one_rule() {
        let mut codes: Vec<_> = reading().map(|rule| rule.code).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn every_rule_gives_its_reason_in_a_sentence() {
        for rule in reading() {
            assert!(rule.why.ends_with('.'), "{}", rule.code);
            assert!(
                !rule.example.is_empty() && !rule.mend.is_empty(),
                "{}",
                rule.code
            );
        }
    }
}
