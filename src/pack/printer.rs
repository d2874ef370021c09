//! Templates → Printer: what makes Markdown and a web page of a brief.

use std::sync::Arc;

use tera::Value;

use crate::brief::schedule::Schedule;
use crate::facts::Facts;
use crate::facts::settings::Settings;
use crate::finding::report::{At, Report};
use crate::html::{Shell, Words};
use crate::pack::base::digest;
use crate::pack::document::Documents;
use crate::page::render::Engine;
use crate::page::templates::Templates;
use crate::project::word_file;
use crate::tidy::tidy;
use crate::word::archive::Refusal;
use crate::word::house::{House, PAPER, Styles};
use crate::word::reference::reference;

/// What renders briefs: templates for Markdown and the frame of a web page.
pub struct Printer {
    engine: Engine,
    shell: Shell,
    house: House,
    documents: Documents,
    addendum: String,
    digest: String,
}

impl Printer {
    /// Reads every template.
    pub fn new(
        templates: &Arc<Templates>,
        settings: &Settings,
        report: &mut Report,
    ) -> Option<Self> {
        let settings = Arc::new(settings.clone());
        let (templates, language) = templates.in_language(&settings.language, report);
        let templates = &Arc::new(templates);
        let text = |name| templates.get(name).map_or("", |template| &template.text);
        let words = Words::new(|word| language.word(word).into_owned());
        let house = house(&text, words.clone());
        let own = templates.get(REFERENCE);
        let engine = Engine::new(Arc::clone(templates), language, &settings, report);
        let documents = Documents::new(templates, report);
        let shell = match Shell::new(text("page.html"), text("page.css"), words) {
            Ok(shell) => Some(shell),
            Err(error) => {
                templates.fault(&error, report);
                None
            }
        };
        let plain = house.inspect_err(|error| templates.fault(error, report)).ok();
        let house = match own {
            Some(own) => plain.and_then(|plain| dressed(plain, &own.text, report)),
            None => plain,
        };
        Some(Self {
            engine: engine?,
            shell: shell?,
            house: house?,
            documents,
            addendum: text("addendum.txt").to_owned(),
            digest: digest(
                &templates.iter().flat_map(|(_, text)| [text, "\n"]).collect::<String>(),
            ),
        })
    }

    /// Returns what renders Markdown.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Returns the documents that can be made.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// Returns the template of what is told of changes in a pack.
    pub fn addendum(&self) -> &str {
        &self.addendum
    }

    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Returns the frame of a web page.
    pub fn shell(&self) -> &Shell {
        &self.shell
    }

    /// Returns how Word files look.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// Makes the Markdown of the schedule that answers a request.
    pub fn schedule(
        &self,
        facts: &Facts,
        schedule: &Schedule,
        report: &mut Report,
    ) -> Option<String> {
        let seen = Value::try_from_serializable(schedule).ok()?;
        let draft = self.engine.render_seen("release/schedule", &seen, report)?;
        Some(tidy(&draft.0, &facts.settings().abbreviations))
    }
}

/// The house's own Word file, which gives the styles.
const REFERENCE: &str = "reference.docx";

/// Gives a house the styles of its own Word file.
fn dressed(house: House, file: &str, report: &mut Report) -> Option<House> {
    let bytes = word_file::bytes(file).unwrap_or_default();
    match reference(&bytes, &house.styles) {
        Ok(styles) => Some(house.with_styles(styles)),
        Err(Refusal { why, mend }) => {
            let at = At::Path(format!("templates/{REFERENCE}"));
            let message = format!("This file gives no styles: {why}.");
            report.error("template-fault", at, message).hint(mend.to_owned());
            None
        }
    }
}

/// Reads the templates of Word files.
fn house<'t>(text: &dyn Fn(&'static str) -> &'t str, words: Words) -> Result<House, tera::Error> {
    let styles = Styles {
        xml: text("word/styles.xml").to_owned(),
        paper: PAPER.to_owned(),
        theme: text("word/theme.xml").to_owned(),
        fonts: text("word/fonts.xml").to_owned(),
        names: Vec::new(),
    };
    House::new(text("word/header.xml"), text("word/footer.xml"), styles, words)
}
