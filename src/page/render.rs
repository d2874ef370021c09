//! Brief × template → Draft, within limits of time and output.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::escape::escape;
use super::names::{FIELDS, unknown};
use super::{Draft, filter};
use crate::brief::Brief;
use crate::facts::settings::Settings;
use crate::load::memory_in_use;
use crate::nearest::did_you_mean;
use crate::report::{At, Report};
use crate::templates::Templates;

/// A pack takes milliseconds; a template that runs this long does not end.
const MOST_TIME: Duration = Duration::from_secs(10);

/// How often a render that takes long is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A run over ten thousand contacts takes a tenth of this.
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;

/// A pack of this many bytes is not one that anybody reads.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// The function by which marked templates say why a branch or loop was taken.
pub const BECAUSE: &str = "__because";

/// Templates, read and checked once a run.
#[derive(Debug, Clone)]
pub struct Engine {
    tera: Arc<Tera>,
    templates: Arc<Templates>,
}

impl Engine {
    /// Reads every template and notes what is wrong with any.
    pub fn new(
        templates: Arc<Templates>,
        settings: &Arc<Settings>,
        report: &mut Report,
    ) -> Option<Self> {
        let mut tera = bare(settings);
        let mut sound = true;
        for (name, text) in templates.iter() {
            if let Some(at) = text.find("__tera_context") {
                let message = "A template may not print all that it sees.";
                templates
                    .error(name, at..at + 14, "template-dump", message, report)
                    .hint("`build --context` shows what templates see".to_owned());
                sound = false;
            }
        }
        for found in unknown(templates.iter()) {
            let message = format!("No field is called `{}`.", found.name);
            let hint = did_you_mean(&found.name, FIELDS.iter().copied())
                .unwrap_or_else(|| format!("fields that exist: {}", FIELDS.join(", ")));
            templates
                .error(
                    &found.template,
                    found.range,
                    "unknown-field",
                    message,
                    report,
                )
                .hint(hint);
            sound = false;
        }
        if let Err(error) = tera.add_raw_templates(templates.iter()) {
            templates.fault(&error, report);
            sound = false;
        }
        let tera = Arc::new(tera);
        sound.then_some(Self { tera, templates })
    }

    /// Reads other texts in the place of the templates: the same words, with marks.
    pub fn marked(
        &self,
        settings: &Arc<Settings>,
        texts: Vec<(String, String)>,
        because: impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static,
    ) -> Option<Self> {
        let mut tera = bare(settings);
        tera.register_function(BECAUSE, because);
        tera.add_raw_templates(texts).ok()?;
        Some(Self {
            tera: Arc::new(tera),
            templates: Arc::clone(&self.templates),
        })
    }

    /// Returns the templates.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Says whether there is a template for a document.
    pub fn knows(&self, document: &str) -> bool {
        self.tera.contains_template(&template_name(document))
    }

    /// Renders a brief with the template of its document.
    pub fn render(&self, brief: &Brief<'_>, report: &mut Report) -> Option<Draft> {
        let seen = self.seen(brief, report)?;
        self.render_seen(brief.document, &seen, report)
    }

    /// Returns what templates see of a brief.
    pub fn seen(&self, brief: &Brief<'_>, report: &mut Report) -> Option<Value> {
        let seen = Value::try_from_serializable(brief);
        seen.map_err(|error| self.templates.fault(&error, report))
            .ok()
    }

    /// Renders what templates see with the template of a document.
    pub fn render_seen(
        &self,
        document: &str,
        seen: &Value,
        report: &mut Report,
    ) -> Option<Draft> {
        let name = template_name(document);
        let mut context = Context::new();
        for (key, value) in seen.as_map().into_iter().flatten() {
            let key = key.as_str().unwrap_or_default();
            context.insert_value(key.to_owned(), value.clone());
        }
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
            Ok((Ok(()), out)) => String::from_utf8(out.bytes).ok().map(Draft),
            Ok((Err(_), out)) if out.full => {
                let message = format!(
                    "The template `{name}` wrote more than {} MiB.",
                    MOST_BYTES / 1024 / 1024
                );
                self.endless(&name, &message, report);
                None
            }
            Ok((Err(error), _)) => {
                self.templates.fault(&error, report);
                None
            }
            Err(stopped) => {
                let why = match stopped {
                    Stopped::Time => {
                        format!("was still running after {} seconds", MOST_TIME.as_secs())
                    }
                    Stopped::Memory => {
                        format!(
                            "took more than {} MiB of memory",
                            MOST_MEMORY / 1024 / 1024
                        )
                    }
                    Stopped::Broken => "broke off".to_owned(),
                };
                self.endless(&name, &format!("The template `{name}` {why}."), report);
                None
            }
        }
    }

    fn endless(&self, name: &str, message: &str, report: &mut Report) {
        let path = self.templates.path(name);
        report
            .error("endless-template", At::Path(path), message)
            .hint(
                "look for a loop within loops, or a component that calls itself"
                    .to_owned(),
            );
    }
}

fn bare(settings: &Arc<Settings>) -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([".md"]);
    tera.set_escape_fn(escape);
    filter::register(&mut tera, settings);
    tera
}

enum Stopped {
    Time,
    Memory,
    Broken,
}

/// Waits for a render, and looks now and then whether it has gone mad.
fn wait<T>(receiver: &Receiver<T>) -> Result<T, Stopped> {
    let begun = Instant::now();
    loop {
        match receiver.recv_timeout(LOOK_EVERY) {
            Ok(made) => return Ok(made),
            Err(RecvTimeoutError::Disconnected) => return Err(Stopped::Broken),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if begun.elapsed() > MOST_TIME {
            return Err(Stopped::Time);
        }
        if memory_in_use().is_some_and(|bytes| bytes > MOST_MEMORY) {
            return Err(Stopped::Memory);
        }
    }
}

fn template_name(document: &str) -> String {
    format!("{document}.md")
}

#[derive(Default)]
struct Bounded {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST_BYTES {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
