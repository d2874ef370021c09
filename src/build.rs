//! templates/ → a table inside the binary, so that a project needs only `data/`.
fn main() {}
