//! Records × level × scope → the edition that may be given out, and the proof that it tells
//! nothing of the rest.

pub mod choice;
pub mod names;
pub mod prose;
pub mod redact;
pub mod scrub;
