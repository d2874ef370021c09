//! One test binary: every module is a family of promises.

mod browser;
mod capture;
mod determinism;
mod documents;
mod examples;
mod html;
mod oracles;
mod scene;
mod template_faults;
mod tidy;
