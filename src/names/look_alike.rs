//! Letters of other scripts that look like Latin ones → those, in words that mix both.

use super::fold::paired;
use super::gap::Gap;
use super::reading::Reading;

impl Reading<'_> {
    /// Writes words that mix Latin letters with others that look like them in Latin only.
    pub(super) fn unmix(&mut self) {
        if self.letters.is_ascii() {
            return;
        }
        let mut at = 0;
        let mut plain = Reading::empty(self.text);
        while let Some(word) = self.word_from(at) {
            let letters = &self.letters[word.clone()];
            let latin = letters.contains(|c: char| c.is_ascii_alphabetic());
            let others = |c: char| c.is_alphabetic() && !c.is_ascii();
            let alike = letters.chars().filter(|c| others(*c)).all(|c| look_alike(c).is_some());
            let mixed = latin && alike && letters.contains(others);
            if word.start <= self.shown && self.shown < word.end {
                plain.shown = plain.letters.len();
            }
            for (from, c) in letters.char_indices() {
                let c = if mixed { look_alike(c).unwrap_or(c) } else { c };
                plain.letters.push(c);
                for n in 0..c.len_utf8() {
                    let here = word.start + from;
                    plain.spans.push(self.spans[here]);
                    plain.gaps.push(if n == 0 { self.gaps[here] } else { Gap::None });
                }
            }
            at = word.end;
        }
        if self.shown >= self.letters.len() {
            plain.shown = plain.letters.len();
        }
        self.letters = plain.letters;
        self.spans = plain.spans;
        self.gaps = plain.gaps;
        self.shown = plain.shown;
    }
}

/// Returns the Latin letter that a Cyrillic or Greek small letter looks like.
fn look_alike(c: char) -> Option<char> {
    // From the confusables of Unicode Technical Standard 39, those alike in common fonts.
    const PAIRS: &str =
        "аaαaвbβbсcϲcԁdеeεeһhнhηhіiιiјjкkκkӏlмmμmνnоoοoσoрpρpԛqѕsтtτtυuѵvԝwхxχxуyγyζz";
    paired(PAIRS, c)
}
