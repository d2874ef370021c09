//! Brief → the sources, contacts and records it shows.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Brief;
use super::by_level::LevelGroup;
use super::contacts::ContactLine;
use super::dossier::Dossier;
use super::met::PersonMet;
use super::moved::Moved;
use super::questions::Answer;
use super::records::named;
use super::report::ContactReport;
use super::sheet::Sheet;
use super::theirs::ClaimLine;
use super::topics::{Raise, TopicBackground};
use crate::finding::field::{Kind, RecordKey};

/// Returns every record that a brief shows anything of, the settings among them.
pub fn records(brief: &Brief<'_>) -> BTreeSet<RecordKey> {
    let key = |kind, id: &str| RecordKey { kind, id: id.to_owned() };
    let mut found = BTreeSet::from([key(Kind::Settings, "")]);
    found.extend(sources(brief).into_iter().map(|id| key(Kind::Source, id)));
    found.extend(contacts(brief).into_iter().map(|id| key(Kind::Contact, id)));
    found.extend(behind(brief));
    found
}

/// Returns the records in which the pieces of a brief stand, as each says itself.
pub fn behind(brief: &Brief<'_>) -> BTreeSet<RecordKey> {
    let named = brief.behind.as_ref().map_or_else(|| Cow::Owned(named(brief)), Cow::Borrowed);
    named.iter().filter_map(|record| RecordKey::of_name(record.trim_end_matches('#'))).collect()
}

/// Returns the ids of every source a brief cites.
pub fn sources<'a>(brief: &Brief<'a>) -> Vec<&'a str> {
    let mut ids: Vec<&'a str> = Vec::new();
    for sheet in &brief.sheets {
        of_sheet(sheet, &mut ids);
    }
    let key_messages = brief.visit.iter().flat_map(|visit| &visit.key_messages);
    for topic in key_messages.chain(&brief.general_points) {
        of_points(&topic.messages, &mut ids);
    }
    for part in &brief.background {
        of_groups(&part.recent, &mut ids);
        ids.extend(part.topic.iter().flat_map(TopicBackground::sources));
    }
    reports(brief).for_each(|report| of_report(report, &mut ids));
    if let Some(dossier) = &brief.dossier {
        for part in dossier.all() {
            ids.extend(part.sources());
            of_points(&part.topic.messages, &mut ids);
        }
    }
    if let Some(profile) = &brief.profile {
        of_groups(&profile.contacts, &mut ids);
        of_groups(&profile.through_people, &mut ids);
        of_groups(&profile.events, &mut ids);
        for one in &profile.related {
            of_groups(&one.recent, &mut ids);
        }
        ids.extend(profile.lines.iter().flat_map(|line| &line.sources));
        ids.extend(
            profile.memberships.iter().chain(&profile.members).flat_map(|seat| &seat.sources),
        );
        ids.extend(profile.promises.iter().flat_map(|promise| &promise.sources));
        ids.extend(profile.claims.iter().flat_map(ClaimLine::all_sources));
        let told = profile.sensitive.iter().chain(&profile.published);
        ids.extend(told.flat_map(|item| &item.sources));
        ids.extend(profile.notes.iter().flat_map(|note| &note.sources));
    }
    ids
}

/// Returns every report in a brief.
pub fn reports<'b, 'a>(brief: &'b Brief<'a>) -> impl Iterator<Item = &'b ContactReport<'a>> {
    let mission = brief.mission.iter().flat_map(|mission| mission.all_reports());
    brief.report.iter().chain(mission)
}

fn of_report<'a>(report: &ContactReport<'a>, ids: &mut Vec<&'a str>) {
    ids.extend(report.sources.iter().chain(&report.summary_sources));
    ids.extend(report.points.iter().flat_map(|point| &point.sources));
    ids.extend(report.claims.iter().flat_map(ClaimLine::all_sources));
    let owed = report.opened.iter().chain(&report.closed);
    ids.extend(owed.flat_map(|promise| &promise.sources));
    ids.extend(report.reports.iter().map(|sent| sent.source.id));
    ids.extend(report.assessment.iter().flat_map(|own| &own.sources));
}

fn of_sheet<'a>(sheet: &Sheet<'a>, ids: &mut Vec<&'a str>) {
    for contact in contact_lines(sheet) {
        ids.extend(contact.sources.iter().chain(&contact.summary_sources));
        ids.extend(contact.said.iter().flat_map(|point| &point.sources));
    }
    ids.extend(sheet.assessments.iter().flat_map(|own| &own.sources));
    ids.extend(sheet.new_since.items.iter().flat_map(|news| &news.sources));
    of_points(&sheet.raise, ids);
    ids.extend(sheet.spoke.iter().flat_map(|spoke| &spoke.about_sources));
    ids.extend(sheet.people.iter().flat_map(|one| one.told_sources.iter().chain(&one.bio_sources)));
    ids.extend(sheet.lines.iter().flat_map(|line| &line.sources));
    ids.extend(sheet.moved.iter().flat_map(Moved::sources));
    ids.extend(sheet.if_raised.iter().flat_map(Answer::all_sources));
    ids.extend(sheet.sensitive.iter().flat_map(|item| &item.sources));
    ids.extend(sheet.promises.iter().flat_map(|promise| &promise.sources));
    ids.extend(sheet.claims.iter().flat_map(ClaimLine::all_sources));
    ids.extend(sheet.gaps.iter().flat_map(|gap| &gap.sources));
}

/// Adds the sources of the figures that points refer to.
fn of_points<'a>(points: &[Raise<'a>], ids: &mut Vec<&'a str>) {
    let figures = points.iter().flat_map(|point| &point.figures);
    ids.extend(figures.flat_map(|figure| &figure.sources));
}

fn of_groups<'a>(groups: &[LevelGroup<'a>], ids: &mut Vec<&'a str>) {
    for contact in groups.iter().flat_map(|group| &group.contacts) {
        ids.extend(contact.sources.iter().chain(&contact.summary_sources));
        ids.extend(contact.said.iter().flat_map(|point| &point.sources));
    }
}

/// Returns every contact line of a sheet.
fn contact_lines<'b, 'a>(sheet: &'b Sheet<'a>) -> impl Iterator<Item = &'b ContactLine<'a>> {
    let spoke = sheet.spoke.iter().flat_map(|spoke| {
        let related = spoke.related.iter().flat_map(|one| &one.recent);
        let recent = related.flat_map(|group| &group.contacts);
        spoke.contacts().chain(recent)
    });
    sheet
        .last_spoke
        .iter()
        .chain(&sheet.last_in_room)
        .chain(&sheet.own)
        .chain(sheet.new_since.items.iter().filter_map(|news| news.contact.as_ref()))
        .chain(sheet.recent.iter().flat_map(|group| &group.contacts))
        .chain(spoke)
}

/// Returns the ids of every contact a brief shows.
pub fn contacts<'a>(brief: &Brief<'a>) -> Vec<&'a str> {
    let mut ids: Vec<&'a str> = brief.sheets.iter().filter_map(|sheet| sheet.id).collect();
    for sheet in &brief.sheets {
        ids.extend(contact_lines(sheet).map(|contact| contact.id));
        ids.extend(sheet.people.iter().flat_map(PersonMet::contacts));
        ids.extend(sheet.moved.iter().flat_map(Moved::contacts));
        ids.extend(
            sheet.if_raised.iter().flat_map(Answer::all).filter_map(|answer| answer.contact),
        );
    }
    let parts = brief.dossier.iter().flat_map(Dossier::all);
    ids.extend(parts.flat_map(Dossier::contacts));
    ids.extend(reports(brief).map(|report| report.id));
    if let Some(profile) = &brief.profile {
        let related = profile.related.iter().flat_map(|one| &one.recent);
        let groups = profile.contacts.iter().chain(&profile.through_people).chain(&profile.events);
        let contacts = groups.chain(related).flat_map(|group| &group.contacts);
        ids.extend(contacts.map(|contact| contact.id));
    }
    for part in &brief.background {
        let contacts = part.recent.iter().flat_map(|group| &group.contacts);
        ids.extend(contacts.map(|contact| contact.id));
    }
    ids
}
