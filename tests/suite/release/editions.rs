//! Every edition of the example that can be asked for: none is stopped without a reason, and
//! none tells a name that it withholds.
//!
//! The suite makes a sample of them; `SCENE_SETTER_ALL=1` makes all.

use std::env;

use scene_setter::facts::records::Records;
use scene_setter::facts::resolve::resolve;
use scene_setter::facts::unread::Unread;
use scene_setter::facts::visit::Meeting;
use scene_setter::finding::report::Report;
use scene_setter::names::lexicon::is_word;
use scene_setter::names::word::folded_words;
use scene_setter::pack::wanted::{Wanted, targets};
use scene_setter::page::templates::BUILT_IN;
use scene_setter::project::load::load;
use scene_setter::release::choice::Choice;
use scene_setter::release::edition::Made;

use super::{choice, printer, released};
use crate::scene::repository;

/// Organisations that somebody met or will meet: each is asked for alone, and none at all.
fn scopes(records: &Records) -> Vec<Vec<String>> {
    let met = records.contacts.iter().flat_map(|one| one.with.iter());
    let programme = records.visits.iter().flat_map(|one| &one.meetings);
    let unfiled = programme.filter_map(|meeting| match meeting {
        Meeting::Unfiled(meeting) => Some(&meeting.with),
        Meeting::Filed(_) => None,
    });
    let mut ids: Vec<String> = met.chain(unfiled.flatten()).map(|id| id.to_string()).collect();
    ids.sort();
    ids.dedup();
    let alone = ids.into_iter().map(|id| vec![id]);
    [Vec::new()].into_iter().chain(alone).collect()
}

/// Returns the names that a choice withholds and that are no words, by its marks alone.
fn withheld<'r>(records: &'r Records, choice: &Choice) -> Vec<&'r str> {
    let people = records.people.iter();
    let people = people.filter(|one| choice.person(one).is_some());
    let firms = records.organisations.iter();
    let firms = firms.filter(|one| choice.name(one).is_some());
    let names = people.map(|one| &*one.name).chain(firms.map(|one| &*one.name));
    let telling =
        |name: &&str| name.len() > 4 && !folded_words(name).iter().all(|word| is_word(word));
    names.filter(telling).collect()
}

/// Says which of some names stand in the pages of an edition.
fn told(names: &[&str], made: &[Made]) -> Vec<String> {
    let files = made.iter().flat_map(|made| &made.files);
    let texts: Vec<String> = files.map(|file| format!(" {} ", file.text())).collect();
    let stands = |name: &&&str| {
        texts.iter().any(|text| {
            text.match_indices(**name).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + name.len()..].chars().next();
                let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !inner(before) && !inner(after)
            })
        })
    };
    names.iter().filter(stands).map(|name| (*name).to_owned()).collect()
}

/// Makes every `step`-th edition; returns how many there are, how many were made, how many
/// had nothing to show, and what stopped the others or is told by them.
fn editions(step: usize, own: &[(&str, &str)]) -> (usize, usize, usize, Vec<String>) {
    let mut report = Report::default();
    let records = load(&repository(), &mut report).records;
    let facts = resolve(records.clone(), &Unread::default(), &mut report);
    let printer = printer(&records, own);
    let ids = records.visits.ids().chain(records.contacts.ids());
    let ids: Vec<String> = ids.map(str::to_owned).collect();
    let (mut all, mut made, mut empty, mut stopped) = (0, 0, 0, Vec::new());
    for id in &ids {
        for level in &records.settings.handling {
            for scope in scopes(&records) {
                all += 1;
                if all % step != 0 {
                    continue;
                }
                let scope: Vec<&str> = scope.iter().map(String::as_str).collect();
                let choice = choice(&records, level, &scope);
                let wanted = Wanted { ids: vec![id.clone()], document: None, as_of: None };
                let targets = targets(&facts, printer.documents(), &wanted, &mut Report::default());
                match released(&records, &printer, &choice, &targets) {
                    Ok(pages) => {
                        made += 1;
                        let told = told(&withheld(&records, &choice), &pages);
                        if !told.is_empty() {
                            stopped.push(format!("{id} {level} {scope:?} tells {told:?}"));
                        }
                    }
                    Err(report) if report.found()[0].message.starts_with("All of") => empty += 1,
                    Err(report) => stopped
                        .push(format!("{id} {level} {scope:?}: {}", report.found()[0].message)),
                }
            }
        }
    }
    (all, made, empty, stopped)
}

/// Makes a sample of the editions, or all of them.
fn all_go_out(of: usize, own: &[(&str, &str)]) {
    let step = if env::var_os("SCENE_SETTER_ALL").is_some() { 1 } else { of };
    let (all, made, empty, wrong) = editions(step, own);
    println!(
        "{all} editions: {made} made, {empty} with nothing to show, {} stopped or telling",
        wrong.len()
    );
    assert!(made > 1, "{made}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_edition_of_the_example_goes_out_and_tells_no_name() {
    all_go_out(41, &[]);
}

#[test]
fn every_edition_goes_out_where_the_templates_are_copied_into_the_project() {
    all_go_out(61, BUILT_IN);
}

/// Lines of which none is one of the program's: what a house says in its templates is no leak either.
#[test]
fn every_edition_goes_out_where_the_templates_are_of_the_house() {
    let lines = |text: &str| text.lines().map(|line| format!("{line} \n")).collect::<String>();
    let own = BUILT_IN.iter().filter(|(name, _)| name.ends_with(".md") || name.ends_with(".html"));
    let own: Vec<(&str, String)> = own.map(|(name, text)| (*name, lines(text))).collect();
    let own: Vec<(&str, &str)> = own.iter().map(|(name, text)| (*name, &**text)).collect();
    all_go_out(67, &own);
}
