//! A sheet whose lists tell nothing again that stands before them, folded where they are long.

use std::collections::BTreeMap;

use super::length::{fold_lines, fold_record};
use super::origin::Origin;
use super::reader::Reader;
use super::set_scene::{set_scene, talks};
use super::sheet::Sheet;
use super::sooner::kin;
use super::spoke::Spoke;
use super::stand::Position;
use super::state::State;
use super::when::WhenLine;
use crate::facts::sheet_start::SheetStart;

/// Writes the paragraph, marks what is told before the lists, so that no list tells it again,
/// and folds what is long.
pub fn tell_once(sheet: &mut Sheet<'_>, start: SheetStart) {
    sheet.in_short = start == SheetStart::InShort;
    fold_lines(sheet);
    if sheet.in_short {
        tell_talks_once(sheet);
    } else {
        set_scene(sheet);
    }
    let after = sheet.new_since.after.last();
    let told = sheet.told();
    // What our reading of them takes of the paragraph is no room for contacts.
    let readings: Vec<_> = sheet.organisations.iter().map(|one| one.origin.clone()).collect();
    let last = sheet.spoke.iter().flat_map(Spoke::decided_by);
    let last: Vec<Origin<'_>> = last.chain(readings.iter().cloned()).collect();
    let spoke = sheet.spoke.iter_mut();
    let related = spoke.flat_map(|spoke| &mut spoke.related);
    let groups = related.flat_map(|one| &mut one.recent);
    for group in groups.chain(&mut sheet.recent) {
        for contact in &mut group.contacts {
            contact.above = told.iter().any(|id| id == contact.id);
            // What the record remarks on it stands there as well.
            contact.note = contact.note.filter(|_| !contact.above);
            contact.because.clone_from(&last);
        }
    }
    let contacts = sheet.spoke.iter().flat_map(Spoke::contacts);
    let in_scene = sheet.scene.iter().filter_map(|line| line.contact.as_ref());
    let said = contacts.chain(in_scene).flat_map(|contact| &contact.said);
    let said: Vec<Origin<'_>> = said.map(|point| point.origin.clone()).collect();
    for position in sheet.moved.iter_mut().flat_map(|moved| &mut moved.told).flatten() {
        position.above = said.contains(&position.origin);
    }
    for person in &mut sheet.people {
        let talks = person
            .talks
            .iter_mut()
            .chain(&mut person.silent)
            .chain(&mut person.others)
            .chain(&mut person.in_one_room);
        for met in talks.chain(&mut person.letters) {
            met.contact.above = told.iter().any(|id| id == met.contact.id);
            met.contact.because.clone_from(&last);
        }
        // Where nobody wrote a summary, the paragraph tells the key points.
        let talk = person.talks.first().map(|met| &met.contact);
        if talk.is_some_and(|talk| talk.above && talk.in_points) {
            person.told.clear();
            person.told_sources.clear();
        }
    }
    let told_you = sheet.people.iter().flat_map(|person| &person.told);
    let told_you: Vec<&Origin<'_>> = told_you.map(|told| &told.origin).collect();
    sheet.moved.retain_mut(|moved| {
        if !moved.is_course {
            let told = |one: &Position<'_>| one.above || told_you.contains(&&one.origin);
            moved.told.iter_mut().for_each(|here| here.retain(|one| !told(one)));
            moved.told.retain(|here| !here.is_empty());
        }
        moved.positions().any(|one| !one.above)
    });
    let news = sheet.new_since.items.iter();
    let news = news.filter(|news| {
        let joined = || news.joined.iter().any(|joined| joined.told);
        news.kind != "settled" && (sheet.in_short || news.told || joined())
    });
    let settled: Vec<&str> = news.flat_map(|news| &news.settled).map(|p| p.id).collect();
    for promise in &mut sheet.promises {
        // What the last talk itself settled or gave up is told nowhere else.
        let since = promise.settled.is_some_and(|day| day.last() >= after);
        // That it came late, or never will, stands nowhere but with the promise.
        let told = settled.contains(&promise.id)
            && !promise.late
            && (sheet.in_short || promise.state != State::Dropped);
        promise.since_talk = since && !(told && sheet.in_short);
        promise.in_time = told;
        // What of the contacts finds room above decides how it is told.
        if since {
            promise.because.extend(last.iter().cloned());
        }
    }
    fold_record(sheet);
    let talks = [talks(sheet), readings].concat();
    let folded = sheet.recent.iter_mut().filter_map(|group| group.folded.as_mut());
    folded.for_each(|folded| folded.last_because.clone_from(&talks));
}

/// Leaves out of the news the talks and letters that the bullets before it tell, and of those that
/// brought something else what was said in them.
fn tell_talks_once(sheet: &mut Sheet<'_>) {
    let spoke = sheet.spoke.iter().flat_map(Spoke::contacts);
    let told: Vec<&str> = spoke.map(|contact| contact.id).collect();
    sheet.new_since.items.retain_mut(|news| {
        news.told = news.contact.as_ref().is_some_and(|contact| told.contains(&contact.id));
        !(news.told && news.joined.is_empty() && news.settled.is_empty())
    });
}

/// Marks the meetings of which the programme need not tell the day again.
pub fn mark_same_days(sheets: &mut [Sheet<'_>]) {
    let mut before = None;
    let mut previous: Option<Origin<'_>> = None;
    for sheet in sheets.iter_mut().filter(|s| s.mark.is_none()) {
        sheet.same_day = sheet.when.date.is_some() && sheet.when.date == before;
        sheet.when_because = previous.iter().cloned().collect();
        // The row of one that is off is struck out, and its day with it.
        if !sheet.cancelled {
            before = sheet.when.date;
            previous = Some(sheet.origin.clone());
        }
    }
}

/// Says with each organisation that is met earlier on the same visit when that is, or else when one
/// is that belongs with it. Where others go without the reader, or went, nobody is met before.
pub fn mark_met_sooner<'a>(reader: Reader<'a>, sheets: &mut [Sheet<'a>], you: &str) {
    let shown = sheets.iter_mut().filter(|s| s.mark.is_none() && !s.cancelled && !s.written);
    // A programme need not be listed by the hour.
    let mut in_order: Vec<&mut Sheet<'a>> = shown.collect();
    in_order.sort_by_key(|sheet| {
        let day = sheet.when.date.map(|date| date.first());
        (day, sheet.when.time.map(|time| time.start))
    });
    let mut met: BTreeMap<&str, (WhenLine, Origin<'a>, bool)> = BTreeMap::new();
    for sheet in in_order {
        let here: Vec<&str> = sheet.organisations.iter().map(|one| one.id).collect();
        let scene = sheet.scene.iter_mut().filter_map(|line| line.spoke.as_mut());
        for spoke in sheet.spoke.iter_mut().chain(scene) {
            let id = spoke.origin.id();
            if let Some((when, origin, held)) = met.get(id) {
                // One that was held is your last talk.
                if !held || spoke.first_meeting {
                    spoke.met_sooner(when.clone(), origin.clone());
                }
                continue;
            }
            let Some(own) = reader.facts.find_organisation(id) else { continue };
            let mut kin = kin(reader, &own.id).filter(|(_, one)| !here.contains(&one.id.as_str()));
            let sooner = kin.find_map(|kin| Some((kin, met.get(kin.1.id.as_str())?)));
            if let Some((kin, (when, origin, false))) = sooner {
                spoke.met_kin_sooner(reader, kin, when.clone(), origin.clone());
            }
        }
        let yours =
            sheet.us.is_empty() && !sheet.held || sheet.us.iter().any(|one| one.id == Some(you));
        if yours && sheet.when.date.is_some() && sheet.when.time.is_some() {
            for id in here {
                let this = || (sheet.when.clone(), sheet.origin.clone(), sheet.held);
                met.entry(id).or_insert_with(this);
            }
        }
    }
}
