//! Words that stand before or behind a name: forms of address, offices, legal forms.

use std::sync::LazyLock;

use super::han::first_form;
use super::word::{Listed, section};

/// Forms of address of many languages, folded.
static TITLES: LazyLock<Listed> = LazyLock::new(|| section("titles"));

/// Offices, folded: they stand before a name too, but are no part of it.
static OFFICES: LazyLock<Listed> = LazyLock::new(|| section("offices"));

/// Signs behind a family name in Chinese, Japanese and Korean.
static BEHIND: LazyLock<Listed> = LazyLock::new(|| section("behind"));

/// Legal forms of firms, folded and without signs.
static LEGAL: LazyLock<Listed> = LazyLock::new(|| section("legal"));

/// Further legal forms, after the Entity Legal Forms of ISO 20275, and words that stand behind the name of
/// a firm as those do. Behind the name of a person they may be a degree or another word.
static FURTHER: LazyLock<Listed> = LazyLock::new(|| section("further"));

/// Says whether a folded word is a form of address.
pub fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

/// Says whether a folded word is an office.
pub fn is_office(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    OFFICES.contains(&*super::fold::folded(word))
}

/// Says whether a folded word is a legal form.
pub fn is_legal_form(word: &str) -> bool {
    LEGAL.contains(word)
}

/// Says whether a folded word may stand behind the name of a firm, and the firm be named without it.
pub fn may_be_left_out(word: &str) -> bool {
    is_legal_form(word) || FURTHER.contains(word)
}

/// Measures the signs of respect with which a text begins, as Asian names have them behind them:
/// `总`, and `总经理`, which is made of two.
pub fn respect(text: &str) -> usize {
    let bare = text.strip_prefix(' ').unwrap_or(text);
    let blank = text.len() - bare.len();
    let first: String = bare.chars().take(3).map(first_form).collect();
    let alike = |sign: &&str| first.starts_with(&sign.chars().map(first_form).collect::<String>());
    let sign = BEHIND.iter().copied().filter(alike).map(str::len).max();
    sign.map_or(0, |length| {
        let rest = &bare[length..];
        let more = if rest.starts_with(' ') { 0 } else { respect(rest) };
        blank + length + more
    })
}

#[cfg(test)]
mod tests {
    use super::respect;

    #[test]
    fn signs_of_respect_are_taken_whole() {
        for (text, rest) in
            [("总经理来了", "来了"), ("主任委员", ""), (" 사장님이 왔다", "이 왔다")]
        {
            assert_eq!(&text[respect(text)..], rest);
        }
    }
}
