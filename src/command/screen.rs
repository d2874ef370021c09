//! What goes to the terminal: results to standard output, faults to standard error.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::terminal::{self, Drawing};
use crate::cli::{Color, Format};
use crate::finding::report::Report;
use crate::project::Project;

/// Where a command prints.
#[derive(Debug)]
pub struct Screen {
    color: ColorChoice,
    /// How findings and lists are printed.
    pub format: Format,
    quiet: bool,
}

impl Screen {
    /// Reads the options that hold for every command.
    pub fn new(color: Color, format: Format, quiet: bool) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            color,
            format,
            quiet,
        }
    }

    /// Prints a result. A reader that has gone away is no error.
    pub fn result(&self, text: &str) {
        let mut out = AutoStream::new(io::stdout(), self.color);
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// Says how a command went, unless it was asked to be quiet.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            self.error(&format!("{text}\n"));
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

    /// Draws findings that are themselves the result.
    pub fn findings(&self, report: &Report, project: &Project) {
        if !report.is_empty() {
            self.result(&self.draw(report, Some(project)));
        }
    }

    fn draw(&self, report: &Report, project: Option<&Project>) -> String {
        let drawing = match self.format {
            Format::Human => Drawing::Human,
            Format::Short => Drawing::Short,
            Format::Json => Drawing::Json,
        };
        terminal::draw(report, project, drawing)
    }

    /// Says whether somebody is watching.
    pub fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Prints to standard error.
    pub fn error(&self, text: &str) {
        let mut out = AutoStream::new(io::stderr(), self.color);
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}
