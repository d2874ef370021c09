//! A code → why it matters, an example and its mend: what `--explain` and the README print.

use crate::field::FieldPath;
use crate::report::{At, Diagnostic, Report, Severity};

/// One way in which facts can be wrong or doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case noun of the fault; `tests/checks/` has a folder of that name.
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
    pub fn found<'r>(
        &self,
        report: &'r mut Report,
        at: At,
        message: String,
    ) -> &'r mut Diagnostic {
        match self.severity {
            Severity::Error => report.error(self.code, at, message),
            Severity::Warning => report.warning(self.code, at, message),
        }
    }
}
