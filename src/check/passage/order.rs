//! A sentence of a fact × that of its passage → who does what to whom, which number counts what,
//! and when, where the same words stand in another order.

use super::bounds::number_at;
use super::days_in_text::month_of;
use super::force::{Mark, Sentence, stands};
use super::forces::Force;
use super::noun::other_rate;
use crate::names::days::year_of;

/// Finds the same words about others, or of another time.
pub fn other_order(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    swapped(ours, best)
        .or_else(|| passive(ours, best))
        .or_else(|| other_denied(ours, best))
        .or_else(|| counts_swapped(ours, best))
        .or_else(|| of_how_many(ours, best))
        .or_else(|| other_share(ours, best, all))
        .or_else(|| other_rate(ours, best, all))
        .or_else(|| other_bound(ours, best, all))
}

/// `Beta lends Alpha` stands for `Alpha lends Beta`, with the same words between.
fn swapped(ours: &Sentence, best: &Sentence) -> Option<String> {
    let their = between_names(best);
    between_names(ours).into_iter().find_map(|(first, last)| {
        let own = verbs(ours, first, last);
        // `Alpha met Beta` says as much of Beta.
        if own.iter().all(|verb| ours.language.is_mutual(verb)) {
            return None;
        }
        let (one, other) = their.iter().find(|(one, other)| {
            best.words[*one] == ours.words[last]
                && best.words[*other] == ours.words[first]
                && verbs(best, *one, *other) == own
        })?;
        let words = (ours.words[first..=last].join(" "), best.words[*one..=*other].join(" "));
        Some(stands(&words.0, &words.1))
    })
}

/// Returns what stands between two names: words of content, and that of whoever does it.
fn verbs(sentence: &Sentence, first: usize, last: usize) -> Vec<String> {
    let words = (first + 1..last).filter(|at| {
        let word = &sentence.words[*at];
        let content = sentence.language.stem(word).is_some();
        !sentence.may_be_name(*at) && (content || *word == sentence.language.agent)
    });
    words.map(|at| sentence.language.base(&sentence.words[at])).collect()
}

/// Returns the places of two names that have a word of content between them, and few words in all.
fn between_names(sentence: &Sentence) -> Vec<(usize, usize)> {
    let content = |at: usize| {
        !sentence.may_be_name(at) && sentence.language.stem(&sentence.words[at]).is_some()
    };
    let pairs = (0..sentence.words.len()).flat_map(|first| {
        let last = first + 2..(first + 6).min(sentence.words.len());
        last.map(move |last| (first, last))
    });
    let named = pairs.filter(|(first, last)| {
        let before = first.checked_sub(1).map(|at| &sentence.words[at]);
        sentence.may_be_name(*first)
            && before.is_none_or(|before| !sentence.language.prepositions.contains(before))
            && sentence.may_be_name(*last)
            && (first + 1..*last).any(content)
    });
    named.collect()
}

/// `Sued by Beta` stands for `sued Beta`, or the other way.
fn passive(ours: &Sentence, best: &Sentence) -> Option<String> {
    let verbs = |sentence: &Sentence, by: bool| -> Vec<(String, String, String)> {
        let language = sentence.language;
        let mut words = sentence.words.clone();
        words.retain(|word| !language.articles.contains(word));
        let told = words.windows(if by { 3 } else { 2 }).filter_map(|words| {
            let passive = !by || language.form(&words[1]) == language.agent;
            let verb = language.stem(&words[0]).filter(|_| passive)?;
            Some((verb, words.last()?.clone(), words.join(" ")))
        });
        told.collect()
    };
    let named = |name: &String| ours.language.stem(name).is_some();
    [true, false].into_iter().find_map(|by| {
        let their = verbs(best, !by);
        verbs(ours, by).into_iter().find_map(|(verb, name, own)| {
            let is_same = |(known, whom, _): &&(String, String, String)| {
                *known == verb && *whom == name && named(&name)
            };
            let (.., their) = their.iter().find(is_same)?;
            Some(stands(&own, their))
        })
    })
}

/// `Not Beta` stands for `not Alpha`.
fn other_denied(ours: &Sentence, best: &Sentence) -> Option<String> {
    let denied = |sentence: &Sentence| {
        let mut marks = sentence.marks.iter().filter(|mark| mark.force == Force::Not);
        marks.find_map(|mark| {
            let named = mark.after < sentence.words.len() && sentence.may_be_name(mark.after);
            named.then(|| &sentence.words[mark.after]).cloned()
        })
    };
    let (own, their) = (denied(ours)?, denied(best)?);
    let both = ours.words.contains(&their) && best.words.contains(&own);
    (own != their && both).then(|| stands(&format!("not {own}"), &format!("not {their}")))
}

/// The numbers of a sentence, each with the stem of what it counts.
fn counts(sentence: &Sentence) -> Vec<(i64, String)> {
    let counted = (0..sentence.words.len()).filter_map(|at| {
        let mut beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let month = |at: usize| sentence.words.get(at).is_some_and(|word| month_of(word).is_some());
        let day = beside.any(month) || year_of(&sentence.words[at]).is_some();
        let number = number_at(sentence, at).filter(|_| !day)?;
        // In `of 40 ships, 12 are tankers` nothing behind 12 is what it counts.
        Some((number, sentence.language.stem(sentence.words.get(at + 1)?)?))
    });
    counted.collect()
}

/// `4 ships and 3 boats` stands for `3 ships and 4 boats`.
fn counts_swapped(ours: &Sentence, best: &Sentence) -> Option<String> {
    let (own, their) = (counts(ours), counts(best));
    let moved = |(number, noun): &&(i64, String)| {
        let of_other = their.iter().any(|(known, other)| known == number && other != noun);
        let other = their.iter().find(|(known, other)| known != number && other == noun);
        let swapped = other.is_some_and(|(other, _)| own.iter().any(|(known, _)| known == other));
        !their.contains(&(*number, noun.clone())) && of_other && swapped
    };
    let (number, noun) = own.iter().find(moved)?;
    let count = |sentence: &Sentence, number: i64| {
        let at = (0..sentence.words.len()).find(|at| number_at(sentence, *at) == Some(number));
        at.map(|at| sentence.words[at..(at + 2).min(sentence.words.len())].join(" "))
    };
    let other = their.iter().find(|(_, other)| other == noun)?;
    Some(stands(&count(ours, *number)?, &count(best, other.0)?))
}

/// `Ten ships` stands for `two of ten ships`, and for `two in ten ships`.
fn of_how_many(ours: &Sentence, best: &Sentence) -> Option<String> {
    let own = counts(ours);
    let is_of = |sentence: &Sentence, at: usize| sentence.language.of.contains(&sentence.words[at]);
    (1..best.words.len().saturating_sub(1)).filter(|at| is_of(best, *at)).find_map(|of| {
        let number = number_at(best, of + 1)?;
        let noun = best.next(of + 2, 1).pop()?;
        // What counts is a number or a small word, as `one`, `two` and `some` are.
        let how_many = &best.words[of - 1];
        let counts = number_at(best, of - 1).is_some() || best.language.stem(how_many).is_none();
        let part = (0..ours.words.len()).any(|at| is_of(ours, at));
        (counts && !part && own.contains(&(number, noun)))
            .then(|| format!("`{how_many} {}` is left out", best.words[of]))
    })
}

/// `A third of` stands for `two thirds of`.
fn other_share(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let own = ours.marks.iter().find(|mark| mark.force == Force::Part)?;
    let next = |sentence: &Sentence, after: usize| sentence.next(after, 1);
    let is_other = |mark: &&Mark| {
        let same = next(best, mark.after) == next(ours, own.after);
        mark.force == Force::Part && mark.words != own.words && same
    };
    let other = best.marks.iter().find(is_other)?;
    let mut marks = all.iter().flat_map(|sentence| &sentence.marks);
    let there = marks.any(|mark| mark.words == own.words);
    (!there).then(|| stands(&own.words, &other.words))
}

/// `By 5 May` stands for `after 5 May`.
fn other_bound(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let their = bounds(best);
    bounds(ours).into_iter().find_map(|(day, row, own)| {
        let (.., words) = their.iter().find(|(known, other, _)| *known == day && *other != row)?;
        let mut every = all.iter().flat_map(bounds);
        let there = every.any(|(known, other, _)| known == day && other == row);
        (!there).then(|| stands(&own, words))
    })
}

/// The days, months and years of a sentence, each with the row of the word before it, and that word.
fn bounds(sentence: &Sentence) -> Vec<(Vec<String>, usize, String)> {
    let words = &sentence.words;
    let is_day = |at: usize| {
        words.get(at).is_some_and(|word| {
            let ordinal = word.trim_end_matches(char::is_alphabetic);
            let day = matches!(ordinal.len(), 1 | 2) && ordinal.parse::<u8>().is_ok();
            day || month_of(word).is_some() || year_of(word).is_some()
        })
    };
    let starts = (1..words.len()).filter(|at| is_day(*at) && !is_day(at - 1));
    let bounds = starts.filter_map(|start| {
        let end = (start..=words.len()).find(|at| !is_day(*at))?;
        let day = words[start..end].to_vec();
        // `May` alone with its capital is a month.
        let dated = (start..end).any(|at| {
            let month = month_of(&words[at]).is_some();
            month && (day.len() > 1 || sentence.is_capital(at)) || year_of(&words[at]).is_some()
        });
        let mut before = start.saturating_sub(2)..start;
        let (row, word) = before.find_map(|at| {
            let rows = &sentence.language.before_days;
            let row = rows.iter().position(|row| row.contains(&words[at]))?;
            Some((row, words[at].clone()))
        })?;
        dated.then_some((day, row, word))
    });
    bounds.collect()
}
