//! Plans → findings where there is more to say than time or mind to take it.

use super::inputs::Inputs;
use crate::facts::contact::Contact;
use crate::facts::plan::Plan;
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::word::words;

/// More points than a person keeps in mind.
pub const TOO_MANY: Rule = Rule {
    code: "too-many-points",
    severity: Warning,
    why: "Nobody raises more than six points: the reader chooses, and may drop the one that \
          mattered.",
    example: "raise: […]    # seven items",
    mend: "raise: […]    # six, the rest in the topic's messages",
};

/// More words than the slot holds.
pub const SPEAKING_TIME: Rule = Rule {
    code: "speaking-time",
    severity: Warning,
    why: "Points that take longer to say than the meeting lasts leave no time to listen.",
    example: "time: \"15:00-15:05\"\nraise: […]    # 900 words",
    mend: "raise: […]    # at most 130 words for each minute",
};

/// Summaries that are none.
pub const LONG_SUMMARY: Rule = Rule {
    code: "long-summary",
    severity: Warning,
    why: "The summary is the line of a contact in every list: a paragraph there hides the \
          next contact.",
    example: "summary: …    # more than 200 characters",
    mend: "summary: They agreed to join.    # the rest under `points`",
};

/// As many points as are raised.
const MOST: usize = 6;

/// How fast people speak.
const WORDS_A_MINUTE: i64 = 130;

/// As many characters as a line of a list takes.
const SUMMARY: usize = 200;

fn plans<'a>(inputs: &Inputs<'a>) -> impl Iterator<Item = (&'a Contact, &'a Plan)> {
    let contacts = inputs.facts.records().contacts.iter();
    contacts.filter_map(|contact| Some((contact, contact.plan.as_deref()?)))
}

fn raise(contact: &Contact) -> FieldPath {
    contact.id.field("plan.raise")
}

/// Judges the number of points.
pub fn too_many(inputs: &Inputs<'_>, report: &mut Report) {
    for (contact, plan) in plans(inputs).filter(|(_, plan)| plan.raise.len() > MOST) {
        let message = format!("{} points are too many; {MOST} are raised.", plan.raise.len());
        TOO_MANY
            .at(report, raise(contact), message)
            .hint("keep what only you can say; move the rest to the topic's `messages`".to_owned());
    }
}

/// Judges the words against the slot.
pub fn speaking_time(inputs: &Inputs<'_>, report: &mut Report) {
    for (contact, plan) in plans(inputs) {
        let slot =
            contact.planned_time().and_then(|time| Some((time.end? - time.start).num_minutes()));
        let count: usize = plan.raise.iter().map(|item| words(&item.text).len() + 1).sum();
        let minutes = i64::try_from(count).unwrap_or(i64::MAX) / WORDS_A_MINUTE;
        let Some(slot) = slot.filter(|slot| *slot > 0 && minutes > *slot) else {
            continue;
        };
        let message =
            format!("The points take {minutes} minutes to say; the meeting lasts {slot}.");
        SPEAKING_TIME.at(report, raise(contact), message);
    }
}

/// Judges the summaries of contacts.
pub fn long_summary(inputs: &Inputs<'_>, report: &mut Report) {
    for contact in inputs.facts.records().contacts.iter() {
        let length = contact.summary.as_ref().map_or(0, |text| text.chars().count());
        if length > SUMMARY {
            let field = contact.id.field("summary");
            LONG_SUMMARY
                .at(
                    report,
                    field,
                    format!("The summary has {length} characters; {SUMMARY} fit a line."),
                )
                .hint("one sentence; the rest goes under `points`".to_owned());
        }
    }
}
