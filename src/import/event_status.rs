//! An event and what the message about it wants → how firm the contact is.

use calcard::icalendar::{
    ICalendarComponent, ICalendarMethod as Method, ICalendarStatus as Status,
};

use super::answer::Answer;

/// Signs in front of a title by which calendars say that an event is off, in the languages
/// of Outlook and Google Calendar.
const OFF: [&str; 15] = [
    "canceled",
    "cancelled",
    "canceled event",
    "cancelled event",
    "abgesagt",
    "annulé",
    "annulée",
    "annulato",
    "annullato",
    "cancelado",
    "cancelada",
    "geannuleerd",
    "aflyst",
    "inställt",
    "odwołane",
];

/// Finds how firm a contact is.
pub fn status(
    event: &ICalendarComponent,
    method: Option<&Method>,
    title: &str,
) -> Answer<String> {
    let answer = |value: &str, words: &str| Answer {
        value: value.to_owned(),
        words: words.to_owned(),
    };
    let sign = title.split(':').next().unwrap_or_default().trim();
    let is_off = title.contains(':') && OFF.contains(&sign.to_lowercase().as_str());
    match (method, event.status()) {
        (Some(Method::Cancel), _) | (_, Some(Status::Cancelled)) => {
            answer("cancelled", "")
        }
        _ if is_off => answer("cancelled", "by its title"),
        (_, Some(Status::Tentative)) => answer("tbc", ""),
        _ => answer("planned", ""),
    }
}
