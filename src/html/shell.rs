//! Template × Style → Shell: what stands around every page of a run.

use tera::{Context, Kwargs, State, Tera, Value};

use super::PageHead;
use super::escape::css_string;

const PAGE: &str = "page.html";

/// The frame of a page, read once and filled many times.
pub struct Shell {
    tera: Tera,
    style: Value,
}

impl Shell {
    /// Reads the template of a page and the style that is put into it.
    pub fn new(page_html: &str, page_css: &str) -> Result<Self, tera::Error> {
        let mut tera = Tera::new();
        tera.register_filter("css_string", |text: &str, _: Kwargs, _: &State| {
            css_string(text)
        });
        tera.add_raw_template(PAGE, page_html)?;
        Ok(Self {
            tera,
            style: Value::safe_string(page_css),
        })
    }

    /// Puts one page into the frame.
    pub(super) fn fill(
        &self,
        head: &PageHead,
        size: Option<f64>,
        contents: &str,
        body: &str,
    ) -> Result<String, tera::Error> {
        let mut context = Context::new();
        // Locales are written `en_GB`, languages of a page `en-GB`.
        let language = head.language.replace('_', "-");
        context.insert_value("title", Value::from(head.title));
        context.insert_value("language", Value::from(language));
        context.insert_value("marking", Value::from(head.marking));
        context.insert_value("as_of", Value::from(head.as_of));
        let size = size.map_or_else(String::new, |size| format!("{size:.2}"));
        context.insert_value("type_size", Value::from(size));
        context.insert_value("contents", Value::safe_string(contents));
        context.insert_value("body", Value::safe_string(body));
        context.insert_value("style", self.style.clone());
        self.tera.render(PAGE, &context)
    }
}
