//! What a reader holds of a pack, and what has changed since they got it.

pub mod addendum;
mod counts;
pub mod edition;
pub mod fold;
pub mod ground;
pub mod mail;
mod off;
pub mod page;
mod pair;
pub mod said;
pub mod same;
pub mod since;
pub mod telling;
