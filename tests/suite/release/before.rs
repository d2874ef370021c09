//! What people wrote into packs, and editions made before.

use crate::scene::Scene;

const VISIT: &str = "output/2022-01-silicon-valley";
const RELEASE: [&str; 6] =
    ["release", "2022-01-silicon-valley", "--level", "public", "--scope", "tiktok"];

fn release(scene: &Scene) -> String {
    scene.run(&RELEASE).ends(0);
    scene.read(&format!("{VISIT}/release-public/scene-setter.md"))
}

#[test]
fn hand_edits_go_out_only_where_marked() {
    let scene = Scene::example();
    scene.run(&["build", "2022-01-silicon-valley"]).ends(0);
    let pack = format!("{VISIT}/scene-setter.md");
    let built = scene.read(&pack);
    let aim = "- Commitments to step up their efforts.\n";
    let edited = |text: &str| {
        scene.write(&pack, &built.replacen(aim, &format!("{aim}{text}\n"), 1));
    };
    edited("- A line of mine.");
    let run = scene.run(&RELEASE).ends(1);
    assert!(run.err.contains("A line of mine."), "{}", run.err);
    assert!(run.err.contains("scene-setter.md:2"), "{}", run.err);
    assert!(!scene.path(&format!("{VISIT}/release-public")).exists());
    edited("- For Suzy Loftus to know. <!-- release: public -->");
    let pack = release(&scene);
    let line = "- For \\[withheld: personal data, Art. 4(1)(b)\\] to know.";
    let plain = line.replace('\\', "");
    assert!(pack.contains(&format!("{aim}{line}")) || pack.contains(&format!("{aim}{plain}")));
    let comment = "<!-- comment: Bob Reviewer, 2026-01-01: a scandal -->";
    edited(&format!("- She came. {comment} <!-- release: public -->\n{comment}"));
    let edition = release(&scene);
    assert!(edition.contains("- She came.\n"), "{edition}");
    assert!(!edition.contains("Bob") && !edition.contains("scandal"));
    let path = format!("{VISIT}/scene-setter.md");
    let heading = "## Microsoft\n";
    let line = format!("{heading}\nThey will ask. <!-- release: public -->\n");
    let other = built.replacen(heading, &line, 1);
    assert_ne!(other, built);
    scene.write(&path, &other);
    let run = scene.run(&RELEASE).ends(1);
    assert!(run.err.contains("that the edition withholds"), "{}", run.err);
    for mark in ["no", "internal"] {
        edited(&format!("- A line of mine. <!-- release: {mark} -->"));
        assert!(!release(&scene).contains("of mine"), "{mark}");
    }
}

#[test]
fn an_earlier_edition_that_shows_more_is_named() {
    let scene = Scene::example();
    let path = "data/people/suzy-loftus.yaml";
    scene.edit(path, "organisation: tiktok", "organisation: tiktok\ndisclose: true");
    scene.run(&["release", "2022-01-27-tiktok", "--level", "public"]).ends(0);
    let earlier = "output/2022-01-27-tiktok/release-public/meeting-brief.md";
    assert!(scene.read(earlier).contains("Suzy Loftus"));
    scene.edit(path, "disclose: true", "disclose: false");
    let run = scene.run(&RELEASE).ends(0);
    assert!(run.err.contains("release-undone"), "{}", run.err);
    assert!(run.err.contains(earlier), "{}", run.err);
}

#[test]
fn a_deleted_line_is_named() {
    let scene = Scene::example();
    scene.run(&["build", "2022-01-silicon-valley"]).ends(0);
    let pack = format!("{VISIT}/scene-setter.md");
    scene.edit(&pack, "- Commitments to step up their efforts.\n", "");
    let run = scene.run(&RELEASE).ends(1);
    assert!(run.err.contains("scene-setter.md:20"), "{}", run.err);
    assert!(run.err.contains("step up their efforts"), "{}", run.err);
}

#[test]
fn a_pack_with_conflict_markers_stops_the_release() {
    let scene = Scene::example();
    scene.run(&["build", "2022-01-silicon-valley"]).ends(0);
    let pack = format!("{VISIT}/scene-setter.md");
    let aim = "- Commitments to step up their efforts.\n";
    let both = format!("<<<<<<< HEAD\n{aim}=======\n- Other words.\n>>>>>>> theirs\n");
    scene.edit(&pack, aim, &both);
    let first = scene.read(&pack).lines().position(|line| line.starts_with("<<<<<<<"));
    let first = first.expect("a marker") + 1;
    let run = scene.run(&RELEASE).ends(1);
    assert!(run.err.contains("conflict-markers"), "{}", run.err);
    let place = format!("scene-setter.md:{first}");
    assert!(run.err.contains(&place), "{}", run.err);
    assert!(!scene.path(&format!("{VISIT}/release-public")).exists());
}

#[test]
fn the_edition_that_is_replaced_is_compared_too() {
    let scene = Scene::example();
    let person = "data/people/erich-andersen.yaml";
    assert!(release(&scene).contains("Erich Andersen"));
    scene.edit(person, "disclose: true ", "disclose: false");
    let alone = [&RELEASE[..], &["--document", "scene-setter"]].concat();
    let run = scene.run(&alone).ends(0);
    assert!(run.err.contains("shows what this one withholds"), "{}", run.err);
    // The report of the earlier edition still lies beside the new certificate.
    let left = format!("{VISIT}/release-public/mission-report.md");
    assert!(run.err.contains(&left), "{}", run.err);
    assert!(scene.read(&left).contains("Erich Andersen"));
}
