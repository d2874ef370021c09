//! `man`: the manual page, every command with its options, from the definition of the help.

use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::Outcome;
use super::screen::Screen;
use crate::cli::Cli;

/// Prints the manual page.
pub fn man(screen: &Screen) -> Outcome {
    match page() {
        Ok(text) => {
            screen.exactly(&String::from_utf8_lossy(&text));
            Outcome::Done
        }
        Err(_) => Outcome::Failed,
    }
}

fn page() -> io::Result<Vec<u8>> {
    let program = Cli::command();
    let man = Man::new(program.clone());
    let mut text = Vec::new();
    man.render_title(&mut text)?;
    man.render_name_section(&mut text)?;
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    text.extend(b".SH COMMANDS\n");
    for command in program.get_subcommands() {
        chapter(program.get_name(), command, &mut text)?;
    }
    man.render_version_section(&mut text)?;
    Ok(text)
}

/// Writes what a command does and what may be typed after it, then those below it. What holds
/// for every command stands in the page's own options.
fn chapter(above: &str, command: &Command, text: &mut Vec<u8>) -> io::Result<()> {
    let name = format!("{above} {}", command.get_name());
    let alone = command
        .clone()
        .bin_name(name.clone())
        .disable_help_flag(true)
        .disable_help_subcommand(true);
    let man = Man::new(alone);
    let mut sections = Vec::new();
    man.render_synopsis_section(&mut sections)?;
    man.render_description_section(&mut sections)?;
    if command.get_arguments().next().is_some() {
        man.render_options_section(&mut sections)?;
    }
    let sections = String::from_utf8_lossy(&sections)
        .replace(".SH SYNOPSIS", &format!(".SS \"{name}\""))
        .replace(".SH DESCRIPTION", ".PP")
        .replace(".SH OPTIONS\n", "");
    text.extend(sections.as_bytes());
    command.get_subcommands().try_for_each(|below| chapter(&name, below, text))
}
