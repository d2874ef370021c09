//! What the schedule of an answer to a request shows: each document, and how it is released.

use serde::Serialize;

/// The schedule of documents that answers a request.
#[derive(Debug, Clone, Serialize)]
pub struct Schedule {
    pub asked_by: String,
    /// When.
    pub asked_on: String,
    /// The number under which the request is registered.
    pub reference: Option<String>,
    /// What it asks for.
    pub purpose: Option<String>,
    /// The highest handling mark that an answer may show.
    pub level: String,
    /// The organisations to which the answer is limited, by name.
    pub scope: Vec<String>,
    /// The documents, in the order of the request.
    pub released: Vec<ReleasedDocument>,
}

/// A document of a schedule.
#[derive(Debug, Clone, Serialize)]
pub struct ReleasedDocument {
    /// Its place in the request, from 1.
    pub number: usize,
    /// What kind of document it is.
    pub document: String,
    /// Its title; none when it is withheld.
    pub title: Option<String>,
    /// `full`, `part` or `none`.
    pub extent: &'static str,
    /// The grounds on which something of it is withheld, in the words of the house.
    pub grounds: Vec<String>,
    /// Its file beside the schedule; none when it is withheld.
    pub file: Option<String>,
}
