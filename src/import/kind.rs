//! Words of a subject and an opening → what kind of contact it was, at which level, and
//! what kind of source tells of it.

use super::answer::Answer;
use super::known::Known;
use super::people::Listed;
use crate::names::word::folded_words;

/// Each kind with the words for it in the languages that mail heads are read in.
const CONTACTS: [(&str, &str); 10] = [
    (
        "video-call",
        "video call|videocall|video conference|videoconference|videoconferencing|\
         vtc|webex|online meeting|teams meeting|visioconference|visio conference|\
         videokonferenz|videoanruf|videoconferencia|videollamada|videoconferenza|\
         videochiamata|videochamada|videovergadering|videomode|videomote|\
         wideokonferencja",
    ),
    (
        "call",
        "call|phone call|telephone call|phone conversation|entretien telephonique|\
         appel|anruf|telefonat|telefongesprach|llamada|telefonata|chiamata|chamada|\
         telefonema|telefoongesprek|telefonsamtale|opkald|telefonsamtal|\
         rozmowa telefoniczna",
    ),
    ("workshop", "workshop|atelier|taller|warsztaty"),
    ("hearing", "hearing|audition|anhorung"),
    ("conference", "conference|konferenz|conferencia|conferenza"),
    ("exercise", "table top exercise|exercise"),
    ("site-visit", "site visit|visit to the site"),
    ("letter", "letter|lettre"),
    (
        "meeting",
        "meeting|meetings|reunion|rencontre|entretien|treffen|besprechung|sitzung|\
         gesprach|riunione|incontro|reuniao|encontro|vergadering|bijeenkomst|overleg|\
         gesprek|mode|modet|mote|motet|spotkanie|spotkania|met",
    ),
    ("visit", "visit|visite"),
];

/// What a contact was is told within so many bytes.
const LONGEST: usize = 2_000;

/// Finds what kind of contact words speak of: the kind, and the words that say so.
pub fn contact(text: &str, known: &Known<'_>) -> Option<(String, &'static str)> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let words = format!(" {} ", folded_words(text).join(" "));
    let kinds = &known.settings().contact_kinds;
    let is_known = |kind: &str| kinds.all().any(|known| known == kind);
    CONTACTS
        .iter()
        .filter(|(kind, _)| is_known(kind))
        .find_map(|(kind, signs)| {
            let sign = signs
                .split('|')
                .find(|sign| words.contains(&format!(" {sign} ")))?;
            Some(((*kind).to_owned(), sign))
        })
}

const SOURCES: [(&str, &str); 6] = [
    ("flash-report", "flash report|flash"),
    ("mission-report", "mission report|rapport de mission"),
    (
        "minutes",
        "minutes|proces verbal|protokoll|acta|verbale|notulen",
    ),
    ("briefing", "scene setter|briefing|brief|fiche"),
    (
        "meeting-report",
        "report|meeting report|compte rendu|readout|read out|bericht|informe|\
         resoconto|relatorio|verslag|referat|sprawozdanie",
    ),
    ("press-release", "press release|communique de presse"),
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
                .split('|')
                .any(|sign| words.contains(&format!(" {sign} ")))
    });
    let plain: &[&str] = if is_mail {
        &["email", "report"]
    } else {
        &["meeting-report", "report", "email"]
    };
    announced
        .map(|(kind, _)| (*kind).to_owned())
        .or_else(|| Known::word_of(&known.settings().source_kinds, plain))
        .unwrap_or_else(|| "report".to_owned())
}

/// Returns the level of one of ours: that of their record, else the one with whose name
/// their function begins, as `Director for Quays`.
pub fn level_of(person: &Listed, known: &Known<'_>) -> Option<String> {
    let record = person.id.as_deref().and_then(|id| known.person_of(id));
    if let Some(level) = record.and_then(|record| record.level.clone()) {
        return Some(level);
    }
    let role = folded_words(&person.role);
    let begins = |level: &&str| role.starts_with(&folded_words(level));
    let levels = known.settings().level_words().filter(begins);
    levels.max_by_key(|level| level.len()).map(str::to_owned)
}

/// Finds the level of a contact: the highest of those who took part for us; none where nothing
/// says the level of one of them, who may be higher.
pub fn level(us: &[Listed], known: &Known<'_>) -> Option<Answer<String>> {
    let levels = us.iter().filter_map(|person| {
        let level = level_of(person, known)?;
        Some(Answer::of(level, person.words.as_str()))
    });
    let rank = |level: &Answer<String>| rank(&level.value, known);
    let best = levels.min_by_key(rank)?;
    let is_unknown = |person: &Listed| {
        let has_role = person.id.is_some() || !person.role.is_empty();
        !has_role && !person.redacted && !person.name.is_empty()
    };
    (rank(&best) == Some(0) || !us.iter().any(is_unknown)).then_some(best)
}

fn rank(level: &str, known: &Known<'_>) -> Option<usize> {
    known
        .settings()
        .level_words()
        .position(|word| word == level)
}
