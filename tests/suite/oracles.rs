//! The thirteen oracles of the model, from the five documents.

use std::path::Path;

use chrono::NaiveDate;
use scene_setter::brief::meeting;
use scene_setter::brief::reader::Reader;
use scene_setter::brief::sheet::Sheet;
use scene_setter::brief::state::{State, state_on};
use scene_setter::facts::Facts;
use scene_setter::facts::resolve::resolve;
use scene_setter::finding::report::Report;
use scene_setter::project::load::load;

use crate::scene::{Scene, repository};

fn facts() -> Facts {
    facts_of(&repository())
}

fn facts_of(root: &Path) -> Facts {
    let mut report = Report::default();
    let project = load(root, &mut report);
    let facts = resolve(project.records, &project.unread, &mut report);
    assert!(!report.has_errors(), "{:?}", report.found());
    facts
}

fn day(words: &str) -> NaiveDate {
    words.parse().unwrap()
}

fn reader<'a>(facts: &'a Facts, as_of: &str) -> Reader<'a> {
    let principal = facts.records().people.get("ylva-johansson");
    Reader { facts, as_of: day(as_of), principal }
}

fn tiktok<'a>(facts: &'a Facts, as_of: &str) -> Sheet<'a> {
    let contact = facts.records().contacts.get("2022-01-27-tiktok").unwrap();
    let visit = facts.records().visits.get("2022-01-silicon-valley");
    meeting::filed(reader(facts, as_of), contact, visit, false)
}

fn state(facts: &Facts, id: &str, on: &str) -> State {
    let reader = reader(facts, on);
    let opening = facts.openings().find(|opening| opening.id.as_str() == id).unwrap();
    state_on(reader, &opening, day(on))
}

#[test]
fn oracle_1_and_2_last_spoke() {
    let facts = facts();
    let before = tiktok(&facts, "2022-01-25");
    let last = before.last_spoke.unwrap();
    assert_eq!(last.date.to_string(), "2021-10-26");
    assert_eq!(last.them[0].name, Some("Erich Andersen"));
    assert_eq!(last.them.len(), 1);
    let after = tiktok(&facts, "2022-02-14");
    let last = after.last_spoke.unwrap();
    assert_eq!(last.date.to_string(), "2022-01-27");
    let names: Vec<_> = last.them.iter().filter_map(|person| person.name).collect();
    assert_eq!(names, ["Erich Andersen", "Suzy Loftus"]);
}

#[test]
fn oracle_3_to_5_promises_over_time() {
    let facts = facts();
    assert_eq!(state(&facts, "tiktok-join-euif", "2021-10-27"), State::Open);
    assert_eq!(state(&facts, "tiktok-join-euif", "2021-11-17"), State::Done);
    let opening = facts.openings().find(|o| o.id.as_str() == "tiktok-join-euif").unwrap();
    assert_eq!(opening.due, None, "November was for presenting");
    assert_eq!(state(&facts, "tiktok-cpc-commitments", "2021-09-30"), State::Open);
    assert_eq!(state(&facts, "tiktok-cpc-commitments", "2021-10-01"), State::Overdue);
    assert_eq!(state(&facts, "tiktok-cpc-commitments", "2022-06-20"), State::Overdue);
    assert_eq!(state(&facts, "tiktok-cpc-commitments", "2022-06-21"), State::Done);
    assert_eq!(state(&facts, "tiktok-transparency-tour", "2021-11-03"), State::Open);
    assert_eq!(state(&facts, "tiktok-transparency-tour", "2021-11-04"), State::Done);
}

#[test]
fn oracle_6_the_standing_line_has_three_dates() {
    let facts = facts();
    let sheet = tiktok(&facts, "2022-01-25");
    let line = sheet.lines.iter().find(|line| line.text.contains("not social media")).unwrap();
    let dates: Vec<String> = line.dates.iter().map(ToString::to_string).collect();
    assert_eq!(dates, ["2021-06-28", "2021-09-20", "2021-10-26"]);
}

#[test]
fn oracle_7_the_fall_is_computed() {
    let facts = facts();
    let topic = facts.records().topics.get("child-sexual-abuse").unwrap();
    let lines = scene_setter::brief::figures::figures(reader(&facts, "2022-01-25"), topic);
    let computed = lines.iter().filter_map(|line| line.computed.as_ref());
    let computed: Vec<String> = computed.map(|computed| computed.words()).collect();
    for words in ["−64.9%", "−2,083 a day"] {
        assert!(computed.contains(&words.to_owned()), "{computed:?}");
    }
}

#[test]
fn oracle_8_an_impossible_period_is_refused() {
    let scene = Scene::example();
    let file = "data/contacts/2021-06-28-tiktok-call.yaml";
    let text = scene.read(file);
    let claim = text.find("89 million").expect("the claim");
    let changed = format!("{}{}", &text[..claim], text[claim..].replacen("2020-H2", "2021-H2", 1));
    scene.write(file, &changed);
    let run = scene.run(&["build"]).ends(2);
    assert!(run.err.contains("period-after-contact"), "{}", run.err);
}

#[test]
fn oracle_9_and_10_contacts() {
    let facts = facts();
    let sheet = tiktok(&facts, "2022-01-25");
    let suzy = sheet.people.iter().find(|p| p.who.name == Some("Suzy Loftus")).unwrap();
    assert!(suzy.talks.is_empty() && suzy.others.is_empty());
    let counts: Vec<usize> = sheet.recent.iter().map(|group| group.contacts.len()).collect();
    assert_eq!(counts, [4, 4]);
    assert_eq!(sheet.recent[0].heading, Some("Cabinet/Commissioner level"));
    assert_eq!(sheet.recent[1].heading, Some("Service/technical level"));
}

// Oracle 11, unchanged facts give the same bytes, is `determinism` and `examples`.

#[test]
fn oracle_12_place_time_and_time_at_home() {
    let facts = facts();
    let sheet = tiktok(&facts, "2022-01-25");
    let home = sheet.when.home.unwrap();
    assert_eq!(sheet.when.time.unwrap().to_string(), "15:15–16:15");
    assert_eq!(sheet.when.zone.as_deref(), Some("PST"));
    assert_eq!(home.place, "Brussels");
    assert_eq!(home.date.to_string(), "2022-01-28");
    assert_eq!(home.time.start.to_string(), "00:15:00");
}

#[test]
fn oracle_13_every_spelling_leads_to_one_id() {
    let facts = facts();
    for (spelling, id) in [
        ("Tik-Tok", "tiktok"),
        ("Tik Tok", "tiktok"),
        ("TIKTOK", "tiktok"),
        ("Eric Andersen", "erich-andersen"),
        ("Bryan Synott", "brian-synnott"),
        ("SYNNOTT Brian", "brian-synnott"),
    ] {
        let organisations = facts.records().organisations.iter().filter(|record| {
            record.name == spelling || record.aka.iter().any(|aka| aka == spelling)
        });
        let people = facts.records().people.iter().filter(|record| {
            record.name == spelling || record.aka.iter().any(|aka| aka == spelling)
        });
        let found: Vec<&str> = organisations
            .map(|record| record.id.as_str())
            .chain(people.map(|record| record.id.as_str()))
            .collect();
        assert_eq!(found, [id], "{spelling}");
    }
}

#[test]
fn the_sheet_carries_every_unit_of_the_mock() {
    let facts = facts();
    let sheet = tiktok(&facts, "2022-01-25");
    let news: Vec<String> = sheet.new_since.items.iter().map(|n| n.date.to_string()).collect();
    assert_eq!(news, ["2021-11-04", "2021-11-16", "2021-12-08"]);
    assert_eq!(sheet.new_since.items[1].joined.len(), 1);
    let overdue: Vec<&str> =
        sheet.promises.iter().filter(|p| p.state == State::Overdue).map(|p| p.id).collect();
    assert_eq!(overdue, ["tiktok-cpc-commitments"]);
    assert!(sheet.claims.len() >= 5);
    assert!(sheet.gaps.len() >= 3);
    assert!(sheet.venue.is_none() && !sheet.when.confirmed);
    assert_eq!(sheet.last_in_room.unwrap().date.to_string(), "2021-12-08");
}
