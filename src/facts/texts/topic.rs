//! The texts of a topic.

use super::{Listing, Of};
use crate::facts::prose::{Part, Path};
use crate::facts::topic::Topic;
use crate::finding::field::Kind;

impl<'a> Listing<'a, '_> {
    pub(super) fn topic(&mut self, record: &'a Topic) {
        let of =
            Of { kind: Kind::Topic, id: record.id.as_str(), day: None, around: record.around() };
        self.told(of, Path::Key("line"), record.line.as_ref());
        self.verbs(of, "messages", &record.messages);
        self.answers(of, "if_raised", &record.if_raised);
        for (n, milestone) in record.milestones.iter().enumerate() {
            let path = Path::Within("milestones", n, "what");
            let of = of.item(milestone.rests_as_told());
            self.told(of, path, &milestone.what);
        }
        for (n, figure) in record.figures.iter().enumerate() {
            let of = Of { around: figure.rests_in(record), ..of };
            for (key, text) in [("what", &figure.what), ("say", &figure.say)] {
                self.told(of, Path::Within("figures", n, key), text.as_ref());
            }
            let path = Path::Within("figures", n, "note");
            self.text(of, Part::Remark, path, figure.note.as_ref());
        }
        for (n, note) in record.notes.iter().enumerate() {
            let of = of.item(note.rests());
            self.told(of, Path::Within("notes", n, "text"), &note.text);
        }
        if let [text] = &*record.background {
            self.told(of, Path::Key("background"), text);
        } else {
            for (n, text) in record.background.iter().enumerate() {
                self.told(of, Path::Item("background", n), text);
            }
        }
    }
}
