//! Verbs: of speech, whose subject is somebody, and irregular ones in the past.

use std::sync::LazyLock;

use super::word::{Listed, list};

/// Verbs of speech and will in the forms that a report has, in the house's languages, folded.
static SPEECH: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "said says say told tells asked asks wrote writes replied replies answered answers \
     added adds explained explains noted notes stated thinks thought believes believed \
     agreed agrees disagreed disagrees refused refuses promised promises warned warns \
     insisted insists argued argues claimed claims confirmed confirms denied denies \
     proposed proposes suggested suggests announced announces spoke speaks wants \
     wanted wished hopes hoped fears feared requested thanked welcomed welcomes \
     complained complains urged urges pledged vowed offered invited invites insisted \
     stressed stresses emphasised recalled recalls admitted admits repeated underlined \
     mentioned mentions reported objected regretted regrets expects expected \
     committed undertook sagte sagt fragte erklarte meinte betonte demande demanda \
     declare dijo dice pidio powiedzial powiedziala rekl rekla sanoi kysyi",
    )
});

/// Irregular verbs of English in the past.
static PAST: LazyLock<Listed> = LazyLock::new(|| {
    list(
        "became began bought broke brought built came caught chose cut dealt drew drove \
     fell felt flew forgot fought found gave got grew heard held hid hit kept knew \
     laid lay led left lent lost made meant met paid put quit ran read rose sat saw \
     sent set shook showed sold sought spent split stood struck swore taught took \
     understood went withdrew woke won wore wrote joined",
    )
});

/// Says whether a folded word is what somebody does who speaks.
pub fn is_speech(word: &str) -> bool {
    SPEECH.contains(word)
}

/// Says whether a folded word may be an English verb in the past.
pub fn is_past(word: &str) -> bool {
    PAST.contains(word) || word.len() > 4 && word.ends_with("ed")
}
