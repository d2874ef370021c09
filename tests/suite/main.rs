//! One test binary: every module is a family of promises.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests read the disk, say what they skip, and fail by panicking"
)]

mod approving;
mod architecture;
mod asked;
mod browser;
mod capture;
mod cards;
mod cases;
mod changes;
mod checks;
mod completing;
mod days;
mod desk;
mod determinism;
mod devtools;
mod documents;
mod errors;
mod evidence;
mod examples;
mod forge;
mod handed;
mod hostile;
mod html;
mod import;
mod keys;
mod lookup;
mod manual;
mod marks;
mod merge;
mod mutate;
mod mutation;
mod names;
mod one_change;
mod optional;
mod oracles;
mod photos;
mod probe;
mod published;
mod reading;
mod release;
mod remembering;
mod renaming;
mod robust;
mod scene;
mod schemas;
mod serve;
mod template_faults;
mod tidy;
mod tour;
mod trace;
mod typesetting;
mod word;
