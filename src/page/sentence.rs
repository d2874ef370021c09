//! How a sentence ends and begins, in every script.

use std::ops::Range;

use crate::tidy::is_abbreviation;

/// Signs that end a sentence: Unicode's Sentence_Terminal (PropList, version 16) of the first
/// plane, the ellipsis, and the two strokes of Tibetan, which Unicode has as Terminal_Punctuation
/// and which nothing else can end there.
const ENDS: &str = ".!?…։؝؞؟۔܀܁܂߹࠷࠹࠽࠾।॥།༎၊။።፧፨᙮᜵᜶។៕᠃᠉᥄᥅᪨᪩᪪᪫᭎᭏᭚᭛᭞᭟᭽᭾᭿᰻᰼᱾᱿‼‽⁇⁈⁉⳹⳺⳻⸮⸼⹓⹔。꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫︒︕︖﹒﹖﹗！．？｡";

/// The same of the scripts beyond the first plane, which few fonts hold: from and to.
const RARE_ENDS: [(u32, u32); 27] = [
    (0x10A56, 0x10A57),
    (0x10F55, 0x10F59),
    (0x10F86, 0x10F89),
    (0x11047, 0x11048),
    (0x110BE, 0x110C1),
    (0x11141, 0x11143),
    (0x111C5, 0x111C6),
    (0x111CD, 0x111CD),
    (0x111DE, 0x111DF),
    (0x11238, 0x11239),
    (0x1123B, 0x1123C),
    (0x112A9, 0x112A9),
    (0x1144B, 0x1144C),
    (0x115C2, 0x115C3),
    (0x115C9, 0x115D7),
    (0x11641, 0x11642),
    (0x1173C, 0x1173E),
    (0x11944, 0x11944),
    (0x11946, 0x11946),
    (0x11A42, 0x11A43),
    (0x11A9B, 0x11A9C),
    (0x11C41, 0x11C42),
    (0x11F43, 0x11F44),
    (0x16A6E, 0x16A6F),
    (0x16AF5, 0x16AF5),
    (0x16B37, 0x16B38),
    (0x1BC9F, 0x1BC9F),
];

/// Ends that only end: they ask and call for nothing, and go before a colon.
const FULL_STOPS: &str = ".։۔।॥།༎။።។。︒﹒．｡";

/// Signs that may follow the end of a sentence: that of what nobody stated, quotation marks, as any
/// language closes them, and marks of Markdown.
const CLOSERS: &str = "°\u{2060}\u{2061}\u{2062}\"'”“’‘»«›‹」』】》〉｣﹂﹄*_`~\\";

const BRACKETS: &str = ")）〕]］}｝";

/// Particles with which a family name may begin in small letters (as in the Citation Style
/// Language's list, less those that are articles of a language too).
const PARTICLES: [&str; 15] = [
    "af", "av", "bin", "da", "de", "del", "della", "di", "dos", "ibn", "ten", "ter", "van", "vom",
    "von",
];

/// Ends with a full stop where the words do not end a sentence themselves.
pub fn sentence(text: &str) -> String {
    let bare = text.trim_end();
    let is_closer = |sign| CLOSERS.contains(sign) || BRACKETS.contains(sign);
    // What a colon opens, no full stop ends.
    let closed = closed(bare, is_closer);
    if bare.is_empty() || ends(closed) || closed.ends_with(':') {
        bare.to_owned()
    } else {
        format!("{bare}.")
    }
}

/// Says whether words end a sentence where more of the sentence could follow: a bracket within a
/// sentence does not end it.
pub fn has_ended(text: &str) -> bool {
    ends(closed(text, |sign| CLOSERS.contains(sign)))
}

/// Leaves out the full stop at the end, unless it is that of an abbreviation.
pub fn bare(text: &str, abbreviations: &[String]) -> String {
    let text = text.trim_end();
    match full_stop(text, abbreviations) {
        Some(stop) => [&text[..stop.start], &text[stop.end..]].concat(),
        None => text.to_owned(),
    }
}

/// Finds the full stop at the end, unless it is that of an abbreviation.
pub fn full_stop(text: &str, abbreviations: &[String]) -> Option<Range<usize>> {
    let words = closed(text, |sign| CLOSERS.contains(sign));
    let stop = words.chars().next_back()?;
    let before = &words[..words.len() - stop.len_utf8()];
    let goes_on = before.is_empty() || before.ends_with(['.', '\\']);
    if !FULL_STOPS.contains(stop) || goes_on || is_abbreviation(words, abbreviations) {
        return None;
    }
    Some(before.len()..words.len())
}

/// Returns the words without what closes behind their last sign, the addresses of links too.
fn closed(text: &str, is_closer: impl Fn(char) -> bool + Copy) -> &str {
    let mut words = text;
    while let Some(before) = without_address(words).or_else(|| words.strip_suffix(is_closer)) {
        // French sets a space before the mark that closes a quotation.
        words = before.trim_end();
    }
    words
}

/// Returns `[words` of `[words](address)`.
fn without_address(text: &str) -> Option<&str> {
    let (before, address) = text.strip_suffix(')')?.rsplit_once("](")?;
    let within = !address.contains(") ") && !address.contains(['[', ']']);
    within.then_some(before)
}

fn ends(words: &str) -> bool {
    let mut signs = words.chars().rev();
    match (signs.next(), signs.next()) {
        (Some(';' | '\u{37e}'), Some(before)) => is_greek(before),
        (Some(last), _) => {
            let code = u32::from(last);
            let is_rare = |(from, to): &(u32, u32)| (*from..=*to).contains(&code);
            ENDS.contains(last) || RARE_ENDS.iter().any(is_rare)
        }
        (None, _) => false,
    }
}

/// After a Greek letter a semicolon asks.
fn is_greek(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
}

/// Begins with a capital, unless the first word has a spelling of its own: a brand such as
/// `eBay`, an address, or a name such as `de Gaulle`. A letter whose capital is two letters, as
/// `ß`, stays, and so do Georgian ones: their capitals stand in headings alone.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first)
            if first.to_uppercase().len() == 1
                && !matches!(first, '\u{10d0}'..='\u{10ff}')
                && !has_own_spelling(words) =>
        {
            first.to_uppercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

fn has_own_spelling(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default();
    let bare = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let dotted = bare.split_once(['.', '_']).is_some_and(|(before, after)| {
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
    });
    let is_address = dotted || first.contains("://") || first.contains('@');
    let is_brand = bare.chars().skip(1).any(char::is_uppercase);
    let next = parts.next().unwrap_or_default();
    let is_name = PARTICLES.contains(&first) && next.starts_with(char::is_uppercase);
    is_address || is_brand || is_name
}

#[cfg(test)]
mod tests {
    use super::{bare, capital, sentence};

    #[test]
    fn sentences_end_once() {
        assert_eq!(sentence("Done"), "Done.");
        for ended in [
            "Done.",
            "*Why?*",
            "日本語。",
            "عربي؟",
            "हिंदी।",
            "„Nein.“",
            "« Non. »",
            "「はい。」",
            "Ελληνικά;",
            "བོད།",
            "𑀩𑁇",
            "[x.](https://a.eu/b_(c))",
            "**[x?](a.md \"t\")**",
            "(All of it.)",
            "Of three kinds:",
            "[withheld: all of it.\\]",
        ] {
            assert_eq!(sentence(ended), ended);
        }
        for open in ["„Nein“", "one; two;", "[x](https://a.eu/b.)", "a (b)"] {
            assert_eq!(sentence(open), format!("{open}."));
        }
    }

    #[test]
    fn the_stop_of_an_abbreviation_stays() {
        for (words, left) in [
            ("Leaking pipes.", "Leaking pipes"),
            ("Acme Inc.", "Acme Inc."),
            ("the U.S.", "the U.S."),
            ("Gamma “Ltd.”", "Gamma “Ltd.”"),
            ("“Never.”", "“Never”"),
            ("はい。", "はい"),
            ("Why?", "Why?"),
            ("Wait...", "Wait..."),
            ("The Cttee.", "The Cttee."),
            ("[x.](y)", "[x](y)"),
        ] {
            assert_eq!(bare(words, &["Cttee".to_owned()]), left);
        }
    }

    #[test]
    fn a_name_keeps_its_spelling() {
        for own in [
            "eBay agreed",
            "iRobot is a rival",
            "https://x.example/a is ours",
            "x.example is ours",
            "a.b@c.example wrote",
            "de Gaulle said",
            "d'Artagnan",
            "ß is a letter",
            "ŉ boek",
            "ﬁre",
        ] {
            assert_eq!(capital(own), own);
        }
        for (words, begun) in [("the plan", "The plan"), ("de facto", "De facto"), ("é", "É")] {
            assert_eq!(capital(words), begun);
        }
    }
}
