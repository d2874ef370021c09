//! `man`: the manual page, from the same definition as the help.

use clap::CommandFactory;

use super::Outcome;
use super::screen::Screen;
use crate::cli::Cli;

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
