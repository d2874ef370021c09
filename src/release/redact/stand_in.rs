//! What stands in place of something withheld: a mark as a statement, and a record for links.

use super::Redactor;
use crate::facts::evidence::Evidence;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::records::Records;
use crate::facts::source::Source;
use crate::facts::text::Text;
use crate::facts::topic::Topic;
use crate::facts::withheld::STAND_IN;
use crate::release::choice::Ground;

/// The basis of a mark: it rests on nothing, and no line that shows it cites a source for it.
pub const MARK: &str = "withheld";

impl Redactor<'_> {
    /// Returns the mark of a ground as a text.
    pub fn mark_text(&self, ground: Ground) -> Text {
        let evidence = Evidence {
            basis: Some(MARK.to_owned()),
            ..Evidence::default()
        };
        Text {
            words: self.mark(ground),
            evidence: Some(Box::new(evidence)),
        }
    }

    pub fn stand_ins(&self, out: &mut Records) {
        let grounds = [Ground::Level, Ground::Scope];
        let organisation = |ground| Organisation {
            id: stand_in(ground),
            name: self.mark(ground),
            ..Organisation::default()
        };
        let topic = |ground| Topic {
            id: stand_in(ground),
            name: self.mark(ground),
            ..Topic::default()
        };
        let source = |ground| Source {
            id: stand_in(ground),
            kind: "withheld".to_owned(),
            title: self.mark(ground),
            ..Source::default()
        };
        let person = Person {
            id: stand_in(Ground::Person),
            name: self.mark(Ground::Person),
            organisation: stand_in(Ground::Level),
            ..Person::default()
        };
        out.people.add([person]);
        out.organisations.add(grounds.map(organisation));
        out.topics.add(grounds.map(topic));
        out.sources.add(grounds.map(source));
    }
}

/// Returns the id of the record that stands for all that are withheld on a ground.
pub fn stand_in<T: ?Sized>(ground: Ground) -> Id<T> {
    let id = format!("{STAND_IN}{}", ground.word());
    id.parse().expect("grounds are written as ids are")
}
