//! How long a sheet is, and what its record folds so that the whole can be read in minutes.

use super::by_level::LevelGroup;
use super::contacts::ContactLine;
use super::met::PersonMet;
use super::sheet::Sheet;
use super::theirs::{ClaimLine, Line};

/// As many words as a sheet has room for.
const SHEET: usize = 630;

/// As many as its record has, however long what stands before.
const RECORD: usize = 50;

/// What the table at its head, the headings and the doubts take.
const FRAME: usize = 95;

/// Doubts that stand elsewhere on a sheet: in the table at its head, or as a sign beside the words.
const ELSEWHERE: [&str; 3] = ["arrangements", "unstated", "unstated-fields"];

/// Counts words as a reader does.
pub fn count(words: &str) -> usize {
    let words = words.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// Folds the lists of the record: contacts, then what they say every time, then figures. What
/// comes before the record is never cut.
pub fn fold_record(sheet: &mut Sheet<'_>) {
    let room = SHEET.saturating_sub(before_record(sheet));
    if room < RECORD {
        shorten(sheet);
    }
    let room = room.max(RECORD);
    contacts(sheet, room / 2);
    let costs: Vec<usize> = sheet.lines.iter().map(line_words).collect();
    let shown = fit(&costs, room / 4, 1);
    let left = sheet.lines.iter_mut().skip(shown);
    left.for_each(|line| line.folded = true);
    let costs: Vec<usize> = sheet.claims.iter().map(claim_words).collect();
    let shown = fit(&costs, room / 4, 1);
    let left = sheet.claims.iter_mut().skip(shown);
    left.for_each(|claim| claim.folded = true);
}

/// Where there is hardly room, a contact with a title is told by it alone, and what people said
/// by the account of the talk.
fn shorten(sheet: &mut Sheet<'_>) {
    let groups = sheet.recent.iter_mut();
    for contact in groups.flat_map(|group| &mut group.contacts) {
        contact.since = false;
    }
    for person in &mut sheet.people {
        person.told.clear();
        person.told_sources.clear();
    }
}

/// The highest level has the first claim to the room.
fn contacts(sheet: &mut Sheet<'_>, room: usize) {
    let spoke = sheet.spoke.iter_mut();
    let related = spoke.flat_map(|spoke| &mut spoke.related);
    let related = related.flat_map(|one| &mut one.recent);
    let (mut room, mut least) = (room, 1);
    for group in sheet.recent.iter_mut().chain(related) {
        let left = group.contacts.iter().filter(|contact| !contact.above);
        let costs: Vec<usize> = left.map(contact_words).collect();
        let shown = fit(&costs, room, least);
        least = 0;
        let used: usize = costs.iter().take(shown).sum();
        room = room.saturating_sub(used);
        group.shorten(shown);
    }
}

/// Says whether anything stands below the rule.
pub fn has_record(sheet: &Sheet<'_>) -> bool {
    let related = sheet.spoke.iter().flat_map(|spoke| &spoke.related);
    let related = related.flat_map(|one| &one.recent);
    let is_shown = |group: &LevelGroup<'_>| {
        group.folded.is_some() || group.contacts.iter().any(|contact| !contact.above)
    };
    let news = sheet
        .new_since
        .items
        .iter()
        .filter(|news| !sheet.in_short && !news.told);
    let mut news = news.filter(|news| !matches!(news.kind, "contact" | "settled"));
    let never_met = sheet.spoke.iter().all(|spoke| spoke.first_meeting);
    sheet.recent.iter().chain(related).any(is_shown)
        || sheet.recent.is_empty() && !(never_met && sheet.withheld.is_empty())
        || news.next().is_some()
        || !sheet.lines.is_empty()
        || !sheet.claims.is_empty()
        || sheet
            .gaps
            .iter()
            .any(|gap| !ELSEWHERE.contains(&gap.doubt.kind))
}

/// Returns how many items of a list are shown: so many at least, and all if one more would be
/// left, for the line that says so would take its room.
fn fit(costs: &[usize], room: usize, least: usize) -> usize {
    let mut used = 0;
    let fitting = costs.iter().take_while(|cost| {
        used += **cost;
        used <= room
    });
    let shown = fitting.count().max(least);
    if shown + 1 >= costs.len() {
        costs.len()
    } else {
        shown
    }
}

fn before_record(sheet: &Sheet<'_>) -> usize {
    let scene: usize = sheet.scene.iter().map(|line| line.words).sum();
    let raise = sheet.raise.iter();
    let raise =
        raise.map(|item| count(item.text) + item.why.map_or(0, |why| count(why)) + 1);
    let sensitive = sheet.sensitive.iter().filter(|item| !item.told);
    let sensitive = sensitive.map(|item| count(item.text) + 5);
    let owed = sheet
        .promises
        .iter()
        .filter(|promise| !promise.state.is_settled() || promise.since_talk);
    let owed = owed.map(|promise| count(promise.what) + 8);
    let answers = sheet.if_raised.iter();
    let answers = answers.map(|one| {
        count(one.they)
            + one.say.map_or(3, |say| count(say))
            + usize::from(one.asked.is_some()) * 5
    });
    let avoid = sheet
        .avoid
        .iter()
        .chain(sheet.press_line)
        .map(|text| count(text) + 3);
    FRAME
        + scene
        + sheet.objective.map_or(4, |objective| count(objective) + 1)
        + raise.sum::<usize>()
        + sensitive.sum::<usize>()
        + owed.sum::<usize>()
        + sheet.people.iter().map(person_words).sum::<usize>()
        + answers.sum::<usize>()
        + avoid.sum::<usize>()
}

fn person_words(person: &PersonMet<'_>) -> usize {
    let title =
        person.who.title.map_or(0, count) + person.who.organisation.map_or(0, count);
    let told: usize = person.told.iter().map(|told| count(told.text) + 5).sum();
    let met = [
        &person.talks,
        &person.others,
        &person.letters,
        &person.other_letters,
    ];
    let met: usize = met.iter().map(|list| list.len().min(3) * 6).sum();
    count(&person.who.label)
        + title
        + told
        + met
        + person.bio.map_or(0, |bio| count(bio))
        + 4
}

fn contact_words(contact: &ContactLine<'_>) -> usize {
    let names = contact.us.iter().chain(&contact.them);
    let names: usize = match contact.title {
        Some(title) => count(title) + contact.theme.map_or(0, count),
        None => names
            .map(|one| count(&one.label) + one.title.map_or(0, count) + 1)
            .sum(),
    };
    let told = contact.since || contact.title.is_none();
    let summary = contact
        .summary
        .filter(|_| told)
        .map_or(0, |text| count(text));
    let said: usize = contact.said.iter().map(|point| count(point.text) + 3).sum();
    4 + names + contact.unit_name.map_or(0, count) + summary + said
}

fn line_words(line: &Line<'_>) -> usize {
    count(line.text) + 9
}

fn claim_words(claim: &ClaimLine<'_>) -> usize {
    let check = claim.check.as_ref().and_then(|check| check.finding);
    let said = [check, claim.note.filter(|_| check.is_none())];
    let said: usize = said.into_iter().flatten().map(|text| count(text) + 1).sum();
    count(claim.what)
        + claim.share.map_or(0, count)
        + claim.before.map_or(0, count)
        + said
        + 8
}
