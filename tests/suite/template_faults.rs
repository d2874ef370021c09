//! A fault in a project's own template is named with its place; an endless one is stopped.

use crate::scene::Scene;

fn fault(name: &str, text: &str) -> String {
    let scene = Scene::example();
    scene.write(&format!("templates/{name}"), text);
    let run = scene.run(&["--format", "short", "build"]).ends(2);
    assert!(!scene.path("output").exists(), "nothing is written");
    run.err
}

#[test]
fn a_fault_names_template_line_and_column() {
    for (text, expected) in [
        (
            "a\n{% if sheet.objektive %}{% endif %}",
            "templates/sheet/head.md:2:13: error[unknown-field]",
        ),
        ("{{ sheet.title ", "templates/sheet/head.md:1:"),
        ("{{ sheet.lines.text }}", "templates/sheet/head.md:1:"),
        ("{{ get_env(name=\"HOME\") }}", "templates/sheet/head.md:1:4: error[template-fault]"),
        ("{% include \"../data/settings.yaml\" %}", "templates/sheet/head.md:1:"),
        ("{{ __tera_context }}", "error[template-dump]"),
        ("{% include \"sheet/head.md\" %}", "sheet/head.md"),
    ] {
        let err = fault("sheet/head.md", text);
        assert!(err.contains(expected), "{text}: {err}");
    }
}

#[test]
fn fields_that_exist_are_named() {
    let err = fault("sheet/head.md", "{{ sheet.objektive }}");
    assert!(err.contains("did you mean `objective`?"), "{err}");
}

#[test]
fn an_endless_template_is_stopped() {
    let silent = "{% for a in range(end=99999) %}{% for b in range(end=99999) %}\
                  {% endfor %}{% endfor %}";
    let loud = silent.replace("{% endfor %}{% endfor %}", "xxxxxxxx{% endfor %}{% endfor %}");
    let recursive = "{% component again() %}{{ <again /> }}{{ <again /> }}\
                     {% endcomponent again %}{{ <again /> }}";
    let doubling = "{% set s = \"xxxxxxxxxxxxxxxx\" %}{% for a in range(end=40) %}\
                    {% set_global s = s ~ s %}{% endfor %}";
    for text in [silent, &loud, doubling] {
        let err = fault("sheet/head.md", text);
        assert!(err.contains("error[endless-template]"), "{err}");
        assert!(err.contains("meeting-brief.md"), "{err}");
    }
    assert!(fault("sheet/head.md", recursive).contains("template-fault"));
}

#[test]
fn a_template_of_the_project_shadows_the_built_in_one() {
    let scene = Scene::example();
    scene.run(&["templates", "eject", "sheet/gaps.md"]).ends(0);
    scene.run(&["templates", "eject", "sheet/gaps.md"]).ends(2);
    scene.run(&["build"]).ends(0);
    scene.edit("templates/sheet/gaps.md", "Gaps and doubts", "What we do not know");
    let run = scene.run(&["build", "--check"]).ends(1);
    assert!(run.out.contains("+## What we do not know"), "{}", run.out);
    let list = scene.run(&["templates", "list"]).ends(0).out;
    assert!(list.contains("the project's, in place of the built-in one"), "{list}");
    let shown = scene.run(&["templates", "show", "sheet/gaps.md"]).ends(0).out;
    assert!(shown.contains("What we do not know"));
    let err = scene.run(&["templates", "show", "sheet/gap.md"]).ends(2).err;
    assert!(err.contains("did you mean `sheet/gaps.md`?"), "{err}");
}
