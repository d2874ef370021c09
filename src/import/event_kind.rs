//! Title and place of an event → what kind of contact it is.

use calcard::icalendar::{ICalendarComponent, ICalendarProperty as Property};

use super::answer::Answer;
use super::doubts::Doubts;
use super::kind;
use super::known::Known;
use crate::names::word::folded_words;

/// Services that hold calls, by words of a place and by hosts of its links.
const ONLINE: [&str; 12] = [
    "microsoft teams",
    "teams",
    "webex",
    "zoom",
    "online",
    "skype",
    "google meet",
    "video call",
    "video conference",
    "videoconference",
    "visioconférence",
    "jitsi",
];
const HOSTS: [&str; 7] = [
    "teams.microsoft.com",
    "teams.live.com",
    "zoom.us",
    "webex.com",
    "meet.google.com",
    "whereby.com",
    "meet.jit.si",
];

/// The title says what it is, else a service in place of a room makes it a video call.
pub fn kind_of(
    event: &ICalendarComponent,
    title: &str,
    place: &str,
    known: &Known<'_>,
    doubts: &mut Doubts,
) -> Answer<String> {
    let small = place.to_lowercase();
    let is_linked = HOSTS.iter().any(|host| small.contains(host));
    let words = folded_words(place).join(" ");
    let is_online = is_linked
        || ONLINE.iter().any(|service| {
            words == folded_words(service).join(" ")
                || words.starts_with(&format!("{service} meeting"))
        });
    let conference = Property::Other("X-GOOGLE-CONFERENCE".to_owned());
    let has_call = is_online || place.is_empty() && event.has_property(&conference);
    let called = kind::contact(title, known).map(|(kind, _)| kind);
    let kinds = &known.settings().contact_kinds;
    let video = kinds.two_sided.iter().find(|kind| *kind == "video-call");
    let value = match (called, video.filter(|_| has_call)) {
        (Some(kind), _) if kind != "meeting" => kind,
        (_, Some(video)) => video.clone(),
        (Some(kind), None) => kind,
        (None, None) if !place.is_empty() => "meeting".to_owned(),
        (None, None) => return doubts.kind(),
    };
    Answer {
        value,
        words: String::new(),
    }
}
