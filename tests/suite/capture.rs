//! What one fact holds shows as its own words, and captures nothing of another.

use crate::scene::Scene;

/// A small project whose names and texts are the given words.
fn project(name: &str, summary: &str) -> Scene {
    let scene = Scene::empty();
    let quoted = |words: &str| serde_json::to_string(words).expect("JSON strings are YAML");
    scene
        .write("data/organisations/acme.yaml", &format!("name: {}\nkind: company\n", quoted(name)))
        .write(
            "data/people/ada-example.yaml",
            &format!("name: Ada Example\norganisation: acme\nrole: {}\n", quoted(name)),
        )
        .write("data/people/paula-principal.yaml", "name: Paula Principal\norganisation: acme\n")
        .write(
            "data/contacts/2024-03-04-acme-call.yaml",
            &format!(
                "kind: call\ndate: 2024-03-04\nwith: acme\nus: paula-principal\n\
                 them: ada-example\nlevel: service\nsummary: {}\n",
                quoted(summary)
            ),
        )
        .write(
            "data/contacts/2024-05-06-acme-meeting.yaml",
            "kind: meeting\ndate: 2024-05-06\nwith: acme\nus: paula-principal\n\
             plan:\n  them: ada-example\n  objective: After. Second sentence.\n\
             documents: [meeting-brief]\n",
        );
    scene
}

fn built(name: &str, summary: &str) -> (String, String) {
    let scene = project(name, summary);
    scene.run(&["build"]).ends(0);
    let page = "output/2024-05-06-acme-meeting/meeting-brief";
    (scene.read(&format!("{page}.md")), scene.read(&format!("{page}.html")))
}

fn shown(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn names_come_out_as_they_are() {
    for name in [
        "A*B*C",
        "[Acme](x)",
        "Pipe | Co",
        "<b>Bold</b>",
        "# Hash",
        "1. FC Acme",
        "- Dash",
        "> Quote",
        "`tick`",
        "AT&amp;T",
        "a_b_ c~~d~~",
        "[^note]: x",
        "Back\\slash\\",
    ] {
        let (_, html) = built(name, "Plain.");
        let text = shown(&html);
        let body = &text[text.find("As it will stand").expect("a head")..];
        assert!(body.contains(name), "{name:?} is not shown as typed");
        assert!(!html.contains("<b>Bold"), "live HTML");
    }
}

#[test]
fn a_definition_in_a_fact_defines_nothing() {
    let poison = "See [label] here.\n\n[label]: https://example.org/evil\n\n\
                  [^acme]: A note.\n\n```\nopen";
    let (markdown, html) = built("Acme [label]", poison);
    assert!(!html.contains("href=\"https://example.org/evil\">label"), "{html}");
    assert!(shown(&html).contains("Second sentence."), "{markdown}");
    assert!(markdown.contains("## Who you will meet"), "{markdown}");
    assert!(!html.contains("<pre>"), "an open fence swallows what follows");
}

#[test]
fn odd_links_and_raw_html_are_text() {
    let summary = "[click](javascript:alert(1)) <script>alert(2)</script> \
                   <img src=x onerror=alert(3)> *fine* and [good](https://example.org).";
    let (_, html) = built("Acme", summary);
    assert!(!html.contains("<script"), "{html}");
    assert!(!html.contains("<img"), "{html}");
    assert!(!html.contains("href=\"javascript"), "{html}");
    assert!(html.contains("<em>fine</em>"), "{html}");
    assert!(html.contains("href=\"https://example.org\""), "{html}");
    assert!(shown(&html).contains("<script>alert(2)</script>"));
}
