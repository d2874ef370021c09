//! Records, each read when it is first asked for: their scalars, and the records these name.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use super::scalar::{Scalar, Shown, scalars};
use crate::finding::field::{FieldPath, RecordKey};
use crate::project::Project;

/// As many records as are held at a time by whoever asks page after page.
const MOST: usize = 500;

/// The records of a project, none read before it is asked for.
#[derive(Debug)]
pub struct Library {
    catalogue: Arc<Catalogue>,
    records: Vec<OnceLock<Box<Read>>>,
    /// How many of them have been read.
    asked: AtomicUsize,
}

/// Which records there are.
#[derive(Debug)]
struct Catalogue {
    /// Places of records by their ids.
    ids: HashMap<String, Vec<usize>>,
    places: BTreeMap<RecordKey, usize>,
    keys: Vec<RecordKey>,
}

/// RecordOrder of records, each once, in the order in which they were named.
#[derive(Default)]
pub struct RecordOrder {
    pub order: Vec<usize>,
    known: Vec<bool>,
}

impl RecordOrder {
    /// Adds those that are not there.
    pub fn add(&mut self, places: &[usize]) {
        let most = places.iter().max().map_or(0, |last| last + 1);
        self.known.resize(most.max(self.known.len()), false);
        for place in places {
            if !std::mem::replace(&mut self.known[*place], true) {
                self.order.push(*place);
            }
        }
    }
}

#[derive(Debug, Default)]
pub struct Read {
    pub scalars: Vec<Scalar>,
    /// The places of all records that it names.
    pub named: Vec<usize>,
    /// Scalars that name records, and the places of these.
    links: Vec<(usize, Vec<usize>)>,
    /// Scalars by the digest of their words.
    by_digest: Vec<(u64, usize)>,
    /// One bit for each digest: most records are passed over at a glance.
    glance: [u64; 16],
    /// Fields that hold something, by their paths.
    held: HashMap<String, Arc<FieldPath>>,
}

impl Read {
    /// Lists the scalars that say the same, in the order of the file.
    pub fn alike<'r>(&'r self, shown: &'r Shown) -> impl Iterator<Item = &'r Scalar> + Clone {
        let (word, bit) = glance(shown.digest);
        let from = match self.glance[word] & bit {
            0 => self.by_digest.len(),
            _ => self.by_digest.partition_point(|(of, _)| *of < shown.digest),
        };
        let same = self.by_digest[from..].iter().take_while(|(of, _)| *of == shown.digest);
        let scalars = same.map(|(_, number)| &self.scalars[*number]);
        scalars.filter(|scalar| scalar.shown == *shown)
    }

    /// Returns a field if it holds something.
    pub fn field(&self, path: &str) -> Option<&Arc<FieldPath>> {
        self.held.get(path)
    }

    /// Lists the scalars that name records, and the places of these.
    pub fn links(&self) -> impl Iterator<Item = (&Scalar, &[usize])> {
        let links = self.links.iter();
        links.map(|(number, places)| (&self.scalars[*number], places.as_slice()))
    }
}

impl Library {
    pub fn new(project: &Project) -> Self {
        let mut keys = project.keys();
        keys.push(RecordKey::settings());
        keys.dedup();
        let mut ids: HashMap<String, Vec<usize>> = HashMap::new();
        let mut places = BTreeMap::new();
        for (place, key) in keys.iter().enumerate() {
            ids.entry(key.id.clone()).or_default().push(place);
            places.insert(key.clone(), place);
        }
        Self::of(Arc::new(Catalogue { ids, places, keys }))
    }

    fn of(catalogue: Arc<Catalogue>) -> Self {
        let records = catalogue.keys.iter().map(|_| OnceLock::new()).collect();
        Self { catalogue, records, asked: AtomicUsize::new(0) }
    }

    /// Forgets what has been read, where that is very much.
    pub fn with_room(self: Arc<Self>) -> Arc<Self> {
        self.with_room_for(MOST)
    }

    /// Forgets what has been read, where it is more than so many records.
    pub fn with_room_for(self: Arc<Self>, most: usize) -> Arc<Self> {
        match self.asked.load(Ordering::Relaxed) > most {
            true => Arc::new(Self::of(Arc::clone(&self.catalogue))),
            false => self,
        }
    }

    pub fn place(&self, record: &RecordKey) -> Option<usize> {
        self.catalogue.places.get(record).copied()
    }

    pub fn called(&self, id: &str) -> &[usize] {
        self.catalogue.ids.get(id).map_or(&[], Vec::as_slice)
    }

    pub fn key(&self, place: usize) -> &RecordKey {
        &self.catalogue.keys[place]
    }

    /// Reads the record at a place, once.
    pub fn read(&self, place: usize, project: &Project) -> &Read {
        self.records[place].get_or_init(|| {
            let key = self.key(place);
            let file = project.file_of(key);
            let text = file.map(|file| project.sources.file(file).glance());
            self.asked.fetch_add(1, Ordering::Relaxed);
            Box::new(self.note(key, scalars(text.as_deref().unwrap_or_default())))
        })
    }

    fn note(&self, record: &RecordKey, scalars: Vec<Scalar>) -> Read {
        let mut read = Read::default();
        let mut all = RecordOrder::default();
        for (number, scalar) in scalars.iter().enumerate() {
            let named = self.named_by(scalar);
            if !named.is_empty() {
                all.add(&named);
                read.links.push((number, named));
            }
            let (word, bit) = glance(scalar.shown.digest);
            read.glance[word] |= bit;
            read.by_digest.push((scalar.shown.digest, number));
            let ends = scalar.path.match_indices(['.', '[']).map(|(end, _)| end);
            for end in ends.chain([0, scalar.path.len()]) {
                let path = &scalar.path[..end];
                if !read.held.contains_key(path) {
                    let field = FieldPath { record: record.clone(), path: path.to_owned() };
                    read.held.insert(path.to_owned(), Arc::new(field));
                }
            }
        }
        read.by_digest.sort_unstable();
        let named = all.order;
        Read { scalars, named, ..read }
    }

    /// Finds the records that a scalar names, by its words or its key.
    fn named_by(&self, scalar: &Scalar) -> Vec<usize> {
        let key = scalar.path.rsplit('.').next().unwrap_or_default();
        [self.called(&scalar.words), self.called(key)].concat()
    }
}

fn glance(digest: u64) -> (usize, u64) {
    ((digest >> 60) as usize, 1 << (digest & 63))
}
