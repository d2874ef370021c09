//! Template × Style → Shell: what stands around every page of a run.

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::PageHead;
use super::escape::css_string;

const PAGE: &str = "page.html";

/// The words that stand around the text of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Words {
    pub contents: String,
    pub page: String,
    pub of: String,
    pub as_of: String,
    pub skip: String,
    pub sources: String,
    /// With `{}` for the number of the mention, and for that of the source.
    pub back: String,
}

impl Words {
    /// Takes them in a language.
    pub fn new(word: impl Fn(&'static str) -> String) -> Self {
        // One phrase, since languages order its words in their own way.
        let numbering = word("Page {} of {}");
        let mut pages = numbering.split("{}").map(|part| part.trim().to_owned());
        let [page, of] = [pages.next(), pages.next()].map(Option::unwrap_or_default);
        Self {
            contents: word("Contents"),
            page,
            of,
            as_of: word("Facts as of"),
            skip: word("Skip to the text"),
            sources: word("Sources"),
            back: word("Back to mention {} of source {}"),
        }
    }

    /// Takes the English ones.
    pub fn english() -> Self {
        Self::new(str::to_owned)
    }
}

/// The frame of a page, read once and filled many times.
pub struct Shell {
    tera: Tera,
    style: Value,
    words: Words,
}

impl Shell {
    /// Reads the template of a page and the style that is put into it.
    pub fn new(page_html: &str, page_css: &str, words: Words) -> Result<Self, tera::Error> {
        let mut tera = Tera::new();
        tera.register_filter("css_string", |text: &str, _: Kwargs, _: &State| css_string(text));
        tera.add_raw_template(PAGE, page_html)?;
        Ok(Self { tera, style: Value::safe_string(page_css), words })
    }

    /// Returns the words around the text.
    pub(super) fn words(&self) -> &Words {
        &self.words
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
        context.insert("words", &self.words);
        self.tera.render(PAGE, &context)
    }
}
