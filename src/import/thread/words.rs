//! The words by which mail programs head, quote and forward a message, in the languages that
//! they speak. Taken from the published lists of crisp-oss/email-forward-parser and
//! crisp-oss/email-reply-parser (both MIT) and of mailgun/talon (Apache-2.0).

use crate::facts::id::slug;
use crate::import::lexicon::Words;
use crate::import::person_name::is_name;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    From,
    Sent,
    To,
    Cc,
    Subject,
    Other,
}

const FIELDS: [(Field, Words); 6] = [
    (Field::From, Words("head-from")),
    (Field::Sent, Words("head-sent")),
    (Field::To, Words("head-to")),
    (Field::Cc, Words("head-cc")),
    (Field::Subject, Words("head-subject")),
    (Field::Other, Words("head-other")),
];

pub fn field(label: &str) -> Option<Field> {
    let label = slug(label);
    let found = FIELDS.iter().find(|(_, names)| names.has(&label));
    found.map(|(field, _)| *field).filter(|_| !label.is_empty())
}

/// What stands alone on a line above a message that is quoted or forwarded.
const SEPARATORS: Words = Words("separators");

/// Says whether a line parts a message from one that is quoted or forwarded.
pub fn is_separator(line: &str) -> bool {
    let line = line.trim();
    let is_marked = line.starts_with('-') || line.ends_with(':');
    if !is_marked || line.len() > 90 {
        return false;
    }
    let words = line.trim_matches(|c: char| "-_=*: \u{a0}".contains(c));
    let words = slug(words).replace('-', " ");
    SEPARATORS.has(&words)
}

/// The words that open and close the line above a quotation, and stand for `wrote` in it.
const WROTE: [(&str, &str); 11] = [
    ("on", "wrote|sent"),
    ("le", "ecrit|a ecrit"),
    ("am", "schrieb"),
    ("el", "escribio"),
    ("il|in data", "scritto|ha scritto"),
    ("em|a|no dia", "escreveu"),
    ("op", "schreef|geschreven|verzond"),
    ("den|d|tir|man|ons|tor|fre|lor|son", "skrev|skrev folgende"),
    (
        "den|pa|mandag|tisdag|onsdag|torsdag|fredag",
        "skrev|skrev foljande",
    ),
    ("w dniu|dnia", "pisze|napisal|napisal a|napisala"),
    ("pe|ma|ti|ke|to", "kirjoitti"),
];

/// Whether a line opens a quotation, and in which words who wrote it stands.
pub fn attribution(line: &str) -> Option<&str> {
    let line = line.trim();
    let body = line.strip_suffix(':')?.trim_end();
    if line.len() > 400 || !body.contains(|c: char| c.is_ascii_digit() || c == '@') {
        return None;
    }
    let (verb, names_follow) = WROTE.iter().find_map(|(openers, verbs)| {
        let verb = verbs.rsplit('|').find_map(|verb| find_words(body, verb))?;
        let behind = body[verb.end..].contains(char::is_alphabetic);
        // Some programs begin with the name: `Name <address> wrote:`, `Name wrote on 3 May:`.
        let opens = openers
            .split('|')
            .any(|opener| find_words(body, opener).is_some_and(|found| found.start == 0));
        let is_name_first = behind && is_name(&body[..verb.start]);
        if is_name_first {
            return Some((verb, false));
        }
        (opens || body.contains('<')).then_some((verb, behind))
    })?;
    let name = if names_follow {
        &body[verb.end..]
    } else {
        behind_the_day(&body[..verb.start])
    };
    let name = name.trim_matches(|c: char| " ,;\"'“”„«»\u{a0}".contains(c));
    (!name.is_empty()).then_some(name)
}

/// `On 3 Feb 2026, at 17:12, Lena Foss <…>` → `Lena Foss <…>`.
fn behind_the_day(words: &str) -> &str {
    let name_ends = words.find(['<', '[', '(']).unwrap_or(words.len());
    let digit = words[..name_ends].rfind(|c: char| c.is_ascii_digit());
    let rest = &words[digit.map_or(0, |at| at + 1)..];
    let mut rest = rest.trim_start_matches([',', '.', ':', ' ', '\u{a0}', '\u{202f}']);
    for half in ["AM", "PM", "am", "pm", "a.m.", "p.m.", "Uhr", "h", "uur"] {
        let tail = rest.strip_prefix(half);
        if let Some(tail) = tail.filter(|tail| !tail.starts_with(char::is_alphanumeric)) {
            rest = tail.trim_start_matches([',', '.', ' ', '\u{a0}']);
        }
    }
    rest.strip_prefix("heeft ").unwrap_or(rest)
}

/// Finds words as whole words, whatever their accents.
fn find_words(text: &str, wanted: &str) -> Option<std::ops::Range<usize>> {
    let wanted: Vec<&str> = wanted.split(' ').collect();
    let all = crate::names::word::words(text);
    let found = all.windows(wanted.len()).find(|some| {
        some.iter()
            .zip(&wanted)
            .all(|(word, wanted)| word.folded == *wanted)
    })?;
    Some(found[0].range.start..found[wanted.len() - 1].range.end)
}

/// What stands before a subject when a message is answered or forwarded.
const ANSWERS: Words = Words("answers");

/// Returns a subject without what was put before it on the way, and whether anything was.
pub fn bare_subject(subject: &str) -> (&str, bool) {
    let mut bare = subject.trim();
    while let Some((mark, rest)) = bare.split_once(':') {
        let mark = mark
            .trim()
            .trim_end_matches(|c: char| "[]()0123456789".contains(c));
        let mark = mark.to_lowercase();
        if !ANSWERS.has(&mark) {
            break;
        }
        bare = rest.trim();
    }
    (bare, bare != subject.trim())
}

#[cfg(test)]
mod tests {
    use super::{attribution, bare_subject, is_separator};

    #[test]
    fn names_the_author_of_a_quotation_in_ten_languages() {
        for line in [
            "On 3 Feb 2026, at 17:12, Lena Foss <lena@palisade.example> wrote:",
            "On Tue, Feb 3, 2026 at 5:12 PM Lena Foss <lena@palisade.example> wrote:",
            "Le mar. 3 févr. 2026 à 17:12, Lena Foss <lena@palisade.example> a écrit :",
            "Am Di., 3. Feb. 2026 um 17:12 Uhr schrieb Lena Foss <lena@palisade.example>:",
            "El mar, 3 feb 2026 a las 17:12, Lena Foss <lena@palisade.example> escribió:",
            "Il giorno mar 3 feb 2026 alle ore 17:12 Lena Foss <lena@palisade.example> ha scritto:",
            "Em ter., 3 de fev. de 2026 às 17:12, Lena Foss <lena@palisade.example> escreveu:",
            "Op di 3 feb 2026 om 17:12 schreef Lena Foss <lena@palisade.example>:",
            "Den tir. 3. feb. 2026 kl. 17.12 skrev Lena Foss <lena@palisade.example>:",
            "W dniu 3.02.2026 o 17:12 Lena Foss <lena@palisade.example> pisze:",
            "Lena Foss <lena@palisade.example> schrieb am Di., 3. Feb. 2026, 17:12:",
        ] {
            let found = attribution(line).unwrap_or_default();
            assert!(
                found.contains("Lena Foss") || found.contains("am Di"),
                "{line}: {found}"
            );
        }
        for line in ["We wrote to them:", "On 3 February we met:", "He wrote:"] {
            assert_eq!(attribution(line), None, "{line}");
        }
    }

    #[test]
    fn knows_separators_and_answers() {
        assert!(is_separator("-----Original Message-----"));
        assert!(is_separator("---------- Forwarded message ---------"));
        assert!(is_separator("Début du message réexpédié :"));
        assert!(!is_separator("Original message"));
        assert_eq!(bare_subject("RE: WG: Call"), ("Call", true));
        assert_eq!(bare_subject("Report: call"), ("Report: call", false));
    }
}
