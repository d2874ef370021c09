//! A name as typed → its letters, and where another hand may part or join them.

use unicode_normalization::UnicodeNormalization;

use super::fold::{folded, is_letter, is_silent};
use super::word::pairs;

/// What may stand in a text where two pieces of a name meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Joint {
    /// Another word begins: `Ada Vann`.
    Words,
    /// Together or apart: `O'Neill`, `Müller-Schmidt`, `de la Cruz`, `McDonald`, `TikTok`.
    Loose,
}

/// A piece of a name, and what joins it to the piece before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Piece {
    /// Folded letters.
    pub letters: String,
    /// What joins it to the piece before.
    pub joint: Joint,
}

/// A name as letters with joints.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape(pub Vec<Piece>);

impl Shape {
    /// Reads a name.
    pub fn new(name: &str) -> Self {
        let mut shape = Self::default();
        let mut joint = Joint::Words;
        let mut piece = String::new();
        let mut last = ' ';
        let letters: Vec<char> = name.nfc().collect();
        for (at, c) in letters.iter().copied().enumerate() {
            let rest = &letters[at..];
            if is_letter(c) {
                // `McDonald`, `TikTok`, `N26`: where the capital or number stands, others
                // part the word.
                let number = last.is_alphabetic() && c.is_numeric()
                    || last.is_numeric() && begins_word(rest);
                if last.is_lowercase() && c.is_uppercase() || number {
                    shape.push(std::mem::take(&mut piece), joint);
                    joint = Joint::Loose;
                }
                piece.push(c);
                last = c;
            } else if !is_silent(c) {
                if !piece.is_empty() {
                    shape.push(std::mem::take(&mut piece), joint);
                    joint = Joint::Loose;
                }
                if c.is_whitespace() || matches!(c, ',' | ';' | '/' | '(' | '&') {
                    joint = Joint::Words;
                }
                last = ' ';
            }
        }
        shape.push(piece, joint);
        shape
    }

    fn push(&mut self, typed: String, joint: Joint) {
        if typed.is_empty() {
            return;
        }
        let letters = folded(&typed).into_owned();
        // `Mcdonald` and `Mc Donald`.
        let rest = letters.strip_prefix("mc").filter(|rest| rest.len() >= 3);
        match rest {
            Some(rest) => {
                self.0.push(Piece { letters: "mc".to_owned(), joint });
                self.0.push(Piece { letters: rest.to_owned(), joint: Joint::Loose });
            }
            None => self.0.push(Piece { letters, joint }),
        }
    }

    /// Returns it with every joint loose, as `de la Cruz` is also written `Delacruz`.
    pub fn loose(mut self) -> Self {
        self.0.iter_mut().for_each(|piece| piece.joint = Joint::Loose);
        self
    }

    /// Returns its letters without joints.
    pub fn letters(&self) -> String {
        self.0.iter().map(|piece| piece.letters.as_str()).collect()
    }

    /// Returns where in the letters its pieces meet, and how.
    pub fn joints(&self) -> Vec<(usize, Joint)> {
        let mut at = 0;
        let mut joints = Vec::new();
        for piece in &self.0 {
            if at > 0 {
                joints.push((at, piece.joint));
            }
            at += piece.letters.len();
        }
        joints
    }

    fn map(&self, change: impl Fn(&str) -> String) -> Self {
        let pieces = self
            .0
            .iter()
            .map(|piece| Piece { letters: change(&piece.letters), joint: piece.joint });
        Self(pieces.collect())
    }
}

/// Returns the shapes of a name: as typed, with `ä`, `ö`, `ü`, `å`, `ø`, `đ` written out (`Mueller`),
/// and, where it was typed without them, as if with them; and with its words in full and short.
pub fn shapes(name: &str) -> Vec<Shape> {
    let typed = Shape::new(name);
    let mut all = vec![typed.clone(), Shape::new(&written_out(name))];
    // `Ågaard` for Aagaard: one of two may stay.
    for take in [1, usize::MAX] {
        all.push(typed.map(|word| {
            let bare = WRITTEN
                .iter()
                .fold(word.to_owned(), |word, (two, one)| word.replacen(two, one, take));
            if bare.chars().count() < 5 { word.to_owned() } else { bare }
        }));
    }
    if name.contains(['ß', 'Þ', 'þ']) {
        all.push(Shape::new(&name.replace('ß', "s").replace('Þ', "T").replace('þ', "t")));
    }
    // `Brîncuși`, as Romanian wrote before 1993 and many still write.
    if name.nfc().any(|c| "âÂîÎ".contains(c)) {
        let other = |from, to| {
            name.nfc().collect::<String>().replace(['â', 'Â'], from).replace(['î', 'Î'], to)
        };
        all.extend([Shape::new(&other("i", "i")), Shape::new(&other("a", "a"))]);
    }
    for other in [short, long] {
        if typed.0.len() > 1 && typed.0.iter().any(|piece| other(&piece.letters).is_some()) {
            all.push(typed.map(|word| other(word).unwrap_or(word).to_owned()));
        }
    }
    let mut seen: Vec<Shape> = Vec::new();
    all.retain(|shape| {
        let new = !seen.contains(shape);
        seen.extend(new.then(|| shape.clone()));
        new
    });
    all
}

/// Words of names that are written short, from appendix G of Publication 28 of the United States
/// Postal Service, and Saint in three more languages.
const SHORTENED: &str = "association=assn brothers=bros company=co department=dept fort=ft foundation=fdn \
     institute=inst international=intl manufacturing=mfg mount=mt national=natl saint=st \
     sainte=ste sankt=st sint=st university=univ";

fn short(word: &str) -> Option<&'static str> {
    pairs(SHORTENED).find(|(long, _)| *long == word).map(|(_, short)| short)
}

fn long(word: &str) -> Option<&'static str> {
    pairs(SHORTENED).find(|(_, short)| *short == word).map(|(long, _)| long)
}

/// What stands for a letter with a sign, and the letter without it.
const WRITTEN: [(&str, &str); 5] =
    [("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("dj", "d")];

/// `42ware` has a word behind its number, `3M` and `4th` have none.
fn begins_word(letters: &[char]) -> bool {
    let letters = letters.iter().take_while(|c| c.is_alphabetic());
    letters.count() >= 3
}

fn written_out(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    for c in name.nfc() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let two = match small {
            'ä' => "ae",
            'ö' | 'ø' => "oe",
            'ü' => "ue",
            'å' => "aa",
            'đ' => "dj",
            _ => {
                written.push(c);
                continue;
            }
        };
        written.push_str(two);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{Joint, Shape, shapes};

    #[test]
    fn letters_are_written_out_and_taken_back() {
        let all = |name: &str| -> Vec<String> { shapes(name).iter().map(Shape::letters).collect() };
        assert_eq!(all("Bo Müller"), ["bomuller", "bomueller"]);
        assert_eq!(all("Ada Vann"), ["adavann"]);
        assert_eq!(all("Mueller"), ["mueller", "muller"]);
        assert_eq!(all("Noe"), ["noe"]);
    }

    #[test]
    fn joints_are_where_others_part_or_join() {
        let (words, loose) = (Joint::Words, Joint::Loose);
        for (name, joints) in [
            ("Ada Vann", vec![(3, words)]),
            ("O’Neill-Vann", vec![(1, loose), (6, loose)]),
            ("McDonald", vec![(2, loose)]),
            ("Mcdonald", vec![(2, loose)]),
            ("TikTok", vec![(3, loose)]),
        ] {
            assert_eq!(Shape::new(name).joints(), joints, "{name}");
        }
    }
}
