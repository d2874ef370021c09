//! Kind × what is known of a record → its first text, the rest of its keys in comments.

use crate::facts::settings::Settings;
use crate::finding::field::Kind;
use crate::finding::kind::kinds;
use crate::import::yaml::{flow, scalar};

/// Returns what a new record of a kind looks like before it is filled.
pub fn text(kind: Kind) -> &'static str {
    macro_rules! skeletons {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            match kind {
                Kind::Settings => Settings::DEFAULTS,
                $(Kind::$kind => include_str!(concat!(stringify!($noun), ".yaml")),)*
            }
        };
    }
    kinds!(skeletons)
}

/// Returns the line by which editors find the schema of a kind.
pub fn schema_line(kind: Kind) -> String {
    let up = if kind == Kind::Settings { ".." } else { "../.." };
    format!("# yaml-language-server: $schema={up}/.schema/{}.json\n", kind.noun())
}

/// Writes a new record: each known key on its line, in place of the example there.
pub fn filled(kind: Kind, known: &[(&str, Vec<String>)]) -> String {
    let mut text = schema_line(kind);
    for line in text_lines(kind) {
        let value = known.iter().find(|(key, words)| is_key(line, key) && !words.is_empty());
        match value {
            Some((key, words)) => text.push_str(&entry(key, words)),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    text
}

/// Returns the keys that a record needs and that are not known yet.
pub fn missing(kind: Kind, known: &[(&str, Vec<String>)]) -> Vec<&'static str> {
    let needed = text_lines(kind).filter(|line| !line.starts_with(['#', ' ']));
    needed
        .filter_map(|line| {
            let (key, rest) = line.split_once(':')?;
            rest.trim_start().starts_with('#').then_some(key)
        })
        .filter(|key| !known.iter().any(|(k, words)| k == key && !words.is_empty()))
        .collect()
}

fn text_lines(kind: Kind) -> impl Iterator<Item = &'static str> {
    text(kind).lines()
}

fn is_key(line: &str, key: &str) -> bool {
    let line = line.strip_prefix("# ").unwrap_or(line);
    line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
}

fn entry(key: &str, words: &[String]) -> String {
    match words {
        [one] => format!("{key}: {}", scalar(one)),
        many => {
            let many: Vec<String> = many.iter().map(|word| flow(word)).collect();
            format!("{key}: [{}]", many.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{filled, missing, text};
    use crate::finding::field::{Kind, RecordKey};
    use crate::project::read;

    /// Turns the examples of a skeleton into keys.
    fn uncommented(kind: Kind) -> String {
        let lines =
            text(kind).lines().filter(|line| line.starts_with("# ") && !line.starts_with("# ---"));
        lines.map(|line| format!("{}\n", &line[2..])).collect()
    }

    #[test]
    fn every_example_is_a_key_that_the_reader_knows() {
        for kind in Kind::FOLDERS {
            let yaml = uncommented(kind).replace("ID", "x");
            let key = RecordKey { kind, id: "x".into() };
            let mut faults = Vec::new();
            read::record(&key, &yaml, &mut faults);
            let odd: Vec<_> = faults.iter().filter(|f| f.code != "missing-key").collect();
            assert!(odd.is_empty(), "{kind:?}: {odd:?}\n{yaml}");
        }
    }

    #[test]
    fn fills_what_is_known_and_names_what_is_not() {
        let known = [("kind", vec!["call".to_owned()]), ("us", vec!["a".into(), "b".into()])];
        let text = filled(Kind::Contact, &known);
        assert!(text.contains("\nkind: call\n") && text.contains("\nus: [a, b]\n"), "{text}");
        assert_eq!(missing(Kind::Contact, &known), ["date", "with"]);
    }
}
