//! Random facts with random marks: no secret string in any byte, and no byte that depends on
//! one. `CASES=5000 cargo test release::random` runs more of them.

use scene_setter::facts::resolve::resolve;
use scene_setter::facts::unread::Unread;
use scene_setter::finding::report::Report;
use scene_setter::pack::format::PageFile;
use scene_setter::pack::printer::Printer;
use scene_setter::release::rule::Withheld;

use super::facts::{Canary, Invented, invented};
use super::{choice, printer, released, target};

const MARKS: [&str; 3] = ["public", "internal", "sensitive"];

fn is_secret(canary: &Canary, level: usize, scope: &[usize]) -> bool {
    let outside = |about: &usize| !scope.is_empty() && !scope.contains(about);
    let out_of_scope = !canary.about.is_empty() && canary.about.iter().all(outside);
    let asked_for = canary.about.iter().any(|about| scope.contains(about));
    let above = canary.rank > level && !(canary.name && asked_for);
    let others = canary.others && !scope.is_empty();
    canary.never || canary.unnamed || above || out_of_scope || others
}

fn case(seed: u64, printer: &Printer) -> [usize; 2] {
    let Invented { records, canaries, companies } = invented(seed);
    let mut report = Report::default();
    resolve(records.clone(), &Unread::default(), &mut report);
    assert!(!report.has_errors(), "{seed}: {:?}", report.found());
    let level = (seed % 3) as usize;
    let scope: Vec<usize> = match seed % 4 {
        0 => Vec::new(),
        other => vec![(other as usize) % companies],
    };
    let names: Vec<String> = scope.iter().map(|n| format!("company-{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let choice = choice(&records, MARKS[level], &names);
    let mut targets = vec![
        target("journey", "scene-setter"),
        target("journey", "mission-report"),
        target("journey", "card"),
    ];
    let contacts = records.contacts.iter().filter(|one| choice.contact(one).is_none());
    for contact in contacts {
        for document in
            ["meeting-brief", "card", "flash-report", "meeting-report", "public-minutes"]
        {
            targets.push(target(contact.id.as_str(), document));
        }
        targets.push(target(contact.id.as_str(), "report-form"));
    }
    for organisation in records.organisations.iter() {
        if choice.name(organisation).is_none() {
            targets.push(target(organisation.id.as_str(), "profile"));
        }
    }
    for topic in records.topics.iter() {
        if topic.withheld(&choice).is_none() {
            targets.push(target(topic.id.as_str(), "dossier"));
        }
    }
    // Every case takes the pack of the journey and two others, in turn.
    let others = targets.split_off(1);
    let turn = (seed as usize).wrapping_mul(2);
    targets.extend((turn..turn + 2).map(|n| others[n % others.len()].clone()));
    let made = released(&records, printer, &choice, &targets)
        .unwrap_or_else(|report| panic!("case {seed} stopped: {:#?}", report.found()));
    let mut shown = 0;
    let mut hidden = 0;
    for canary in &canaries {
        let found = made.iter().find(|made| {
            let shows = |file: &PageFile| file.text().contains(&canary.word);
            made.files.iter().any(shows)
        });
        match is_secret(canary, level, &scope) {
            true => {
                let page = found;
                assert!(found.is_none(), "case {seed}, {canary:?}: {page:#?}");
                hidden += 1;
            }
            false => shown += usize::from(found.is_some()),
        }
    }
    [shown, hidden]
}

#[test]
fn no_secret_in_any_byte() {
    let cases = std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12);
    let mut totals = [0, 0];
    let printer = printer(&invented(0).records, &[]);
    for seed in 0..cases {
        let [shown, hidden] = case(seed, &printer);
        totals[0] += shown;
        totals[1] += hidden;
    }
    println!("{cases} cases: {} strings shown, {} withheld and not found", totals[0], totals[1]);
    assert!(totals[0] > cases as usize * 4, "an edition of nothing proves nothing");
    assert!(totals[1] > cases as usize * 20, "facts without secrets prove nothing");
}
