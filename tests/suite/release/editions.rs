//! Every edition of the example that can be asked for: none is stopped without a reason, and
//! none tells a name that it withholds.

use scene_setter::facts::records::Records;
use scene_setter::facts::resolve::resolve;
use scene_setter::facts::unread::Unread;
use scene_setter::facts::visit::Meeting;
use scene_setter::finding::report::Report;
use scene_setter::pack::wanted::{Wanted, targets};
use scene_setter::project::load::load;

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
    let mut ids: Vec<String> = met
        .chain(unfiled.flatten())
        .map(|id| id.to_string())
        .collect();
    ids.sort();
    ids.dedup();
    let alone = ids.into_iter().map(|id| vec![id]);
    [Vec::new()].into_iter().chain(alone).collect()
}

/// Makes every `step`-th edition; returns how many there are, how many were made, how many
/// had nothing to show, and what stopped the others.
fn editions(step: usize) -> (usize, usize, usize, Vec<String>) {
    let mut report = Report::default();
    let records = load(&repository(), &mut report).records;
    let facts = resolve(records.clone(), &Unread::default(), &mut report);
    let printer = printer(&records, &[]);
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
                let wanted = Wanted {
                    ids: vec![id.clone()],
                    document: None,
                    as_of: None,
                };
                let targets =
                    targets(&facts, printer.documents(), &wanted, &mut Report::default());
                match released(&records, &printer, &choice, &targets) {
                    Ok(_) => made += 1,
                    Err(report) if report.found()[0].message.starts_with("All of") => {
                        empty += 1
                    }
                    Err(report) => stopped.push(format!(
                        "{id} {level} {scope:?}: {}",
                        report.found()[0].message
                    )),
                }
            }
        }
    }
    (all, made, empty, stopped)
}

#[test]
fn a_sample_of_the_editions_of_the_example_goes_out() {
    let (_, made, _, stopped) = editions(41);
    assert!(made > 3, "{made}");
    assert!(stopped.is_empty(), "{stopped:#?}");
}

#[test]
#[ignore = "every edition, in minutes; run with `cargo test -- --ignored every_edition`"]
fn every_edition_of_the_example_goes_out() {
    let (all, made, empty, stopped) = editions(1);
    println!(
        "{all} editions: {made} made, {empty} with nothing to show, {} stopped",
        stopped.len()
    );
    stopped.iter().for_each(|one| println!("{one}"));
    assert!(stopped.is_empty());
}
