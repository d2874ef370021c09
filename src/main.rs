//! Reads the command line, runs the command, gives its exit status.

use std::process::ExitCode;

use clap::Parser;
use scene_setter::cli::Cli;
use scene_setter::command;

fn main() -> ExitCode {
    ExitCode::from(command::run(Cli::parse()).status())
}
