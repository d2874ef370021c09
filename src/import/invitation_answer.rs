//! An answer to an invitation → what it means for the contact that the invitation began.

use calcard::icalendar::ICalendarMethod as Method;

use super::Imported;
use super::event::Event;
use super::file::add_people;
use super::known::Known;
use super::people::Listed;
use super::same_meeting::contact_of;

/// Files an answer: whoever accepts joins the contact; nothing else changes by itself.
pub fn answer(
    method: &Method,
    found: &Event,
    comment: &str,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let meeting = &found.meeting;
    let title = meeting.title.clone().unwrap_or_default();
    let contact = contact_of(meeting, known).map(|contact| contact.id.to_string());
    let what = match &contact {
        Some(id) => format!("contacts/{id}"),
        None => format!("`{title}`, which is not on record"),
    };
    let said = match comment {
        "" => String::new(),
        words => format!(" They say: {words}"),
    };
    let name = |people: &[Listed]| {
        let names = people.iter().map(|person| person.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let everybody: Vec<Listed> = [&*meeting.people.us, &*meeting.people.them].concat();
    let doubts = &mut imported.doubts;
    match method {
        Method::Counter => {
            let time = meeting.time.as_ref().map(|time| format!(", {}", time.written()));
            let message = format!(
                "Another time is proposed for {what}: {}{}.{said}",
                meeting.date.value,
                time.unwrap_or_default(),
            );
            let hint = "nothing was changed; agree on one, and import the new invitation";
            doubts.warning("invitation-answer", message, hint);
        }
        Method::Reply if !found.attendees.declined.is_empty() => {
            let who = name(&found.attendees.declined);
            let message = format!("{who} declined {what}.{said}");
            let hint = match contact {
                Some(_) => "take them off the contact",
                None => "import the invitation too",
            };
            doubts.warning("invitation-answer", message, hint);
        }
        Method::Reply if contact.is_some() => {
            if !said.is_empty() {
                let message = format!("{} answered to {what}.{said}", name(&everybody));
                doubts.warning("invitation-answer", message, "see whether it matters");
            }
            add_people(meeting, known, imported);
        }
        _ => {
            let message = format!("This is an answer to {what}.{said}");
            let hint = "nothing was drafted of it; import the invitation itself";
            doubts.warning("invitation-answer", message, hint);
        }
    }
}
