//! Facts × questions → what stands for the answers: another number tells that one is another.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};

use super::Facts;
use super::asked::{Question, What};
use super::id::Record;
use super::records::Table;
use crate::finding::digest::words;
use crate::finding::field::Kind;

/// What stands for each record as it is: its id and the digest of its file, by kind and place.
#[derive(Debug, Default)]
pub struct Digests {
    organisations: Vec<u64>,
    people: Vec<u64>,
    contacts: Vec<u64>,
    topics: Vec<u64>,
    sources: Vec<u64>,
    visits: Vec<u64>,
    all_organisations: u64,
}

impl Digests {
    /// Takes the digest of each record from what knows their files; nothing where one has none.
    pub fn new(facts: &Facts, of: &dyn Fn(Kind, &str) -> Option<u64>) -> Option<Self> {
        fn all<T: Record>(
            kind: Kind,
            table: &Table<T>,
            of: &dyn Fn(Kind, &str) -> Option<u64>,
        ) -> Option<Vec<u64>> {
            let digest = |one: &T| {
                let mut hash = DefaultHasher::new();
                hash.write(one.id().as_str().as_bytes());
                hash.write_u64(of(kind, one.id().as_str())?);
                Some(hash.finish())
            };
            table.iter().map(digest).collect()
        }
        let records = facts.records();
        let organisations = all(Kind::Organisation, &records.organisations, of)?;
        let mut hash = DefaultHasher::new();
        organisations
            .iter()
            .for_each(|digest| hash.write_u64(*digest));
        Some(Self {
            people: all(Kind::Person, &records.people, of)?,
            contacts: all(Kind::Contact, &records.contacts, of)?,
            topics: all(Kind::Topic, &records.topics, of)?,
            sources: all(Kind::Source, &records.sources, of)?,
            visits: all(Kind::Visit, &records.visits, of)?,
            all_organisations: hash.finish(),
            organisations,
        })
    }
}

impl Facts {
    /// Returns what stands for the answers to some questions: with the same questions, another
    /// number tells that an answer is another.
    pub fn answers(&self, questions: &[Question], digests: &Digests) -> String {
        let mut answers = Answers {
            facts: self,
            digests,
            hash: DefaultHasher::new(),
        };
        questions.iter().for_each(|one| answers.add(one));
        words(answers.hash.finish())
    }
}

impl Facts {
    /// Returns the ids of the contacts that were handed over since [`Facts::noting`].
    pub fn contacts_read(&self) -> BTreeSet<String> {
        let contacts = &self.records().contacts;
        let questions = self.questions().into_iter();
        let places = questions.flat_map(|question| self.contacts_in(&question));
        places
            .map(|place| contacts.at(place).id.to_string())
            .collect()
    }

    /// Returns the places of the contacts that the answer to a question holds.
    fn contacts_in(&self, question: &Question) -> Vec<usize> {
        let (of, index) = (question.of.as_str(), self.index());
        let since = |openings: &[usize]| {
            let contacts = openings.iter().map(|place| index.openings[*place].0);
            contacts.collect()
        };
        let contacts = match question.what {
            What::Contact => {
                return self.records().contacts.position(of).into_iter().collect();
            }
            What::OpeningsWith => return since(slice(index.openings_with.get(of))),
            What::Opening => {
                let opening: Vec<usize> =
                    index.opening_ids.get(of).copied().into_iter().collect();
                return since(&opening);
            }
            What::Openings => return index.openings.iter().map(|one| one.0).collect(),
            What::ContactsWith => index.contacts_with.get(of),
            What::ContactsOf => index.contacts_of.get(of),
            What::ContactsOn => index.contacts_on.get(of),
            What::ContactsWithAct => index.contacts_with_act.get(of),
            What::ContactsAbout => index.contacts_about.get(of),
            What::ContactsToldBy => index.contacts_told_by.get(of),
            What::AnsweredIn => index.answered_in.get(of),
            What::ContactsWithNobody => Some(&index.contacts_with_nobody),
            _ => None,
        };
        slice(contacts).to_vec()
    }
}

fn slice(places: Option<&Vec<usize>>) -> &[usize] {
    places.map_or(&[], Vec::as_slice)
}

struct Answers<'f> {
    facts: &'f Facts,
    digests: &'f Digests,
    hash: DefaultHasher,
}

impl Answers<'_> {
    fn add(&mut self, question: &Question) {
        self.hash.write_u8(question.what as u8);
        let (of, digests) = (question.of.as_str(), self.digests);
        let (records, index) = (self.facts.records(), self.facts.index());
        match question.what {
            What::Organisation => {
                self.record(&records.organisations, of, &digests.organisations);
            }
            What::Person => self.record(&records.people, of, &digests.people),
            What::Contact => self.record(&records.contacts, of, &digests.contacts),
            What::Topic => self.record(&records.topics, of, &digests.topics),
            What::Source => self.record(&records.sources, of, &digests.sources),
            What::Visit => self.record(&records.visits, of, &digests.visits),
            What::ContactsWith
            | What::ContactsOf
            | What::ContactsOn
            | What::ContactsWithAct
            | What::ContactsAbout
            | What::ContactsToldBy
            | What::AnsweredIn
            | What::ContactsWithNobody
            | What::OpeningsWith
            | What::Openings
            | What::Opening => {
                let places = self.facts.contacts_in(question);
                self.places(&places, &digests.contacts);
            }
            What::VisitsPlanning => {
                let places = slice(index.visits_planning.get(of));
                self.places(places, &records.visits, &digests.visits);
            }
            What::PeopleAt => {
                let places = slice(index.people_at.get(of));
                self.places(places, &digests.people);
            }
            What::PartsOf => {
                self.places(slice(index.parts_of.get(of)), &digests.organisations);
            }
            What::PredecessorsOf => {
                let places = slice(index.predecessors_of.get(of));
                self.places(places, &digests.organisations);
            }
            What::SourcesAbout => {
                let places = slice(index.sources_about.get(of));
                self.places(places, &digests.sources);
            }
            What::NotesAbout => {
                let notes = index.notes_about.get(of).into_iter().flatten();
                let places: Vec<usize> = notes.map(|(place, _)| *place).collect();
                self.places(&places, &digests.topics);
            }
            What::Closings => {
                for closing in index.closings.get(of).into_iter().flatten() {
                    self.hash.write(format!("{closing:?}\n").as_bytes());
                }
            }
            What::Figure => {
                let place = index.figures.get(of).map(|(topic, _)| *topic);
                let places: Vec<usize> = place.into_iter().collect();
                self.places(&places, &digests.topics);
            }
            What::IsCompared => {
                self.hash.write_u8(u8::from(index.compared.contains(of)));
            }
            What::NamesOfOrganisations => {
                self.hash.write_u64(digests.all_organisations);
            }
            What::LastDay => self.hash.write(format!("{:?}", index.last_day).as_bytes()),
            What::Gathered => {
                self.hash.write(format!("{:?}", index.gathered).as_bytes());
            }
            What::DayOfFacts => {
                let day = self.facts.day_of_facts();
                self.hash.write(day.to_string().as_bytes());
            }
        }
    }

    fn record<T: Record>(&mut self, table: &Table<T>, id: &str, digests: &[u64]) {
        let place: Vec<usize> = table.position(id).into_iter().collect();
        self.places(&place, digests);
    }

    /// Adds what stands for the records at some places, and how many there are.
    fn places(&mut self, places: &[usize], digests: &[u64]) {
        self.hash.write_usize(places.len());
        places
            .iter()
            .for_each(|place| self.hash.write_u64(digests[*place]));
    }
}
