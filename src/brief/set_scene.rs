//! A sheet → the paragraph that sets the scene: what to read first, in at most 120 words.

use super::contacts::ContactLine;
use super::length::count;
use super::news::News;
use super::origin::Origin;
use super::said::Said;
use super::scene::SceneLine;
use super::sensitive::Sensitive;
use super::sheet::Sheet;

/// As many words as the paragraph may have.
const WORDS: usize = 120;

/// As many sentences as it may have.
const SENTENCES: usize = 8;

/// A piece that may be told, with what it takes and where it would stand.
struct Candidate<'a> {
    /// Its place in the paragraph: kind, then order within the kind.
    place: (u8, usize),
    words: usize,
    sentences: usize,
    line: SceneLine<'a>,
}

/// Takes what matters most of a sheet into the paragraph, and marks it as told. What finds no
/// room stays where it was, in the lists of the sheet.
pub fn set_scene(sheet: &mut Sheet<'_>) {
    let mut candidates = Vec::new();
    let several = sheet.organisations.len() > 1;
    // The order of these lines is that in which room is given.
    spoken(sheet, &mut candidates);
    readings(sheet, &mut candidates);
    joined(sheet, &mut candidates);
    let (newest, others) = sources(sheet);
    candidates.extend(newest);
    contacts(sheet, &mut candidates);
    candidates.extend(others);
    let (mut words, mut sentences) = (0, 0);
    // Of several, what one thinks of each, and what is new of it, does not come before who it is.
    let mut left: Vec<&str> = Vec::new();
    candidates.retain(|one| {
        let fits = words + one.words <= WORDS && sentences + one.sentences <= SENTENCES;
        if let Some(spoke) = one.line.spoke.as_ref().filter(|_| !fits && several) {
            left.extend(&spoke.names);
        }
        let fits = fits && !one.line.about().iter().any(|name| left.contains(name));
        if fits {
            words += one.words;
            sentences += one.sentences;
        }
        fits
    });
    // What is told of the last talks decides what else finds room.
    let talks = talks(sheet);
    let later = |one: &&mut Candidate<'_>| matches!(one.line.kind, "source" | "contact");
    for one in candidates.iter_mut().filter(later) {
        one.line.because.extend(talks.iter().cloned());
    }
    let place = |one: &Candidate<'_>| {
        let at = |name: &&str| sheet.spoke.iter().position(|spoke| spoke.organisation == *name);
        let first = one.line.about().iter().filter(|_| several).filter_map(at).max();
        (first.unwrap_or_default(), one.place)
    };
    candidates.sort_by_key(place);
    sheet.scene = candidates.into_iter().map(|one| one.line).collect();
    mark(sheet);
}

/// Returns where the last talks stand.
pub fn talks<'a>(sheet: &Sheet<'a>) -> Vec<Origin<'a>> {
    let contacts = sheet.spoke.iter().flat_map(|spoke| spoke.contacts());
    contacts.map(|contact| contact.origin.clone()).collect()
}

fn spoken<'a>(sheet: &Sheet<'a>, candidates: &mut Vec<Candidate<'a>>) {
    for (n, spoke) in sheet.spoke.iter().enumerate() {
        let contacts: Vec<_> = spoke.contacts().collect();
        let own = contacts.iter().map(|contact| talk_words(contact));
        let about = spoke.about.map_or(0, count);
        // The name where there are several, the predecessor's, and the words about a letter.
        let several = sheet.organisations.len() > 1;
        let met_sooner = usize::from(spoke.sooner.is_some() || spoke.relative_sooner.is_some());
        let around = usize::from(several) * (1 + count(spoke.organisation))
            + 9 * (contacts.len().max(1) - 1)
            + 6 * usize::from(spoke.last.is_none())
            + 14 * (met_sooner + usize::from(spoke.unsure.is_some()));
        let sentences = contacts.iter().map(|contact| sentences(contact) + 1);
        candidates.push(Candidate {
            place: (if spoke.first_meeting || several { 0 } else { 3 }, n),
            words: 3 + around + about + own.sum::<usize>(),
            sentences: sentences.sum::<usize>().max(1) + spoke.about.map_or(0, ends) + met_sooner,
            line: SceneLine {
                spoke: Some(spoke.clone()),
                ..SceneLine::new("spoke", spoke.origin.clone())
            },
        });
    }
}

fn readings<'a>(sheet: &Sheet<'a>, candidates: &mut Vec<Candidate<'a>>) {
    for (n, reading) in sheet.assessments.iter().enumerate() {
        candidates.push(Candidate {
            place: (1, n),
            words: count(reading.text)
                + reading.by.map_or(1, count)
                + usize::from(sheet.organisations.len() > 1) * (1 + count(reading.organisation))
                + 5,
            sentences: ends(reading.text),
            line: SceneLine {
                assessment: Some(reading.clone()),
                ..SceneLine::new("reading", reading.origin.clone())
            },
        });
    }
}

fn joined<'a>(sheet: &Sheet<'a>, candidates: &mut Vec<Candidate<'a>>) {
    let news = sheet.new_since.items.iter().enumerate();
    for (n, news) in news.rev() {
        for joined in &news.joined {
            candidates.push(Candidate {
                place: (4, 2 * n + 1),
                words: count(joined.organisation)
                    + count(joined.body)
                    + joined.note.map_or(0, count)
                    + 7,
                sentences: 1 + joined.note.map_or(0, ends),
                line: SceneLine {
                    joined: Some(joined.clone()),
                    sources: news.sources.clone(),
                    ..SceneLine::new("joined", joined.origin.clone())
                },
            });
        }
    }
}

/// Splits off the newest source with a critical tone: one of them is worth more than a second
/// contact, a second is not.
fn sources<'a>(sheet: &Sheet<'a>) -> (Option<Candidate<'a>>, Vec<Candidate<'a>>) {
    let critical = sheet.sensitive.iter().enumerate().filter(|(_, item)| item.source.is_some());
    let mut found: Vec<Candidate<'_>> = critical
        .map(|(n, item)| {
            let source = item.source.as_ref();
            let by = source.map_or(0, |one| count(one.publisher.unwrap_or(one.title)));
            let quote = source.and_then(|one| one.quote).map_or(0, count);
            Candidate {
                place: (2, n),
                words: count(item.text) + quote + by + 5,
                sentences: ends(item.text),
                line: SceneLine {
                    sensitive: Some(item.clone()),
                    sources: item.sources.clone(),
                    ..SceneLine::new("source", item.origin.clone())
                },
            }
        })
        .collect();
    let date = |one: &Candidate<'_>| {
        let item = one.line.sensitive.as_ref();
        item.and_then(|item| item.source.as_ref()?.date)
    };
    // Of two of one day the first named stays first.
    found.sort_by_key(|one| std::cmp::Reverse(date(one)));
    let others = found.split_off(found.len().min(1));
    (found.pop(), others)
}

fn contacts<'a>(sheet: &Sheet<'a>, candidates: &mut Vec<Candidate<'a>>) {
    let told = sheet.told();
    let no_talk: Vec<Origin<'_>> =
        sheet.spoke.iter().flat_map(|spoke| spoke.because.clone()).collect();
    let news = sheet.new_since.items.iter().enumerate();
    for (n, news) in news.rev() {
        let Some(contact) = news.contact.as_ref().filter(|c| !told.contains(&c.id.into())) else {
            continue;
        };
        candidates.push(Candidate {
            place: (4, 2 * n),
            words: talk_words(contact),
            sentences: sentences(contact).max(1),
            line: SceneLine {
                contact: Some(contact.clone()),
                because: no_talk.clone(),
                sources: news.sources.clone(),
                ..SceneLine::new("contact", contact.origin.clone())
            },
        });
    }
}

/// Marks what the paragraph tells, so that no list tells it again.
fn mark(sheet: &mut Sheet<'_>) {
    let told: Vec<Origin<'_>> = sheet.scene.iter().map(|line| line.origin.clone()).collect();
    let spoken = sheet.told();
    let is_told = |kind: &str, origin: &Origin<'_>| {
        let lines = sheet.scene.iter().zip(&told);
        lines.filter(|(line, _)| line.kind == kind).any(|(_, told)| told == origin)
    };
    for reading in &mut sheet.assessments {
        reading.told = is_told("reading", &reading.origin);
    }
    for item in &mut sheet.sensitive {
        item.told = is_told("source", &item.origin);
    }
    for spoke in &mut sheet.spoke {
        spoke.told = is_told("spoke", &spoke.origin);
    }
    for news in &mut sheet.new_since.items {
        let contact = news.contact.as_ref();
        news.told = is_told("contact", &news.origin)
            || contact.is_some_and(|contact| spoken.contains(&contact.id.into()));
        for joined in &mut news.joined {
            joined.told = is_told("joined", &joined.origin);
        }
        news.told |= repeats_a_source(news, &sheet.sensitive);
    }
}

/// A critical source is told as sensitive, in the paragraph or in its list: not as news again.
fn repeats_a_source(news: &News<'_>, sensitive: &[Sensitive<'_>]) -> bool {
    let Some(source) = &news.source else {
        return false;
    };
    let mut told = sensitive.iter().filter_map(|item| item.source.as_ref());
    told.any(|told| told.id == source.id)
}

fn talk_words(contact: &ContactLine<'_>) -> usize {
    let texts = [contact.purpose, contact.summary].into_iter().flatten().map(count);
    let names = contact.them.iter().map(|one| count(one.label) + 1);
    let title = contact.title.map_or(1, count) + contact.theme.map_or(0, count);
    let said = contact.said.iter().map(|point| count(point.text) + 4);
    5 + title + texts.chain(names).chain(said).sum::<usize>()
}

fn sentences(contact: &ContactLine<'_>) -> usize {
    let said: usize = contact.said.iter().map(|point| ends(point.text)).sum();
    contact.summary.map_or(0, ends) + said
}

/// Counts the sentences of a text, of which the last may lack its full stop.
fn ends(text: Said<'_>) -> usize {
    let inner = text.trim_end().trim_end_matches(['.', '?', '!']);
    let within = [". ", "? ", "! "].map(|end| inner.matches(end).count());
    within.iter().sum::<usize>() + 1
}
