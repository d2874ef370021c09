//! Templates → Printer: what makes Markdown and a web page of a brief.

use std::sync::Arc;

use crate::brief::{Brief, words};
use crate::facts::settings::Settings;
use crate::finding::report::{At, Report};
use crate::html::{PageHead, Shell, html};
use crate::pack::base::digest;
use crate::pack::document::Documents;
use crate::page::render::Engine;
use crate::page::templates::Templates;

/// What renders briefs: templates for Markdown and the frame of a web page.
pub struct Printer {
    engine: Engine,
    shell: Shell,
    documents: Documents,
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
        let engine = Engine::new(Arc::clone(templates), &settings, report);
        let documents = Documents::new(templates, report);
        let text = |name| templates.get(name).map_or("", |template| &template.text);
        let shell = match Shell::new(text("page.html"), text("page.css")) {
            Ok(shell) => Some(shell),
            Err(error) => {
                templates.fault(&error, report);
                None
            }
        };
        Some(Self {
            engine: engine?,
            shell: shell?,
            documents,
            digest: digest(
                &templates
                    .iter()
                    .flat_map(|(_, text)| [text, "\n"])
                    .collect::<String>(),
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

    /// Returns the digest of all templates.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Returns a web page without any content.
    pub fn frame(&self) -> String {
        let head = PageHead {
            title: "",
            language: "",
            marking: "x",
            as_of: "x",
        };
        html("", &head, &self.shell).unwrap_or_default()
    }

    /// Makes the web page of a brief from its Markdown, hand edits included.
    pub fn html(
        &self,
        settings: &Settings,
        brief: &Brief<'_>,
        markdown: &str,
        report: &mut Report,
    ) -> Option<String> {
        let as_of = words::when_in_words(settings, brief.as_of);
        let sheet = brief.sheets.first().map(|sheet| sheet.title.clone());
        let with = brief.report.as_ref().map(|report| report.with.join(", "));
        let title = sheet.or(with).unwrap_or_default();
        let head = PageHead {
            title: if brief.title.is_empty() {
                &title
            } else {
                brief.title
            },
            language: brief.language,
            marking: &brief.handling.to_uppercase(),
            as_of: &as_of,
        };
        match html(markdown, &head, &self.shell) {
            Ok(html) => Some(html),
            Err(error) => {
                let message =
                    format!("The page of `{}` cannot be made: {error}.", brief.id);
                report.error(
                    "template-fault",
                    At::Path("templates/page.html".into()),
                    message,
                );
                None
            }
        }
    }
}
