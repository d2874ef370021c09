//! Every integration test, in one binary.

mod merge;
mod scene;
