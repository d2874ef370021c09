//! Facts → every text in them, with what each rests on.

mod contact;
mod topic;

use chrono::NaiveDate;

use super::evidence::Rests;
use super::item::VerbItem;
use super::organisation::Organisation;
use super::person::Person;
use super::prose::{Part, Path, Prose};
use super::records::Records;
use super::source::Source;
use super::text::Text;
use super::topic::IfRaised;
use super::visit::Visit;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;

/// Lists every text of the facts, by kind and id.
pub fn texts(records: &Records) -> Vec<Prose<'_>> {
    let mut count = 0;
    each_text(records, &mut |_| count += 1);
    let mut found = Vec::with_capacity(count);
    each_text(records, &mut |text| found.push(text));
    found
}

/// Looks at every text of the facts, by kind and id.
pub fn each_text<'a>(records: &'a Records, look: &mut dyn FnMut(Prose<'a>)) {
    let mut list = Listing { look };
    macro_rules! list {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for record in records.$folder.iter() {
                list.$noun(record);
            }
        )*};
    }
    kinds!(list);
}

/// Lists the texts of one record.
pub fn texts_of<'a>(records: &'a Records, record: &RecordKey) -> Vec<Prose<'a>> {
    let id = record.id.as_str();
    let mut found = Vec::new();
    let mut list = Listing { look: &mut |text| found.push(text) };
    macro_rules! list {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            match record.kind {
                Kind::Settings => {}
                $(Kind::$kind => {
                    records.$folder.get(id).into_iter().for_each(|one| list.$noun(one));
                })*
            }
        };
    }
    kinds!(list);
    found
}

struct Listing<'a, 'l> {
    look: &'l mut dyn FnMut(Prose<'a>),
}

/// The record whose texts are being listed.
#[derive(Clone, Copy)]
struct Of<'a> {
    kind: Kind,
    id: &'a str,
    day: Option<NaiveDate>,
    /// What a text rests on unless it says otherwise.
    around: Rests<'a>,
}

impl<'a> Of<'a> {
    /// Goes into an item that says on what it rests.
    fn item(self, own: Rests<'a>) -> Self {
        Self { around: own.within(self.around), ..self }
    }
}

impl<'a> Listing<'a, '_> {
    fn words(&mut self, of: Of<'a>, part: Part, path: Path<'a>, text: Option<&'a str>) {
        self.add(of, part, path, text, Rests::default());
    }

    fn add(
        &mut self,
        of: Of<'a>,
        part: Part,
        path: Path<'a>,
        text: Option<&'a str>,
        own: Rests<'a>,
    ) {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return;
        };
        (self.look)(Prose {
            kind: of.kind,
            id: of.id,
            path,
            text,
            part,
            day: of.day,
            own,
            rests: own.within(of.around),
        });
    }

    fn text(&mut self, of: Of<'a>, part: Part, path: Path<'a>, text: impl Into<Option<&'a Text>>) {
        if let Some(text) = text.into() {
            self.add(of, part, path, Some(text), text.rests());
        }
    }

    fn told(&mut self, of: Of<'a>, path: Path<'a>, text: impl Into<Option<&'a Text>>) {
        self.text(of, Part::Told, path, text);
    }

    fn organisation(&mut self, record: &'a Organisation) {
        let of = Of {
            kind: Kind::Organisation,
            id: record.id.as_str(),
            day: None,
            around: record.around(),
        };
        self.told(of, Path::Key("about"), record.about.as_ref());
        for (key, text) in &record.lines {
            self.told(of, Path::Under("lines", key), text);
        }
        for (n, note) in record.notes.iter().enumerate() {
            let of = of.item(note.rests());
            self.told(of, Path::Within("notes", n, "text"), &note.text);
        }
        for (n, membership) in record.memberships.iter().enumerate() {
            let path = Path::Within("memberships", n, "note");
            self.text(of, Part::Remark, path, membership.note.as_ref());
        }
        if let Some(own) = &record.assessment {
            let of = of.item(own.rests());
            self.told(of, Path::Under("assessment", "text"), &own.text);
        }
    }

    fn person(&mut self, record: &'a Person) {
        let of =
            Of { kind: Kind::Person, id: record.id.as_str(), day: None, around: record.around() };
        self.told(of, Path::Key("bio"), record.bio.as_ref());
        self.text(of, Part::Remark, Path::Key("note"), record.note.as_ref());
    }

    fn verbs(&mut self, of: Of<'a>, list: &'a str, items: &'a [VerbItem]) {
        for (n, item) in items.iter().enumerate() {
            self.told(of, Path::Within(list, n, &item.verb), &item.text);
            let of = of.item(item.text.rests());
            self.told(of, Path::Within(list, n, "why"), item.why.as_ref());
            for text in &item.points {
                self.told(of, Path::Within(list, n, "points"), text);
            }
        }
    }

    fn answers(&mut self, of: Of<'a>, list: &'a str, items: &'a [IfRaised]) {
        for (n, item) in items.iter().enumerate() {
            let of = of.item(item.rests());
            self.told(of, Path::Within(list, n, "they"), &item.they);
            self.told(of, Path::Within(list, n, "say"), item.say.as_ref());
        }
    }

    fn source(&mut self, record: &'a Source) {
        let of = Of {
            kind: Kind::Source,
            id: record.id.as_str(),
            day: record.date.map(|date| date.first()),
            around: record.around(),
        };
        self.words(of, Part::Quoted, Path::Key("title"), Some(&record.title));
        self.text(of, Part::Quoted, Path::Key("quote"), record.quote.as_ref());
        self.told(of, Path::Key("finding"), record.finding.as_ref());
        self.text(of, Part::Remark, Path::Key("note"), record.note.as_ref());
    }

    fn visit(&mut self, record: &'a Visit) {
        let of = Of {
            kind: Kind::Visit,
            id: record.id.as_str(),
            day: Some(record.dates.first()),
            around: record.around(),
        };
        self.words(of, Part::Told, Path::Key("title"), Some(&record.title));
        self.told(of, Path::Key("purpose"), record.purpose.as_ref());
        for (n, aim) in record.aims.iter().enumerate() {
            self.told(of, Path::Item("aims", n), aim);
        }
    }
}
