//! `completions` and `man`, from the same definition as the help.

use clap::CommandFactory;
use clap_complete::Shell;

use super::Outcome;
use super::screen::Screen;
use crate::cli::Cli;

/// Prints completions for a shell.
pub fn completions(shell: Shell, screen: &Screen) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "scene-setter", &mut text);
    screen.result(&String::from_utf8_lossy(&text));
    Outcome::Done
}

/// Prints the manual page.
pub fn man(screen: &Screen) -> Outcome {
    let mut text = Vec::new();
    match clap_mangen::Man::new(Cli::command()).render(&mut text) {
        Ok(()) => {
            screen.result(&String::from_utf8_lossy(&text));
            Outcome::Done
        }
        Err(_) => Outcome::Failed,
    }
}
