//! A title → whether it says nothing but what a contact was, with whom and when.

use super::clock::{Hours, hours};
use super::doubts::LONGEST_TITLE;
use super::heard::label;
use super::kind;
use super::known::Known;
use super::lexicon::{Words, named};
use super::moment::{WrittenDay, days};
use super::person_name::is_courtesy;
use crate::finding::field::Kind;
use crate::names::days::OF_MAILS;
use crate::names::title::is_office;
use crate::names::word::{Word, words};

/// `Possible meeting with A`, `Meeting with a competitor of A`, `the week of 3 May` tell of
/// something else. What it was about stands behind `on` and the like, or behind all the rest.
pub fn is_plain(title: &str, known: &Known<'_>) -> bool {
    let all = words(title);
    let days = days(title);
    let clock = match hours(title) {
        Hours::Read(clock) => clock.range,
        Hours::Unsaid | Hours::Unread => 0..0,
    };
    let found = [Kind::Organisation, Kind::Person].map(|kind| known.find(title, kind));
    let [houses, _] = &found;
    let names = || found.iter().flatten();
    let link = all.iter().find(|word| Words("met-with").has(&word.folded));
    let kinds = all.iter().filter(|word| is_kind(&word.folded)).map(|word| word.range.end).take(1);
    let ends =
        houses.iter().map(|house| house.range.end).chain(days.iter().map(|day| day.range.end));
    let end = ends.chain(kinds).max().unwrap_or(0);
    let mut is_topic = false;
    let is_read = all.iter().take_while(|word| word.range.end <= end).all(|word| {
        let at = word.range.start;
        let before = &title[..at];
        let is_parted = before.trim_end().ends_with([',', ';', '–', '—', '-', '(']);
        is_topic &= !is_parted;
        is_topic |= Words("about").has(&word.folded);
        let is_met = link.is_some_and(|link| link.range.start < at) && word.capital;
        is_topic
            || days.iter().any(|day| day.range.contains(&at))
            || clock.contains(&at)
            || names().any(|name| name.range.contains(&at))
            || is_met
            || OF_MAILS.weekday(&word.folded).is_some()
            || ["met-with", "among-names", "title-words", "corrects", "foreign-marks"]
                .iter()
                .any(|list| Words(list).has(&word.folded))
            || is_office(&word.folded)
            || is_courtesy(&word.folded)
            || is_kind(&word.folded)
    });
    // `Lumen Rail's meeting with Tauernbahn` is not ours.
    let is_of_others = link.is_some_and(|link| {
        houses
            .iter()
            .any(|house| house.range.end <= link.range.start && !known.is_us(&house.record.id))
    });
    is_read && !is_of_others && !title[end..].trim_start().starts_with('?')
}

/// Says whether a word is one of a kind of contacts, or of what tells of them.
fn is_kind(word: &str) -> bool {
    is_of(word, "contact-") || is_of(word, "source-")
}

fn is_of(word: &str, lists: &'static str) -> bool {
    // `Press conference of A` is no conference with A.
    let mut lists = named(lists).filter(|(name, _)| *name != "press-release");
    lists.any(|(_, list)| list.all().any(|phrase| phrase.split(' ').any(|one| one == word)))
}

/// Says whether a day stands where a title has that of the meeting: behind what it was, with whom
/// or where, and not behind other words, as in `the contract of 9 May`.
pub fn is_of_meeting(day: &WrittenDay, title: &str, known: &Known<'_>) -> bool {
    let before = &title[..day.range.start];
    let all = words(before);
    let names = [Kind::Organisation, Kind::Person].map(|kind| known.find(before, kind));
    let mut names = names.iter().flatten().map(|name| name.range.end).peekable();
    // `Minutes of the meeting`, and not `meeting ahead of the hearing`.
    let is_met = |word: &&Word<'_>| is_of(&word.folded, "contact-");
    let kind = all.iter().find(is_met).map(|word| word.range.end);
    let other = days(before).last().map(|day| day.range.end);
    let sign = before.rfind([',', ';', '(', '–', '—', ':']).map(|at| at + 1);
    // `Vienna, 9 May` is the day of writing, `Thursday, 9 May` need not be.
    let is_of_day = |word: &Word<'_>| {
        word.folded.starts_with(|c: char| c.is_ascii_digit())
            || OF_MAILS.weekday(&word.folded).is_some()
            || word.folded.len() <= SHORT_WEEKDAY
    };
    if names.peek().is_none() && kind.is_none() && other.is_none() {
        let mut before = all.iter().take_while(|word| sign.is_some_and(|at| word.range.end < at));
        if !before.all(is_of_day) {
            return false;
        }
    }
    let from = names.chain(kind).chain(other).chain(sign).max().unwrap_or(0);
    // `Tu 3.2.` has its weekday before it, however short.
    let is_weekday = |word: &Word<'_>| {
        let is_last = before[word.range.end..].trim_matches([' ', '.']).is_empty();
        OF_MAILS.weekday(&word.folded).is_some() || day.weekday.is_some() && is_last
    };
    let mut is_place = false;
    all.iter().filter(|word| word.range.start >= from).all(|word| {
        let is_link = Words("day-links").has(&word.folded);
        let is_read = is_link || is_place && word.capital || is_weekday(word);
        is_place = Words("place-links").has(&word.folded) || is_place && word.capital;
        is_read
    })
}

/// `ter.`, `śr.`
const SHORT_WEEKDAY: usize = 3;

/// Says whether a title is a day behind a label of another: `Date of the letter: 9 May`.
pub fn labels_a_day(title: &str) -> bool {
    label(title).is_some_and(|(label, behind)| {
        let begins = words(label).first().is_some_and(|word| is_of(&word.folded, "contact-"));
        !begins && days(behind).first().is_some_and(|day| day.range == (0..behind.len()))
    })
}

/// Says whether a sentence says of a contact that it was held.
pub fn tells_of_contact(sentence: &str, known: &Known<'_>) -> bool {
    let start = &sentence[..sentence.floor_char_boundary(600)];
    let is_held = Words("held").within(start).is_some();
    let first = days(start).into_iter().next();
    let begins_with_day = first.as_ref().is_some_and(|day| day.range.start <= 20);
    // `Meeting with A on B.`, as a title that ends as a sentence does.
    let near = start.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let begins_with_kind = first.is_some() && kind::contact(&near, known).is_some();
    let is_of_kind = kind::contact(start, known).is_some();
    is_held && first.is_some() || is_of_kind && (is_held || begins_with_day || begins_with_kind)
}

/// Says whether a sentence of a letter thanks for a talk, or tells of one just before: `Thank you
/// for lunch yesterday`.
pub fn tells_of_talk(sentence: &str, known: &Known<'_>) -> bool {
    let written = &known.settings().contact_kinds.written;
    let is_kind =
        || kind::contact(sentence, known).is_some_and(|(kind, _)| !written.contains(&kind));
    let is_past = Words("just-before").within(sentence).is_some();
    is_past && (Words("talks").within(sentence).is_some() || is_kind())
}

/// Cuts a sentence where it turns to another meeting: `… on 3 May after a first one`.
pub fn of_this_one(sentence: &str) -> &str {
    let all = words(sentence);
    let turns = |word: &&Word<'_>| {
        ["another-meeting", "never"].iter().any(|list| Words(list).has(&word.folded))
    };
    let end = all.iter().find(turns).map(|word| word.range.start);
    &sentence[..end.unwrap_or(sentence.len())]
}

/// Says whether a text tells of somebody only that it was not with them: `not agreed with A`.
pub fn is_denied(text: &str) -> bool {
    let all = words(&text[..text.floor_char_boundary(LONGEST_TITLE)]);
    let is = |word: &Word<'_>, list: &'static str| Words(list).has(&word.folded);
    let mut links = (0..all.len()).filter(|at| is(&all[*at], "met-with"));
    let denies = |word: &Word<'_>| is(word, "not") && word.folded != "no";
    links.any(|at| all[at.saturating_sub(2)..at].iter().any(denies))
}

/// Returns the words that say who was met, up to one that is no part of a name: `Call with A and
/// B on C` → `A and B`.
pub fn met_in<'t>(text: &'t str, known: &Known<'_>) -> Option<&'t str> {
    let text = &text[..text.floor_char_boundary(LONGEST_TITLE)];
    let all = words(text);
    let link = all.iter().position(|word| Words("met-with").has(&word.folded))?;
    let houses = known.find(text, Kind::Organisation);
    let start = all[link].range.end;
    let ends = |at: &usize| {
        let word = &all[*at];
        let gap = &text[all[at - 1].range.end..word.range.start];
        let is_house = houses.iter().any(|house| house.range.contains(&word.range.start));
        let is_name = word.capital
            || is_house
            || is_office(&word.folded)
            || is_courtesy(&word.folded)
            || ["met-with", "among-names", "speaks-for-a-house"]
                .iter()
                .any(|list| Words(list).has(&word.folded));
        !is_name || gap.contains([';', ':', '.']) || is_day_at(text, word)
    };
    let end = (link + 1..all.len()).find(ends).map_or(text.len(), |at| all[at].range.start);
    Some(&text[start..end])
}

fn is_day_at(text: &str, word: &Word<'_>) -> bool {
    days(text).iter().any(|day| day.range.contains(&word.range.start))
}
