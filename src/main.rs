//! Reads the command line, runs the command, gives its exit status.

use std::process::ExitCode;

use clap::Parser;
use scene_setter::cli::Cli;
use scene_setter::command;
use scene_setter::command::complete;

fn main() -> ExitCode {
    share_heaps();
    complete::answer();
    ExitCode::from(command::run(Cli::parse(), give_back).status())
}

/// glibc gives every thread a heap of its own, and what one thread frees serves no other: a build
/// takes a sixth more memory, and the desk half as much again with every few saves. Two heaps for
/// all threads cost no more memory than one, and nobody waits for the other.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "glibc offers no other way to say so")]
fn share_heaps() {
    // SAFETY: it only sets a number, and no other thread runs yet.
    unsafe { libc::mallopt(libc::M_ARENA_MAX, 2) };
}

/// What the desk frees with every save lies between what it holds, and glibc gives it back to the
/// system only when it is told to: a sixth of its memory.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "glibc offers no other way to say so")]
fn give_back() {
    // SAFETY: it only gives back what is free.
    unsafe { libc::malloc_trim(0) };
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn share_heaps() {}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn give_back() {}
