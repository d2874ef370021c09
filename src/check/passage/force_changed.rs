//! The words of force of a fact × those of its passage → findings where they differ.

use super::super::inputs::{Inputs, ReadText};
use super::bounds::{denied, rounded, with_figure};
use super::course::other_course;
use super::force::{Mark, Sentence, same_matter, sentences};
use super::forces::Force;
use super::governed::{governed, to_come, voice};
use super::left_out::{bound_of_time, left_out};
use super::noun::moved;
use super::order::other_order;
use super::people_named::attributed;
use super::rivals::rival;
use super::same_words::in_same_words;
use super::turned::{added, condition, denied_twice, never, on_scale, opposite, reversed};
use super::words_of_force::Words;
use super::{opened, side_by_side};
use crate::facts::evidence::COMPUTED;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

/// A fact that says more, or less, than its passage.
pub const RULE: Rule = Rule {
    code: "force-changed",
    severity: Warning,
    why: "`May` told as `will`, `some` as `all` or `appears` left out makes a promise or a \
          judgement of what was none. Passages and quotes in English, German and French are \
          read for this, where the source has the house's `language`.",
    example: "- them: All firms will sign.    # the report says “some firms may sign”",
    mend: "- them: Some firms may sign.",
};

/// A word of force, and the weaker ones that it must not stand for.
const RAISED: [(Force, &[Force]); 8] = [
    (Force::Agrees, &[Force::Asked, Force::Weighs]),
    (Force::Intends, &[Force::Weighs]),
    (
        Force::Promise,
        &[Force::May, Force::Should, Force::Expected, Force::Offers, Force::Hints, Force::Weighs],
    ),
    (Force::Must, &[Force::May, Force::Should, Force::Expected]),
    (Force::Will, &[Force::May, Force::Expected, Force::Should, Force::Weighs, Force::Hints]),
    (Force::All, &[Force::Some, Force::Many, Force::Most]),
    (Force::Most, &[Force::Some, Force::Many]),
    (Force::MoreThan, &[Force::AtMost]),
];

/// Holds every statement against its passage, or against its own quote where no original is
/// there to be opened.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for (text, passage) in opened(inputs) {
        // What is computed may well say other than the passage.
        if text.prose.rests.basis == Some(COMPUTED) {
            continue;
        }
        let Some(language) = language(inputs, text) else {
            continue;
        };
        let theirs = sentences(&passage.text, language);
        for ours in sentences(&with_figure(inputs, text), language) {
            let best = same_matter(&ours, &theirs);
            let mut told = best.and_then(|best| of_same_matter(&ours, best, &theirs));
            let only_if = best.and_then(|best| condition(&ours, best));
            told = match (told, only_if) {
                (Some(told), Some(only_if)) if told != only_if => {
                    Some(format!("{told}; {only_if}"))
                }
                (told, only_if) => told.or(only_if),
            };
            told = told.or_else(|| best.and_then(|best| added(&ours, best, &theirs)));
            told = told.or_else(|| best.and_then(|best| moved(&ours, best, &theirs)));
            told = told.or_else(|| attributed(inputs, text, &ours, best?));
            told = told.or_else(|| denied(&ours, &theirs));
            told = told.or_else(|| rounded(&ours, &theirs));
            told = told.or_else(|| in_same_words(&ours, best?));
            if let Some(said) = told {
                let part = best.map_or(passage.text.as_str(), |best| best.text.as_str());
                RULE.at(report, text.prose.field(), format!("{said}.")).hint(side_by_side(
                    &ours.text,
                    &passage.place(),
                    part,
                ));
                break;
            }
        }
    }
    for text in inputs.texts.iter().filter(|text| text.prose.is_statement()) {
        let records = inputs.facts.records();
        let opened = inputs.originals.passage(records, text.prose.rests);
        let quote = text.prose.rests.quote.filter(|quote| *quote != text.prose.text);
        let (Some(quote), None) = (quote, opened) else {
            continue;
        };
        let Some(language) = language(inputs, text) else {
            continue;
        };
        let theirs = sentences(quote, language);
        for ours in sentences(text.prose.text, language) {
            let best = same_matter(&ours, &theirs);
            // A quote is a part of what was said: what it lacks may stand elsewhere.
            let told = best.and_then(|best| Some((of_same_matter(&ours, best, &theirs)?, best)));
            if let Some((said, best)) = told {
                RULE.at(report, text.prose.field(), format!("{said}.")).hint(side_by_side(
                    &ours.text,
                    "its quote",
                    &best.text,
                ));
                break;
            }
        }
    }
}

/// Finds what a sentence changes of the one that tells the same.
fn of_same_matter(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    denied_twice(ours, best)
        .or_else(|| raised(ours, best, all))
        .or_else(|| lowered(ours, best, all))
        .or_else(|| on_scale(ours, best, all))
        .or_else(|| left_out(ours, best))
        .or_else(|| never(ours, best, all))
        .or_else(|| bound_of_time(ours, best))
        .or_else(|| other_course(ours, best, all))
        .or_else(|| other_order(ours, best, all))
        .or_else(|| governed(ours, best, all))
        .or_else(|| to_come(ours, best, all))
        .or_else(|| voice(ours, best, all))
        .or_else(|| rival(ours, best, all))
        .or_else(|| reversed(ours, best))
        .or_else(|| opposite(ours, best, all))
}

/// Returns the words of the language of a text, where its source is in the same.
fn language(inputs: &Inputs<'_>, text: &ReadText<'_>) -> Option<&'static Words> {
    let own = Words::of(&inputs.facts.settings().language)?;
    let source = inputs.facts.records().sources.get(text.prose.rests.source?.as_str())?;
    let theirs = source.language.as_deref().map_or(Some(own), Words::of)?;
    std::ptr::eq(own, theirs).then_some(own)
}

/// `May` for what is said to come or to be required.
fn lowered(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let may = |sentence: &Sentence| sentence.has(&[Force::May]);
    let plain = |mark: &&Mark| mark.force == Force::May && mark.kept;
    let own = ours.marks.iter().find(plain).filter(|_| !all.iter().any(may))?;
    let strong = best.first(&[Force::Must, Force::Will])?;
    Some(format!("`{}` stands for `{}`", own.words, strong.words))
}

fn raised(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    RAISED.iter().find_map(|(force, weaker)| {
        let own = ours.first(&[*force])?;
        // `They will consider paying`: the word leads to one that takes it back.
        let weighs = |sentence: &Sentence, mark: &Mark| {
            let mut weighs = sentence.marks.iter().filter(|mark| mark.force == Force::Weighs);
            weighs.any(|weighs| {
                let behind = weighs.first().checked_sub(mark.after);
                sentence.in_one_clause(mark, weighs)
                    && behind.is_some_and(|words| words <= 2 || sentence.ends_clause(weighs))
            })
        };
        let there = all.iter().any(|sentence| {
            let mut same = sentence.marks.iter().filter(|mark| mark.force == *force);
            same.any(|mark| !weighs(sentence, mark))
        });
        let stems = ours.stems();
        let bears = |mark: &&Mark| {
            let from = mark.first().saturating_sub(3);
            let beside = match best.next(mark.after, 3) {
                next if next.is_empty() => best.stems_of(from..mark.first()),
                next => next.into_iter().collect(),
            };
            mark.force != Force::Weighs
                || !ours.has(&[Force::Weighs]) && !beside.is_disjoint(&stems)
        };
        // `They could face duties`: the fact has the weaker word too, before the stronger one.
        let told = |mark: &&Mark| {
            let mut same = ours.marks.iter().filter(|own| own.words == mark.words);
            same.any(|weak| weak.after <= own.first() && ours.in_one_clause(weak, own))
        };
        let mut marks = best.marks.iter().filter(|mark| weaker.contains(&mark.force));
        let weak = marks.find(|mark| bears(mark) && !told(mark)).filter(|_| !there)?;
        Some(format!("`{}` stands for `{}`", own.words, weak.words))
    })
}
