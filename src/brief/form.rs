//! What the file of a planned contact still lacks once it is over.

use serde::Serialize;

use crate::facts::contact::{Contact, Status};

/// The keys that a report adds to the file of a contact.
#[derive(Debug, Clone, Serialize)]
pub struct Form {
    /// Keys that the file does not have yet; those it has are completed in place.
    pub lacks: Vec<&'static str>,
    /// Whether the file says that the contact is still to come.
    pub marked_planned: bool,
}

impl Form {
    /// Reads which keys a contact has.
    pub fn of(contact: &Contact) -> Self {
        let keys = [
            ("us", contact.us.is_empty()),
            ("them", contact.them.is_empty()),
            ("mode", contact.mode.is_none()),
            ("venue", contact.venue.is_none()),
            ("purpose", contact.purpose.is_none()),
            ("summary", contact.summary.is_none()),
            ("points", contact.points.is_empty()),
            ("claims", contact.claims.is_empty()),
            ("links", contact.links.is_empty()),
            ("closes", contact.closes.is_empty()),
        ];
        let lacks = keys.into_iter().filter(|(_, lacks)| *lacks);
        Self {
            lacks: lacks.map(|(key, _)| key).collect(),
            marked_planned: matches!(
                contact.status,
                Some(Status::Planned | Status::Tbc | Status::Cancelled)
            ),
        }
    }
}
