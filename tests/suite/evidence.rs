//! What statements rest on: passages hold, no source comes later than its pack, and `why` ends
//! at the original.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use scene_setter::check::check;
use scene_setter::check::scene::Scene;
use scene_setter::facts::Facts;
use scene_setter::facts::resolve::resolve;
use scene_setter::finding::report::Report;
use scene_setter::pack::make::brief;
use scene_setter::pack::opened::Opened;
use scene_setter::pack::target::Target;
use scene_setter::project::load::load;
use scene_setter::project::originals::Originals;

use crate::scene::{self, repository};

fn facts() -> Facts {
    let mut report = Report::default();
    let project = load(&repository(), &mut report);
    let facts = resolve(project.records, &project.unread, &mut report);
    assert!(!report.has_errors(), "{:?}", report.found());
    facts
}

#[test]
fn the_passages_of_the_example_hold() {
    let folder = repository().join("../shared/seeds");
    if !folder.is_dir() {
        println!("skipped: the five documents do not lie in ../shared/seeds");
        return;
    }
    let facts = facts();
    let mut report = Report::default();
    let root = repository();
    let originals = Originals::read(&root, Some(&folder), facts.records(), &mut report);
    assert!(report.is_empty(), "{:?}", report.found());
    let day = NaiveDate::from_ymd_opt(2022, 2, 14).expect("a day");
    check(
        &Scene::new(&facts, &[], day).with_originals(&originals),
        &mut report,
    );
    let of_passages = BTreeSet::from([
        "passage-missing",
        "quote-missing",
        "quote-differs",
        "not-in-passage",
        "force-changed",
    ]);
    let found = report
        .found()
        .iter()
        .filter(|f| of_passages.contains(f.code));
    let found: Vec<String> = found.map(|f| format!("{:?} {}", f.at, f.message)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_pack_cites_a_source_that_came_later() {
    let mut report = Report::default();
    let opened = Opened::new(load(&repository(), &mut report), &mut report);
    let opened = opened.unwrap_or_else(|_| panic!("{:?}", report.found()));
    let target = Target {
        id: "2022-01-27-tiktok".to_owned(),
        document: "meeting-brief".to_owned(),
    };
    let first = NaiveDate::from_ymd_opt(2021, 6, 1).expect("a day");
    for n in 0..396 {
        let day = first + Days::new(n);
        let brief = brief(
            &opened.facts,
            opened.printer.documents(),
            &target,
            Some(day),
        );
        let brief = brief.expect("a brief");
        for source in &brief.sources {
            let date = source.date.map(|date| date.first());
            assert!(date.is_none_or(|date| date <= day), "{day}: {}", source.id);
            let record = opened.facts.records().sources.get(source.id);
            let quoting = record.and_then(|record| record.quoted_in.as_ref());
            let quoting = quoting.and_then(|id| opened.facts.source(id).date);
            assert!(
                quoting.is_none_or(|date| date.first() <= day),
                "{day}: {}",
                source.id
            );
        }
    }
}

#[test]
fn why_ends_at_the_line_of_the_original() {
    let scene = scene::Scene::example();
    let contact = "data/contacts/2022-01-27-tiktok.yaml";
    let asked = "      id: tiktok-q-trends\n";
    let rests = "      source: scene-setter-2022-01\n      at: 112-113\n";
    scene.edit(contact, asked, &format!("{asked}{rests}"));
    let they = scene.read(contact);
    let they = they.lines().find(|line| line.contains("- they: "));
    let they = they.expect("a question they may raise").to_owned();
    scene.edit(contact, &they, &format!("{they}\n      basis: assumed"));
    scene.build();
    let pack = "output/2022-01-27-tiktok/meeting-brief.md";
    let line_of = |words: &str| {
        let text = scene.read(pack);
        let found = text.lines().position(|line| line.contains(words));
        found.unwrap_or_else(|| panic!("no line with {words}")) + 1
    };
    let asked = line_of("What new trends");
    let run = scene.play(&format!("why {pack}:{asked}")).ends(0);
    assert!(
        run.out.contains("003_699050e6b884af94.txt:112-113"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("mission-report"), "{}", run.out);
    let seeds = repository().join("../shared/seeds");
    if seeds.is_dir() {
        let seeds = seeds.to_string_lossy();
        let run = scene.play(&format!("why {pack}:{asked} --originals {seeds}"));
        assert!(run.ends(0).out.contains("| generated child"), "{seeds}");
    }
    let assumed = line_of(they.trim_start_matches("    - they: "));
    let run = scene.play(&format!("why {pack}:{assumed}")).ends(0);
    assert!(run.out.contains("none: assumed"), "{}", run.out);
}
