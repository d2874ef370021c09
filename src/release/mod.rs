//! Records × level × scope → the edition that may be given out, and the proof that it tells
//! nothing of the rest.

pub mod bare;
pub mod beside;
pub mod choice;
pub mod compare;
pub mod edition;
pub mod edits;
pub mod fields;
pub mod finder;
pub mod folder;
pub mod leaves;
pub mod names;
pub mod part;
pub mod plain;
pub mod proof;
pub mod redact;
pub mod request;
pub mod rewrite;
pub mod rule;
pub mod told;
pub mod traces;
pub mod vary;
pub mod who;
