//! Words of a subject, an opening or an event → what kind of contact it was, at which level, and
//! what kind of source tells of it.

use calcard::icalendar::{
    ICalendarComponent, ICalendarMethod as Method, ICalendarProperty as Property,
    ICalendarStatus as Status,
};

use super::doubts::{Answer, Doubts};
use super::known::Known;
use super::lexicon::{Words, named};
use super::people::Listed;
use crate::names::word::folded_words;

/// What a contact was is told within so many bytes.
const LONGEST: usize = 2_000;

/// Finds what kind of contact words speak of: the kind, and the words that say so. What it was
/// stands before what it was about: `Meeting on the call for tenders`.
pub fn contact(text: &str, known: &Known<'_>) -> Option<(String, &'static str)> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let kinds = &known.settings().contact_kinds;
    let words =
        format!(" {} ", folded_words(text).join(" ")).replace(" meeting report ", " report ");
    let known = named("contact-").filter(|(kind, _)| kinds.all().any(|known| known == *kind));
    let found = known.filter_map(|(kind, signs)| Some((kind, signs.first_in(&words)?)));
    let (kind, (_, sign)) = found.min_by_key(|(_, (at, _))| *at)?;
    Some((kind.to_owned(), sign))
}

/// Finds what kind of source a subject announces; a plain mail when it does not say.
pub fn source(subject: &str, is_mail: bool, known: &Known<'_>) -> String {
    let kinds = &known.settings().source_kinds;
    let announced = named("source-").find(|(kind, signs)| {
        kinds.iter().any(|known| known == kind) && signs.within(subject).is_some()
    });
    let plain: &[&str] =
        if is_mail { &["email", "report"] } else { &["meeting-report", "report", "email"] };
    announced
        .map(|(kind, _)| kind.to_owned())
        .or_else(|| Known::word_of(kinds, plain))
        .unwrap_or_else(|| "report".to_owned())
}

/// Says whether words announce a report or another kind of text.
pub fn is_text(text: &str) -> bool {
    named("source-").any(|(_, signs)| signs.within(text).is_some())
}

/// Says whether words announce a text about a meeting: minutes or a report.
pub fn is_report(text: &str) -> bool {
    ["minutes", "meeting-report", "mission-report", "flash-report"].iter().any(|kind| {
        named("source-").any(|(name, signs)| name == *kind && signs.within(text).is_some())
    })
}

pub fn is_agenda(text: &str) -> bool {
    Words("agenda").within(text).is_some()
}

/// Returns the level of one of ours: that of their record, else the one with whose name
/// their function begins, as `Director for Quays`.
fn level_of(person: &Listed, known: &Known<'_>) -> Option<String> {
    let record = person.id.as_deref().and_then(|id| known.person_of(id));
    let role = folded_words(&person.role);
    let begins = |level: &&str| role.starts_with(&folded_words(level));
    let begun = || known.settings().level_words().filter(begins).max_by_key(|level| level.len());
    record.and_then(|record| record.level.clone()).or_else(|| begun().map(str::to_owned))
}

/// Finds the level of a contact: the highest of those who took part for us; none where nothing
/// says the level of one of them, or on which side somebody was, who may be higher.
pub fn level(us: &[Listed], is_unsure: bool, known: &Known<'_>) -> Option<Answer<String>> {
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
    let is_highest = rank(&best) == Some(0);
    (is_highest || !is_unsure && !us.iter().any(is_unknown)).then_some(best)
}

/// Finds the level that a label states, by the words of the house.
pub fn stated_level(words: &str, known: &Known<'_>) -> Option<Answer<String>> {
    let mut levels = known.settings().level_words();
    let level = levels.find(|level| folded_words(level) == folded_words(words))?;
    Some(Answer::of(level, words))
}

fn rank(level: &str, known: &Known<'_>) -> Option<usize> {
    known.settings().level_words().position(|word| word == level)
}

/// The title says what it is, else a service in place of a room makes it a video call.
pub fn kind_of(
    event: &ICalendarComponent,
    title: &str,
    place: &str,
    known: &Known<'_>,
    doubts: &mut Doubts,
) -> Answer<String> {
    let small = place.to_lowercase();
    let words = folded_words(place).join(" ");
    let mut services = Words("online").all();
    let is_online = Words("hosts").all().any(|host| small.contains(host))
        || services.any(|name| words == name || words.starts_with(&format!("{name} meeting")));
    let conference = Property::Other("X-GOOGLE-CONFERENCE".to_owned());
    let has_call = is_online || place.is_empty() && event.has_property(&conference);
    let called = contact(title, known).map(|(kind, _)| kind);
    let mut kinds = known.settings().contact_kinds.two_sided.iter();
    let video = kinds.find(|kind| has_call && *kind == "video-call").cloned();
    let exact = called.clone().filter(|kind| kind != "meeting");
    exact.or(video).or(called).map_or_else(|| doubts.kind(), Answer::plain)
}

/// What is said of an invitation of others that none of ours has accepted.
pub const UNANSWERED: &str = "none of ours has accepted";

pub fn status(
    event: &ICalendarComponent,
    method: Option<&Method>,
    title: &str,
    is_unanswered: bool,
) -> Answer<String> {
    let (sign, _) = title.split_once(':').unwrap_or_default();
    let sign = sign.trim().to_lowercase();
    let words = folded_words(title).join(" ");
    let is_unsure =
        Words("titled-unsure").all().any(|one| format!("{words} ").starts_with(&format!("{one} ")));
    match (method, event.status()) {
        (Some(Method::Cancel), _) | (_, Some(Status::Cancelled)) => Answer::plain("cancelled"),
        _ if Words("titled-off").has(&sign) => Answer::of("cancelled", "by its title"),
        (_, Some(Status::Tentative)) => Answer::plain("tbc"),
        _ if is_unsure => Answer::of("tbc", "by its title"),
        (_, None) if is_unanswered => Answer::of("tbc", UNANSWERED),
        _ => Answer::plain("planned"),
    }
}
