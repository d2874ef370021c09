//! Facts × what is asked → the records that answer, in their order; each question is noted.

use super::asked::What;
use super::contact::Contact;
use super::figure::Figure;
use super::id::{FigureId, Id, OpeningId, QuestionId};
use super::keyed::values as places;
use super::opening::{Closing, Opening};
use super::organisation::Organisation;
use super::person::Person;
use super::source::Source;
use super::topic::{Topic, TopicNote};
use super::visit::Visit;
use super::{Facts, PROVED};

impl Facts {
    /// Returns the contacts of which packs are made, by id.
    pub fn contacts_with_documents(&self) -> impl Iterator<Item = &Contact> {
        self.contacts(&self.index().contacts_with_documents)
    }

    /// Returns the contacts whose record names no organisation, oldest first.
    pub fn contacts_with_nobody(&self) -> impl Iterator<Item = &Contact> {
        self.note(What::ContactsWithNobody, "");
        self.contacts(&self.index().contacts_with_nobody)
    }

    /// Returns the contacts in which a point bears a word of `settings.acts`, by id.
    pub fn contacts_with_act(&self, act: &str) -> impl Iterator<Item = &Contact> {
        self.note(What::ContactsWithAct, act);
        let places = self.index().contacts_with_act.get(act);
        self.contacts(places.map_or(&[], Vec::as_slice))
    }

    fn contacts<'f>(&'f self, places: &'f [usize]) -> impl DoubleEndedIterator<Item = &'f Contact> {
        let contacts = &self.records().contacts;
        places.iter().map(|place| contacts.at(*place))
    }

    /// Returns the notes about an organisation within topics.
    pub fn notes_about(
        &self,
        id: &Id<Organisation>,
    ) -> impl Iterator<Item = (&Topic, usize, &TopicNote)> {
        self.note(What::NotesAbout, id.as_str());
        let places = places(&self.index().notes_about, id).iter();
        places.map(|(place, note)| {
            let topic = self.records().topics.at(*place);
            (topic, *note, &topic.notes[*note])
        })
    }

    /// Returns everything owed between us and an organisation, in the order it was opened.
    pub fn openings_with(&self, id: &Id<Organisation>) -> impl Iterator<Item = Opening<'_>> {
        self.note(What::OpeningsWith, id.as_str());
        let places = places(&self.index().openings_with, id).iter();
        places.map(|place| self.opening(*place))
    }

    /// Returns everything owed since a contact, in its order.
    pub fn openings_in(&self, id: &Id<Contact>) -> impl Iterator<Item = Opening<'_>> {
        self.note(What::Contact, id.as_str());
        let place = self.records().contacts.position(id.as_str());
        let openings = place.map_or(&[][..], |at| places(&self.index().openings_in, &at));
        openings.iter().map(|place| self.opening(*place))
    }

    /// Returns what was owed under some ids, in the order it was opened.
    pub fn openings_called<'i>(
        &self,
        ids: impl Iterator<Item = &'i OpeningId>,
    ) -> impl Iterator<Item = Opening<'_>> {
        let mut places: Vec<usize> = ids
            .filter_map(|id| {
                self.note(What::Opening, id.as_str());
                self.index().opening_ids.get(id).copied()
            })
            .collect();
        places.sort_unstable();
        places.into_iter().map(|place| self.opening(place))
    }

    /// Returns everything owed, in the order it was opened.
    pub fn openings(&self) -> impl Iterator<Item = Opening<'_>> {
        self.note(What::Openings, "");
        (0..self.index().openings.len()).map(|place| self.opening(place))
    }

    fn opening(&self, place: usize) -> Opening<'_> {
        let (contact, debt) = self.index().openings[place];
        let contact = self.records().contacts.at(contact);
        Opening::new(contact, debt, &self.records().settings)
    }

    /// Returns how a thing owed was settled, oldest first.
    pub fn closings(&self, id: &OpeningId) -> &[Closing] {
        self.note(What::Closings, id.as_str());
        places(&self.index().closings, id)
    }

    /// Returns a figure and the topic that holds it.
    pub fn figure(&self, id: &FigureId) -> (&Topic, &Figure) {
        self.note(What::Figure, id.as_str());
        let (topic, figure) = self.index().figures.get(id).expect(PROVED);
        let topic = self.records().topics.at(*topic);
        (topic, &topic.figures[*figure])
    }

    /// Says whether another figure is computed from this one.
    pub fn is_compared(&self, id: &FigureId) -> bool {
        self.note(What::IsCompared, id.as_str());
        self.index().compared.contains(id)
    }

    /// Returns the ids of the organisations that a text names.
    pub fn named_in<'f>(&'f self, text: &'f str) -> impl Iterator<Item = &'f str> {
        self.note(What::NamesOfOrganisations, "");
        let organisations = &self.records().organisations;
        let found = self.named().find(text);
        found.map(|place| organisations.at(place).id.as_str())
    }

    /// Finds the organisation that is called exactly so, now or once.
    pub fn organisation_called(&self, name: &str) -> Option<&Organisation> {
        self.note(What::NamesOfOrganisations, "");
        let called = self.records().organisations.at(self.named().place_of(name)?);
        self.note(What::Organisation, called.id.as_str());
        Some(called)
    }
}

/// Writes how records are found that stand under an id in the index.
macro_rules! listed {
    ($($(#[doc = $doc:literal])+ $name:ident $what:ident $of:ty => $folder:ident $record:ty;)*) => {
        impl Facts {$(
            $(#[doc = $doc])+
            pub fn $name(&self, id: &$of) -> impl DoubleEndedIterator<Item = &$record> {
                self.note(What::$what, id.as_str());
                let records = &self.records().$folder;
                places(&self.index().$name, id).iter().map(|place| records.at(*place))
            }
        )*}
    };
}

listed! {
    /// Returns the contacts with an organisation, oldest first.
    contacts_with ContactsWith Id<Organisation> => contacts Contact;
    /// Returns the contacts in which an organisation may have spoken: those with it, and those
    /// that give words to it or to somebody who ever had a post there; oldest first.
    contacts_told_by ContactsToldBy Id<Organisation> => contacts Contact;
    /// Returns the contacts a person took part in on their side, oldest first.
    contacts_of ContactsOf Id<Person> => contacts Contact;
    /// Returns the contacts in which somebody took part on either side, or was to, oldest first.
    contacts_joined_by ContactsJoinedBy Id<Person> => contacts Contact;
    /// Returns the contacts that say that they belong to a visit, by id.
    contacts_on ContactsOn Id<Visit> => contacts Contact;
    /// Returns the contacts that were events of a body, by id.
    contacts_of_body ContactsOfBody Id<Organisation> => contacts Contact;
    /// Returns the visits whose programme holds a meeting with an organisation that has no file.
    visits_planning VisitsPlanning Id<Organisation> => visits Visit;
    /// Returns the contacts on a topic, and those in which something was said on it or asked in
    /// the plan, oldest first.
    contacts_about ContactsAbout Id<Topic> => contacts Contact;
    /// Returns the contacts in which a question was answered, oldest first.
    answered_in AnsweredIn QuestionId => contacts Contact;
    /// Returns the people filed under an organisation, by id.
    people_at PeopleAt Id<Organisation> => people Person;
    /// Returns the organisations that name another as the one they belong to, by id.
    parts_of PartsOf Id<Organisation> => organisations Organisation;
    /// Returns the organisations that ever had a seat in a body, by id.
    members_of MembersOf Id<Organisation> => organisations Organisation;
    /// Returns the organisations that name another as the one that came after them, by id.
    predecessors_of PredecessorsOf Id<Organisation> => organisations Organisation;
    /// Returns the sources about an organisation, oldest first, undated ones last.
    sources_about SourcesAbout Id<Organisation> => sources Source;
    /// Returns the sources on a topic, oldest first, undated ones last.
    sources_on SourcesOn Id<Topic> => sources Source;
    /// Returns the topics that name another as the wider one, by id.
    topics_below TopicsBelow Id<Topic> => topics Topic;
}
