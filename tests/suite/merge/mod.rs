//! Hand edits and new facts → verdict: nothing a person wrote is lost, nothing is mixed.

mod always;
mod faults;
mod git;
mod story;
mod written;
