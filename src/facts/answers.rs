//! Facts × questions → what stands for the answers: another number tells that one is another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::hash::{DefaultHasher, Hasher};

use super::Facts;
use super::asked::{Question, What};
use crate::finding::digest::{digest, words};
use crate::finding::field::{Kind, RecordKey};

/// What stands for each record as it is: its id and the digest of its file, by kind and place.
#[derive(Debug, Default)]
pub struct Digests {
    by_kind: BTreeMap<Kind, Vec<u64>>,
    all_organisations: u64,
    spelling: u64,
}

impl Digests {
    /// Takes the digest of each record from what knows their files; nothing where one has none.
    pub fn new(facts: &Facts, of: &dyn Fn(Kind, &str) -> Option<u64>) -> Option<Self> {
        let mut digests = Self::default();
        for kind in Kind::FOLDERS {
            let digest = |id: &str| {
                let mut hash = DefaultHasher::new();
                hash.write(id.as_bytes());
                hash.write_u64(of(kind, id)?);
                Some(hash.finish())
            };
            let all = facts.records().ids(kind).into_iter().map(digest);
            digests.by_kind.insert(kind, all.collect::<Option<_>>()?);
        }
        let mut hash = DefaultHasher::new();
        let organisations = digests.by_kind[&Kind::Organisation].iter();
        organisations.for_each(|digest| hash.write_u64(*digest));
        digests.all_organisations = hash.finish();
        digests.spelling = digest(&format!("{:?}", facts.index().spelling));
        Some(digests)
    }
}

impl Facts {
    /// Returns what stands for the answers to some questions: with the same questions, another
    /// number tells that an answer is another.
    pub fn answers(&self, questions: &[Question], digests: &Digests) -> String {
        let mut answers = Answers { facts: self, digests, hash: DefaultHasher::new() };
        questions.iter().for_each(|one| answers.add(one));
        words(answers.hash.finish())
    }

    /// Returns the records that were handed over since [`Facts::noting`].
    pub fn records_read(&self) -> BTreeSet<RecordKey> {
        let ids: BTreeMap<Kind, Vec<&str>> =
            Kind::FOLDERS.into_iter().map(|kind| (kind, self.records().ids(kind))).collect();
        let all = self.questions().into_iter().filter_map(|question| self.records_in(&question));
        let each = all.flat_map(|(kind, places)| places.into_iter().map(move |at| (kind, at)));
        let each: BTreeSet<(Kind, usize)> = each.collect();
        each.into_iter().map(|(kind, at)| RecordKey::new(kind, ids[&kind][at])).collect()
    }

    /// Returns the places of the records that the answer to a question holds; nothing where it is
    /// no record.
    fn records_in(&self, question: &Question) -> Option<(Kind, Vec<usize>)> {
        let of = &*question.of;
        let (records, index) = (self.records(), self.index());
        let one = |place: Option<usize>| place.into_iter().collect();
        let list = |places| slice(places).to_vec();
        Some(match question.what {
            What::Organisation => (Kind::Organisation, one(records.organisations.position(of))),
            What::Person => (Kind::Person, one(records.people.position(of))),
            What::Topic => (Kind::Topic, one(records.topics.position(of))),
            What::Source => (Kind::Source, one(records.sources.position(of))),
            What::Visit => (Kind::Visit, one(records.visits.position(of))),
            What::Contact
            | What::ContactsWith
            | What::ContactsOf
            | What::ContactsJoinedBy
            | What::ContactsOn
            | What::ContactsOfBody
            | What::ContactsWithAct
            | What::ContactsAbout
            | What::ContactsToldBy
            | What::AnsweredIn
            | What::ContactsWithNobody
            | What::OpeningsWith
            | What::Openings
            | What::Opening => (Kind::Contact, self.contacts_in(question)),
            What::VisitsPlanning => (Kind::Visit, list(index.visits_planning.get(of))),
            What::PeopleAt => (Kind::Person, list(index.people_at.get(of))),
            What::PartsOf => (Kind::Organisation, list(index.parts_of.get(of))),
            What::MembersOf => (Kind::Organisation, list(index.members_of.get(of))),
            What::PredecessorsOf => (Kind::Organisation, list(index.predecessors_of.get(of))),
            What::SourcesAbout => (Kind::Source, list(index.sources_about.get(of))),
            What::TopicsBelow => (Kind::Topic, list(index.topics_below.get(of))),
            What::SourcesOn => (Kind::Source, list(index.sources_on.get(of))),
            What::NotesAbout => {
                let notes = index.notes_about.get(of).into_iter().flatten();
                (Kind::Topic, notes.map(|(place, _)| *place).collect())
            }
            What::Figure => (Kind::Topic, one(index.figures.get(of).map(|at| at.0))),
            What::Closings
            | What::IsCompared
            | What::NamesOfOrganisations
            | What::Spelling
            | What::LastDay
            | What::Gathered
            | What::DayOfFacts => return None,
        })
    }

    /// Returns the places of the contacts that the answer to a question holds.
    fn contacts_in(&self, question: &Question) -> Vec<usize> {
        let (of, index) = (&*question.of, self.index());
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
                let opening: Vec<usize> = index.opening_ids.get(of).copied().into_iter().collect();
                return since(&opening);
            }
            What::Openings => return index.openings.iter().map(|one| one.0).collect(),
            What::ContactsWith => index.contacts_with.get(of),
            What::ContactsOf => index.contacts_of.get(of),
            What::ContactsJoinedBy => index.contacts_joined_by.get(of),
            What::ContactsOn => index.contacts_on.get(of),
            What::ContactsOfBody => index.contacts_of_body.get(of),
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
        if let Some((kind, places)) = self.facts.records_in(question) {
            // How many there are, and what stands for each.
            let digests = &self.digests.by_kind[&kind];
            self.hash.write_usize(places.len());
            return places.into_iter().for_each(|place| self.hash.write_u64(digests[place]));
        }
        let (of, index) = (&*question.of, self.facts.index());
        match question.what {
            What::Closings => self.words(&index.closings.get(of)),
            What::IsCompared => self.words(&index.compared.contains(of)),
            What::NamesOfOrganisations => self.hash.write_u64(self.digests.all_organisations),
            What::Spelling => self.hash.write_u64(self.digests.spelling),
            What::LastDay => self.words(&index.last_day),
            What::Gathered => self.words(&index.gathered),
            What::DayOfFacts => self.words(&self.facts.day_of_facts()),
            _ => {}
        }
    }

    fn words(&mut self, answer: &dyn Debug) {
        self.hash.write(format!("{answer:?}").as_bytes());
    }
}
