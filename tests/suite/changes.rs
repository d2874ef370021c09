//! The story of one visit in a git repository: what `diff` and `why` tell of each step.

use serde_json::Value;

use crate::scene::{Scene, repository};

const PACK: &str = "output/2022-01-silicon-valley/scene-setter.md";
const MEETING: &str = "data/contacts/2022-01-27-tiktok.yaml";
const VISIT: &str = "data/visits/2022-01-silicon-valley.yaml";

impl Scene {
    fn commit(&self, subject: &str) {
        self.git(&["add", "--all"]).ends(0);
        self.git(&["commit", "--quiet", "--message", subject]).ends(0);
    }

    /// Returns the changes that `diff` tells of, each as an object.
    fn diff(&self, words: &[&str]) -> Vec<Value> {
        let words: Vec<&str> =
            ["diff"].iter().chain(words).chain(&["--format", "json"]).copied().collect();
        let run = self.run(&words);
        assert!(run.status < 2, "{}", run.err);
        let objects = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON"));
        let mut objects: Vec<Value> = objects.collect();
        objects.remove(0);
        objects
    }
}

/// The example as it was on 25 January: the plan of the meeting, and nothing of after it.
fn before_the_visit() -> Scene {
    let scene = Scene::example();
    let meeting = scene.read(MEETING);
    let plan = meeting.split("# --- after").next().expect("a plan");
    scene.write(MEETING, &plan.replace("status: held\n", "status: planned\n"));
    scene.forget_the_mission();
    scene.git(&["init", "--quiet"]).ends(0);
    scene.run(&["build"]).ends(0);
    scene.commit("Plan the visit");
    scene
}

/// What is recorded after it.
fn after_the_visit(scene: &Scene) {
    let own = |path: &str| std::fs::read_to_string(repository().join(path)).expect("a record");
    for path in [
        MEETING,
        "data/topics/csa-detection.yaml",
        "data/contacts/2022-01-27-companies-visit.yaml",
        "data/contacts/2022-01-28-companies.yaml",
        "data/people/brian-synnott.yaml",
        "data/people/monika-maglione.yaml",
        "data/people/olivier-onidi.yaml",
        "data/sources/mission-report-2022-01.yaml",
    ] {
        scene.write(path, &own(path));
    }
    scene.edit(VISIT, "as_of: 2022-01-25", "as_of: 2022-02-14");
}

fn words<'v>(object: &'v Value, key: &str) -> &'v str {
    object[key].as_str().unwrap_or_default()
}

fn causes(change: &Value) -> &[Value] {
    change["causes"].as_array().expect("causes")
}

#[test]
fn every_change_of_the_visit_has_its_cause() {
    let scene = before_the_visit();
    assert_eq!(scene.diff(&["HEAD"]), Vec::<Value>::new(), "nothing has changed");
    after_the_visit(&scene);
    let uncommitted = scene.diff(&["HEAD"]);
    scene.commit("Record the visit");
    let changes = scene.diff(&["HEAD~1"]);
    assert_eq!(uncommitted, changes, "uncommitted work is on the new side");
    assert_eq!(scene.diff(&["HEAD~1..HEAD"]), changes);
    assert!(changes.len() > 20, "{}", changes.len());
    for change in &changes {
        assert!(!causes(change).is_empty(), "{change}");
    }
    let of = |part: &str| {
        let found = changes.iter().find(|change| words(change, "new").contains(part));
        found.unwrap_or_else(|| panic!("no line tells of {part}"))
    };
    let named = |change: &Value, record: &str| {
        causes(change).iter().any(|cause| words(cause, "record") == record)
    };
    assert!(named(of("You last spoke on 27 January 2022"), "contacts/2022-01-27-tiktok"));
    assert!(named(of("Take part in preparing the EU Centre"), "contacts/2022-01-27-tiktok"));
    assert!(named(of("[^mission-report-2022-01]:"), "sources/mission-report-2022-01"));
    assert!(named(of("Facts as of 14 February 2022"), "visits/2022-01-silicon-valley"));
    let met = changes.iter().find(|c| words(c, "old").contains("No contact on record"));
    let met = met.expect("Suzy Loftus has been met");
    assert!(named(met, "contacts/2022-01-27-tiktok"), "{met}");
    let said = scene.run(&["diff", "HEAD~1", "--explain"]).ends(1).out;
    let summary = said.lines().next().expect("a summary");
    for told in ["TikTok: 1 changed contact, 1 promise opened", "2 new contacts, 1 new source"] {
        assert!(summary.contains(told), "{summary}");
    }
}

#[test]
fn the_redline_page_agrees_with_the_terminal() {
    let scene = before_the_visit();
    after_the_visit(&scene);
    let changes = scene.diff(&["HEAD"]);
    scene.run(&["diff", "HEAD", "--explain", "--html", "redline.html"]).ends(1);
    let page = scene.read("redline.html");
    assert_eq!(page.matches("<li class=").count(), changes.len());
    let shares_causes =
        |a: &Value, b: &Value| ["file", "section", "causes"].iter().all(|key| a[key] == b[key]);
    // Lines in a row that have the same causes are followed by them once.
    let runs = changes.chunk_by(|a, b| shares_causes(a, b));
    let told: usize = runs.map(|run| causes(&run[0]).len()).sum();
    assert_eq!(page.matches("class=\"cause\"").count(), told);
    for change in ["added", "removed", "changed"] {
        let of_kind = changes.iter().filter(|c| words(c, "change") == change).count();
        assert_eq!(page.matches(&format!("<li class=\"{change}\"")).count(), of_kind);
    }
    assert!(!page.contains("<script") && page.contains("SENSITIVE"));
}

#[test]
fn a_day_alone_is_told_as_the_day() {
    let scene = before_the_visit();
    let changes = scene.diff(&["HEAD", "--as-of", "2022-06-30"]);
    assert!(!changes.is_empty());
    let kinds = |change: &Value| -> Vec<String> {
        causes(change).iter().map(|cause| words(cause, "kind").to_owned()).collect()
    };
    for change in &changes {
        assert_eq!(kinds(change), ["as-of"], "{change}");
    }
}

#[test]
fn a_name_a_date_and_a_template_are_told_as_what_they_are() {
    let scene = before_the_visit();
    let one = |change: &Value| -> (String, String) {
        let [cause] = causes(change) else { panic!("{change}") };
        (words(cause, "kind").to_owned(), words(cause, "place").to_owned())
    };

    scene.edit("data/people/theo-bertram.yaml", "name: Theo Bertram", "name: Theodor Bertram");
    let renamed = scene.diff(&["HEAD"]);
    assert!(renamed.len() > 2);
    for change in &renamed {
        let cause = &causes(change)[0];
        assert_eq!(words(cause, "record"), "people/theo-bertram", "{change}");
        assert_eq!((words(cause, "field"), words(cause, "fate")), ("name", "changed"));
    }
    scene.git(&["checkout", "--quiet", "."]).ends(0);

    let call = "data/contacts/2021-06-28-tiktok-call.yaml";
    scene.edit(call, "date: 2021-06-28", "date: 2021-06-29");
    let dated = scene.diff(&["HEAD", "2022-01-silicon-valley"]);
    assert!(dated.len() > 2);
    for change in &dated {
        let fields: Vec<&str> = causes(change).iter().map(|c| words(c, "field")).collect();
        assert_eq!(fields, ["date"], "{change}");
    }
    scene.git(&["checkout", "--quiet", "."]).ends(0);

    scene.run(&["templates", "eject", "sheet/raise.md"]).ends(0);
    scene.edit("templates/sheet/raise.md", "**Objective:**", "**What you want:**");
    let reworded = scene.diff(&["HEAD", "2022-01-silicon-valley"]);
    let is_new = |change: &&Value| words(change, "new").contains("**What you want:**");
    assert!(reworded.iter().all(|change| is_new(&change)) && !reworded.is_empty());
    for change in &reworded {
        let (kind, place) = one(change);
        assert_eq!(kind, "template");
        assert!(place.starts_with("templates/sheet/raise.md:"), "{place}");
    }
}

#[test]
fn another_order_is_told_as_that_and_a_line_further_down_with_what_leads_it() {
    let scene = before_the_visit();
    let [twitter, facebook] =
        ["twitter", "facebook"].map(|with| format!("  - {{ with: {with}, status: planned }}\n"));
    let text = scene.read(VISIT);
    scene.write(
        VISIT,
        &text.replace(&format!("{twitter}{facebook}"), &format!("{facebook}{twitter}")),
    );
    let changes = scene.diff(&["HEAD"]);
    assert!(changes.iter().any(|change| change["change"] == "moved"), "{changes:?}");
    for change in &changes {
        let [cause] = causes(change) else { panic!("{change}") };
        assert_eq!((words(cause, "fate"), words(cause, "field")), ("reordered", "meetings"));
    }

    scene.write(VISIT, &text);
    let plan = scene.read(MEETING);
    let avoid =
        |items: &str| plan.replace("  raise:\n", &format!("  avoid: [{items}]\n  raise:\n"));
    scene.write(MEETING, &avoid("The weather."));
    scene.commit("Name what not to raise");
    scene.write(MEETING, &avoid("The weather., The strike."));
    let change = &scene.diff(&["HEAD"])[0];
    assert_eq!(
        (words(change, "new"), words(change, "section")),
        ("The strike.", "TikTok › Do not raise")
    );
}

#[test]
fn what_changed_in_a_renamed_record_has_one_cause() {
    let scene = before_the_visit();
    let [was, is] = ["2021-06-28-tiktok-call", "2021-06-28-tiktok-phone"];
    scene.run(&["rename", "contact", was, is]).ends(0);
    let file = format!("data/contacts/{is}.yaml");
    scene.edit(&file, "Is interested in taking", "Wants to take");
    let changes = scene.diff(&["HEAD"]);
    let line = |change: &&Value| words(change, "new").contains("Wants to take");
    let causes = causes(changes.iter().find(line).expect("the line"));
    assert!(
        matches!(causes, [one] if words(one, "record").ends_with("tiktok-phone")),
        "{causes:?}"
    );
}

#[test]
fn a_line_written_by_hand_is_told_as_such() {
    let scene = before_the_visit();
    let base = PACK.replacen("output/", "output/.base/", 1);
    if !scene.path(&base).exists() {
        scene.write(&base, &scene.read(PACK));
    }
    scene.edit(PACK, "- Commitments to step up their efforts.", "- Firm commitments, in writing.");
    let line = |part: &str| {
        let text = scene.read(PACK);
        let at = text.lines().position(|line| line.contains(part)).expect("the line");
        format!("{PACK}:{}", at + 1)
    };
    let why = |place: &str| -> Value {
        let out = scene.run(&["why", place, "--format", "json"]).ends(0).out;
        serde_json::from_str(out.trim()).expect("one line")
    };
    assert_eq!(words(&why(&line("Firm commitments")), "origin"), "hand");
    let built = why(&line("- How they see working"));
    assert_eq!(words(&built, "origin"), "built");
    let fact = &built["facts"][0];
    assert_eq!((words(fact, "file"), words(fact, "field")), (VISIT, "aims[1].text"));
    assert_eq!(words(fact, "author"), "Test");
    assert!(
        scene
            .read(VISIT)
            .lines()
            .nth(fact["line"].as_u64().expect("a line") as usize - 1)
            .is_some_and(|line| line.contains("How they see working"))
    );
    let said = scene.run(&["why", &line("Firm commitments")]).ends(0).out;
    assert!(said.contains("written by hand"), "{said}");
    scene.run(&["why", &format!("{PACK}:99999")]).ends(2);
    scene.run(&["why", "data/settings.yaml:1"]).ends(2);
}

/// A reviewer sees what a colleague wrote into a pack or took out of it.
#[test]
fn hand_edits_are_told_between_revisions() {
    let scene = before_the_visit();
    scene.edit(PACK, "- Commitments to step up their efforts.\n", "");
    scene.edit(PACK, "- How they see working", "- How gladly they see working");
    for revisions in ["HEAD", "HEAD~1", "HEAD~1..HEAD"] {
        let changes = scene.diff(&[revisions]);
        assert_eq!(changes.len(), 2, "{revisions}: {changes:#?}");
        for change in &changes {
            let said: Vec<&str> = causes(change).iter().map(|cause| words(cause, "kind")).collect();
            assert_eq!(said, ["hand"], "{change:#?}");
        }
        if revisions == "HEAD" {
            scene.commit("Edit");
        }
    }
}

/// Two sentences are put right by hand, the meeting is recorded, the day moves on.
#[test]
fn against_output_hand_edits_stand_and_the_contact_is_the_cause() {
    let scene = before_the_visit();
    let visit = "2022-01-silicon-valley";
    assert_eq!(scene.diff(&[]), Vec::<Value>::new(), "output/ is what a build gives");
    let edits = [
        ("- Commitments to step up their efforts.", "- Firm commitments, in writing."),
        (
            "Which technologies detect known and new material?",
            "Which technologies detect known and new material, and grooming?",
        ),
    ];
    for (built, by_hand) in edits {
        scene.edit(PACK, built, by_hand);
    }
    assert_eq!(scene.diff(&[]), Vec::<Value>::new(), "a build keeps what a person wrote");
    after_the_visit(&scene);
    let changes = scene.diff(&[visit]);
    let recorded = [
        "contacts/2022-01-27-tiktok",
        "contacts/2022-01-27-companies-visit",
        "contacts/2022-01-28-companies",
        "people/brian-synnott",
        "people/monika-maglione",
        "people/olivier-onidi",
        "sources/mission-report-2022-01",
        "topics/csa-detection",
    ];
    for change in &changes {
        let told = causes(change);
        let of_the_meeting = told.iter().any(|cause| recorded.contains(&words(cause, "record")));
        let of_the_day =
            |cause: &Value| words(cause, "kind") == "as-of" || words(cause, "field") == "as_of";
        assert!(of_the_meeting || (!told.is_empty() && told.iter().all(of_the_day)), "{change}");
        assert!(edits.iter().all(|(_, by_hand)| !words(change, "old").contains(by_hand)));
    }
    let by_meeting = changes.iter().filter(|change| {
        causes(change).iter().any(|cause| words(cause, "record") == "contacts/2022-01-27-tiktok")
    });
    assert!(by_meeting.count() > 20);
    scene.run(&["build", visit]).ends(0);
    assert_eq!(scene.diff(&[visit]), Vec::<Value>::new());
    let pack = scene.read(PACK);
    assert!(pack.contains("You last spoke on 27 January 2022"));
    for (_, by_hand) in edits {
        let line = pack.lines().position(|line| line.contains(by_hand));
        let line = line.expect("the edit stands") + 1;
        let said = scene.run(&["why", &format!("{PACK}:{line}")]).ends(0).out;
        assert!(said.contains("by hand"), "{said}");
    }
}

/// Returns what `why` tells of the first line of the pack with these words.
fn behind(scene: &Scene, part: &str) -> Value {
    let at = scene.read(PACK).lines().position(|line| line.contains(part)).expect("the line");
    let place = format!("{PACK}:{}", at + 1);
    let out = scene.run(&["why", &place, "--format", "json"]).ends(0).out;
    serde_json::from_str(out.trim()).expect("one line")
}

/// Whatever a person put on a line, the fact behind it is told, and stands once in the next build.
#[test]
fn a_line_with_a_mark_by_hand_is_told_with_its_fact() {
    let (given, now) =
        ("- Commitments to step up their efforts.", "- Commitments to step up all their efforts.");
    for edited in [
        "- Commitments to step up their efforts.[^nn]",
        "- Commitments to step up their efforts. <!-- who says so, and when, and to whom? -->",
        "- Commitments to step up their efforts.[^nn]\n  By hand beside it.",
    ] {
        let scene = before_the_visit();
        scene.edit(PACK, given, edited);
        let told = behind(&scene, "Commitments to step up their efforts.");
        assert_eq!((words(&told, "origin"), words(&told, "given")), ("edited", given), "{edited}");
        assert_eq!(words(&told["facts"][0], "field"), "aims[2].text", "{told}");
        let said = scene.diff(&["HEAD"]);
        assert!(!said.is_empty());
        for change in said {
            let kinds: Vec<&str> = causes(&change).iter().map(|one| words(one, "kind")).collect();
            assert_eq!(kinds, ["hand"], "{change:#?}");
        }
        scene.run(&["build"]).ends(0);
        scene.commit("Edit");
        scene.edit(VISIT, "Commitments to step up their", "Commitments to step up all their");
        for revision in [&[][..], &["HEAD"]] {
            let mut changes = scene.diff(revision);
            changes.retain(|change| words(change, "file") == PACK);
            assert_eq!(changes.len(), 1, "{changes:#?}");
            let causes = causes(&changes[0]);
            assert_eq!(causes.len(), 1, "{causes:?}");
            assert_eq!(words(&causes[0], "field"), "aims[2].text");
        }
        scene.run(&["build"]).ends(0);
        let pack = scene.read(PACK);
        assert_eq!(pack.matches("step up all their efforts.").count(), 1, "{edited}");
        assert_eq!(words(&behind(&scene, "step up all"), "given"), now);
    }
}

#[test]
fn a_line_moved_by_hand_is_told_with_its_fact() {
    let scene = before_the_visit();
    let [one, other] = [
        "- How they see working with the future EU Centre.\n",
        "- Commitments to step up their efforts.\n",
    ];
    scene.edit(PACK, &format!("{one}{other}"), &format!("{other}{one}"));
    scene.run(&["build"]).ends(0);
    scene.commit("Move");
    for (was, now) in [("How they see", "How all see"), ("step up their", "step up all their")] {
        scene.edit(VISIT, was, now);
    }
    scene.run(&["build"]).ends(0);
    for (part, field) in [("How all see", "aims[1].text"), ("step up all", "aims[2].text")] {
        let told = behind(&scene, part);
        assert_eq!(words(&told, "origin"), "built", "{told}");
        assert_eq!(words(&told["facts"][0], "field"), field);
    }
    for change in scene.diff(&["HEAD"]) {
        assert!(causes(&change).iter().all(|one| words(one, "kind") == "fact"), "{change:#?}");
    }
}
