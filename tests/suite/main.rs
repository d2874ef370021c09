//! One test binary: every module is a family of promises.

mod browser;
mod capture;
mod completing;
mod determinism;
mod errors;
mod examples;
mod hostile;
mod html;
mod lookup;
mod oracles;
mod renaming;
mod scene;
mod schemas;
mod template_faults;
mod tidy;
