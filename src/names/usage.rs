//! A name that is a word too × the words around it → which of them is meant.
//!
//! `Best said so` names Ann Best, `best practice` does not, and of `Best of all` nobody can
//! tell. Who withholds must not let a name pass, and must not mark a word, for the mark would
//! tell the name. So in doubt the answer is doubt.

use super::gap::Gap;
use super::lexicon::{is_amount, is_auxiliary, is_determiner, is_grammar, is_preposition};
use super::short::is_given;
use super::spot::{Beside, Spot};
use super::verb::{is_past, is_speech};
use super::word::listed;
use super::{Certainty, days};

/// Decides what a word is that somebody bears as a name; none where it is surely a word.
pub fn usage(spot: &Spot<'_, '_>) -> Option<Certainty> {
    let word = spot.folded();
    if !spot.raw().starts_with(char::is_uppercase) {
        let doubtful = spot.has_title();
        return doubtful.then_some(Certainty::MaybeWord);
    }
    if spot.has_title() {
        return Some(Certainty::Name);
    }
    if is_hyphened(spot) {
        // `Best-practice` is no name, but `Meta-owned` may speak of one.
        let behind = spot.behind().filter(|behind| behind.kind == Gap::Hyphen);
        let done = behind.is_some_and(|behind| {
            is_past(behind.folded) || listed("led run owned based backed made", behind.folded)
        });
        return done.then_some(Certainty::MaybeWord);
    }
    if spot.is_shouted() || spot.is_in_heading() {
        return Some(Certainty::MaybeWord);
    }
    if days::is_calendar(word) {
        return calendar(spot);
    }
    if spot.opens() && !spot.is_enclosed() { opening(spot, word) } else { inside(spot) }
}

/// `Best-practice` and `Box-office` are words; `Best-Moreau` may be somebody.
pub fn is_hyphened(spot: &Spot<'_, '_>) -> bool {
    let behind = spot.behind().filter(|behind| behind.kind == Gap::Hyphen);
    let before = spot.before().filter(|before| before.kind == Gap::Hyphen);
    let small = |beside: Beside<'_, '_>| !beside.is_capital() && !is_number(beside.raw);
    behind.is_some_and(small) || before.is_some_and(small)
}

/// A word with a capital inside a sentence is a name, unless the words beside it say otherwise.
fn inside(spot: &Spot<'_, '_>) -> Option<Certainty> {
    let before = spot.before()?;
    let behind = spot.behind();
    let speaks = behind.as_ref().is_some_and(|behind| speaks(spot, behind));
    let part_of_more = before.is_close() && before.is_capital()
        || behind.as_ref().is_some_and(|behind| behind.is_close() && behind.is_capital());
    let near = |gap| matches!(gap, Gap::Space | Gap::None | Gap::Hyphen);
    let mut beside = [Some(&before), behind.as_ref()].into_iter().flatten();
    let numbered = beside.any(|beside| near(beside.kind) && is_number(beside.raw));
    // `what Apple does` and `that Box asks` point at nothing: a new clause begins there.
    let joins = matches!(before.folded, "that" | "what" | "which");
    let pointed = before.is_close() && is_determiner(before.folded) && !joins;
    let marked = before.gap.contains(['“', '"', '„', '«', '‘', '(', '*', '_', '`']);
    let sure = !part_of_more && !numbered && !pointed && !marked;
    Some(if sure || speaks && !pointed && !numbered && !given_of_another(&before) {
        Certainty::Name
    } else {
        Certainty::MaybeWord
    })
}

/// `Peter Best` when Ann Best is on record.
fn given_of_another(before: &Beside<'_, '_>) -> bool {
    before.is_close() && before.is_capital() && is_given(before.folded)
}

fn is_number(raw: &str) -> bool {
    raw.starts_with(|c: char| c.is_ascii_digit())
}

/// At the head of a sentence any word has a capital: what follows must tell.
fn opening(spot: &Spot<'_, '_>, word: &str) -> Option<Certainty> {
    let Some(behind) = spot.behind() else {
        return Some(Certainty::MaybeWord);
    };
    // `He left`, `They’re late`, `To be decided`, `Do not sail`: nobody reads a name there.
    let helps = is_auxiliary(word) && behind.folded == "not" || behind.folded == "be";
    let near = behind.is_close() || behind.kind == Gap::Apostrophe;
    if near && (helps || listed("i he she they we you it", word)) {
        return None;
    }
    if speaks(spot, &behind) {
        // `May asked` is no question, though `may` is a word of grammar. But `Small claims are`
        // and `Long promised reforms` speak of claims and reforms.
        let free = is_auxiliary(word) || !is_amount(word) && !is_grammar(word);
        let verb = !is_speech(behind.folded) || takes_object(spot, &behind);
        // `Early replies help`: no verb has such an object, and `Early replies came`.
        if !verb && is_noun(spot, &behind) {
            return None;
        }
        let certain = free && verb;
        return Some(if certain { Certainty::Name } else { Certainty::MaybeWord });
    }
    let grammar = is_grammar(word);
    // A word that is a line of its own may be a heading, or a row of a list of names.
    if !behind.is_close() || behind.gap.contains('\n') {
        let signs = [',', '(', ')', '[', ']', ';', '/', '&'];
        let listed = behind.gap.trim_start().starts_with(signs);
        let ends = behind.gap.contains(['.', '!', '?', ':', '\n', '–', '—', '…']);
        // `May: we need light`, `Bates’ plan`, `Will, who asked`.
        let labels = behind.gap.starts_with([':', '’', '\'']);
        let free = !grammar || is_auxiliary(word);
        return (labels || (listed || ends) && free).then_some(Certainty::MaybeWord);
    }
    let doubt = may_be_subject(spot, &behind, grammar);
    doubt.then_some(Certainty::MaybeWord)
}

/// Says whether the word behind lets the word at the head of a sentence be its subject: it may be a
/// verb, French ones among them (`Umbra a proposé`), or stand before one.
pub fn may_be_subject(spot: &Spot<'_, '_>, behind: &Beside<'_, '_>, grammar: bool) -> bool {
    let next = behind.folded;
    // `In May we met` has a month behind.
    let helps = is_auxiliary(next) && !behind.is_capital();
    let verb = helps || is_past(next) || is_third(spot, behind);
    // `Little was done`, `Hope was expressed that`: nobody is. But `Best has agreed`.
    let second = spot.after(behind.letters.end).filter(Beside::is_close);
    let done = if grammar { "done said made agreed expressed" } else { "done agreed expressed" };
    let passive = matches!(next, "is" | "was" | "are" | "were");
    if passive && second.is_some_and(|second| listed(done, second.folded)) {
        return false;
    }
    let joins = matches!(next, "and" | "or" | "et" | "und" | "y" | "as" | "who" | "whose");
    // `Will and others agreed`: no helping verb and no preposition is joined to more.
    let word = spot.folded();
    let free = !grammar || is_auxiliary(word) || is_preposition(word);
    verb || next == "a"
        || is_adverb(next)
        || joins && free
        || !grammar && (is_preposition(next) && leads(spot, behind) || behind.is_capital())
}

/// `Best of Apex came`, but not `Love of ships is old`, `Early in May we met`.
fn leads(spot: &Spot<'_, '_>, preposition: &Beside<'_, '_>) -> bool {
    let mut next = spot.after(preposition.letters.end);
    let whose = next
        .as_ref()
        .is_none_or(|next| next.is_capital() || is_determiner(next.folded) || !next.is_close());
    let mut other = false;
    for _ in 0..4 {
        let Some(word) = next.filter(Beside::is_close) else {
            break;
        };
        other |= listed("i he she they we you it there", word.folded);
        next = spot.after(word.letters.end);
    }
    !other && (whose || preposition.folded != "of")
}

/// `replies` before another verb: some of them came.
fn is_noun(spot: &Spot<'_, '_>, word: &Beside<'_, '_>) -> bool {
    let second = spot.after(word.letters.end);
    let verb = second.is_some_and(|second| {
        is_auxiliary(second.folded)
            || is_past(second.folded)
            || listed("replies hopes objects", word.folded)
    });
    word.folded.ends_with('s') && verb
}

/// `wants`, before what it wants; `firms` is no verb where the next word is none of its objects.
fn is_third(spot: &Spot<'_, '_>, word: &Beside<'_, '_>) -> bool {
    let third = word.folded.len() > 3
        && word.folded.ends_with('s')
        && !word.folded.ends_with("ss")
        && !word.is_capital();
    let second = spot.after(word.letters.end);
    let led = second.is_some_and(|second| is_preposition(second.folded));
    third && (led || takes_object(spot, word))
}

/// Says whether what follows a verb may be what it says or wants; `claims of` is no verb.
fn takes_object(spot: &Spot<'_, '_>, verb: &Beside<'_, '_>) -> bool {
    const OBJECTS: &str = "it him her them us me that yes so then why how if whether who when where to                            not only";
    let second = spot.after(verb.letters.end);
    second.is_none_or(|second| {
        let led = is_preposition(second.folded) && !verb.folded.ends_with('s');
        !second.is_close()
            || led
            || is_determiner(second.folded)
            || listed(OBJECTS, second.folded)
            || second.is_capital()
    })
}

/// Says whether the word behind is what somebody said, or what somebody has: `Best's`.
pub fn speaks(spot: &Spot<'_, '_>, behind: &Beside<'_, '_>) -> bool {
    let owns = behind.kind == Gap::Apostrophe && behind.folded == "s";
    let adverb = |beside: &Beside<'_, '_>| is_adverb(beside.folded);
    let second = Some(behind)
        .filter(|beside| adverb(beside) && beside.is_close())
        .and_then(|beside| spot.after(beside.letters.end));
    owns || behind.is_close() && !behind.is_capital() && is_speech(behind.folded)
        || second.is_some_and(|second| second.is_close() && is_speech(second.folded))
}

fn is_adverb(word: &str) -> bool {
    const ADVERBS: &str = "also then now again still only never often later first always just already \
         soon even both not";
    listed(ADVERBS, word) || word.len() > 4 && word.ends_with("ly")
}

/// `3rd of May`, `the end of May`, but not `the plan of May`.
fn is_of_time(spot: &Spot<'_, '_>, of: &Beside<'_, '_>) -> bool {
    const PARTS: &str = "end start beginning middle half course month day days weeks";
    let word = spot.reading.word_before(of.letters.start);
    word.is_some_and(|word| {
        let folded = &spot.reading.letters[word];
        is_number(folded) || listed(PARTS, folded)
    })
}

/// `May`, `March`, `Monday`: a month or day wherever the calendar is spoken of.
fn calendar(spot: &Spot<'_, '_>) -> Option<Certainty> {
    const TIMES: &str = "in on since until till during early late mid end last next this every each \
         late between through im en";
    let before = spot.before();
    let behind = spot.behind();
    let beside = || [before.as_ref(), behind.as_ref()].into_iter().flatten();
    let numbered = beside().any(|beside| is_number(beside.raw));
    let in_time = before.as_ref().is_some_and(|before| {
        listed(TIMES, before.folded) || before.folded == "of" && is_of_time(spot, before)
    });
    let month_beside = beside().any(|beside| days::is_calendar(beside.folded));
    if numbered || in_time || month_beside {
        // `In May’s view`
        let owns = behind.is_some_and(|behind| speaks(spot, &behind));
        return (owns && !numbered).then_some(Certainty::MaybeWord);
    }
    match &behind {
        _ if spot.opens() && !spot.is_enclosed() => opening(spot, spot.folded()),
        Some(behind) if speaks(spot, behind) => Some(Certainty::Name),
        _ if before
            .is_some_and(|before| is_preposition(before.folded) && before.folded != "with") =>
        {
            Some(Certainty::MaybeWord)
        }
        _ => inside(spot),
    }
}
