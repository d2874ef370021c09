//! An organisation → who they are: memberships, people, contacts, lines, promises, figures.

use serde::Serialize;

use super::between::between;
use super::by_level::{LevelGroup, all, through_people, with_any};
use super::contacts::ContactLine;
use super::doubted::doubts;
use super::employer::known_elsewhere;
use super::gap::Gap;
use super::notes::NoteLine;
use super::organisations::{AssessmentLine, FormerName, assessment, former_names};
use super::origin::Origin;
use super::people::assumed;
use super::planned::{Planned, planned, was_planned};
use super::promises::Promise;
use super::reader::Reader;
use super::related::{Related, related};
use super::said::Said;
use super::seats::{Seat, members, memberships};
use super::sensitive::{Sensitive, published, sensitive};
use super::shown::Shown;
use super::theirs::{ClaimLine, Line, claims, lines};
use super::titles::{doubts_title, marked_title};
use crate::facts::contact::Contact;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::photo::from_pack;
use crate::facts::source::Tone;
use crate::facts::when::When;
use crate::finding::field::Kind;

/// One organisation in full.
#[derive(Debug, Clone, Serialize)]
pub struct Profile<'a> {
    pub id: &'a str,
    /// The name it has on the reader's day.
    pub name: &'a str,
    /// The names it had before.
    pub former: Vec<FormerName<'a>>,
    pub kind: Option<&'a str>,
    /// Who they are.
    pub about: Option<Said<'a>>,
    /// Whether it is our own house.
    pub ours: bool,
    /// Who took its place.
    pub successor: Option<&'a str>,
    /// Who owns it.
    pub parent: Option<&'a str>,
    /// ISO 3166 code.
    pub country: Option<&'a str>,
    /// Where they sit in the Union.
    pub eu_base: Option<&'a str>,
    /// Web address.
    pub site: Option<&'a str>,
    /// Telephone numbers.
    pub phone: &'a [String],
    /// Mail addresses.
    pub email: &'a [String],
    /// Where its picture lies, from a pack.
    pub photo: Option<String>,
    /// Register numbers.
    pub identifiers: Vec<Identifier<'a>>,
    /// Bodies and instruments, as of the reader's day.
    pub memberships: Vec<Seat<'a>>,
    /// Whoever is a member of it or has signed it.
    pub members: Vec<Seat<'a>>,
    pub people: Vec<PersonLine<'a>>,
    /// Our reading of them.
    pub assessment: Option<AssessmentLine<'a>>,
    /// Their standing lines.
    pub lines: Vec<Line<'a>>,
    /// What each side owes.
    pub promises: Vec<Promise<'a>>,
    /// Contacts to come, as far as the record tells, oldest first.
    pub planned: Vec<Planned<'a>>,
    /// Every contact, by level.
    pub contacts: Vec<LevelGroup<'a>>,
    /// Its events, with whomever.
    pub events: Vec<LevelGroup<'a>>,
    /// Contacts with others, in which its people took part.
    pub through_people: Vec<LevelGroup<'a>>,
    /// Organisations that belong with it and have met us.
    pub related: Vec<Related<'a>>,
    /// Figures they gave.
    pub claims: Vec<ClaimLine<'a>>,
    /// What to be careful with.
    pub sensitive: Vec<Sensitive<'a>>,
    /// What was published about it and is not critical.
    pub published: Vec<Sensitive<'a>>,
    /// Remarks on record.
    pub notes: Vec<NoteLine<'a>>,
    /// In a released edition, the marks of what is left out.
    pub withheld: Vec<&'a str>,
    /// What is doubtful in the contacts of which it tells.
    pub gaps: Vec<Gap<'a>>,
    pub origin: Origin<'a>,
}

/// A register number.
#[derive(Debug, Clone, Serialize)]
pub struct Identifier<'a> {
    pub register: &'a str,
    pub number: &'a str,
}

/// One of its people.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLine<'a> {
    /// The person's id.
    pub id: &'a str,
    /// Their name.
    pub name: &'a str,
    /// Their title on the reader's day.
    pub title: Option<&'a str>,
    /// Whether what the title rests on is little to be trusted.
    pub low_confidence: bool,
    /// What of this nobody stated: `title`, `left`, ….
    pub marked: Vec<&'a str>,
    /// Telephone numbers.
    pub phone: &'a [String],
    /// Mail addresses.
    pub email: &'a [String],
    pub note: Option<Said<'a>>,
    /// Where a picture of them lies, from a pack.
    pub photo: Option<String>,
    /// When the title was last seen.
    pub seen: Option<When>,
    /// The day they left, when it has passed.
    pub left: Option<When>,
    /// The last time they met us.
    pub last: Option<ContactLine<'a>>,
    pub origin: Origin<'a>,
}

/// Reads an organisation as of the reader's day.
pub fn profile<'a>(reader: Reader<'a>, organisation: &'a Organisation) -> Profile<'a> {
    let facts = reader.facts;
    let name = |id| facts.organisation(id).name_on(reader.as_of);
    let one = [organisation];
    let mut contacts = all(reader, with_any(reader, [&organisation.id]));
    let lines_of = contacts.iter_mut().flat_map(|group| &mut group.contacts);
    lines_of.for_each(|contact| contact.beside(reader, &[&organisation.id]));
    let profile = Profile {
        id: organisation.id.as_str(),
        name: organisation.name_on(reader.as_of),
        former: former_names(reader, organisation),
        kind: organisation.kind.as_deref(),
        about: reader.says_if(&organisation.about, organisation.around()),
        ours: facts.settings().us.as_ref() == Some(&organisation.id),
        successor: organisation.successor.as_ref().map(name),
        parent: organisation.parent.as_ref().map(name),
        country: organisation.country.as_deref(),
        eu_base: organisation.eu_base.as_deref(),
        site: organisation.site.as_deref(),
        phone: &organisation.phone,
        email: &organisation.email,
        photo: from_pack(Kind::Organisation, organisation.photo.as_deref()),
        identifiers: organisation
            .identifiers
            .iter()
            .map(|(register, number)| Identifier { register, number })
            .collect(),
        memberships: memberships(reader, organisation),
        members: members(reader, organisation),
        people: facts
            .people_at(&organisation.id)
            .filter(|person| known_elsewhere(reader, person, reader.as_of).is_none())
            .map(|person| person_line(reader, person))
            .collect(),
        assessment: assessment(reader, organisation),
        lines: lines(reader, &one),
        promises: between(reader, &one, &[], None),
        planned: planned(reader, facts.contacts_with(&organisation.id).filter(was_planned)),
        related: related(reader, organisation, &[organisation]),
        contacts,
        events: all(reader, events(reader, organisation)),
        through_people: all(reader, through_people(reader, organisation)),
        claims: claims(reader, &one),
        sensitive: {
            let mut items = sensitive(reader, &one, &[]);
            // Notes on it stand by themselves.
            items.retain(|item| item.kind != "note" || item.topic.is_some());
            items
        },
        // Whoever reads only what is critical takes it for all that is on record.
        published: published(
            reader,
            facts
                .sources_about(&organisation.id)
                .filter(|source| source.tone != Some(Tone::Critical)),
        ),
        notes: notes(reader, organisation),
        withheld: facts.withheld().about([&organisation.id]),
        gaps: Vec::new(),
        origin: Origin::new(&organisation.id, ""),
    };
    Profile { gaps: doubts(reader, &Shown::of(&profile)), ..profile }
}

fn person_line<'a>(reader: Reader<'a>, person: &'a Person) -> PersonLine<'a> {
    let met = reader.facts.contacts_of(&person.id).rev();
    let last: Option<&Contact> = met.into_iter().find(|contact| {
        let written = reader.facts.settings().is_written(&contact.kind);
        contact.held_by(reader.as_of) && !written
    });
    let title = marked_title(reader, person, reader.as_of).map(|_| "title");
    PersonLine {
        id: person.id.as_str(),
        name: &person.name,
        title: reader.title_on(person, reader.as_of),
        marked: title.into_iter().chain(assumed(person, &["left", "phone", "email"])).collect(),
        low_confidence: doubts_title(reader, person, reader.as_of),
        phone: &person.phone,
        email: &person.email,
        note: reader.says_if(&person.note, person.around()),
        photo: from_pack(Kind::Person, person.photo.as_deref()),
        seen: reader.role_on(person, reader.as_of).and_then(|role| role.seen),
        left: person.left.filter(|left| left.last() <= reader.as_of),
        last: last.map(|contact| ContactLine::new(reader, contact)),
        origin: Origin::new(&person.id, ""),
    }
}

/// Returns what was noted of an organisation by the reader's day.
pub fn notes<'a>(reader: Reader<'a>, organisation: &'a Organisation) -> Vec<NoteLine<'a>> {
    let notes = organisation.notes.iter().enumerate();
    notes
        .map(|(n, note)| (n, note, note.rests().within(organisation.around())))
        .filter_map(|(n, note, rests)| {
            let origin = Origin::item(&organisation.id, "notes", n);
            NoteLine::new(reader, &note.text, note.as_of, rests, origin)
        })
        .collect()
}

/// Returns the events of a body that had been held, but for those that were with itself.
fn events<'a>(reader: Reader<'a>, body: &'a Organisation) -> Vec<&'a Contact> {
    let own = reader.facts.contacts_of_body(&body.id);
    own.filter(|one| one.held_by(reader.as_of) && !one.with.contains(&body.id)).collect()
}
