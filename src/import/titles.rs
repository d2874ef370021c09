//! A line → whether it is a heading, a label, the title of a part, or closes a letter.

use super::block::{Block, Shape};
use super::clock::clock;
use super::known::Known;
use super::lexicon::{Words, named};
use super::list_words;
use crate::names::word::{folded_words, words};

pub const LONGEST_HEADING: usize = 60;

/// A line of signs parts what stands above from what stands below.
pub fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| "-_=*~".contains(c))
}

/// Returns the words of a Markdown heading, or of a line that is all bold.
pub fn heading(line: &str) -> Option<&str> {
    let hashes = line.trim_start_matches('#');
    if hashes.len() < line.len() && hashes.starts_with(' ') {
        return Some(hashes.trim());
    }
    let bold = line.strip_prefix("**")?.strip_suffix("**")?;
    (!bold.contains("**") && bold.len() <= LONGEST_HEADING).then_some(bold)
}

/// Says whether a line begins with a label of its own: `COM: …`, `Participants: …`.
pub fn is_label(line: &str) -> bool {
    let line = line.trim_start_matches('*');
    let near = line.floor_char_boundary(LONGEST_HEADING);
    line[..near].split_once(':').is_some_and(|(label, rest)| {
        let rest = rest.trim_start_matches('*');
        let count = label.split_whitespace().count();
        let heads_people =
            || count <= list_words::LABEL && list_words::present(&folded_words(label)).is_some();
        let first = label.split_whitespace().next().unwrap_or_default();
        let is_side = || count <= 4 && Words("beside-a-party").has(&first.to_lowercase());
        (count <= 3 && label.starts_with(char::is_uppercase) || is_side() || heads_people())
            && !rest.starts_with("//")
            && (rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace()))
    })
}

pub fn is_section(text: &str) -> bool {
    let text = text.trim_end_matches(':').trim().to_lowercase();
    Words("sections").has(&text)
}

/// `Meeting with TikTok`, `Joint meeting with …`: the title of a part.
pub fn is_meeting_with(line: &str) -> bool {
    line.len() <= LONGEST_HEADING && titles_meeting(line)
}

/// Says whether a line begins as the title of a meeting and is no sentence.
pub fn titles_meeting(line: &str) -> bool {
    let line = without_clock(line);
    let near = &line[..line.floor_char_boundary(LONGEST_HEADING)];
    let words = folded_words(near);
    let link = words.iter().take(4).position(|word| Words("met-with").has(word));
    // `Joint meeting with`, `Besprechung mit`
    let is_kind = |words: &[String]| {
        let all = words.join(" ");
        named("contact-").any(|(_, signs)| signs.all().any(|sign| all.ends_with(sign)))
    };
    line.starts_with(char::is_uppercase)
        && !line.ends_with('.')
        && link.is_some_and(|at| is_kind(&words[..at]))
}

/// `10:00 – Meeting with …`
pub fn without_clock(heading: &str) -> &str {
    let near = &heading[..heading.floor_char_boundary(LONGEST_HEADING)];
    let clock = clock(near).filter(|clock| clock.range.start == 0);
    let end = clock.map_or(0, |clock| clock.range.end);
    heading[end..].trim_start_matches([' ', '-', '–', ':', '|', '\t'])
}

/// `Pages 4-6 redacted`: what a copy leaves out.
pub fn is_mark(line: &str) -> bool {
    line.starts_with("Pages ") && line.contains(" redacted")
}

const LONGEST_CLOSING: usize = 120;

/// Says whether a block closes a letter: `Kind regards`, or our own name below the text.
pub fn closes(block: &Block, is_end: bool, known: &Known<'_>) -> bool {
    let text = block.text.trim();
    if text.len() > LONGEST_CLOSING {
        return false;
    }
    let is_ours = || {
        let mut names = known.our_names().into_iter();
        names.any(|name| folded_words(name) == folded_words(text))
    };
    let start = text.to_lowercase();
    text == "--"
        || text.starts_with("-- ")
        || Words("closings")
            .all()
            .any(|closing| start.strip_prefix(closing).is_some_and(|behind| !says_more(behind)))
        || is_end && !text.ends_with(':') && block.shape == Shape::Heading && is_ours()
}

/// `Best regards. We will pay half.`, `Cheers, and no, we do not sue.`: a sentence stands behind
/// the words that close, and is none of them.
fn says_more(behind: &str) -> bool {
    let bare = behind.trim();
    let ends = bare.ends_with(['.', '?', '!']);
    let sentence = bare.trim_end_matches(['.', '?', '!']);
    sentence.contains(['.', '?', '!', ';'])
        || ends && (sentence.contains(',') || sentence.split_whitespace().count() > MOST_CLOSING)
}

/// `… from Vienna.` are as many words behind those that close.
const MOST_CLOSING: usize = 4;

/// `PS: We will not come.`
pub fn is_postscript(text: &str) -> bool {
    Words("postscripts").begins(&words(text))
}

/// A line of a letter without an end of a sentence is one of names, up to so many bytes.
pub const LONGEST_NAME: usize = 60;

pub fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['*', '~', '_']);
    text.ends_with(['.', '?', '!', ':', ';', '。', '？', '！', '"', '”', '“', ')'])
}

/// Returns where `Dear Ms Kuhn,` ends at the head of a text.
pub fn salutation(text: &str) -> Option<usize> {
    let near = text.floor_char_boundary(LONGEST_HEADING);
    let end = text[..near].find([',', ':', '!'])? + 1;
    Words("salutations").begins(&words(&text[..end])).then_some(end)
}

/// `Dear all,`
pub fn is_greeting(text: &str) -> bool {
    text.ends_with(',') && text.split(' ').count() <= 6
}
