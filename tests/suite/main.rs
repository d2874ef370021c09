//! Every integration test, in one binary.

mod mutate;
mod trace;
