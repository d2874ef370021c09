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
mod determinism;
mod errors;
mod examples;
mod hostile;
mod html;
mod merge;
mod mutation;
mod oracles;
mod scene;
mod template_faults;
mod tidy;
