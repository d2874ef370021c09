//! Texts × roles → a finding where a person's title is typed instead of taken from the record.

use std::collections::BTreeMap;

use strsim::jaro_winkler;

use super::Judge;
use super::inputs::{Inputs, Split};
use super::mentions::Mention;
use crate::facts::person::Person;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::lexicon::is_small;
use crate::names::word::{Word, words};

pub const RULE: Rule = Rule {
    code: "title-in-text",
    severity: Warning,
    why: "A title typed by hand is misspelt, shortened and outdated by hand: the record \
          prints the one that was held on the day.",
    example: "summary: Erich Andersen, General Councel, opened the call.",
    mend: "them: erich-andersen\nsummary: Erich Andersen opened the call.",
};

/// As many words in a row as make a title plain.
const ROW: usize = 3;

/// Rows of words in titles, with the person who holds them.
type Rows<'a> = BTreeMap<[String; ROW], &'a Person>;

pub fn check<'i>(inputs: &'i Inputs<'_>, _: &mut Report) -> Judge<'i> {
    let rows = rows(inputs);
    let people = &inputs.facts.records().people;
    Box::new(move |text, report| {
        let beside = text.mentions.iter().find_map(|mention| {
            let person =
                people.get(mention.named.id).filter(|_| mention.named.kind == Kind::Person)?;
            is_beside(text, mention, person).then_some(person)
        });
        let person = beside.or_else(|| row(&rows, text));
        if let Some(person) = person {
            tell(report, text.prose.field(), person);
        }
    })
}

fn tell(report: &mut Report, field: FieldPath, person: &Person) {
    let message = format!("The title or employer of {} is typed here.", person.name);
    RULE.at(report, field, message)
        .hint(format!("leave it out; it is printed from people/{}", person.id));
}

fn titles(person: &Person) -> impl Iterator<Item = &String> {
    person.roles.iter().map(|role| &role.title).chain(&person.role)
}

fn rows<'a>(inputs: &Inputs<'a>) -> Rows<'a> {
    let mut rows = Rows::new();
    for person in inputs.facts.records().people.iter() {
        for title in titles(person) {
            let words: Vec<Word<'_>> = words(title);
            for row in words.windows(ROW) {
                let telling = row.iter().filter(|word| !is_small(&word.folded)).count();
                if telling > 1 {
                    let row = [0, 1, 2].map(|n| row[n].folded.to_string());
                    rows.insert(row, person);
                }
            }
        }
    }
    rows
}

fn row<'a>(rows: &Rows<'a>, text: &Split<'_, '_>) -> Option<&'a Person> {
    if rows.is_empty() {
        return None;
    }
    let named = |at: usize| text.mentions.iter().any(|mention| mention.words.contains(&at));
    text.words.windows(ROW).enumerate().find_map(|(at, row)| {
        let capitals = row.iter().filter(|word| word.capital).count();
        let plain = row[0].capital && capitals > 1 && !named(at);
        plain.then(|| rows.get(&[0, 1, 2].map(|n| row[n].folded.to_string()))).flatten().copied()
    })
}

/// `Erich Andersen (General Council …`, `VP Public Policy Theo Bertram`, `… of TikTok`.
fn is_beside(text: &Split<'_, '_>, mention: &Mention<'_>, person: &Person) -> bool {
    let all = &text.words;
    let after = all.get(mention.words.end..).unwrap_or_default();
    let gap_after =
        after.first().map_or("", |next| &text.prose.text[mention.range.end..next.range.start]);
    let opens = gap_after.starts_with([',', '('])
        || gap_after.starts_with(" (")
        || gap_after.contains(['–', '—']);
    let before = &all[mention.words.start.saturating_sub(2)..mention.words.start];
    let gap_before =
        before.last().map_or("", |last| &text.prose.text[last.range.end..mention.range.start]);
    titles(person).any(|title| {
        let title = words(title);
        let [first, second, ..] = title.as_slice() else {
            return opens && after.first().is_some_and(|word| alike(word, &title[0]));
        };
        let last = &title[title.len() - 2..];
        opens && starts(after, [first, second])
            || gap_before == " "
                && (starts(before, [first, second]) || starts(before, [&last[0], &last[1]]))
    }) || at_employer(text, mention, after)
}

fn starts(text: &[Word<'_>], title: [&Word<'_>; 2]) -> bool {
    matches!(text, [first, second, ..] if alike(first, title[0]) && alike(second, title[1]))
}

fn alike(word: &Word<'_>, known: &Word<'_>) -> bool {
    word.capital == known.capital && jaro_winkler(&word.folded, &known.folded) >= 0.88
}

/// `Erich Andersen of TikTok`
fn at_employer(text: &Split<'_, '_>, mention: &Mention<'_>, after: &[Word<'_>]) -> bool {
    let joins = after.first().is_some_and(|word| matches!(&*word.folded, "of" | "at" | "from"));
    let employer = text.mentions.iter().any(|other| {
        other.named.kind == Kind::Organisation && other.words.start == mention.words.end + 1
    });
    joins && employer
}
