//! Level and scope × a part of a record → whether it is withheld, and what stands in its place.

use std::collections::BTreeMap;
use std::slice::from_ref;

use super::choice::{Choice, Ground, Marks};
use super::finder::Finder;
use crate::facts::contact::Contact;
use crate::facts::evidence::Evidence;
use crate::facts::id::{FigureId, Id, Record};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::records::{Records, Table};
use crate::facts::source::Source;
use crate::facts::text::Text;
use crate::facts::topic::Topic;
use crate::facts::visit::Visit;
use crate::facts::withheld::STAND_IN;

/// The basis of a mark: it rests on nothing, and no line that shows it cites a source for it.
pub const MARK: &str = "withheld";

/// What decides on parts of records.
pub struct Rule<'a> {
    pub choice: &'a Choice,
    pub records: &'a Records,
    /// Finds who is named in words.
    pub finder: &'a Finder,
    pub marks: Marks,
    /// The figures that are withheld.
    pub figures: BTreeMap<&'a FigureId, Ground>,
    /// The handling mark of the record around.
    pub around: Option<String>,
    /// Why nothing is told of what one of several said in the talk around, nobody knows who.
    pub joint: Option<Ground>,
}

impl Rule<'_> {
    pub fn mark(&self, ground: Ground) -> String {
        self.marks.of(ground).to_owned()
    }

    pub fn text(&self, ground: Ground) -> Text {
        let evidence = Evidence { basis: Some(MARK.to_owned()), ..Evidence::default() };
        Text { words: self.mark(ground), evidence: Some(Box::new(evidence)) }
    }

    /// Goes on to the parts of a record.
    pub fn enter<T: Withheld>(&mut self, one: &T, handling: Option<&str>) {
        self.around = handling.map(str::to_owned);
        self.joint = self.choice.one_of(one.of());
    }

    /// Returns the ground on which nothing may lead to a record.
    pub fn link<T: Withheld>(&self, id: &str) -> Option<Ground> {
        T::all(self.records).get(id)?.unlinked(self.choice)
    }

    /// Decides on a link to a person or organisation.
    pub fn party(&self, id: &str) -> Option<Ground> {
        let person = self.link::<Person>(id);
        person.or_else(|| self.link::<Organisation>(id))
    }

    /// Decides on an item by its own mark, and that of the record around.
    pub fn item(&self, own: Option<&str>) -> Option<Ground> {
        self.choice.mark(own.or(self.around.as_deref()))
    }
}

/// A record that a choice may withhold as a whole.
pub trait Withheld: Record {
    /// Returns the ground, if it does. Of an organisation this decides on what is known of it
    /// beside its name.
    fn withheld(&self, choice: &Choice) -> Option<Ground>;

    /// Returns the ground on which nothing may lead to it. An organisation is told by its name.
    fn unlinked(&self, choice: &Choice) -> Option<Ground> {
        self.withheld(choice)
    }

    /// Returns the organisations of which it tells.
    fn of(&self) -> &[Id<Organisation>];

    fn all(records: &Records) -> &Table<Self>
    where
        Self: Sized;
}

macro_rules! withheld {
    ($($kind:ident in $folder:ident of $of:expr, by $how:expr $(, linked by $link:expr)?;)*) => {$(
        impl Withheld for $kind {
            fn withheld(&self, choice: &Choice) -> Option<Ground> {
                ($how)(choice, self)
            }

            $(
                fn unlinked(&self, choice: &Choice) -> Option<Ground> {
                    ($link)(choice, self)
                }
            )?

            fn of(&self) -> &[Id<Organisation>] {
                let of: fn(&Self) -> &[Id<Organisation>] = $of;
                of(self)
            }

            fn all(records: &Records) -> &Table<Self> {
                &records.$folder
            }
        }
    )*};
}

withheld! {
    Organisation in organisations of |_| &[], by Choice::details, linked by Choice::name;
    Person in people of |one| from_ref(&one.organisation), by Choice::person;
    Contact in contacts of |one| &one.with, by Choice::contact;
    Topic in topics of |_| &[], by |choice: &Choice, one: &Topic| choice.mark(one.handling.as_deref());
    Source in sources of |one| &one.about, by Choice::source;
    Visit in visits of |_| &[], by |choice: &Choice, one: &Visit| choice.mark(one.handling.as_deref());
}

/// Returns the id of the record that stands for all that are withheld on a ground.
pub fn stand_in<T: ?Sized>(ground: Ground) -> Id<T> {
    let id = format!("{STAND_IN}{}", ground.word());
    id.parse().expect("grounds are written as ids are")
}
