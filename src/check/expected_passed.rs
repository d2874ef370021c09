//! Milestones × day → a finding for each whose expected day passed without word.

use super::inputs::Inputs;
use crate::brief::words::when_in_words;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "expected-passed",
    severity: Warning,
    why: "`Expected on 2 March` said in April shows that we do not follow our own files.",
    example: "milestones:\n  - { what: Adoption, expected: 2022-03-02 }",
    mend: "milestones:\n  - { what: Adoption, expected: 2022-03-02, happened: 2022-05-11 }",
};

/// Judges the milestones of every topic.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for topic in inputs.facts.records().topics.iter() {
        for (n, milestone) in topic.milestones.iter().enumerate() {
            let Some(expected) = milestone.passed_by(inputs.as_of) else {
                continue;
            };
            let field = topic.id.field(format!("milestones[{n}].expected"));
            let what = milestone.what.trim_end_matches('.');
            let day = when_in_words(inputs.facts.settings(), expected);
            RULE.at(report, field, format!("{what}: expected {day}, no word since."))
                .hint("write `happened:`, or add the new expectation with its `as_of`".to_owned());
        }
    }
}
