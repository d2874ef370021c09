//! What a text says of one meeting, in order; nothing is dropped.

use super::known::Side;
use super::links::Link;

/// What a text says of one meeting.
#[derive(Debug, Default)]
pub struct Reading {
    /// Words that announce the meeting.
    pub opening: Vec<String>,
    /// Why it was held.
    pub purpose: Option<String>,
    /// What was said, in order.
    pub entries: Vec<Entry>,
    /// Topics of its headings.
    pub topics: Vec<String>,
    /// Words that begin with `They` and were taken for the other side's.
    pub assumed: Vec<String>,
    /// Pages it points to.
    pub links: Vec<Link>,
    /// What is wanted from it, and the heading above.
    pub objective: Option<(String, String)>,
    /// What is to be raised: verb, words.
    pub raise: Vec<(String, String)>,
    /// The heading above what is to be raised.
    pub raise_heading: String,
}

/// A stretch of what was said.
#[derive(Debug, PartialEq, Eq)]
pub enum Entry {
    Heading(String),
    /// A point of one side.
    Point {
        /// Who said it.
        side: Side,
        /// The words.
        text: String,
        /// How it was said.
        act: Option<&'static str>,
        /// What it is about.
        topic: Option<String>,
    },
    /// Words of nobody the reader knows.
    Unplaced(String),
    /// Words that are no part of what was said.
    Remark(String),
}
