//! Findings and changes in the forms that forges read.

use serde_json::Value;

use crate::scene::Scene;

fn sample() -> Scene {
    let scene = Scene::empty();
    scene.run(&["init", "--example", "--git"]).ends(0);
    scene.run(&["build"]).ends(0);
    scene.git(&["add", "-A"]).ends(0);
    scene.git(&["commit", "-qm", "Begin"]).ends(0);
    scene
}

#[test]
fn findings_are_written_as_each_forge_reads_them() {
    let scene = sample();
    let plain = scene.run(&["--format", "json", "check"]).ends(1).out;
    let count = plain.lines().count();
    let github = scene.run(&["--format", "github", "check"]).ends(1).out;
    assert_eq!(github.lines().count(), count, "{github}");
    let one =
        "::error file=data/topics/crane-safety.yaml,line=12,col=13,title=period-after-source::";
    assert!(github.lines().any(|line| line.starts_with(one)), "{github}");
    let gitlab = scene.run(&["--format", "gitlab", "check"]).ends(1).out;
    let gitlab: Vec<Value> = serde_json::from_str(&gitlab).expect("a report");
    assert_eq!(gitlab.len(), count);
    let prints: std::collections::BTreeSet<String> =
        gitlab.iter().map(|issue| issue["fingerprint"].to_string()).collect();
    assert_eq!(prints.len(), count, "each has its own");
    assert!(gitlab.iter().all(|issue| issue["location"]["lines"]["begin"].is_u64()));
    let sarif = scene.run(&["--format", "sarif", "check"]).ends(1).out;
    let sarif: Value = serde_json::from_str(&sarif).expect("a log");
    let run = &sarif["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(count));
    for result in run["results"].as_array().into_iter().flatten() {
        let rules = run["tool"]["driver"]["rules"].as_array().into_iter().flatten();
        assert_eq!(rules.filter(|rule| rule["id"] == result["ruleId"]).count(), 1);
    }
    scene.run(&["--format", "sarif", "status"]).ends(2);
}

#[test]
fn what_changes_is_one_comment_with_causes_findings_and_who_should_look() {
    let scene = sample();
    let file = "data/contacts/2025-11-05-brightwave-call.yaml";
    scene.edit(file, "asked for a decision", "asked @all for a <decision> on tusday");
    scene.edit("data/topics/night-noise.yaml", "owner: QUAYS", "owner: NIGHT DESK");
    let run = scene.run(&["--format", "markdown", "diff", "HEAD", "--explain"]).ends(1);
    let said = &run.out;
    assert!(
        said.starts_with("<!-- scene-setter: packs -->\n**Brightwave Robotics: 1 changed contact"),
        "{said}"
    );
    assert!(said.contains("because: summary of contact 2025"), "{said}");
    assert!(!said.contains("@all") && !said.contains("<decision>"), "{said}");
    assert!(said.contains("**Who should look**"), "{said}");
    scene.run(&["--format", "markdown", "check"]).ends(2);
}

#[test]
fn a_line_of_a_web_page_leads_to_its_facts() {
    let scene = sample();
    let page = scene.read("output/2026-02-quays/scene-setter.html");
    let said = "ready for a trial in spring";
    let line = page.lines().position(|line| line.contains(said)).expect("it is shown") + 1;
    let place = format!("output/2026-02-quays/scene-setter.html:{line}");
    let run = scene.run(&["why", &place]).ends(0);
    assert!(run.says("data/contacts/2025-11-05-brightwave-call.yaml"), "{run:?}");
    let run = scene.run(&["why", "output/2026-02-quays/scene-setter.html:1"]).ends(2);
    assert!(run.says("shows no words"), "{run:?}");
}

#[test]
fn a_renamed_record_is_told_as_renamed_and_its_packs_go_along() {
    let scene = sample();
    scene.play("rename source quay-herald-2025-12 herald").ends(0);
    let run = scene.run(&["diff", "--explain"]).ends(1);
    assert!(run.says("source quay-herald-2025-12 was renamed to herald"), "{run:?}");
    assert!(run.says("1 renamed source") && !run.says("removed"), "{run:?}");
    scene.run(&["build"]).ends(0);
    let pack = "output/2026-02-quays/scene-setter.md";
    let text = scene.read(pack);
    scene.write(pack, &text.replace("## Purpose\n", "## Purpose\n\nBy hand.\n"));
    scene.play("rename visit 2026-02-quays 2026-02-north-quay").ends(0);
    scene.run(&["build"]).ends(0);
    assert!(scene.read("output/2026-02-north-quay/scene-setter.md").contains("By hand."));
    assert!(!scene.path("output/2026-02-quays").exists());
}
