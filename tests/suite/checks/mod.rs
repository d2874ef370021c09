//! Every check on a folder of its own: what it finds stands beside the fault, and nothing
//! else is found.

mod case;
mod clean;
mod example;
mod mend;
mod never_false;
mod readme;
mod silence;
mod traps;
mod truth;

use std::fs;

use scene_setter::check::rules;

use crate::scene::repository;
use case::Case;

/// Returns the cases in a folder of tests/, by name.
fn cases(folder: &str) -> Vec<Case> {
    let folder = repository().join("tests").join(folder);
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("a folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    names.sort();
    names.iter().map(|path| Case::read(path)).collect()
}

#[test]
fn what_is_found_stands_beside_the_fault() {
    let cases = cases("checks");
    assert!(cases.len() > 30, "{}", cases.len());
    for case in cases {
        assert_eq!(case.found, case.expected, "{}", case.name);
    }
}

#[test]
fn every_code_has_a_case_that_finds_it_alone() {
    let cases = cases("checks");
    for rule in rules() {
        let case = cases.iter().find(|case| case.name == rule.code);
        let case = case.unwrap_or_else(|| panic!("tests/checks/ lacks {}", rule.code));
        let mark = format!("{}[{}]: ", rule.severity.word(), rule.code);
        let alone = case.expected.values().flatten().all(|found| found.starts_with(&mark));
        assert!(alone && !case.expected.is_empty(), "{}", case.name);
    }
}

#[test]
fn every_case_is_called_after_a_code() {
    for case in cases("checks") {
        assert!(rules().any(|rule| rule.code == case.code()), "{}", case.name);
    }
}
