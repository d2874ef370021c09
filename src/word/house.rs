//! Templates → House: the styles, header and footer of every Word file of a run.

use tera::{Context, Tera, Value};

use crate::html::Words;
use crate::project::photos::Photos;

const HEADER: &str = "header.xml";
const FOOTER: &str = "footer.xml";

/// How the Word files of a house look, and the words around their text.
pub struct House {
    tera: Tera,
    pub styles: Styles,
    pub words: Words,
}

/// The styles of a file, and its paper.
#[derive(Debug, Clone)]
pub struct Styles {
    pub xml: String,
    pub paper: String,
    /// The colours and fonts to which styles refer, and what each font is like.
    pub theme: String,
    pub fonts: String,
    /// What the house calls a style, where it is not what we call it: ours, theirs.
    pub names: Vec<(String, String)>,
}

/// A4, as a page is printed.
pub const PAPER: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1247\" w:right=\"1247\" w:bottom=\"1134\" w:left=\"1247\" \
    w:header=\"680\" w:footer=\"567\" w:gutter=\"0\"/>";

/// What a file says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    pub title: &'a str,
    /// The language of the text: `en`, `fr`, `en_GB`.
    pub language: &'a str,
    /// The handling mark at the top of every page; may be empty.
    pub marking: &'a str,
    /// The day up to which the facts are taken, in words; may be empty.
    pub as_of: &'a str,
    /// Who prepared it; may be empty.
    pub author: &'a str,
    /// What it is of: `ID/DOCUMENT`.
    pub of: &'a str,
    /// Whether each part of it is to fit on one page: such a paper has no list of its parts.
    pub one_page: bool,
    /// The pictures that it may hold.
    pub photos: &'a Photos,
}

impl House {
    /// Reads the templates of header and footer.
    pub fn new(
        header: &str,
        footer: &str,
        styles: Styles,
        words: Words,
    ) -> Result<Self, tera::Error> {
        let mut tera = Tera::new();
        tera.add_raw_templates([(HEADER, header), (FOOTER, footer)])?;
        Ok(Self { tera, styles, words })
    }

    /// Returns the same house with other styles.
    pub fn with_styles(self, styles: Styles) -> Self {
        Self { styles, ..self }
    }

    /// Returns the header and the footer of a file.
    pub fn margins(&self, head: &Head<'_>) -> Result<[String; 2], tera::Error> {
        let mut context = Context::new();
        let fields = [
            ("title", head.title),
            ("marking", head.marking),
            ("as_of", head.as_of),
            ("words_as_of", &self.words.as_of),
            ("words_page", &self.words.page),
            ("words_of", &self.words.of),
        ];
        for (name, value) in fields {
            context.insert_value(name, Value::from(value));
        }
        let made = [HEADER, FOOTER].map(|name| self.tera.render(name, &context));
        let [header, footer] = made;
        Ok([header?, footer?])
    }
}

impl Styles {
    /// Returns what the house calls a style.
    pub fn name<'s>(&'s self, ours: &'s str) -> &'s str {
        let own = self.names.iter().find(|(known, _)| known == ours);
        own.map_or(ours, |(_, theirs)| theirs)
    }
}
