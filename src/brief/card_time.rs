//! Items of a card → how long they take: what is read in silence, and what is said aloud.

use super::contacts::ContactLine;
use super::length::{count, point_words};
use super::met::PersonMet;
use super::moved::Moved;
use super::news::News;
use super::promises::Promise;
use super::questions::Answer;
use super::spoke::Spoke;
use super::topics::Raise;

/// Words a minute: read silently, and said aloud.
pub const READ: usize = 200;
pub const SAID: usize = 130;

/// What it takes to read so many words.
pub fn read(words: usize) -> usize {
    words * SAID
}

/// What it takes to say so many words aloud.
pub fn said(words: usize) -> usize {
    words * READ
}

/// What it takes to make a point.
pub fn point_time(item: &Raise<'_>) -> usize {
    let why = item.why.map_or(0, count);
    said(point_words(item) - why)
}

/// What it takes to read a question and to say its answer.
pub fn answer_time(answer: &Answer<'_>) -> usize {
    let asked = answer.all().filter(|one| one.asked.is_some()).count() * 4;
    let answered = || answer.all().flat_map(Answer::answers).map(|answered| count(answered.text));
    let own = answer.say.filter(|_| answer.answered.is_none()).map(count);
    let ours = own.unwrap_or(3 * usize::from(answered().next().is_none()));
    read(count(answer.they) + asked) + said(ours + answered().sum::<usize>())
}

pub fn moved_time(moved: &Moved<'_>) -> usize {
    let words = moved.positions().map(|position| count(position.text) + 6);
    read(count(moved.topic) + words.sum::<usize>())
}

fn talk_words(contact: &ContactLine<'_>) -> usize {
    let names = contact.them.iter().map(|one| count(one.label) + 1);
    let title = contact.title.map_or(2, count);
    let said = contact.said.iter().map(|point| count(point.text) + 3);
    let about = contact.purpose.or(contact.summary).map_or_else(|| said.sum(), count);
    6 + contact.note.map_or(0, count) + title + names.sum::<usize>() + about
}

pub fn spoke_words(spoke: &Spoke<'_>) -> usize {
    let talks = spoke.contacts().map(talk_words);
    let about = spoke.about.map_or(0, count);
    4 + count(spoke.organisation) + about + talks.sum::<usize>()
}

pub fn person_words(person: &PersonMet<'_>) -> usize {
    let who = &person.who;
    let said =
        [who.title, who.organisation, who.address, person.say].into_iter().flatten().map(count);
    let told = person.told.first().map_or(0, |told| count(told.text) + 3);
    count(who.label) + said.sum::<usize>() + told + 6
}

pub fn promise_words(promise: &Promise<'_>) -> usize {
    let turn = promise.turn.iter().map(count);
    4 * usize::from(promise.know)
        + count(promise.what)
        + turn.sum::<usize>()
        + promise.owner.map_or(0, count)
        + 8
}

pub fn news_words(news: &News<'_>) -> usize {
    let contact = news.contact.as_ref().map_or(0, |contact| {
        let ours = contact.us.iter().map(|one| count(one.label) + 1);
        talk_words(contact) + ours.sum::<usize>()
    });
    let joined = news
        .joined
        .iter()
        .map(|one| count(one.organisation) + count(one.body) + one.note.map_or(0, count) + 7);
    let settled = news.settled.iter().map(|promise| count(promise.what) + 4);
    let source = news.source.as_ref().map_or(0, |source| {
        let found = source.finding.or(source.quote).map_or(0, count);
        found + count(source.publisher.unwrap_or(source.title))
    });
    let title = news.title.map_or(0, |title| count(title) + 5);
    3 + contact
        + source
        + title
        + news.milestone.map_or(0, count)
        + joined.sum::<usize>()
        + settled.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::{read, said};

    #[test]
    fn a_minute_is_200_words_read_or_130_said() {
        assert_eq!(read(200), said(130));
    }
}
