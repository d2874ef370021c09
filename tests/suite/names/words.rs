//! Names that are words too: no leak, words left alone, none of them marked by itself.

use std::fs;

use scene_setter::names::known::Known;
use scene_setter::names::{Called, Certainty, Nature, Setting};

use crate::scene::repository;

#[test]
fn a_name_that_is_a_word_is_told_from_the_word() {
    let path = repository().join("tests/names/words.txt");
    let table = fs::read_to_string(path).expect("the table");
    let mut known = Known::whole([Called::new((), Nature::Thing, "nobody")]);
    let (mut leaks, mut marked, mut touched) = (Vec::new(), Vec::new(), Vec::new());
    let (mut names, mut words) = (0, 0);
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (sign, text) = line.split_once(' ').expect("two parts");
        let nature = match sign {
            "person" => Nature::Person,
            "organisation" => Nature::Organisation,
            "+" | "-" => {
                let found = known.mentions(text, Setting::Prose);
                let sure = found.iter().any(|one| one.certainty == Certainty::Name);
                match sign {
                    "+" if found.is_empty() => leaks.push(text),
                    "-" if sure => marked.push(text),
                    "-" if !found.is_empty() => touched.push(text),
                    _ => {}
                }
                names += usize::from(sign == "+");
                words += usize::from(sign == "-");
                continue;
            }
            other => panic!("`{other}` begins no line"),
        };
        known = Known::new([Called::new((), nature, text)]);
    }
    assert!(names >= 420 && words >= 420, "{names} and {words} sentences");
    assert!(leaks.is_empty(), "leaks: {leaks:#?}");
    assert!(marked.is_empty(), "words marked: {marked:#?}");
    assert!(touched.len() * 10 <= words, "of {words} words touched: {touched:#?}");
}
