//! Facts and packs → the pages of the desk: what `serve` shows and `publish` writes.
//!
//! Every function here gives a view, which a template in `templates/` turns into HTML. Nothing
//! reads, writes or knows how a page is asked for.

pub mod address;
pub mod charts;
mod days;
mod excerpt;
pub mod index;
pub mod link;
pub mod lists;
pub mod promise;
pub mod record;
mod scale;
pub mod search;
pub mod templates;
pub mod text;
mod vocabulary;
