//! A sheet → its card: what of it can be read on the way in the minutes there are.
//!
//! Never cut, however long: the objective, what is owed and overdue, and what not to raise.
//! What else fits is taken in the order of [`fill`], each list from its head: what you last
//! spoke of, the ask and the points, whom you meet and what they told you, answers, what to know,
//! what is owed and not late, news from the newest on, what they always say, cut first.

use super::card::{Card, Left};
use super::card_room::Room;
use super::card_time::{
    READ, SAID, answer_time, moved_time, news_words, person_words, point_time, promise_words, read,
    said, spoke_words,
};
use super::contacts::ContactLine;
use super::length::count;
use super::news::News;
use super::promises::Promise;
use super::sensitive::Sensitive;
use super::sheet::Sheet;
use super::spoke::Spoke;
use super::state::State;
use super::topics::Raise;
use crate::facts::item::Priority;
use crate::facts::settings::Settings;
use crate::facts::time::Minutes;
use crate::facts::topic::Likelihood;

/// As many points as a card has, besides the ask.
const POINTS: usize = 6;

/// Words of the day, the hours, the zone and the same at home, with what is said of them.
const WHEN: usize = 14;

/// Words of the line that says what is left to the sheet.
const LEFT: usize = 24;

/// Marks what of a sheet stands on its card, and notes what does not.
pub fn fill<'a>(
    sheet: &mut Sheet<'a>,
    settings: &Settings,
    minutes: Minutes,
    messages: Vec<Raise<'a>>,
) {
    sheet.card = Card { empty: tells_nothing(sheet), ..Card::default() };
    let budget = usize::try_from(minutes.0).unwrap_or(usize::MAX) * READ * SAID;
    let frame = frame(sheet) + never_cut(sheet);
    let mut room = Room(budget.saturating_sub(read(frame)));
    let mut left = Vec::new();
    let mut note = |kind, count| {
        if count > 0 {
            left.push((kind, count));
        }
    };
    let spoke = sheet.spoke.iter_mut().map(|one| (read(spoke_words(one)), &mut one.on_card));
    let talks = room.take(spoke, usize::MAX);
    // What was to be said in a meeting that was held is no matter for the way there.
    if !sheet.held {
        sheet.card.ask = ask(sheet, settings, &mut room);
    }
    note("raise", points(sheet, &mut room));
    note("messages", say_too(sheet, messages, &mut room));
    let people = sheet.people.iter_mut().map(|one| (read(person_words(one)), &mut one.on_card));
    note("people", room.list(people, usize::MAX));
    let mut answers: Vec<_> = sheet.if_raised.iter_mut().filter(|answer| !answer.folded).collect();
    answers.sort_by_key(|one| one.likely.unwrap_or(Likelihood::Possible));
    let answers = answers.into_iter().map(|one| (answer_time(one), &mut one.on_card));
    note("answers", room.list(answers, usize::MAX));
    note("know", sensitive(sheet, &mut room));
    note("owed", owed(sheet, &mut room));
    let [news, more_news] = news(sheet, &mut room);
    note("news", talks + news);
    let moved = sheet.moved.iter_mut().map(|one| (one.ours, (moved_time(one), &mut one.on_card)));
    let (ours, theirs): (Vec<_>, Vec<_>) = moved.partition(|(ours, _)| *ours);
    let theirs = room.list(theirs.into_iter().map(|(_, one)| one), usize::MAX);
    note("told", room.list(ours.into_iter().map(|(_, one)| one), usize::MAX));
    let [lines, more_lines] = lines(sheet, &mut room);
    note("lines", theirs + lines);
    let told = sheet.new_since.items.iter().filter(|news| news.on_card);
    let events = told.filter_map(|news| news.contact.as_ref()).filter(|one| one.event);
    let untold = events.filter(|one| one.title.is_some() && one.summary.is_some());
    note("outcomes", untold.count());
    note("contacts", more_news);
    note("said", more_lines);
    let because = sheet.told_records();
    let left = left.into_iter().map(|(kind, count)| Left {
        kind,
        count,
        because: because.clone(),
        origin: sheet.origin.clone(),
    });
    sheet.card.left = left.collect();
}

/// Words around the items that every card has.
fn frame(sheet: &Sheet<'_>) -> usize {
    let open = if sheet.when.confirmed { 0 } else { 5 };
    WHEN + open + count(&sheet.title) + sheet.venue.map_or(4, count) + LEFT
}

fn tells_nothing(sheet: &Sheet<'_>) -> bool {
    sheet.spoke.iter().all(Spoke::says_nothing)
        && sheet.objective.is_none()
        && sheet.ask.is_none()
        && sheet.raise.is_empty()
        && sheet.avoid.is_empty()
        && sheet.if_raised.is_empty()
        && sheet.people.is_empty()
        && sheet.promises.iter().all(|promise| promise.state.is_settled())
}

fn never_cut(sheet: &Sheet<'_>) -> usize {
    let late = sheet.promises.iter().filter(|promise| promise.is_late());
    let avoid = sheet.avoid.iter().map(count);
    let off = sheet.called_off.iter().map(|one| 12 + one.note.map_or(0, count));
    let with = sheet.us.iter().map(|one| count(one.label));
    let doubts = sheet.gaps.iter().filter(|gap| gap.doubt.words.is_some());
    let doubts = doubts.map(|gap| 8 + gap.doubt.words.map_or(0, count));
    let own = sheet.arrangements.as_ref();
    let own = own.map_or([None; 3], |one| [one.purpose, one.others, one.note]);
    let own: usize = own.into_iter().flatten().map(count).sum();
    let call = sheet.contact_person.as_ref().filter(|one| !one.phone.is_empty());
    let call = call.map_or(0, |one| count(one.label) + 4);
    own + call
        + with.sum::<usize>()
        + off.sum::<usize>()
        + doubts.sum::<usize>()
        + sheet.objective.map_or(4, |objective| count(objective) + 1)
        + late.map(promise_words).sum::<usize>()
        + avoid.sum::<usize>()
}

/// Takes the first point that asks for something out of the list; one that has to be said comes
/// before the others.
fn ask<'a>(sheet: &Sheet<'a>, settings: &Settings, room: &mut Room) -> Option<Raise<'a>> {
    let same = sheet.ask.and_then(|own| sheet.raise.iter().find(|item| item.text == own));
    if let (Some(own), None) = (sheet.ask, same) {
        room.0 = room.0.saturating_sub(said(count(own) + 1));
        return None;
    }
    let asks = sheet
        .raise
        .iter()
        .filter(|item| !item.withheld)
        .filter(|item| settings.is_request(item.verb));
    let first = same.or_else(|| asks.min_by_key(|item| rank(item.priority)))?;
    let cost = point_time(first);
    (cost <= room.0).then(|| {
        room.0 -= cost;
        first.clone()
    })
}

fn points(sheet: &mut Sheet<'_>, room: &mut Room) -> usize {
    let ask = sheet.card.ask.as_ref().map(|ask| &ask.origin);
    let points = sheet.raise.iter_mut();
    let mut points: Vec<&mut Raise<'_>> = points.filter(|item| Some(&item.origin) != ask).collect();
    points.sort_by_key(|item| rank(item.priority));
    let points = points.into_iter().map(|item| (point_time(item), &mut item.on_card));
    room.list(points, if sheet.held { 0 } else { POINTS })
}

/// Takes of what is said to everybody what finds room below the points, and returns how much does
/// not.
fn say_too<'a>(sheet: &mut Sheet<'a>, messages: Vec<Raise<'a>>, room: &mut Room) -> usize {
    let said = sheet.raise.iter().filter(|item| item.on_card).count();
    let known = |item: &Raise<'_>| sheet.raise.iter().any(|own| own.text == item.text);
    let mut messages: Vec<Raise<'a>> = messages.into_iter().filter(|item| !known(item)).collect();
    let mut marks = vec![false; messages.len()];
    let items = messages.iter().map(point_time).zip(&mut marks);
    let ask = usize::from(sheet.card.ask.is_some());
    let left = room.list(items, POINTS.saturating_sub(said + ask));
    messages.truncate(marks.iter().filter(|taken| **taken).count());
    sheet.card.messages = messages;
    // Where the plan has points enough, these stand on the cover alone.
    if sheet.card.messages.is_empty() { 0 } else { left }
}

/// A point that says nothing of it is one that should be said.
fn rank(priority: Option<Priority>) -> Priority {
    priority.unwrap_or(Priority::Should)
}

/// Marks what is owed: what is late in any case, the rest as far as there is room, and last what
/// was given up since you spoke and is no news of its own.
fn owed(sheet: &mut Sheet<'_>, room: &mut Room) -> usize {
    let news = sheet.new_since.items.iter().filter(|news| news.kind == "settled");
    let told: Vec<&str> = news.flat_map(|news| &news.settled).map(|one| one.id).collect();
    let given_up = |one: &Promise<'_>| {
        one.state == State::Dropped && one.since_talk && !told.contains(&one.id)
    };
    for promise in &mut sheet.promises {
        promise.on_card = promise.is_late();
    }
    let open = sheet
        .promises
        .iter_mut()
        .filter(|promise| (!promise.state.is_settled() || given_up(promise)) && !promise.is_late())
        .map(|one| (read(promise_words(one)), &mut one.on_card));
    room.list(open, usize::MAX)
}

/// Marks what is not to be repeated, and returns how much else of what is sensitive stands on the
/// sheet alone: what is told as news is told there.
fn sensitive(sheet: &mut Sheet<'_>, room: &mut Room) -> usize {
    let know = sheet.sensitive.iter_mut().filter(|item| item.kind == "know").map(|one| {
        let by = one.said.iter().flat_map(|said| &said.by).map(count);
        (read(count(one.text) + 8 + by.sum::<usize>()), &mut one.on_card)
    });
    let left = room.take(know, usize::MAX);
    let news = sheet.new_since.items.iter().filter_map(|news| news.source.as_ref());
    let told: Vec<&str> = news.map(|source| source.id).collect();
    let is_news = |item: &&Sensitive<'_>| {
        item.source.as_ref().is_some_and(|source| told.contains(&source.id))
    };
    let others = sheet.sensitive.iter().filter(|item| item.kind != "know");
    left + others.filter(|item| !is_news(item)).count()
}

/// Marks news, the newest first, but not what is told as the last talk; returns how many are left
/// out that stand on the sheet, and how many that it only counts.
fn news(sheet: &mut Sheet<'_>, room: &mut Room) -> [usize; 2] {
    let spoke = sheet.spoke.iter().flat_map(Spoke::contacts);
    let told: Vec<&str> = spoke.map(|contact| contact.id).collect();
    let is_last = |news: &News<'_>| news.contact.as_ref().is_some_and(|c| told.contains(&c.id));
    let news = sheet.new_since.items.iter_mut().rev().filter(|news| !is_last(news));
    let news = news.map(|one| (read(news_words(one)), &mut one.on_card));
    let out = room.list(news, usize::MAX);
    let stands = |one: &&News<'_>| {
        let listed = |contact: &ContactLine<'_>| sheet.listed().any(|known| known.id == contact.id);
        let is_told = sheet.in_short || one.told || !one.joined.is_empty();
        is_told || one.contact.as_ref().is_none_or(listed)
    };
    let items = sheet.new_since.items.iter().filter(|one| !one.on_card);
    let stand = items.filter(|one| !is_last(one)).filter(stands).count();
    [stand, out - stand]
}

/// Marks what they always say, and returns the same as [`news`]. A line that came up once, and that
/// the sheet itself only counts, is worth no room here.
fn lines(sheet: &mut Sheet<'_>, room: &mut Room) -> [usize; 2] {
    let lines = sheet.lines.iter_mut().filter(|line| !line.folded || line.dates.len() > 1);
    let lines = lines.map(|one| (read(count(one.text) + 4), &mut one.on_card));
    // They stand below the answers, where there are any.
    let out = match sheet.if_raised.iter().any(|answer| answer.on_card) {
        true => room.take(lines, usize::MAX),
        false => room.list(lines, usize::MAX),
    };
    let stand = sheet.lines.iter().filter(|line| !line.on_card && !line.folded).count();
    [stand, out - stand]
}
