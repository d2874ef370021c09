//! Figures, days and names of a fact × its passage → findings for those that it does not have.

use super::super::inputs::{Inputs, ReadText};
use super::numbers::{Numbers, other_forms};
use super::{opened, side_by_side};
use crate::facts::evidence::STATED;
use crate::facts::prose::Path;
use crate::facts::when::When;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::project::originals::Passage;

/// A figure, day or name that the passage does not have.
pub const RULE: Rule = Rule {
    code: "not-in-passage",
    severity: Warning,
    why: "A figure, day or name that the source does not give was mistyped, or taken from \
          somewhere else: whoever looks it up finds that we made it up.",
    example: "text: Four firms agreed on 16 May.    # the passage says three, on 6 May",
    mend: "text: Three firms agreed on 6 May.",
};

/// Opens the passage of every statement.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for (text, passage) in opened(inputs) {
        if text.prose.rests.basis != Some(STATED) {
            continue;
        }
        let mut lacks = numbers(inputs, text, &passage);
        lacks.extend(names(inputs, text, &passage));
        if lacks.is_empty() {
            continue;
        }
        let message = format!("{} does not have {}.", passage.place(), lacks.join(", "));
        RULE.at(report, text.prose.field(), message)
            .hint(side_by_side(text.prose.text, &passage, &passage.text));
    }
}

fn numbers(
    inputs: &Inputs<'_>,
    text: &ReadText<'_>,
    passage: &Passage<'_>,
) -> Vec<String> {
    let beside = beside(inputs, text);
    let ours = Numbers::of(&format!("{} {}", text.prose.text, beside.join(" ")));
    let mut theirs = Numbers::of(&passage.text);
    let forms = other_forms(&passage.text);
    theirs
        .counts
        .extend(forms.into_iter().map(|form| (form, String::new())));
    let mut lacks = Vec::new();
    for (count, word) in &ours.counts {
        if !theirs.has(*count) {
            lacks.push(format!("`{word}`"));
        }
    }
    for (day, month) in &ours.days {
        if !theirs.days.contains(&(*day, *month)) {
            lacks.push(format!("the day {day}.{}.", month + 1));
        }
    }
    let written = inputs
        .facts
        .source(text.prose.rests.source.expect("a passage has one"));
    let quoting = written.quoted_in.as_ref().map(|id| inputs.facts.source(id));
    let dates = [written.date, quoting.and_then(|source| source.date)];
    let near = |year: i32| dates.iter().flatten().any(|date| is_near(*date, year));
    let beside = |year: i32| {
        let years = if counts_years(&passage.text) { 1 } else { 0 };
        theirs
            .years
            .iter()
            .any(|known| (known - year).abs() <= years)
    };
    for year in &ours.years {
        if !beside(*year) && !near(*year) {
            lacks.push(format!("`{year}`"));
        }
    }
    lacks.dedup();
    lacks
}

/// `In 2020, more than in the year before` speaks of 2019 too.
fn counts_years(passage: &str) -> bool {
    let flat = flat(passage);
    let phrases = [
        "year before",
        "year earlier",
        "previous year",
        "last year",
        "year after",
        "following year",
        "next year",
    ];
    phrases.iter().any(|phrase| flat.contains(phrase))
}

/// `Last year` and `in March` mean a year by the day of the paper.
fn is_near(date: When, year: i32) -> bool {
    use chrono::Datelike;
    (date.first().year() - 1..=date.last().year() + 1).contains(&year)
}

/// Returns the figure that stands beside the words of an item.
fn beside(inputs: &Inputs<'_>, text: &ReadText<'_>) -> Vec<String> {
    let records = inputs.facts.records();
    let id = text.prose.id;
    match (text.prose.kind, text.prose.path) {
        (Kind::Topic, Path::Within("figures", n, "what")) => {
            let topic = records.topics.get(id);
            let figure = topic.and_then(|topic| topic.figures.get(n));
            let value = figure.and_then(|figure| figure.value.as_ref());
            value.map(|value| value.0.clone()).into_iter().collect()
        }
        (Kind::Contact, Path::Within("claims", n, "what")) => {
            let contact = records.contacts.get(id);
            let claim = contact.and_then(|contact| contact.claims.get(n));
            claim.map_or_else(Vec::new, |claim| {
                let share = claim.share.clone().unwrap_or_default();
                vec![claim.value.0.clone(), share]
            })
        }
        _ => Vec::new(),
    }
}

/// Names people and organisations that the passage does not, unless the record is about them.
fn names(inputs: &Inputs<'_>, text: &ReadText<'_>, passage: &Passage<'_>) -> Vec<String> {
    let records = inputs.facts.records();
    let passage = flat(&passage.text);
    let mut lacks = Vec::new();
    for mention in &text.mentions {
        let (kind, id) = (mention.named.kind, mention.named.id);
        let spellings = match kind {
            Kind::Organisation => records.organisations.get(id).map(|record| {
                let later = record.names.iter().map(|name| name.name.as_str());
                let aka = record.aka.iter().map(String::as_str);
                [record.name.as_str()]
                    .into_iter()
                    .chain(aka)
                    .chain(later)
                    .collect()
            }),
            Kind::Person => records.people.get(id).map(|record| {
                let family = record.name.rsplit(' ').next().unwrap_or(&record.name);
                let aka = record.aka.iter().map(String::as_str);
                [record.name.as_str(), family]
                    .into_iter()
                    .chain(aka)
                    .collect()
            }),
            _ => None,
        };
        let Some(spellings): Option<Vec<&str>> = spellings else {
            continue;
        };
        let said = spellings.iter().any(|name| passage.contains(&flat(name)));
        if !said && !is_around(inputs, text, id) {
            let word = &text.prose.text[mention.range.clone()];
            lacks.push(format!("`{word}`"));
        }
    }
    lacks.sort();
    lacks.dedup();
    lacks
}

fn flat(text: &str) -> String {
    let small = text.to_lowercase();
    small.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The record itself, who met, and what the source is about are understood.
fn is_around(inputs: &Inputs<'_>, text: &ReadText<'_>, id: &str) -> bool {
    let records = inputs.facts.records();
    let ours = records
        .settings
        .us
        .as_ref()
        .is_some_and(|us| us.as_str() == id);
    let of_contact = records.contacts.get(text.prose.id).is_some_and(|contact| {
        let with = contact.with.iter().chain(&contact.body);
        let people = contact.us.iter().chain(&contact.them);
        let who = people.filter_map(|item| item.who.as_ref());
        with.map(|with| with.as_str()).any(|with| with == id)
            || who.map(|who| who.as_str()).any(|who| who == id)
    });
    let about =
        records
            .topics
            .get(text.prose.id)
            .is_some_and(|topic| match text.prose.path {
                Path::Within("notes", n, _) => {
                    let note = topic.notes.get(n);
                    note.is_some_and(|note| {
                        note.about.iter().any(|about| about.as_str() == id)
                    })
                }
                _ => false,
            });
    let source = text.prose.rests.source.map(|id| inputs.facts.source(id));
    let of_source = source
        .is_some_and(|source| source.about.iter().any(|about| about.as_str() == id));
    ours || of_contact || about || of_source || text.prose.id == id
}
