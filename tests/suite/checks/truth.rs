//! What `check`, `list` and `status` say is so: a rest that is late, templates that cannot be
//! read, a hint that can be followed.

use crate::scene::Scene;

fn call() -> Scene {
    let scene = Scene::empty();
    scene
        .write("data/organisations/northwind.yaml", "name: Northwind\n")
        .write(
            "data/contacts/a.yaml",
            "kind: call\ndate: 2026-05-01\nwith: northwind\nsummary: They spoke.\npoints:\n  \
             - them: Will send the map.\n    opens: { id: map, kind: promise, due: 2026-08-01 }\n",
        )
        .write(
            "data/contacts/b.yaml",
            "kind: letter\ndate: 2026-07-01\nwith: northwind\nsummary: Half of it came.\n\
             closes: { map: partly }\n",
        );
    scene
}

#[test]
fn the_rest_of_what_is_partly_done_is_overdue_once_its_day_has_passed() {
    let scene = call();
    for (day, late) in [("2026-07-20", false), ("2026-08-01", false), ("2026-08-02", true)] {
        let on = ["--as-of", day];
        let found = scene.run(&["check", on[0], on[1]]);
        let rest = "They owe the rest of this, due 1 August 2026";
        assert_eq!(found.out.contains(rest), late, "{day}: {}", found.out);
        let list = scene.run(&["list", "promises", on[0], on[1]]).ends(0);
        assert!(!list.out.contains("late"), "{}", list.out);
        let told = list.out.contains("partly 2026-07-01, the rest overdue");
        assert_eq!(told, late, "{day}: {}", list.out);
    }
}

#[test]
fn a_template_that_a_merge_broke_is_found_as_a_build_would() {
    let scene = call();
    scene.write("templates/sheet/raise.md", "<<<<<<< HEAD\nA\n=======\n>>>>>>> other\n");
    let run = scene.run(&["check", "--as-of", "2026-07-20"]).ends(2);
    assert!(run.out.contains("templates/sheet/raise.md:1"), "{}", run.out);
}

#[test]
fn hints_can_be_followed() {
    for (line, hint) in [
        ("title: C:\\A: the \"plan\"", "write `title: 'C:\\A: the \"plan\"'`"),
        ("title: It's C:\\A: so", "write `title: 'It''s C:\\A: so'`"),
        ("title: Note: \"so\"", "write `title: \"Note: 'so'\"`"),
        ("title: { text: A call, basis: assumed }", "write only the words of its `text:`"),
    ] {
        let scene = call();
        let record = format!("kind: call\ndate: 2026-05-01\nwith: northwind\n{line}\n");
        scene.write("data/contacts/c.yaml", &record);
        let run = scene.run(&["check", "--as-of", "2026-07-20"]);
        assert!(run.err.contains(hint), "{line}: {}", run.err);
    }
}
