//! One test binary: every module is a family of promises.

mod capture;
mod determinism;
mod examples;
mod oracles;
mod scene;
mod template_faults;
mod tidy;
