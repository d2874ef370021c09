//! A view, as it would be written → the contacts in which its pieces stand, without the tree that
//! templates see: that of every sheet takes longer than to look for them.

use serde::Serialize;

use super::written::{Listen, tell};
use crate::finding::field::Kind;

/// The fields of views that say where what is printed of them stands.
const PLACES: [&str; 3] = ["origin", "dates_at", "settled_at"];

/// Contacts of which a document tells the day and who took part, and no remark.
const BARE: [&str; 4] = ["people", "people_of", "last_in_room", "unsure"];

/// Reads places off what is written, and writes nothing.
#[derive(Default)]
pub struct Look {
    on_card: bool,
    remarked: bool,
    pub any: Vec<String>,
    /// Those of which it tells the hour.
    pub hours: Vec<String>,
    /// Those whose remark stands with them.
    pub noted: Vec<String>,
    open: Vec<Open>,
}

/// A view or a list of which not all is written.
#[derive(Default)]
struct Open {
    is_list: bool,
    /// What is being written of a view; of a list, as what it is written.
    key: Key,
    /// Whether nothing in it counts.
    passed: bool,
    /// Whether remarks on what is in it stand with it.
    remarked: bool,
    /// How much had been found before it.
    from: [usize; 3],
    has_note: bool,
    has_time: bool,
    /// The contact that it is the view of.
    whole: Option<String>,
    /// The contacts of which it tells the hour.
    because: Vec<String>,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Key {
    Origin,
    Place,
    Note,
    Time,
    TimeBecause,
    Folded,
    OnCard,
    /// What is under it is not printed, or elsewhere.
    Passed,
    Bare,
    #[default]
    Other,
}

impl Look {
    /// Looks at a view.
    pub fn at(view: &impl Serialize, on_card: bool, remarked: bool) -> Self {
        let mut look = Self { on_card, remarked, ..Self::default() };
        tell(view, &mut look);
        look
    }

    fn key_of(&self, words: &str) -> Key {
        match words {
            "origin" => Key::Origin,
            "note" => Key::Note,
            "time" => Key::Time,
            "time_because" => Key::TimeBecause,
            "folded" => Key::Folded,
            "on_card" => Key::OnCard,
            "because" => Key::Passed,
            "recent" if self.on_card => Key::Passed,
            words if PLACES.contains(&words) => Key::Place,
            words if BARE.contains(&words) => Key::Bare,
            _ => Key::Other,
        }
    }
}

impl Listen for Look {
    fn key(&mut self, key: &str) {
        let key = self.key_of(key);
        if let Some(open) = self.open.last_mut() {
            open.key = key;
        }
    }

    fn flag(&mut self, is_so: bool) {
        let on_card = self.on_card;
        if let Some(open) = self.open.last_mut() {
            open.passed |= match open.key {
                Key::Folded => is_so,
                Key::OnCard => on_card && !is_so,
                _ => false,
            };
        }
    }

    fn begin(&mut self, is_list: bool) {
        let around = self.open.last();
        let key = around.map_or(Key::Other, |around| around.key);
        self.open.push(Open {
            is_list,
            key: if is_list { key } else { Key::Other },
            passed: key == Key::Passed || around.is_some_and(|around| around.passed),
            remarked: key != Key::Bare && around.map_or(self.remarked, |around| around.remarked),
            from: [self.any.len(), self.hours.len(), self.noted.len()],
            ..Open::default()
        });
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.passed {
            let [any, hours, noted] = open.from;
            self.any.truncate(any);
            self.hours.truncate(hours);
            self.noted.truncate(noted);
            return;
        }
        self.noted.extend(open.whole.filter(|_| open.remarked && open.has_note));
        if open.has_time {
            self.hours.extend(open.because);
        }
    }

    fn words(&mut self, words: &str) {
        let contact = contact_at(words);
        let [before @ .., open] = &mut *self.open else {
            self.any.extend(contact.map(str::to_owned));
            return;
        };
        open.has_note |= open.key == Key::Note;
        open.has_time |= open.key == Key::Time;
        let Some(contact) = contact else { return };
        if open.is_list || matches!(open.key, Key::Origin | Key::Place) {
            self.any.push(contact.to_owned());
        }
        if open.key == Key::Origin && words.ends_with('#') {
            open.whole = Some(contact.to_owned());
        }
        if let (true, Key::TimeBecause, Some(view)) = (open.is_list, open.key, before.last_mut()) {
            view.because.push(contact.to_owned());
        }
    }
}

/// Returns the id of the contact in which a place lies, as `contacts/x#points[3]`.
fn contact_at(place: &str) -> Option<&str> {
    let (folder, id) = place.split_once('#')?.0.split_once('/')?;
    (folder == Kind::Contact.folder()).then_some(id)
}
