//! Reads the command line, runs the command, gives its exit status.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use scene_setter::cli::Cli;
use scene_setter::command;
use scene_setter::command::complete;

#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    complete::answer();
    ExitCode::from(command::run(Cli::parse()).status())
}
