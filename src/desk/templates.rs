//! Views → HTML: the templates of the desk, which are inside the program.

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::days::held_together;

/// What the browser is given beside the pages: its name, media type and text.
pub const ASSETS: [(&str, &str, &str); 3] = [
    ("desk.css", "text/css; charset=utf-8", include_str!("desk.css")),
    ("desk.js", "text/javascript; charset=utf-8", include_str!("desk.js")),
    ("icon.svg", "image/svg+xml", include_str!("icon.svg")),
];

const TEMPLATES: [(&str, &str); 16] = [
    ("all_findings.html", include_str!("templates/all_findings.html")),
    ("behind.html", include_str!("templates/behind.html")),
    ("changes.html", include_str!("templates/changes.html")),
    ("chart.html", include_str!("templates/chart.html")),
    ("findings.html", include_str!("templates/findings.html")),
    ("frame.html", include_str!("templates/frame.html")),
    ("home.html", include_str!("templates/home.html")),
    ("list.html", include_str!("templates/list.html")),
    ("missing.html", include_str!("templates/missing.html")),
    ("original.html", include_str!("templates/original.html")),
    ("owed.html", include_str!("templates/owed.html")),
    ("pack.html", include_str!("templates/pack.html")),
    ("promise.html", include_str!("templates/promise.html")),
    ("record.html", include_str!("templates/record.html")),
    ("search.html", include_str!("templates/search.html")),
    ("visit.html", include_str!("templates/visit.html")),
];

/// Those of which the browser is sent what they give, and not a part of another.
const SENT: [&str; 2] = ["frame.html", "behind.html"];

/// The templates, read once.
pub struct Templates(Tera);

impl Default for Templates {
    fn default() -> Self {
        let mut tera = Tera::new();
        tera.add_raw_templates(TEMPLATES)
            .expect("the templates of the desk are sound; a test fills them all");
        Self(tera)
    }
}

impl Templates {
    /// Fills a template. Text of a view is escaped; `html` are parts that are HTML already.
    pub fn fill(&self, name: &str, view: &impl Serialize, html: &[(&'static str, &str)]) -> String {
        let mut context = Context::new();
        context.insert("view", view);
        for (key, text) in html {
            context.insert_value(*key, Value::safe_string(text));
        }
        let filled = self
            .0
            .render(name, &context)
            .unwrap_or_else(|error| format!("<pre>{}</pre>", escaped(&error.to_string())));
        if SENT.contains(&name) { held_together(&filled) } else { filled }
    }
}

/// Returns text as it may stand between two tags and in an attribute.
pub fn escaped(text: &str) -> String {
    html_escape::encode_quoted_attribute(text).into_owned()
}
