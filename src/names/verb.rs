//! Verbs: of speech, whose subject is somebody, and irregular ones in the past.

use std::sync::LazyLock;

use super::word::{Listed, section};

/// Verbs of speech and will in the forms that a report has, in the house's languages, folded.
static SPEECH: LazyLock<Listed> = LazyLock::new(|| section("speech"));

/// Irregular verbs of English in the past.
static PAST: LazyLock<Listed> = LazyLock::new(|| section("past"));

/// Says whether a folded word is what somebody does who speaks.
pub fn is_speech(word: &str) -> bool {
    SPEECH.contains(word)
}

/// Says whether a folded word may be an English verb in the past.
pub fn is_past(word: &str) -> bool {
    PAST.contains(word) || word.len() > 4 && word.ends_with("ed")
}
