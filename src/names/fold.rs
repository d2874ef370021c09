//! Letters → letters that compare alike: small, without accents, composed or not.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::han::first_form;
use crate::facts::id;

/// Returns words in small letters without accents, `ß` as `ss`, and without what cannot be
/// seen, Chinese signs in one form. What is typed composed and what comes decomposed from a Mac give the same.
pub fn folded(words: &str) -> Cow<'_, str> {
    let is_plain = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    if words.bytes().all(is_plain) {
        return Cow::Borrowed(words);
    }
    if words.is_ascii() {
        return Cow::Owned(words.to_ascii_lowercase());
    }
    let mut plain = String::with_capacity(words.len());
    words.chars().for_each(|c| fold(c, &mut plain));
    Cow::Owned(plain)
}

/// Says whether words are the same once folded.
pub fn alike(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    folded(one) == folded(other)
}

/// Adds the plain letters of a character; nothing for an accent or for what cannot be seen.
pub fn fold(c: char, plain: &mut String) {
    if c.is_ascii() {
        plain.push(c.to_ascii_lowercase());
        return;
    }
    let seen = std::iter::once(c).nfkd().filter(|c| !is_silent(*c));
    // Some letters have two small forms and one capital: `ς` and `σ` are both `Σ`.
    let small = seen.flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    for c in small.filter(|c| !is_silent(*c)) {
        match id::fold(c) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(small_capital(c).unwrap_or_else(|| first_form(c))),
        }
    }
}

/// Returns the letter of which another is a small capital, as phonetic signs have them.
fn small_capital(c: char) -> Option<char> {
    const SIGNS: &str = "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz";
    paired(SIGNS, c)
}

/// Returns the Latin letter behind another letter in a row of pairs.
pub fn paired(pairs: &str, c: char) -> Option<char> {
    let at = pairs.find(c).filter(|_| !c.is_ascii())?;
    pairs[at..].chars().nth(1)
}

/// Says whether a character belongs to a word. The vowel signs of Indian scripts do.
#[inline]
pub fn is_letter(c: char) -> bool {
    // Unicode counts the apostrophe of some languages, `ʼ`, among the letters.
    let is_other = || c.is_alphanumeric() && c != 'ʼ' || is_combining_mark(c) && !is_silent(c);
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_other() }
}

/// Says whether a reader sees nothing where a character stands, or only an accent on the letter
/// before: soft hyphens, what has no width, the points of Hebrew and Arabic.
pub fn is_silent(c: char) -> bool {
    !c.is_ascii()
        && matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{640}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{300}'..='\u{36f}'
                | '\u{1ab0}'..='\u{1aff}'
                | '\u{1dc0}'..='\u{1dff}'
                | '\u{20d0}'..='\u{20ff}'
                | '\u{fe20}'..='\u{fe2f}'
                | '\u{591}'..='\u{5bd}'
                | '\u{5bf}'
                | '\u{5c1}'..='\u{5c2}'
                | '\u{5c4}'..='\u{5c5}'
                | '\u{5c7}'
                | '\u{64b}'..='\u{65f}'
                | '\u{670}'
        )
}

/// Says whether a letter has a capital that people use. Georgian has capitals for headings only.
pub fn has_case(c: char) -> bool {
    let georgian = matches!(c, '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}');
    (c.is_lowercase() || c.is_uppercase()) && !georgian
}

/// Says whether words of a script stand side by side without spaces.
pub fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '々'
            | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Says whether a word ends between two letters: `Vannさん`. Letters that look alike may stand side
/// by side in one.
pub fn parts_scripts(before: char, after: char) -> bool {
    let script = |c: char| match c {
        _ if is_unspaced(c) => 1,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{590}'..='\u{7bf}' => 3,
        '\u{900}'..='\u{dff}' => 4,
        _ => 0,
    };
    script(before) != script(after)
}

/// Says whether a character is of the script of Chinese names, and of most Japanese ones.
pub fn is_han(c: char) -> bool {
    matches!(c, '々' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// Says whether a character is a syllable of Korean.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn accents_are_no_difference() {
        for (typed, plain) in [
            ("Müller", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("JOSÉ", "jose"),
            ("Łukasz Bjørn", "lukasz bjorn"),
            ("Weiß", "weiss"),
            ("Æsa Ðóra Þór", "aesa dora thor"),
            ("Nguyễn Ħal", "nguyen hal"),
            ("Σοφίας", "σοφιασ"),
            ("ﬁne Ａda", "fine ada"),
            ("İpek Işık", "ipek isik"),
            ("ᴠᴀɴɴ ʀᴏssɪ", "vann rossi"),
            ("김민", "\u{1100}\u{1175}\u{11b7}\u{1106}\u{1175}\u{11ab}"),
        ] {
            assert_eq!(folded(typed), plain);
        }
    }
}
