//! Contacts beside visits → their rows on the home page: those ahead, and those nobody reported.

use std::cmp::Reverse;

use serde_json::{Value, json};

use super::Desk;
use crate::brief::when::WhenLine;
use crate::brief::words::when_in_words;
use crate::desk::address::Address;
use crate::facts::contact::{Contact, Status};
use crate::facts::visit::Visit;

/// As many as home lists of those that nobody reported.
const LISTED: usize = 30;

impl Desk {
    /// Lists what is planned beside visits and has no pack of its own.
    pub(super) fn other_meetings(&self, address: &Address) -> Vec<((i64, String), Value)> {
        let records = self.facts().records();
        let visited: Vec<&str> =
            records.visits.iter().flat_map(Visit::filed).map(|id| id.as_str()).collect();
        let ahead = records.contacts.iter().filter(|contact| {
            contact.date.last() >= self.day
                && contact.documents.is_empty()
                && contact.visit.is_none()
                && contact.status != Some(Status::Held)
                && !visited.contains(&contact.id.as_str())
        });
        ahead
            .map(|contact| {
                let days = (contact.date.first() - self.day).num_days();
                let view = json!({
                    "title": self.called(contact),
                    "account": {
                        "dates": when_in_words(self.facts().settings(), contact.date),
                        "days_to_go": days,
                        "over": false,
                        "open": [],
                    },
                    "href": self.of_contact(contact, address),
                    "hours": WhenLine::of(self.reader(), contact).told(),
                    "status": contact.stated_status().filter(|status| *status != Status::Held),
                    "packs": [],
                    "findings": { "total": 0 },
                });
                let html = self.templates.fill("visit.html", &view, &[]);
                let hour = WhenLine::of(self.reader(), contact).order();
                ((days, hour), json!({ "html": html }))
            })
            .collect()
    }

    /// Lists what was planned for a day that is past, and of which nobody said what came of it.
    pub(super) fn unreported(&self, address: &Address) -> Vec<Value> {
        let mut past: Vec<&Contact> = self.facts().records().contacts.iter().collect();
        past.retain(|contact| contact.planned_but_past(self.day));
        past.sort_by_key(|contact| Reverse(contact.date.last()));
        let rows = past.iter().take(LISTED).map(|contact| {
            json!({
                "dates": when_in_words(self.facts().settings(), contact.date),
                "title": self.called(contact),
                "href": self.of_contact(contact, address),
                "is_reported": contact.is_reported(),
            })
        });
        rows.collect()
    }
}
