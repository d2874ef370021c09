//! A sentence of a report → who speaks in it, and how.

use super::known::{Known, Side};
use crate::finding::field::Kind;
use crate::names::word::{folded_words, words};

/// Who may speak in a report.
#[derive(Debug)]
pub struct Speakers<'k, 'r> {
    known: &'k Known<'r>,
    with: &'k [String],
    us: Vec<String>,
    them: Vec<String>,
}

/// What a sentence says of its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// One side is named.
    Named(Side),
    /// `They …`, `It …`: whoever spoke before.
    Same,
    /// Nobody.
    Nobody,
}

const OURS: [&[&str]; 7] = [
    &["com"],
    &["the", "commission"],
    &["the", "commissioner"],
    &["commissioner"],
    &["we"],
    &["la", "commission"],
    &["la", "commissaire"],
];
const THEIRS: [&[&str]; 7] = [
    &["the", "company"],
    &["the", "companies"],
    &["companies"],
    &["the", "platform"],
    &["its", "representatives"],
    &["l", "entreprise"],
    &["la", "societe"],
];
const SAME: [&str; 8] = ["they", "it", "their", "its", "she", "he", "elle", "ils"];
const OPENERS: [&str; 10] = [
    "in",
    "on",
    "for",
    "also",
    "finally",
    "moreover",
    "however",
    "furthermore",
    "then",
    "dans",
];

impl<'k, 'r> Speakers<'k, 'r> {
    /// Names the sides of a contact: its organisations, and the surnames of those present.
    pub fn new(
        known: &'k Known<'r>,
        with: &'k [String],
        us: &[String],
        them: &[String],
    ) -> Self {
        let surname = |name: &String| folded_words(name).pop();
        let mut ours: Vec<String> = us.iter().filter_map(surname).collect();
        let theirs: Vec<String> = them.iter().filter_map(surname).collect();
        ours.retain(|name| !theirs.contains(name));
        Self {
            known,
            with,
            us: ours,
            them: theirs,
        }
    }

    /// Hears who speaks in a sentence.
    pub fn voice(&self, sentence: &str) -> Voice {
        let sentence = beginning(after_opener(sentence));
        let all = words(sentence);
        let Some(first) = all.first() else {
            return Voice::Nobody;
        };
        let begins = |start: &&[&str]| {
            start.len() <= all.len()
                && start.iter().zip(&all).all(|(a, b)| *a == b.folded)
        };
        for found in self.known.find(sentence, Kind::Organisation) {
            if found.range.start <= first.range.start + 4 {
                let id = &found.record.id;
                if self.known.is_us(id) {
                    return Voice::Named(Side::Us);
                }
                if self.with.contains(id) {
                    return Voice::Named(Side::Them);
                }
            }
        }
        if OURS.iter().any(begins) {
            return Voice::Named(Side::Us);
        }
        if THEIRS.iter().any(begins) {
            return Voice::Named(Side::Them);
        }
        for word in all.iter().take(3) {
            if self.us.iter().any(|name| **name == *word.folded) {
                return Voice::Named(Side::Us);
            }
            if self.them.iter().any(|name| **name == *word.folded) {
                return Voice::Named(Side::Them);
            }
        }
        match SAME.contains(&first.folded.as_ref()) {
            true => Voice::Same,
            false => Voice::Nobody,
        }
    }

    /// Hears whose points a heading announces: `Key points raised by TikTok`.
    pub fn announced(&self, heading: &str) -> Option<Side> {
        let tail = ["raised by ", "made by ", "from ", "by ", "par "]
            .iter()
            .find_map(|link| heading.split_once(link).map(|(_, tail)| tail));
        match self.voice(tail.unwrap_or(heading)) {
            Voice::Named(side) => Some(side),
            Voice::Same | Voice::Nobody => None,
        }
    }
}

/// Who speaks stands within so many bytes.
const BEGINNING: usize = 120;

fn beginning(sentence: &str) -> &str {
    &sentence[..sentence.floor_char_boundary(BEGINNING)]
}

/// Leaves out `On the code, …` before the subject.
fn after_opener(sentence: &str) -> &str {
    let first = words(beginning(sentence))
        .into_iter()
        .next()
        .map(|word| word.folded);
    let opens = first.is_some_and(|first| OPENERS.contains(&&*first));
    match sentence.split_once(", ").filter(|_| opens) {
        Some((opener, rest)) if opener.len() <= 60 => rest,
        _ => sentence,
    }
}

const ACTS: [(&str, &[&str]); 9] = [
    ("recalled", &["recalled", "reminded", "rappele"]),
    (
        "asked",
        &["asked", "enquired", "inquired", "requested", "demande"],
    ),
    (
        "stressed",
        &[
            "stressed",
            "underlined",
            "emphasised",
            "emphasized",
            "highlighted",
            "insisted",
            "souligne",
            "insiste",
        ],
    ),
    ("offered", &["offered", "proposed", "propose"]),
    (
        "welcomed",
        &[
            "welcomed",
            "welcomes",
            "appreciate",
            "appreciates",
            "appreciation",
            "thanked",
            "salue",
        ],
    ),
    ("agreed", &["agreed", "convenu"]),
    ("declined", &["declined", "refused", "refuse"]),
    ("warned", &["warned", "cautioned", "averti"]),
    (
        "informed",
        &[
            "informed",
            "said",
            "explained",
            "signalled",
            "signaled",
            "announced",
            "reported",
            "mentioned",
            "noted",
            "observed",
            "indicated",
            "claims",
            "claimed",
            "explique",
            "indique",
            "informe",
            "signale",
            "annonce",
        ],
    ),
];
const NEAR: usize = 6;

/// Finds how a sentence is said, by its first verb of saying, as a word of the settings.
pub fn act(sentence: &str, known: &Known<'_>) -> Option<&'static str> {
    let words = folded_words(beginning(after_opener(sentence)));
    let said = words.iter().take(NEAR).find_map(|word| {
        let has = |(_, verbs): &&(&str, &[&str])| verbs.contains(&word.as_str());
        ACTS.iter().find(has).map(|(act, _)| *act)
    })?;
    known
        .settings()
        .acts
        .iter()
        .any(|act| act == said)
        .then_some(said)
}
