//! Sources → a finding where one is older than what it is said to tell, or about others.

use std::collections::BTreeSet;

use super::inputs::Inputs;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "wrong-source",
    severity: Warning,
    why: "No paper quotes or reports what came after it, and one about others reports another \
          talk: the pack cites a source that has not a word of it.",
    example: "# sources/letter-february\nquoted_in: press-january",
    mend: "quoted_in: press-march    # or mend the day of either",
};

/// Judges where sources were read of, and what reports contacts.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    for source in records.sources.iter() {
        let early = source.date.zip(source.retrieved);
        if let Some((date, read)) = early.filter(|(date, read)| read.last() < date.first()) {
            let field = source.id.field("retrieved");
            let (date, read) = (inputs.in_words(date), inputs.in_words(read));
            let message = format!("The source is of {date}, and was retrieved before: {read}.");
            RULE.at(report, field, message).hint("mend one of the days".to_owned());
        }
        let Some(quoting) = source.quoted_in.as_ref().map(|id| inputs.facts.source(id)) else {
            continue;
        };
        let days = source.date.zip(quoting.date);
        if let Some((own, other)) = days.filter(|(own, other)| other.last() < own.first()) {
            let field = source.id.field("quoted_in");
            let (own, other) = (inputs.in_words(own), inputs.in_words(other));
            let message = format!("The source that quotes this is of {other}, and this of {own}.");
            RULE.at(report, field, message).hint("mend the day of one, or the id".to_owned());
        }
    }
    // A report of several talks bears the day of the first.
    let reports = records.contacts.iter().flat_map(|contact| {
        contact.reports.iter().map(move |id| (contact.date, inputs.facts.source(id)))
    });
    let of_own_day: BTreeSet<&str> = reports
        .filter(|(day, source)| source.date == Some(*day))
        .map(|(_, source)| source.id.as_str())
        .collect();
    for contact in records.contacts.iter() {
        for (n, id) in contact.reports.iter().enumerate() {
            let source = inputs.facts.source(id);
            let sent_later = source.sent_on().is_some_and(|sent| sent >= contact.date.first());
            let may_tell = sent_later || of_own_day.contains(id.as_str());
            let older = source.date.filter(|date| !may_tell && date.last() < contact.date.first());
            let parties = || contact.with.iter().chain(&contact.body);
            let of_others = !source.about.is_empty()
                && parties().next().is_some()
                && !parties().any(|id| source.about.contains(id));
            let message = match older {
                Some(date) if contact.held_by(inputs.as_of) => {
                    format!("The source is of {}, before the contact.", inputs.in_words(date))
                }
                _ if of_others => {
                    "The source is about others than the contact was with.".to_owned()
                }
                _ => continue,
            };
            let field = contact.id.field(format!("reports[{n}]"));
            RULE.at(report, field, message)
                .hint("name the source that reports it, or mend its `date` or `about`".to_owned());
        }
    }
}
