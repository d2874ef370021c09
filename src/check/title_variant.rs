//! Texts × long names and titles → a finding where one is quoted with other words inside.

use std::collections::BTreeMap;

use super::Judge;
use super::inputs::{Inputs, Split};
use super::names::Named;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::lexicon::is_small;
use crate::names::word::{Word, gap, words};

pub const RULE: Rule = Rule {
    code: "title-variant",
    severity: Warning,
    why: "A law or paper quoted under three names looks like three; and a changed word may \
          change its scope.",
    example: "text: The Handbook of extremist groups is out.    # title: Handbook on violent \
              extremist groups and symbols",
    mend: "text: The Handbook on violent extremist groups and symbols is out.    # or just: \
           The Handbook",
};

/// Names shorter than this have no inside.
const LEAST: usize = 4;

/// Long names by their first two words.
type Titles<'a> = BTreeMap<(String, String), Vec<(Named<'a>, Vec<Word<'a>>)>>;

pub fn check<'i>(inputs: &'i Inputs<'_>, _: &mut Report) -> Judge<'i> {
    let titles = titles(inputs);
    Box::new(move |text, report| {
        for at in 0..text.words.len().saturating_sub(1) {
            let Some((end, named)) = variant(&titles, text, at) else {
                continue;
            };
            let range = text.words[at].range.start..text.words[end].range.end;
            let raw = &text.prose.text[range.clone()];
            let message = format!("`{raw}` is not the title on record.");
            let hint = format!("{} has “{}”", named.key(), named.name);
            RULE.at(report, text.prose.field(), message).on(text.prose.text, &range).hint(hint);
        }
    })
}

fn titles<'a>(inputs: &Inputs<'a>) -> Titles<'a> {
    let records = inputs.facts.records();
    let organisations = records.organisations.iter().map(|record| Named {
        kind: Kind::Organisation,
        id: record.id.as_str(),
        name: &record.name,
    });
    let sources = records.sources.iter().map(|record| Named {
        kind: Kind::Source,
        id: record.id.as_str(),
        name: &record.title,
    });
    let mut titles = Titles::new();
    for named in organisations.chain(sources) {
        let words = words(named.name);
        let [first, second, ..] = words.as_slice() else {
            continue;
        };
        let telling = [first, second].iter().all(|word| word.capital && !is_number(word));
        if telling && words.len() >= LEAST {
            let key = (first.folded.to_string(), second.folded.to_string());
            titles.entry(key).or_default().push((named, words));
        }
    }
    titles
}

fn is_number(word: &Word<'_>) -> bool {
    word.folded.bytes().all(|b| b.is_ascii_digit())
}

/// Finds the last word of a variant that begins at a word; none when a title fits.
fn variant<'a>(titles: &Titles<'a>, text: &Split<'_, '_>, at: usize) -> Option<(usize, Named<'a>)> {
    let (first, second) = (&text.words[at], &text.words[at + 1]);
    if !(first.capital && second.capital) || text.mentions.iter().any(|m| m.words.contains(&at)) {
        return None;
    }
    let key = (first.folded.to_string(), second.folded.to_string());
    let known = titles.get(&key)?;
    let fits: Vec<Option<usize>> =
        known.iter().map(|(_, title)| departs(title, text, at)).collect();
    if fits.contains(&None) {
        return None;
    }
    let (end, named) =
        fits.into_iter().flatten().zip(known.iter().map(|(named, _)| *named)).next()?;
    Some((end, named))
}

/// Returns the last word that comes back to the title after others stood in its place; none
/// when the words follow the title, or leave it for good.
fn departs(title: &[Word<'_>], text: &Split<'_, '_>, at: usize) -> Option<usize> {
    let (mut known, mut here) = (2, at + 2);
    let mut back = None;
    while known < title.len() && here < text.words.len() && !ends(text, here - 1) {
        if title[known].folded == text.words[here].folded {
            known += 1;
            here += 1;
            let telling = !is_small(&text.words[here - 1].folded);
            back = back.map(|last| if telling { here - 1 } else { last });
            continue;
        }
        let skipped = [here, here + 1].into_iter().find_map(|here| {
            let word = text.words.get(here).filter(|word| !is_small(&word.folded))?;
            let ahead = title[known..].iter().take(4).position(|w| w.folded == word.folded)?;
            Some((known + ahead, here))
        });
        let Some((next, there)) =
            skipped.filter(|(_, there)| (here..*there).all(|n| !ends(text, n)))
        else {
            break;
        };
        (known, here) = (next, there);
        back = Some(here);
    }
    back
}

fn ends(text: &Split<'_, '_>, at: usize) -> bool {
    gap(text.prose.text, &text.words, at).contains(['.', ';', ':', '(', ')', '!', '?', '"', '”'])
}
