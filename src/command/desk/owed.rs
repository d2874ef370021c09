//! Promises and questions → the two lists of home: what we owe, and what they owe.

use serde_json::{Value, json};

use super::Desk;
use crate::brief::promises::{Promise, promises};
use crate::brief::state::State;
use crate::brief::told_day::ToldDay;
use crate::brief::words::when_in_words;
use crate::desk::address::Address;
use crate::facts::organisation::Organisation;
use crate::facts::when::When;
use crate::finding::field::Kind;
use crate::records::lookup::promise::what;

/// As many things owed as home lists for each side.
const OWED: usize = 12;

impl Desk {
    /// Lists what we owe and what they owe, what presses first.
    pub(super) fn owed(&self, address: &Address) -> Value {
        let records = self.facts().records();
        let everybody: Vec<&Organisation> = records.organisations.iter().collect();
        let all = promises(self.reader(), &everybody, &[], None, &|_| true);
        let open: Vec<&Promise<'_>> =
            all.iter().filter(|promise| !promise.state.is_settled()).collect();
        let in_words = |when: When| when_in_words(self.facts().settings(), when);
        let told = |day: ToldDay| day.doubted(&in_words(day.when()));
        let side = |id: &str, ours: bool| {
            let mut own: Vec<_> = open.iter().filter(|promise| promise.ours == ours).collect();
            own.sort_by_key(|promise| !promise.is_late());
            let rows = own.iter().take(OWED).map(|promise| {
                let others =
                    if ours { promise.owed_to(self.facts()) } else { promise.turn.clone() };
                let kinds = [Kind::Organisation, Kind::Person];
                json!({
                    "href": address.promise(promise.id),
                    "what": what(promise),
                    "state": if promise.is_late() { State::Overdue } else { promise.state },
                    "partly": promise.settled.filter(|_| promise.state == State::Partly).map(told),
                    "one_of": !ours && promise.one_of && promise.turn.len() > 1,
                    "due": promise.due.map(in_words),
                    "since": told(promise.since),
                    "others": self.links.split(&others.join(", "), &kinds, address),
                })
            });
            json!({
                "id": id,
                "rows": rows.collect::<Vec<_>>(),
                "more": own.len().saturating_sub(OWED),
            })
        };
        json!([side("ours", true), side("theirs", false)])
    }
}
