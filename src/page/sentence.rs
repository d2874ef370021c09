//! How a sentence ends and begins, in every script.

/// Signs that end a sentence: Unicode's Sentence_Terminal (PropList, version 16), less the rare
/// scripts beyond the first plane, and the ellipsis and the colon, after which we add nothing.
const ENDS: &str = ".!?…:։؝؞؟۔܀܁܂߹࠷࠹࠽࠾।॥၊။።፧፨᙮᜵᜶។៕᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᰻᰼᱾᱿‼‽⁇⁈⁉⸮⸼。꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫︒︕︖﹒﹖﹗！．？｡";

/// Signs that may follow the end of a sentence: quotation marks and brackets, as any language
/// closes them, and marks of Markdown.
const CLOSERS: &str = "\"'”“’‘»«›‹」』）】〉》〕｣﹂﹄)]}*_`~";

/// Particles with which a family name may begin in small letters (as in the Citation Style
/// Language's list, less those that are articles of a language too).
const PARTICLES: [&str; 15] = [
    "af", "av", "bin", "da", "de", "del", "della", "di", "dos", "ibn", "ten", "ter",
    "van", "vom", "von",
];

/// Ends with a full stop where the words do not end a sentence themselves.
pub fn sentence(text: &str) -> String {
    let bare = text.trim_end();
    let closed = bare
        .trim_end_matches(|sign: char| CLOSERS.contains(sign) || sign.is_whitespace());
    let ended = closed
        .chars()
        .next_back()
        .is_none_or(|sign| ENDS.contains(sign));
    if ended {
        bare.to_owned()
    } else {
        format!("{bare}.")
    }
}

/// Begins with a capital, unless the first word has a spelling of its own: a brand such as
/// `eBay`, an address, or a name such as `de Gaulle`.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if !has_own_spelling(words) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

fn has_own_spelling(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default();
    let bare = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let dotted = bare.split_once('.').is_some_and(|(before, after)| {
        before.ends_with(char::is_alphanumeric)
            && after.starts_with(char::is_alphanumeric)
    });
    let is_address = dotted || first.contains("://") || first.contains('@');
    let is_brand = bare.chars().skip(1).any(char::is_uppercase);
    let next = parts.next().unwrap_or_default();
    let is_name = PARTICLES.contains(&first) && next.starts_with(char::is_uppercase);
    is_address || is_brand || is_name
}

#[cfg(test)]
mod tests {
    use super::{capital, sentence};

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
        ] {
            assert_eq!(sentence(ended), ended);
        }
        assert_eq!(sentence("„Nein“"), "„Nein“.");
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
        ] {
            assert_eq!(capital(own), own);
        }
        for (words, begun) in [
            ("the plan", "The plan"),
            ("de facto", "De facto"),
            ("é", "É"),
        ] {
            assert_eq!(capital(words), begun);
        }
    }
}
