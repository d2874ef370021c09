//! One test binary: every module is a family of promises.

mod browser;
mod capture;
mod determinism;
mod examples;
mod html;
mod oracles;
mod changes;
mod mutate;
mod scene;
mod template_faults;
mod tidy;
mod trace;
