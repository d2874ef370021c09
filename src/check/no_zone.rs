//! Visits → a finding for a meeting away from home whose time has no zone.

use super::inputs::Inputs;
use crate::facts::visit::Meeting;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "no-zone",
    severity: Warning,
    why: "15:15 in San Francisco is 00:15 on the next day in Brussels: a time without a \
          place can be either.",
    example: "time: 15.15-16.15    # in a visit without `tz`",
    mend: "time: 15.15-16.15\ntz: America/Los_Angeles    # or once, in the visit",
};

/// Judges the programme of every visit.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for visit in inputs.facts.records().visits.iter().filter(|v| v.tz.is_none()) {
        for (n, meeting) in visit.meetings.iter().enumerate() {
            let field = match meeting {
                Meeting::Filed(id) => {
                    let contact = inputs.facts.contact(id);
                    let lacks = contact.planned_time().is_some() && contact.tz.is_none();
                    let path = match contact.time {
                        Some(_) => "time",
                        None => "plan.time",
                    };
                    lacks.then(|| id.field(path))
                }
                Meeting::Unfiled(meeting) => meeting.time.map(|_| {
                    let path = format!("meetings[{n}].time");
                    visit.id.field(path)
                }),
            };
            if let Some(field) = field {
                let message = format!(
                    "The time has no zone, and neither has the visit `{}`; it is printed without one.",
                    visit.id
                );
                RULE.at(report, field, message)
                    .hint("write `tz:` with a city, here or in the visit".to_owned());
            }
        }
    }
}
