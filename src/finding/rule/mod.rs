//! A code → why it matters, an example and its mend: what `--explain` and the README print.

mod file;
mod form;
mod import;
mod link;
mod original;
mod pack;
mod release;
mod run;

use crate::finding::field::FieldPath;
use crate::finding::report::{At, Diagnostic, Report, Severity};

/// One way in which facts can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case noun of the fault; `tests/errors/` or `tests/checks/` has a folder of
    /// that name.
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

impl Rule {
    /// Notes a finding on a field.
    pub fn at<'r>(
        &self,
        report: &'r mut Report,
        field: FieldPath,
        message: String,
    ) -> &'r mut Diagnostic {
        self.found(report, At::Field(field), message)
    }

    /// Notes a finding anywhere.
    pub fn found<'r>(&self, report: &'r mut Report, at: At, message: String) -> &'r mut Diagnostic {
        match self.severity {
            Severity::Error => report.error(self.code, at, message),
            Severity::Warning => report.warning(self.code, at, message),
        }
    }
}

/// Returns the rules of reading: those that must hold before facts can be judged at all.
pub fn reading() -> impl Iterator<Item = &'static Rule> {
    [file::RULES, form::RULES, link::RULES].into_iter().flatten()
}

/// Returns every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let imports = [original::RULES, import::RULES];
    let others = [pack::RULES, release::RULES];
    let commands = [run::RULES].into_iter().chain(imports).chain(others);
    reading().chain(commands.flatten())
}

pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests {
    use super::{all, find};
    use crate::finding::field::Kind;

    #[test]
    fn every_code_has_one_rule() {
        let mut codes: Vec<_> = all().map(|rule| rule.code).collect();
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }

    #[test]
    fn every_rule_gives_its_reason_in_a_sentence() {
        for rule in all() {
            assert!(rule.why.ends_with('.'), "{}", rule.code);
            assert!(!rule.example.is_empty() && !rule.mend.is_empty(), "{}", rule.code);
        }
    }

    #[test]
    fn a_link_to_nothing_of_each_kind_has_its_rule() {
        for kind in Kind::FOLDERS {
            assert!(find(kind.unknown()).is_some(), "{kind:?}");
        }
    }
}
