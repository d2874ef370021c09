//! A name → the words by which it is found, in each way of writing it without its own letters.

use unicode_normalization::UnicodeNormalization;

use super::tokens::tokens;

/// Returns the words of a name, and those of its other spellings: `Müller` is typed `Mueller`.
pub fn spellings(name: &str) -> Vec<Vec<String>> {
    let mut all = vec![words(name)];
    let written = words(&written_out(name));
    if !all.contains(&written) {
        all.push(written);
    }
    all
}

/// Returns the words of a name that was typed without its letters, as if with them: who is
/// recorded as `Mueller` may stand in prose as `Müller`. None where little would be left of it.
pub fn respelt(name: &str) -> Option<Vec<String>> {
    let typed = words(name);
    let short = |word: &String| {
        let bare = word
            .replace("ae", "a")
            .replace("oe", "o")
            .replace("ue", "u");
        if bare.len() < 5 { word.clone() } else { bare }
    };
    let bare: Vec<String> = typed.iter().map(short).collect();
    (bare != typed).then_some(bare)
}

fn words(name: &str) -> Vec<String> {
    tokens(name).map(|(_, word)| word).collect()
}

fn written_out(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    for c in name.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' => written.push_str("ae"),
            'ö' | 'ø' => written.push_str("oe"),
            'ü' => written.push_str("ue"),
            'å' => written.push_str("aa"),
            other => written.push(other),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{respelt, spellings};

    #[test]
    fn letters_are_written_out_and_taken_back() {
        assert_eq!(
            spellings("Bo Müller"),
            [["bo", "muller"], ["bo", "mueller"]]
        );
        assert_eq!(spellings("Ada Vann"), [["ada", "vann"]]);
        assert_eq!(respelt("Mueller"), Some(vec!["muller".to_owned()]));
        assert_eq!(respelt("Noe"), None);
    }
}
