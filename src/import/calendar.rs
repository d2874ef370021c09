//! An invitation (.ics) → a planned contact for each event, and the source record.

use calcard::icalendar::{ICalendar, ICalendarComponent};

use super::blocks::{Block, Shape};
use super::contact::Meeting;
use super::event::meeting;
use super::headers::Message;
use super::known::Known;
use super::report::{draft, key};
use super::source::{self, Telling};
use super::{Draft, Imported, Original, Wishes, decode, digest};
use crate::facts::id::slug;
use crate::finding::field::Kind;

/// Reads an invitation.
pub fn calendar(
    original: &Original<'_>,
    wishes: &Wishes,
    known: &mut Known<'_>,
) -> Imported {
    let mut imported = Imported::default();
    let text = decode(original.bytes, &mut imported.doubts);
    let Ok(calendar) = ICalendar::parse(&text) else {
        let hint = "save it again from the calendar";
        imported
            .doubts
            .warning("malformed-calendar", "This is no invitation.", hint);
        return imported;
    };
    let events: Vec<&ICalendarComponent> = calendar
        .components
        .iter()
        .filter(|part| part.component_type.is_event())
        .collect();
    if events.is_empty() {
        let hint = "only events become contacts";
        imported
            .doubts
            .warning("malformed-calendar", "The file holds no event.", hint);
        return imported;
    }
    let meetings: Vec<Meeting> = events
        .into_iter()
        .filter_map(|event| {
            meeting(
                event,
                &calendar,
                original.name,
                wishes,
                known,
                &mut imported.doubts,
            )
        })
        .collect();
    invitation(original, &text, meetings.first(), known, &mut imported);
    for meeting in &meetings {
        imported.drafts.push(draft(meeting, known));
    }
    imported
}

fn invitation(
    original: &Original<'_>,
    text: &str,
    meeting: Option<&Meeting>,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let title = meeting.and_then(|meeting| meeting.title.clone());
    let date = meeting.map(|meeting| meeting.date.value);
    let day = date.map_or_else(|| "undated".into(), |date| date.first().to_string());
    let name = title.as_deref().map(slug).unwrap_or_default();
    let id = known.free_id(Kind::Source, &slug(&format!("invitation-{day}-{name}")));
    let copy = format!("{id}.ics");
    let kinds = &known.settings().source_kinds;
    let kind = Known::word_of(kinds, &["email", "letter"]).unwrap_or_default();
    let lines = text.lines().map(|line| Block {
        shape: Shape::Paragraph,
        text: line.to_owned(),
        mark: None,
    });
    let telling = Telling {
        kind,
        title: format!(
            "Invitation: {}",
            title.unwrap_or_else(|| original.name.to_owned())
        ),
        date,
        about: meeting
            .map(|meeting| meeting.with.value.clone())
            .unwrap_or_default(),
        message: &Message::default(),
        others: Vec::new(),
        rest: &lines.collect::<Vec<_>>(),
        original: original.name.to_owned(),
        copy: copy.clone(),
        digest: digest(original.bytes),
        text,
    };
    let text = source::write(&telling, known);
    let key = key(Kind::Source, &id);
    imported.drafts.push(Draft {
        key,
        text,
        copy: Some(copy),
    });
}
