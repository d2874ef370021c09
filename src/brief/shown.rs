//! A view of a document → the contacts of which it prints anything.

use std::collections::BTreeSet;

use serde::Serialize;

use super::look::Look;
use super::sheet::Sheet;

/// The contacts of which a document prints anything.
#[derive(Debug, Default)]
pub struct Shown {
    pub any: BTreeSet<String>,
    /// Those of which it prints the hour.
    pub hours: BTreeSet<String>,
    /// Those whose remark stands with them.
    pub remarked: BTreeSet<String>,
    /// The meeting that the document is for: its own fields are told with it.
    pub own: Option<String>,
    on_card: bool,
}

impl Shown {
    /// Looks at all of a view.
    pub fn of(view: &impl Serialize) -> Self {
        Self::default().and(view, true)
    }

    /// Looks at what a sheet prints of the record.
    pub fn on_sheet(sheet: &Sheet<'_>) -> Self {
        let news = sheet.new_since.items.iter().filter(|news| {
            let told = sheet.in_short || news.told || news.kind != "contact";
            told || !news.joined.is_empty()
        });
        let owed = sheet.promises.iter().filter(|one| !one.state.is_settled() || one.since_talk);
        Self { own: sheet.id.map(str::to_owned), ..Self::default() }
            .and(&sheet.spoke, true)
            .and(&sheet.own, true)
            .and(&news.collect::<Vec<_>>(), true)
            .and(&sheet.recent, true)
            .and(&sheet.called_off, true)
            .and(&sheet.last_in_room, false)
            .and(&sheet.people, false)
            .and(&(&sheet.raise, &sheet.lines, &sheet.moved), false)
            .and(&(&sheet.if_raised, &sheet.sensitive, &sheet.claims), false)
            .and(&owed.collect::<Vec<_>>(), false)
            .and(&sheet.origin.to_string(), false)
    }

    /// Looks at what its card prints of it.
    pub fn on_card(sheet: &Sheet<'_>) -> Self {
        let people = sheet.people.iter().filter(|one| one.on_card);
        let people = people.map(|one| {
            let met = [&one.talks, &one.silent, &one.in_one_room, &one.others, &one.letters];
            (one.told.first(), met.map(|list| list.first()))
        });
        let own = sheet.id.map(str::to_owned);
        Self { on_card: true, own, ..Self::default() }
            .and(&sheet.spoke, true)
            .and(&sheet.new_since.items, true)
            .and(&sheet.called_off, true)
            .and(&people.collect::<Vec<_>>(), false)
            .and(&(&sheet.promises, &sheet.card.ask, &sheet.raise), false)
            .and(&(&sheet.sensitive, &sheet.if_raised, &sheet.lines), false)
            .and(&sheet.origin.to_string(), false)
    }

    pub fn has(&self, contact: &str) -> bool {
        self.any.contains(contact)
    }

    fn and(mut self, view: &impl Serialize, remarked: bool) -> Self {
        let look = Look::at(view, self.on_card, remarked);
        self.any.extend(look.any);
        self.hours.extend(look.hours);
        self.remarked.extend(look.noted);
        self
    }
}
