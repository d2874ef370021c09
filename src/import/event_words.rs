//! What an event and the message about it say → what kind of contact it is, and how firm.

use super::lexicon::Words;
use calcard::icalendar::{
    ICalendarComponent, ICalendarMethod as Method, ICalendarProperty as Property,
    ICalendarStatus as Status,
};

use super::answer::Answer;
use super::doubts::Doubts;
use super::kind;
use super::known::Known;
use crate::names::word::folded_words;

/// Services that hold calls, by words of a place and by hosts of its links.
const ONLINE: Words = Words("online");
const HOSTS: Words = Words("hosts");

const OFF: Words = Words("titled-off");

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
    let mut services = ONLINE.all();
    let is_online = HOSTS.all().any(|host| small.contains(host))
        || services
            .any(|name| words == name || words.starts_with(&format!("{name} meeting")));
    let conference = Property::Other("X-GOOGLE-CONFERENCE".to_owned());
    let has_call = is_online || place.is_empty() && event.has_property(&conference);
    let called = kind::contact(title, known).map(|(kind, _)| kind);
    let mut kinds = known.settings().contact_kinds.two_sided.iter();
    let video = kinds.find(|kind| has_call && *kind == "video-call");
    match (called, video) {
        (Some(kind), _) if kind != "meeting" => Answer::plain(kind),
        (_, Some(video)) => Answer::plain(video),
        (Some(kind), None) => Answer::plain(kind),
        (None, None) => doubts.kind(),
    }
}

pub fn status(
    event: &ICalendarComponent,
    method: Option<&Method>,
    title: &str,
) -> Answer<String> {
    let (sign, _) = title.split_once(':').unwrap_or_default();
    let sign = sign.trim().to_lowercase();
    match (method, event.status()) {
        (Some(Method::Cancel), _) | (_, Some(Status::Cancelled)) => {
            Answer::plain("cancelled")
        }
        _ if OFF.has(&sign) => Answer::of("cancelled", "by its title"),
        (_, Some(Status::Tentative)) => Answer::plain("tbc"),
        _ => Answer::plain("planned"),
    }
}
