//! The table of spellings, held against the one finder of names.

use std::fs;

use scene_setter::names::known::Known;
use scene_setter::names::{Called, Certainty, Nature, Setting};

use crate::scene::repository;

/// One line of the table.
pub struct Line {
    /// The name on record.
    pub name: String,
    /// What bears it.
    pub nature: Nature,
    /// `*`, `+`, `?` or `-`.
    pub sign: char,
    /// The sentence.
    pub text: String,
    /// The words in it that name somebody.
    pub named: Option<String>,
}

/// Reads the table.
pub fn table() -> Vec<Line> {
    let path = repository().join("tests/names/spellings.txt");
    let table = fs::read_to_string(path).expect("the table");
    let mut lines = Vec::new();
    let mut of = (Nature::Person, String::new());
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, rest) = line.split_once(' ').expect("two parts");
        match word {
            "person" => of = (Nature::Person, rest.to_owned()),
            "organisation" => of = (Nature::Organisation, rest.to_owned()),
            sign => {
                let rest = unescaped(rest);
                let named = rest.split_once('⟦').and_then(|(_, rest)| rest.split_once('⟧'));
                lines.push(Line {
                    name: of.1.clone(),
                    nature: of.0,
                    sign: sign.chars().next().expect("a sign"),
                    named: named.map(|(named, _)| named.to_owned()),
                    text: rest.replace(['⟦', '⟧'], ""),
                });
            }
        }
    }
    lines
}

fn unescaped(text: &str) -> String {
    let mut plain = text.replace("\\n", "\n");
    while let Some((before, rest)) = plain.split_once("\\u{") {
        let (code, after) = rest.split_once('}').expect("a closed escape");
        let code = u32::from_str_radix(code, 16).expect("a number");
        let c = char::from_u32(code).expect("a character");
        plain = format!("{before}{c}{after}");
    }
    plain
}

#[test]
fn every_spelling_is_found_as_far_as_it_goes() {
    let mut wrong = Vec::new();
    for line in table() {
        let known = Known::new([Called::new((), line.nature, &line.name)]);
        let found = known.mentions(&line.text, Setting::Prose);
        let told: Vec<(String, char)> = found
            .iter()
            .map(|one| {
                let sign = match one.certainty {
                    Certainty::Name => '+',
                    Certainty::MaybeWord => '?',
                };
                (line.text[one.range.clone()].to_owned(), sign)
            })
            .collect();
        let sign = if line.sign == '*' { '+' } else { line.sign };
        let right = match &line.named {
            Some(named) => told.contains(&(named.clone(), sign)),
            None => told.is_empty(),
        };
        if !right {
            wrong.push(format!("{}: {} {:?}: {told:?}", line.name, line.sign, line.text));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
