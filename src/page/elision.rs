//! Small words of a language before a name: `de Acme` reads `d’Acme`.

use super::edit::Edit;
use crate::facts::id::fold;

/// Stands for the space behind a word that may be elided, until what a template prints there is
/// known. It is a control character, which no pack shows.
const MAY_BE: char = '\u{1a}';

/// Signs of Markdown and quotation that may stand between the word and the name.
const BETWEEN: [char; 3] = ['*', '_', '“'];

/// Marks the spaces behind such words of a template that stand before a tag.
pub fn marked(template: &str, words: &[String]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = ["{{", "{%"].iter().filter_map(|tag| rest.find(tag)).min() {
        let (literal, after) = rest.split_at(at);
        let open = literal.trim_end_matches(BETWEEN);
        let word = open.strip_suffix(' ').and_then(|before| {
            let letters = |c: char| !c.is_alphanumeric();
            before.rsplit(letters).next()
        });
        if word.is_some_and(|word| words.iter().any(|known| known == word)) {
            out.push_str(&open[..open.len() - 1]);
            out.push(MAY_BE);
            out.push_str(&literal[open.len()..]);
        } else {
            out.push_str(literal);
        }
        let close = if after.starts_with("{{") { "}}" } else { "%}" };
        let end = after.find(close).map_or(after.len(), |end| end + 2);
        out.push_str(&after[..end]);
        rest = &after[end..];
    }
    out + rest
}

/// Elides the marked words before a vowel, and sets the spaces behind the others. A name that
/// begins with `h` or `y` keeps the word whole: most of those names are foreign.
pub fn elided(text: &str) -> Vec<Edit<'static>> {
    let found = text.match_indices(MAY_BE).map(|(at, sign)| {
        let end = at + sign.len();
        let next = text[end..].trim_start_matches(BETWEEN).chars().next();
        let before = text[..at].chars().next_back();
        match before.filter(|_| next.is_some_and(is_vowel)) {
            Some(vowel) => Edit { range: at - vowel.len_utf8()..end, with: "’" },
            None => Edit { range: at..end, with: " " },
        }
    });
    found.collect()
}

fn is_vowel(letter: char) -> bool {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let plain = fold(small).and_then(|plain| plain.chars().next()).unwrap_or(small);
    matches!(plain, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::{elided, marked};
    use crate::page::edit::applied;

    #[test]
    fn a_word_is_elided_before_a_vowel() {
        let template = marked(
            "de {{ x }} que **{{ x }}** pour {{ x }} de x",
            &["de".to_owned(), "que".to_owned()],
        );
        for (name, shown) in [
            ("Acme", "d’Acme qu’**Acme** pour Acme de x"),
            ("Éric", "d’Éric qu’**Éric** pour Éric de x"),
            ("Hana", "de Hana que **Hana** pour Hana de x"),
            ("Ørsted", "d’Ørsted qu’**Ørsted** pour Ørsted de x"),
            ("2 mai", "de 2 mai que **2 mai** pour 2 mai de x"),
        ] {
            let printed = template.replace("{{ x }}", name);
            let edits = elided(&printed);
            assert_eq!(applied(printed, &edits, &mut []), shown);
        }
    }
}
