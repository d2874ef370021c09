//! Every integration test, in one binary.

mod cases;
mod merge;
mod scene;
