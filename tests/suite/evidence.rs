//! What the example rests on: every statement has its source and place, the passages hold, and
//! the words are ours. Invented originals stand in `tests/checks/`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use scene_setter::check::check;
use scene_setter::check::inputs::Inputs;
use scene_setter::facts::Facts;
use scene_setter::facts::resolve::resolve;
use scene_setter::facts::texts::texts;
use scene_setter::finding::report::Report;
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
fn every_statement_of_the_example_says_what_it_rests_on() {
    let facts = facts();
    let texts = texts(facts.records());
    let statements: Vec<_> = texts.iter().filter(|text| text.is_statement()).collect();
    assert!(statements.len() > 300, "{}", statements.len());
    let placed = |basis: &str| matches!(basis, "stated" | "inferred");
    let without: Vec<String> = statements
        .iter()
        .filter(|text| match text.rests.basis {
            None => true,
            Some(basis) if placed(basis) => text.rests.source.is_none() || text.rests.at.is_none(),
            Some(_) => false,
        })
        .map(|text| format!("{}/{} {}: {}", text.kind.folder(), text.id, text.path, text.text))
        .collect();
    assert!(without.is_empty(), "{} without: {without:#?}", without.len());
    let of = |basis: &str| -> Vec<&str> {
        let found = statements.iter().filter(|text| text.rests.basis == Some(basis));
        found.map(|text| text.text).collect()
    };
    assert_eq!(of("assumed"), ["How do detection duties square with encryption?"]);
    assert_eq!(
        of("inferred"),
        [
            "Little is known about how much trafficking content is referred and removed.",
            "Will encryption be weakened?",
            "It should not be weakened in general, and there should be no indiscriminate \
             surveillance.",
        ]
    );
}

#[test]
fn roles_and_memberships_of_the_example_have_their_places() {
    let facts = facts();
    let records = facts.records();
    for person in records.people.iter() {
        for role in &person.roles {
            let rests = role.rests().within(person.around());
            let looked_up = rests.basis == Some("looked-up");
            assert!(rests.at.is_some() || looked_up, "{}", person.name);
        }
    }
    for organisation in records.organisations.iter() {
        for seat in &organisation.memberships {
            let rests = facts.membership_rests(seat);
            assert!(rests.source.is_some() && rests.at.is_some(), "{}", seat.body);
        }
    }
}

#[test]
fn figures_and_milestones_of_the_example_have_their_places() {
    let facts = facts();
    for topic in facts.records().topics.iter() {
        let figures = topic.figures.iter().map(|figure| figure.rests_in(topic));
        let milestones = topic.milestones.iter();
        let milestones = milestones.map(|one| one.rests_as_told().within(topic.around()));
        for rests in figures.chain(milestones) {
            let elsewhere = matches!(rests.basis, Some("computed" | "looked-up"));
            assert!(elsewhere || rests.at.is_some(), "{}: {rests:?}", topic.id);
        }
    }
    for contact in facts.records().contacts.iter() {
        for claim in &contact.claims {
            assert!(claim.at.is_some(), "{}: {}", contact.id, &*claim.what);
        }
    }
}

/// The five documents, where they stand.
fn documents() -> Option<PathBuf> {
    let folder = repository().join("../shared/seeds");
    if !folder.is_dir() {
        println!("skipped: the five documents do not lie in ../shared/seeds");
        return None;
    }
    Some(folder)
}

/// As many words in a row as a line may share with the documents.
const SHARED: usize = 6;

/// Names, titles and addresses, which have to be as they are.
const FIXED: [&str; 19] = [
    "https newsroom tiktok com en us how tiktok recommends videos for you",
    "https newsroom tiktok com en gb countering hate on tiktok gb",
    "https newsroom tiktok com en gb tiktok launches eu transparency and accountability centre",
    "eu internet forum workshop on algorithmic amplification",
    "misuse of video gaming and adjacent platforms",
    "team leader fight against child sexual abuse dg home redacted",
    "venue residence of the consul general of france",
    "code of conduct on illegal hate speech online",
    "eu centre to prevent and combat child sexual abuse",
    "eu centre to prevent and counter child sexual abuse",
    "proposal for a regulation on e privacy",
    "eu strategy on combatting trafficking in human beings 2021 2025",
    "and the knowledge package on violent right wing extremist groups symbols and manifestos",
    "commissioner johansson s visit to silicon valley 27 28 january 2022",
    "cc home notifications d4 home dir d",
    "commission proposal for the digital services act",
    "10 december 2019 and 3 march 2020",
    "commissioner ylva johansson and erich andersen",
    "national center for missing exploited children",
];

#[test]
fn the_words_of_the_example_are_ours() {
    let Some(folder) = documents() else { return };
    let mut known = BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let text = std::fs::read(path).expect("a document");
        let words = words(&String::from_utf8_lossy(&text));
        known.extend(words.windows(SHARED + 1).map(<[String]>::to_vec));
    }
    assert!(known.len() > 1_000, "{}", known.len());
    let project = load(&repository(), &mut Report::default());
    let mut copied = Vec::new();
    let facts = project.sources.by_path();
    for (_, text) in facts.filter(|(path, _)| path.starts_with("data/")) {
        for line in text.lines() {
            let words = words(line);
            let runs = words.windows(SHARED + 1).filter(|run| known.contains(*run));
            let ours = runs.filter(|run| {
                let run = run.join(" ");
                !FIXED.iter().any(|fixed| fixed.contains(&run))
            });
            copied.extend(ours.map(|run| run.join(" ")));
        }
    }
    assert!(copied.is_empty(), "{copied:#?}");
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect()
}

#[test]
fn the_passages_of_the_example_hold() {
    let Some(folder) = documents() else { return };
    let facts = facts();
    let mut report = Report::default();
    let root = repository();
    let originals = Originals::read(
        &root,
        Some(&folder),
        facts.records(),
        scene_setter::import::words,
        &mut report,
    );
    assert!(report.is_empty(), "{:?}", report.found());
    let day = NaiveDate::from_ymd_opt(2022, 2, 14).expect("a day");
    check(&Inputs::new(&facts, &[], day).with_originals(&originals), &mut report);
    let of_passages = BTreeSet::from([
        "passage-missing",
        "quote-missing",
        "quote-differs",
        "not-in-passage",
        "force-changed",
    ]);
    let found = report.found().iter().filter(|f| of_passages.contains(f.code));
    let found: Vec<String> = found.map(|f| format!("{:?} {}", f.at, f.message)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn why_ends_at_the_line_of_the_original() {
    let scene = scene::Scene::example();
    scene.build();
    let pack = "output/2022-01-27-tiktok/meeting-brief.md";
    let line_of = |words: &str| {
        let text = scene.read(pack);
        let found = text.lines().position(|line| line.contains(words));
        found.unwrap_or_else(|| panic!("no line with {words}")) + 1
    };
    let asked = line_of("What new trends");
    let run = scene.play(&format!("why {pack}:{asked}")).ends(0);
    assert!(run.out.contains("003_699050e6b884af94.txt:112-113"), "{}", run.out);
    assert!(!run.out.contains("mission-report"), "{}", run.out);
    let seeds = repository().join("../shared/seeds");
    if seeds.is_dir() {
        let seeds = seeds.to_string_lossy();
        let run = scene.play(&format!("why {pack}:{asked} --originals {seeds}"));
        assert!(run.ends(0).out.contains("| generated child"), "{seeds}");
    }
    let assumed = line_of("How do detection duties");
    let run = scene.play(&format!("why {pack}:{assumed}")).ends(0);
    assert!(run.out.contains("none: assumed"), "{}", run.out);
}
