//! Words of a subject and an opening → what kind of contact it was, at which level, and
//! what kind of source tells of it.

use super::known::Known;
use super::people::Listed;
use crate::names::word::folded_words;

const CONTACTS: [(&str, &[&str]); 10] = [
    (
        "video-call",
        &[
            "video call",
            "videocall",
            "video conference",
            "videoconference",
            "videoconferencing",
            "vtc",
            "webex",
            "online meeting",
            "teams meeting",
            "visioconference",
            "visio conference",
        ],
    ),
    (
        "call",
        &[
            "call",
            "phone call",
            "telephone call",
            "phone conversation",
            "entretien telephonique",
            "appel",
        ],
    ),
    ("workshop", &["workshop", "atelier"]),
    ("hearing", &["hearing", "audition"]),
    ("conference", &["conference"]),
    ("exercise", &["table top exercise", "exercise"]),
    ("site-visit", &["site visit", "visit to the site"]),
    ("letter", &["letter", "lettre"]),
    (
        "meeting",
        &["meeting", "met", "reunion", "rencontre", "entretien"],
    ),
    ("visit", &["visit", "visite"]),
];

/// Finds what kind of contact words speak of: the kind, and the words that say so.
pub fn contact(text: &str, known: &Known<'_>) -> Option<(String, &'static str)> {
    let words = format!(" {} ", folded_words(text).join(" "));
    let kinds = &known.settings().contact_kinds;
    let is_known = |kind: &str| kinds.all().any(|known| known == kind);
    CONTACTS
        .iter()
        .filter(|(kind, _)| is_known(kind))
        .find_map(|(kind, signs)| {
            let sign = signs
                .iter()
                .find(|sign| words.contains(&format!(" {sign} ")))?;
            Some(((*kind).to_owned(), *sign))
        })
}

const SOURCES: [(&str, &[&str]); 6] = [
    ("flash-report", &["flash report", "flash"]),
    ("mission-report", &["mission report", "rapport de mission"]),
    ("minutes", &["minutes", "proces verbal"]),
    ("briefing", &["scene setter", "briefing", "brief", "fiche"]),
    (
        "meeting-report",
        &[
            "report",
            "meeting report",
            "compte rendu",
            "readout",
            "read out",
        ],
    ),
    ("press-release", &["press release", "communique de presse"]),
];

/// Finds what kind of source a subject announces; a plain mail when it does not say.
pub fn source(subject: &str, is_mail: bool, known: &Known<'_>) -> String {
    let words = format!(" {} ", folded_words(subject).join(" "));
    let announced = SOURCES.iter().find(|(kind, signs)| {
        known
            .settings()
            .source_kinds
            .iter()
            .any(|known| known == kind)
            && signs
                .iter()
                .any(|sign| words.contains(&format!(" {sign} ")))
    });
    let plain: &[&str] = match is_mail {
        true => &["email", "report"],
        false => &["meeting-report", "report", "email"],
    };
    announced
        .map(|(kind, _)| (*kind).to_owned())
        .or_else(|| Known::word_of(&known.settings().source_kinds, plain))
        .unwrap_or_else(|| "report".to_owned())
}

/// Finds the level of one of ours, from their record, their unit or what they are called.
pub fn level_of(
    person: &Listed,
    unit: Option<&str>,
    known: &Known<'_>,
) -> Option<String> {
    let on_record = person.id.as_deref().and_then(|id| known.person_of(id));
    if let Some(level) = on_record.and_then(|person| person.level.clone()) {
        return Some(level);
    }
    let words = format!("{} {}", person.words, person.role);
    level_in(&words, known).or_else(|| unit.and_then(|unit| level_in(unit, known)))
}

const LEVELS: [(&str, &[&str]); 5] = [
    (
        "commissioner",
        &["commissioner", "commissaire", "president", "minister"],
    ),
    ("cabinet", &["cab", "cabinet"]),
    (
        "director-general",
        &[
            "director general",
            "directeur general",
            "directrice generale",
        ],
    ),
    ("director", &["director", "directeur", "directrice"]),
    (
        "service",
        &[
            "unit",
            "team leader",
            "dg",
            "head of unit",
            "policy officer",
        ],
    ),
];

/// Finds the level that words name: a rank, a cabinet, a service.
pub fn level_in(text: &str, known: &Known<'_>) -> Option<String> {
    let words = format!(" {} ", folded_words(text).join(" "));
    // `CAB Johansson` and `member of the cabinet of Commissioner X` are the cabinet's.
    let is_cabinet = words.contains(" cab ") || words.contains(" cabinet ");
    let known_level =
        |level: &str| known.settings().level_words().any(|known| known == level);
    LEVELS
        .iter()
        .skip(usize::from(is_cabinet))
        .filter(|(level, _)| known_level(level))
        .find(|(_, signs)| {
            signs
                .iter()
                .any(|sign| words.contains(&format!(" {sign} ")))
        })
        .map(|(level, _)| (*level).to_owned())
}

/// Returns the higher of two levels.
pub fn higher(a: Option<String>, b: Option<String>, known: &Known<'_>) -> Option<String> {
    let rank = |level: &String| {
        known
            .settings()
            .level_words()
            .position(|word| word == level)
    };
    match (a, b) {
        (Some(a), Some(b)) if rank(&b) < rank(&a) => Some(b),
        (Some(a), _) => Some(a),
        (None, b) => b,
    }
}
