//! One test binary: every module is a family of promises.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests read the disk, say what they skip, and fail by panicking"
)]

mod browser;
mod capture;
mod cases;
mod completing;
mod checks;
mod determinism;
mod errors;
mod examples;
mod hostile;
mod html;
mod merge;
mod mutation;
mod lookup;
mod oracles;
mod renaming;
mod scene;
mod schemas;
mod template_faults;
mod tidy;
