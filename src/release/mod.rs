//! Records × level × scope → the edition that may be given out, and the proof that it tells
//! nothing of the rest.

pub mod certificate;
pub mod choice;
pub mod count;
pub mod earlier;
pub mod edition;
pub mod edits;
pub mod extent;
pub mod folder;
pub mod given;
pub mod known;
pub mod leaves;
pub mod list;
pub mod names;
pub mod proof;
pub mod prose;
pub mod redact;
pub mod runs;
pub mod scrub;
pub mod search;
pub mod secrets;
pub mod shown;
pub mod spelling;
pub mod tokens;
pub mod vary;
