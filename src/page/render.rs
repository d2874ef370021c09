//! Brief × template → Draft, within limits of time and output.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::escape::{escape, visible};
use super::finish::{Words, finished, finished_with_marks};
use super::joint;
use super::known_names::{FIELDS, unknown};
use super::limit::{Bounded, Stopped, wait};
use super::through::with_marks;
use super::{Draft, filter};
use crate::brief::language::Language;
use crate::facts::settings::Settings;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::finding::unmerged;
use crate::page::templates::Templates;

/// The filter by which marked templates say why a branch or loop was taken.
pub const BECAUSE: &str = "__because";

/// The filter by which they compare words without their marks.
pub const BARE: &str = "__bare";

/// Templates, read and checked once a run.
#[derive(Debug, Clone)]
pub struct Engine {
    tera: Arc<Tera>,
    templates: Arc<Templates>,
    language: Arc<Language>,
    settings: Arc<Settings>,
    /// What stands behind words of a source that is little to be trusted, and behind a day on which
    /// sources differ.
    doubts: [String; 2],
}

impl Engine {
    /// Reads every template and notes what is wrong with any.
    pub fn new(
        templates: Arc<Templates>,
        language: Language,
        settings: &Arc<Settings>,
        report: &mut Report,
    ) -> Option<Self> {
        let language = Arc::new(language);
        let mut tera = bare(settings, &language);
        let (unknown, added) = rayon::join(
            || unknown(templates.iter()),
            || {
                let texts = templates.iter();
                tera.add_raw_templates(texts.map(|(name, text)| (name, joint::marked(text))))
            },
        );
        let mut sound = true;
        for (name, template) in templates.all() {
            for range in unmerged::marks(&template.text) {
                templates
                    .error(name, range, "conflict-markers", unmerged::MESSAGE, report)
                    .hint(unmerged::HINT.to_owned());
                sound = false;
            }
        }
        for (name, text) in templates.iter() {
            if let Some(at) = text.find("__tera_context") {
                let message = "A template may not print all that it sees.";
                templates
                    .error(name, at..at + 14, "template-dump", message, report)
                    .hint("`build --context` shows what templates see".to_owned());
                sound = false;
            }
        }
        for found in unknown {
            let message = format!("No field is called `{}`.", found.name);
            let hint = did_you_mean(&found.name, FIELDS.iter().copied())
                .unwrap_or_else(|| format!("fields that exist: {}", FIELDS.join(", ")));
            templates
                .error(&found.template, found.range, "unknown-field", message, report)
                .hint(hint);
            sound = false;
        }
        if let Err(error) = added {
            templates.fault(&error, report);
            sound = false;
        }
        let doubts =
            ["low confidence", "disputed"].map(|words| format!(" *({})*", language.word(words)));
        let tera = Arc::new(tera);
        sound.then_some(Self { tera, templates, language, settings: Arc::clone(settings), doubts })
    }

    /// Reads other texts in the place of the templates: the same words, with marks.
    pub fn marked(
        &self,
        settings: &Arc<Settings>,
        texts: Vec<(String, String)>,
        because: impl Fn(usize, Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static,
        bare_words: fn(&Value, Kwargs, &State<'_>) -> Value,
    ) -> Option<Self> {
        let mut tera = bare(settings, &self.language);
        tera.register_filter(BECAUSE, because);
        tera.register_filter(BARE, bare_words);
        let texts = texts.into_iter();
        tera.add_raw_templates(texts.map(|(name, text)| (name, joint::marked(&text)))).ok()?;
        Some(Self {
            tera: Arc::new(tera),
            templates: Arc::clone(&self.templates),
            language: Arc::clone(&self.language),
            settings: Arc::clone(settings),
            doubts: self.doubts.clone(),
        })
    }

    /// Returns the templates.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Renders what templates see with the template of a document.
    pub fn render_seen(&self, document: &str, seen: &Value, report: &mut Report) -> Option<Draft> {
        let name = template_name(document);
        let context = context(seen);
        let (sender, receiver) = channel();
        let tera = Arc::clone(&self.tera);
        let template = name.clone();
        // Tera cannot be interrupted: a template that does not end keeps this thread until
        // the process exits, and the run reports it.
        thread::spawn(move || {
            let mut out = Bounded::default();
            let result = tera.render_to(&template, &context, &mut out);
            let _ = sender.send((result, out));
        });
        match wait(&receiver) {
            Ok((Ok(()), out)) => {
                let drawn = String::from_utf8(out.bytes).ok()?;
                let text = finished(drawn, self.words());
                Some(Draft(visible(text)))
            }
            Ok((Err(_), out)) if out.full => {
                self.endless(&name, &Stopped::Output.words(), report);
                None
            }
            Ok((Err(error), _)) => {
                self.templates.fault(&error, report);
                None
            }
            Err(Stopped::Broken) => {
                let at = At::Path(self.templates.path(&name));
                let message =
                    format!("`{name}` could not be printed: this is a fault of scene-setter.");
                report
                    .error("template-fault", at, message)
                    .hint("report it, with the record of the pack; nothing was written".to_owned());
                None
            }
            Err(stopped) => {
                self.endless(&name, &stopped.words(), report);
                None
            }
        }
    }

    /// Renders once more what has come to its end before; marks make it longer.
    pub fn render_again(&self, document: &str, seen: &Value, before: &Draft) -> Option<Vec<u8>> {
        let mut out = Bounded::expecting(before.0.len() * 2);
        let name = template_name(document);
        let seen = context(seen);
        let done = with_marks(|| self.tera.render_to(&name, &seen, &mut out));
        let drawn = done.ok().and_then(|()| String::from_utf8(out.bytes).ok())?;
        let text = finished_with_marks(&drawn, self.words());
        Some(visible(text).into_bytes())
    }

    fn words(&self) -> Words<'_> {
        let [low, disputed] = &self.doubts;
        Words { abbreviations: &self.settings.abbreviations, low, disputed }
    }

    fn endless(&self, name: &str, why: &str, report: &mut Report) {
        let path = self.templates.path(name);
        let message = format!("The template `{name}` {why}.");
        report
            .error("endless-template", At::Path(path), message)
            .hint("look for a loop within loops, or a component that calls itself".to_owned());
    }
}

fn context(seen: &Value) -> Context {
    let mut context = Context::new();
    for (key, value) in seen.as_map().into_iter().flatten() {
        let key = key.as_str().unwrap_or_default();
        context.insert_value(key.to_owned(), value.clone());
    }
    context
}

fn bare(settings: &Arc<Settings>, language: &Arc<Language>) -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([".md"]);
    tera.set_escape_fn(escape);
    filter::register(&mut tera, settings, language);
    tera
}

fn template_name(document: &str) -> String {
    format!("{document}.md")
}
