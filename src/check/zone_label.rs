//! Texts → a finding for a zone label that does not hold on its day.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::Judge;
use super::inputs::{Inputs, Split};
use crate::facts::time::Zone;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::days::Days;

pub const RULE: Rule = Rule {
    code: "zone-label",
    severity: Warning,
    why: "`15:30 CET` in summer is an hour off: who reckons by the label calls too late.",
    example: "summary: The call was set for 26 October 2021, 15:30 CET.",
    mend: "time: \"15:30\"\ntz: Europe/Brussels    # the pack prints CEST by itself",
};

/// Labels of winter and summer time, with a city that uses them.
const LABELS: [(&str, &str, Tz); 8] = [
    ("CET", "CEST", Tz::Europe__Brussels),
    ("GMT", "BST", Tz::Europe__London),
    ("WET", "WEST", Tz::Europe__Lisbon),
    ("EET", "EEST", Tz::Europe__Athens),
    ("EST", "EDT", Tz::America__New_York),
    ("CST", "CDT", Tz::America__Chicago),
    ("MST", "MDT", Tz::America__Denver),
    ("PST", "PDT", Tz::America__Los_Angeles),
];

/// Judges texts, and zones that are labels themselves.
pub fn check<'i>(inputs: &'i Inputs<'_>, report: &mut Report) -> Judge<'i> {
    for contact in inputs.facts.records().contacts.iter() {
        let label = contact.tz.map(|zone| zone.0.name());
        if let Some(label) = label.filter(|label| !label.contains('/') && *label != "UTC") {
            let field = contact.id.field("tz");
            let message = format!("`{label}` is a label, not a place with its own clock.");
            RULE.at(report, field, message).hint("name a city, as `Europe/Brussels`".to_owned());
        }
    }
    let days = Days::new(inputs.facts.settings().locale());
    Box::new(move |text, report| labels(&days, text, report))
}

/// A label after a clock time, on the day named in the text, else that of the record.
fn labels(days: &Days, text: &Split<'_, '_>, report: &mut Report) {
    for (at, word) in text.words.iter().enumerate().skip(2) {
        if !word.capital || word.range.len() > 4 {
            continue;
        }
        let raw = &text.prose.text[word.range.clone()];
        let label = LABELS.iter().find(|(winter, summer, _)| [*winter, *summer].contains(&raw));
        let Some((_, _, zone)) = label else { continue };
        let digits = |at: usize| text.words[at].folded.bytes().all(|b| b.is_ascii_digit());
        if !(digits(at - 1) && digits(at - 2)) {
            continue;
        }
        let date = |n: usize| days.date(&text.words, n, None);
        let named = (at + 1..at + 4).find_map(date).or_else(|| (0..at).rev().find_map(date));
        let Some(day) = named.or(text.prose.day) else {
            continue;
        };
        let Some(right) = label_on(*zone, day) else {
            continue;
        };
        if right != raw {
            let place = zone.name();
            let day = day.format("%Y-%m-%d");
            let message = format!("`{raw}` does not hold on {day}: {place} had {right}.");
            RULE.at(report, text.prose.field(), message)
                .on(text.prose.text, &word.range)
                .hint(HINT.to_owned());
        }
    }
}

const HINT: &str = "give `time` and `tz` in the contact; the pack prints the label";

fn label_on(zone: Tz, day: NaiveDate) -> Option<String> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
    let moment = Zone(zone).moment(day, noon)?;
    Some(moment.format("%Z").to_string())
}
