//! Days of a record × days of another → findings where one cannot come before or outside the
//! other.

use chrono::NaiveDate;

use super::inputs::Inputs;
use super::overdue::field;
use crate::facts::Debt;
use crate::facts::contact::Contact;
use crate::facts::visit::{Meeting, Visit};
use crate::facts::when::When;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::days::Days;
use crate::names::word::words;

/// A meeting on a day that its visit does not have.
pub const OUTSIDE_VISIT: Rule = Rule {
    code: "outside-visit",
    severity: Warning,
    why: "One of the two days is mistyped, and the principal stands at the door on the wrong \
          one.",
    example: "dates: 2026-12-02\nmeetings: [2026-12-03-northwind]",
    mend: "dates: 2026-12-02/2026-12-03    # or the day of the meeting",
};

/// A thing settled before it was owed.
pub const SETTLED_BEFORE: Rule = Rule {
    code: "settled-before",
    severity: Warning,
    why: "What came first cannot have settled it: the thing is told as done, and nobody asks \
          for it.",
    example: "date: 2026-05-02\ncloses: { final-report: done }    # promised on 12 June",
    mend: "the day of either contact, or `closes` in the one that did settle it",
};

/// A thing told as ended after the record that tells it.
pub const ENDED_AFTER: Rule = Rule {
    code: "ended-after",
    severity: Warning,
    why: "A letter of May cannot tell what was done in June: one of the days is mistyped, and the \
          pack keeps to that of the record.",
    example: "date: 2026-05-02\ncloses: { final-report: done 2026-06-01 }",
    mend: "closes: { final-report: done 2026-05-01 }",
};

/// A thing due before it came up.
pub const DUE_BEFORE: Rule = Rule {
    code: "due-before",
    severity: Warning,
    why: "A year or month is mistyped: the pack tells them that they are late on the day they \
          promised.",
    example: "date: 2026-05-02\nopens: { id: final-report, due: 2025-06-30 }",
    mend: "opens: { id: final-report, due: 2026-06-30 }",
};

/// A day due that is another than the words of the point say.
pub const DUE_DIFFERS: Rule = Rule {
    code: "due-differs",
    severity: Warning,
    why: "The pack prints both days, one in the sentence and one behind it, and the reader keeps \
          to the later.",
    example: "- us: We expect an answer by 31 January 2026.\n  opens: { id: answer, due: 2026-03-31 }",
    mend: "opens: { id: answer, due: 2026-01-31 }",
};

/// Judges due days by the only day that the words of their point have, where it lies ahead.
pub fn due_differs(inputs: &Inputs<'_>, report: &mut Report) {
    let days = Days::new(inputs.facts.settings().locale());
    for opening in inputs.facts.openings() {
        let (Debt::Point(n), Some(due)) = (opening.debt, opening.due) else { continue };
        let words = words(&opening.contact.points[n].text);
        let said: Vec<NaiveDate> =
            (0..words.len()).filter_map(|at| days.date(&words, at, None)).collect();
        if let [said] = said[..]
            && said > opening.contact.date.last()
            && !(due.first()..=due.last()).contains(&said)
        {
            let said = inputs.in_words(When::day(said));
            let message = format!("The words say {said}, and this {}.", inputs.in_words(due));
            DUE_DIFFERS
                .at(report, field(&opening, "due"), message)
                .hint("write the right day in both".to_owned());
        }
    }
}

/// Judges the days of meetings by those of their visit.
pub fn outside_visit(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    for visit in records.visits.iter() {
        let filed = visit.filed().map(|id| inputs.facts.contact(id));
        for contact in filed.filter(|contact| !contact.is_cancelled()) {
            if is_outside(contact.date, visit.dates) {
                let field = contact.id.field("date");
                outside(inputs, visit, field, contact.date, report);
            }
        }
        for (n, meeting) in visit.meetings.iter().enumerate() {
            let Meeting::Unfiled(meeting) = meeting else {
                continue;
            };
            if let Some(day) = meeting.date.filter(|day| is_outside(*day, visit.dates)) {
                let field = visit.id.field(format!("meetings[{n}].date"));
                outside(inputs, visit, field, day, report);
            }
        }
    }
}

fn is_outside(day: When, visit: When) -> bool {
    day.last() < visit.first() || visit.last() < day.first()
}

fn outside(inputs: &Inputs<'_>, visit: &Visit, field: FieldPath, day: When, report: &mut Report) {
    let (day, dates) = (inputs.in_words(day), inputs.in_words(visit.dates));
    let message = format!("The meeting is on {day}, the visit {} on {dates}.", visit.id);
    OUTSIDE_VISIT
        .at(report, field, message)
        .hint("write the right day here, or the days of the visit".to_owned());
}

/// Judges the days on which something ended by that of the record that tells it.
pub fn ended_after(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    let contacts = records
        .contacts
        .iter()
        .map(|one| (Kind::Contact, one.id.as_str(), Some(one.date), &one.closes));
    let sources =
        records.sources.iter().map(|one| (Kind::Source, one.id.as_str(), one.date, &one.closes));
    for (kind, id, date, closes) in contacts.chain(sources) {
        for (of, end) in closes {
            let Some((date, ended)) = date.zip(end.on) else { continue };
            if date.last() < ended.first() {
                let (date, ended) = (inputs.in_words(date), inputs.in_words(ended));
                let field = FieldPath::new(kind, id, format!("closes.{of}"));
                let message = format!("The end is given as {ended}, and this record is of {date}.");
                ENDED_AFTER.at(report, field, message).hint("write the right day".to_owned());
            }
        }
    }
}

/// Judges what settles by what it settles.
pub fn settled_before(inputs: &Inputs<'_>, report: &mut Report) {
    for opening in inputs.facts.openings() {
        let since = opening.contact.date;
        for closing in inputs.facts.closings(opening.id) {
            if opening.may_end(closing.when) {
                continue;
            }
            let path = format!("closes.{}", opening.id);
            let field = FieldPath::new(closing.by.kind, closing.by.id.as_str(), path);
            let message = format!(
                "This counts from {}, and it came up on {}.",
                inputs.in_words(closing.when),
                inputs.in_words(since)
            );
            SETTLED_BEFORE
                .at(report, field, message)
                .hint(format!("see contacts/{}", opening.contact.id))
                .hint("write the right day, or take it out".to_owned());
        }
    }
}

/// Judges due days by the contact in which they were given.
pub fn due_before(inputs: &Inputs<'_>, report: &mut Report) {
    for opening in inputs.facts.openings() {
        let contact: &Contact = opening.contact;
        let Some(due) = opening.due.filter(|due| due.last() < contact.date.first()) else {
            continue;
        };
        let message = format!(
            "This was due {}, before it came up on {}.",
            inputs.in_words(due),
            inputs.in_words(contact.date)
        );
        DUE_BEFORE
            .at(report, field(&opening, "due"), message)
            .hint("write the right day".to_owned());
    }
}
