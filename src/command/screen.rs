//! What goes to the terminal: results to standard output, faults to standard error.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;

use anstream::{AutoStream, ColorChoice};

use super::escape::{escape_json, escape_lines};
use super::forge;
use super::terminal::{self, Drawing};
use crate::cache::Part;
use crate::cli::{Color, Form, Format};
use crate::finding::report::{At, Report};
use crate::project::Project;

#[derive(Debug)]
pub struct Screen {
    color: ColorChoice,
    /// How findings and lists are printed.
    pub format: Format,
    /// What was typed for it.
    pub form: Form,
    quiet: bool,
    /// What has been printed, where it is to be remembered.
    recorded: Mutex<Option<Vec<Part>>>,
}

impl Screen {
    /// Reads the options that hold for every command.
    pub fn new(color: Color, form: Form, quiet: bool) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { color, format: form.plain(), form, quiet, recorded: Mutex::new(None) }
    }

    /// Prints a result for people or as JSON, whatever the facts in it hold.
    pub fn result(&self, text: &str) {
        self.owned_result(text.to_owned());
    }

    fn owned_result(&self, text: String) {
        let shown = match self.format {
            Format::Json => escape_json(&text),
            Format::Human | Format::Short => escape_lines(&text),
        };
        let escaped = match shown {
            Cow::Owned(escaped) => Some(escaped),
            Cow::Borrowed(_) => None,
        };
        self.note(Part::Out(escaped.unwrap_or(text)));
    }

    /// Prints a text as it is, for a program or a file. A reader that has gone away is no
    /// error.
    pub fn exactly(&self, text: &str) {
        self.note(Part::Out(text.to_owned()));
    }

    /// Prints again what was printed before, and notes it where that is asked for.
    pub fn print(&self, part: &Part) {
        let put = |out: &mut dyn Write, text: &str| {
            let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        };
        match part {
            Part::Out(text) => put(&mut AutoStream::new(io::stdout(), self.color), text),
            Part::Err(text) => put(&mut AutoStream::new(io::stderr(), self.color), text),
        }
    }

    fn note(&self, part: Part) {
        self.print(&part);
        if let Ok(mut recorded) = self.recorded.lock()
            && let Some(parts) = recorded.as_mut()
        {
            parts.push(part);
        }
    }

    /// Notes from now on all that is printed.
    pub fn record(&self) {
        if let Ok(mut recorded) = self.recorded.lock() {
            *recorded = Some(Vec::new());
        }
    }

    /// Returns what was printed since.
    pub fn recorded(&self) -> Vec<Part> {
        let parts = self.recorded.lock().ok().and_then(|mut parts| parts.take());
        parts.unwrap_or_default()
    }

    /// Says whether only faults are printed.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Says how a command went, unless it was asked to be quiet.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            self.error(&format!("{}\n", escape_lines(text)));
        }
    }

    /// Draws faults that stand in the way of a result.
    pub fn faults(&self, report: &Report, project: Option<&Project>) {
        if report.is_empty() {
            return;
        }
        let text = self.draw(report, project);
        match self.format {
            Format::Json => self.result(&text),
            Format::Human | Format::Short => self.error(&text),
        }
    }

    /// Draws faults that leave no result.
    pub fn refuse<T>(&self, report: &Report) -> Option<T> {
        self.faults(report, None);
        None
    }

    /// Draws findings that are themselves the result.
    pub fn findings(&self, report: &Report, project: &Project) {
        match self.form {
            Form::Gitlab => self.exactly(&forge::gitlab(report, project)),
            Form::Sarif => self.exactly(&forge::sarif(report, project)),
            _ if report.is_empty() => {}
            _ => self.owned_result(self.draw(report, Some(project))),
        }
    }

    fn draw(&self, report: &Report, project: Option<&Project>) -> String {
        if self.form == Form::Github {
            return forge::github(report, project);
        }
        let drawing = match self.format {
            Format::Human => Drawing::Human,
            Format::Short => Drawing::Short,
            Format::Json => Drawing::Json,
        };
        terminal::draw(report, project, drawing)
    }

    /// Says which commands print in which form, for one that does not print in the form asked for.
    pub fn refuse_form(&self) {
        let mut report = Report::default();
        let message = "This command does not print in that form.";
        let hint = "`check` prints github, gitlab and sarif, `diff` markdown; all print human, \
                    short and json";
        report.error("bad-value", At::Nowhere, message).hint(hint.to_owned());
        self.faults(&report, None);
    }

    /// Says whether somebody is watching.
    pub fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Prints to standard error.
    pub fn error(&self, text: &str) {
        self.note(Part::Err(text.to_owned()));
    }

    /// Prints to standard error what goes again, such as a count.
    pub fn passing(&self, text: &str) {
        self.print(&Part::Err(text.to_owned()));
    }
}
