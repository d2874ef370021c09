//! The README lists every check, from the table that runs them.

use std::fmt::Write as _;
use std::fs;

use scene_setter::check::rules;

use crate::scene::repository;

const BEGIN: &str = "<!-- checks: written by the tests from the table in src/check/mod.rs -->\n";
const END: &str = "<!-- end of checks -->";

#[test]
fn the_readme_lists_every_check() {
    let path = repository().join("README.md");
    let text = fs::read_to_string(&path).expect("a README");
    let (before, rest) = text.split_once(BEGIN).expect("where the list begins");
    let (list, after) = rest.split_once(END).expect("where the list ends");
    let mut wanted = String::from("| code | why it matters |\n|---|---|\n");
    for rule in rules() {
        writeln!(wanted, "| `{}` | {} |", rule.code, rule.why).unwrap();
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, [before, BEGIN, &wanted, END, after].concat()).unwrap();
    } else {
        assert_eq!(list, wanted, "the README is stale: BLESS=1 cargo test");
    }
}
