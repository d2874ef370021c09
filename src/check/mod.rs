//! Inputs → Report: everything doubtful in sound facts and in packs, one rule at a time.
//!
//! To add a check, write its file and its row in [`CHECKS`], and a folder of its code under
//! `tests/checks/`. A check sees the facts, the packs and the day; none reads the clock.
//!
//! Of the traps in real briefs, a program cannot see these:
//!
//! - one spelling house style or another (`organised`, `organized`): no fact is wrong, and a
//!   dictionary would have to know every name;
//! - a word that autocorrect slipped in and that exists (`priorities` for `prioritise`): only
//!   its sense is wrong;
//! - “at the meeting”, when there were two: what a phrase refers to stands in no field; a
//!   point stands in the file of its contact instead;
//! - letters garbled by a scanner, sentences cut by a page break: facts are typed, not parsed;
//! - country codes and names mixed, dates that share a year: the program prints dates itself,
//!   and lists of countries are the writer's words;
//! - two compatible facts that are easily merged: both are right, and stay two points;
//! - “continue”, without saying what: grammar holds, sense is missing.
//!
//! And these cannot happen, because packs are generated: lists out of order or incomplete, a
//! footnote that loses its number, a redaction without a mark, one name printed two ways, a
//! city here and a state there for one meeting: a visit has its place, each meeting its venue.

pub mod allow;
pub mod contact_use;
pub mod fix;
pub mod inputs;
pub mod relevant;

mod alias_in_text;
mod computed_differs;
mod conflict_marker;
mod contact_state;
mod copied_text;
mod count_of_names;
mod days_apart;
mod evidence;
mod expected_passed;
mod figure_twice;
mod forgotten_contact;
mod guest;
mod id_asks_nothing;
mod inline_name;
mod long_open;
pub mod mendable;
mod mentions;
pub mod names;
mod namesake;
mod near_name;
mod no_address;
mod no_such_day;
mod no_zone;
mod not_in_purpose;
mod other_unit;
mod overdue;
mod party;
mod passage;
mod perhaps_settled;
mod period_after_source;
mod plan;
mod point_for_comma;
mod put;
mod relative_word;
mod said;
mod same_day;
mod settled_in_points;
mod settled_otherwise;
mod short_month;
mod stale;
mod sum_off;
mod times;
mod title_in_text;
mod title_outside_dates;
mod title_variant;
mod unanswered;
mod unmasked;
mod weekend;
mod whose_turn;
mod wrong_source;
mod wrong_weekday;
mod zone_label;

use rayon::prelude::*;

use crate::facts::prose::Part;
use crate::finding::report::Report;
use crate::finding::rule::Rule;
use inputs::{Inputs, ReadText, Split};

/// A rule and the function that holds facts and packs against it.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    pub rule: Rule,
    run: Run,
}

/// What is held against a rule at once.
#[derive(Debug, Clone, Copy)]
enum Run {
    All(fn(&Inputs<'_>, &mut Report)),
    /// Made ready once, and then held against text after text of ours.
    Texts(for<'i> fn(&'i Inputs<'_>, &mut Report) -> Judge<'i>),
}

type Judge<'i> = Box<dyn Fn(&Split<'_, '_>, &mut Report) + Send + Sync + 'i>;

const fn row(rule: Rule, run: fn(&Inputs<'_>, &mut Report)) -> Check {
    Check { rule, run: Run::All(run) }
}

const fn texts(rule: Rule, ready: for<'i> fn(&'i Inputs<'_>, &mut Report) -> Judge<'i>) -> Check {
    Check { rule, run: Run::Texts(ready) }
}

/// So many texts are split into words at once.
const AT_ONCE: usize = 1_000;

/// Every check, by what it looks at.
pub const CHECKS: &[Check] = &[
    // Names
    row(alias_in_text::RULE, alias_in_text::check),
    row(near_name::RULE, near_name::check),
    row(namesake::RULE, namesake::check),
    row(inline_name::RULE, inline_name::check),
    texts(title_in_text::RULE, title_in_text::check),
    texts(title_variant::RULE, title_variant::check),
    texts(count_of_names::RULE, count_of_names::check),
    row(unmasked::RULE, unmasked::check),
    row(title_outside_dates::RULE, title_outside_dates::check),
    row(stale::ROLE, stale::role),
    // Days
    texts(relative_word::RULE, relative_word::check),
    texts(wrong_weekday::RULE, wrong_weekday::check),
    texts(no_such_day::RULE, no_such_day::check),
    row(weekend::RULE, weekend::check),
    texts(zone_label::RULE, zone_label::check),
    row(no_zone::RULE, no_zone::check),
    row(expected_passed::RULE, expected_passed::check),
    row(days_apart::OUTSIDE_VISIT, days_apart::outside_visit),
    row(days_apart::SETTLED_BEFORE, days_apart::settled_before),
    row(settled_otherwise::RULE, settled_otherwise::check),
    row(days_apart::ENDED_AFTER, days_apart::ended_after),
    row(days_apart::DUE_BEFORE, days_apart::due_before),
    row(days_apart::DUE_DIFFERS, days_apart::due_differs),
    row(times::ENDS_BEFORE_START, times::ends_before_start),
    row(times::AT_ONCE, times::at_once),
    row(stale::REVIEW, stale::review),
    // Figures
    row(computed_differs::RULE, computed_differs::check),
    row(computed_differs::OTHER_SCOPE, computed_differs::scopes),
    row(sum_off::RULE, sum_off::check),
    row(point_for_comma::RULE, point_for_comma::check),
    row(figure_twice::RULE, figure_twice::check),
    row(short_month::RULE, short_month::check),
    row(period_after_source::RULE, period_after_source::check),
    row(stale::FIGURE, stale::figure),
    // What is owed
    row(overdue::RULE, overdue::check),
    row(unanswered::RULE, unanswered::check),
    row(long_open::RULE, long_open::check),
    row(perhaps_settled::RULE, perhaps_settled::check),
    row(settled_in_points::RULE, settled_in_points::check),
    row(whose_turn::OWED_TO_ITSELF, whose_turn::owed_to_itself),
    row(whose_turn::WHO_OWES, whose_turn::who_owes),
    row(whose_turn::PUT_BY_OTHER, whose_turn::put_by_other),
    row(id_asks_nothing::RULE, id_asks_nothing::check),
    // Contacts and visits
    row(contact_state::NO_REPORT, contact_state::no_report),
    row(contact_state::PLANNED_PAST, contact_state::planned_past),
    row(contact_state::CLOSES_UNHELD, contact_state::closes_unheld),
    row(contact_state::HELD_AHEAD, contact_state::held_ahead),
    row(guest::RULE, guest::check),
    row(guest::OTHER_SIDE, guest::other_side),
    row(same_day::RULE, same_day::check),
    row(forgotten_contact::RULE, forgotten_contact::check),
    row(other_unit::RULE, other_unit::check),
    row(not_in_purpose::RULE, not_in_purpose::check),
    row(plan::TOO_MANY, plan::too_many),
    row(plan::SPEAKING_TIME, plan::speaking_time),
    row(plan::LONG_SUMMARY, plan::long_summary),
    // Evidence
    row(evidence::UNSOURCED, evidence::unsourced),
    row(evidence::LINK_MISSING, evidence::link_missing),
    row(no_address::RULE, no_address::check),
    row(wrong_source::RULE, wrong_source::check),
    row(evidence::LOW_CONFIDENCE, evidence::low_confidence),
    row(evidence::DISPUTED, evidence::disputed),
    row(passage::NO_PASSAGE, passage::no_passage),
    row(passage::MISSING, passage::missing),
    row(passage::DIFFERS, passage::differs),
    row(passage::not_in_passage::RULE, passage::not_in_passage::check),
    row(passage::force_changed::RULE, passage::force_changed::check),
    row(copied_text::RULE, copied_text::check),
    row(conflict_marker::RULE, conflict_marker::check),
];

/// Returns the rules of every check, and those of the exceptions to them.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let exceptions = [&allow::UNUSED, &allow::UNKNOWN];
    CHECKS.iter().map(|check| &check.rule).chain(exceptions)
}

pub fn find(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// Holds facts and packs against every rule, less what they allow.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let begun = CHECKS.par_iter().map(|check| {
        let mut report = Report::default();
        let judge = match check.run {
            Run::All(run) => {
                run(inputs, &mut report);
                None
            }
            Run::Texts(ready) => Some(ready(inputs, &mut report)),
        };
        (judge, report)
    });
    let mut found: Vec<(Option<Judge<'_>>, Report)> = begun.collect();
    let told: Vec<&ReadText<'_>> =
        inputs.texts.iter().filter(|text| text.prose.part == Part::Told).collect();
    for some in told.chunks(AT_ONCE) {
        let split: Vec<Split<'_, '_>> = some.par_iter().map(|text| text.split()).collect();
        found.par_iter_mut().for_each(|(judge, report)| {
            if let Some(judge) = judge {
                split.iter().for_each(|text| judge(text, report));
            }
        });
    }
    let mut all = Report::default();
    found.into_iter().for_each(|(_, found)| all.extend(found));
    allow::silence(inputs.facts, &mut all);
    report.extend(all);
}

#[cfg(test)]
mod tests {
    use super::rules;

    #[test]
    fn every_code_is_explained_once() {
        let codes: std::collections::BTreeSet<_> = rules().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), rules().count());
        for rule in rules() {
            let complete = rule.why.ends_with('.') && rule.example != rule.mend;
            assert!(complete && !rule.mend.is_empty(), "{}", rule.code);
        }
    }
}
