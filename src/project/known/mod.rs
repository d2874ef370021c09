//! Records read before ⇄ bytes: the trees of sound texts, found by path and stamp, or by content.
//!
//! Reading a tree from here takes a small part of what parsing a text takes. A text with a fault
//! is never kept: its faults are found anew, in the text.

mod bones;
mod bytes;
mod line;

use std::collections::HashMap;
use std::fmt;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::fast::FixedState;

use super::stamp::Stamp;
use crate::yaml::Node;
pub use bones::bones;
use bytes::Bytes;
use line::{Content, write};
pub use line::{Fingerprint, Line, line};

/// Reads some bytes of what was kept.
pub type ReadBytes = Box<dyn Fn(Range<usize>) -> Option<Vec<u8>> + Send + Sync>;

/// Trees that were kept one after another, and the heads of their records in the same order.
pub struct Kept {
    pub heads: Vec<u8>,
    /// Reads a tree when it is asked for: most commands ask for a few of thousands.
    pub read: ReadBytes,
}

/// Records read before: most of them, and those that came since these were written down.
#[derive(Default)]
pub struct Known {
    kept: Vec<Kept>,
    records: Vec<Place>,
    by_path: HashMap<u64, usize, FixedState>,
    by_content: OnceLock<HashMap<Content, usize>>,
}

impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Known").finish_non_exhaustive()
    }
}

/// Where a record stands in what was kept.
#[derive(Debug)]
struct Place {
    /// Whether it came later than most.
    is_newer: bool,
    head: Range<usize>,
    path: Range<usize>,
    tree: Range<usize>,
    stamp: Option<Stamp>,
    content: Content,
    digest: u64,
    /// What stands for its tree without its prose.
    bones: u64,
    names_photo: bool,
    /// Whether its file is as it was.
    is_read: AtomicBool,
}

/// Takes what the next run should know of a record.
pub type Keep<'a> = dyn Fn(&Line) + Sync + 'a;

/// What the next run should know beside new records.
#[derive(Debug)]
pub struct Rest {
    /// The places of the records.
    pub records: Vec<usize>,
    /// Whether these are all; else those that came since most of it was written down.
    pub is_all: bool,
}

/// A record read before.
#[derive(Debug, Clone, Copy)]
pub struct Found<'k> {
    known: &'k Known,
    /// Its place among them.
    pub at: usize,
}

impl Known {
    /// Reads the heads of most records and of those that came since; of two of one path the newer
    /// counts.
    pub fn read(kept: Vec<Kept>) -> Option<Self> {
        let mut known = Self::default();
        for (number, Kept { heads, .. }) in kept.iter().enumerate() {
            let mut rest = Bytes { bytes: heads, at: 0 };
            let mut tree_at = 0_usize;
            while rest.at < heads.len() {
                let from = rest.at;
                let path = rest.part()?;
                let stamp = rest.stamp()?;
                let content = rest.take(16)?.try_into().ok()?;
                let (digest, bones) = (rest.number()?, rest.number()?);
                let names_photo = rest.take(1)? != [0];
                let tree = tree_at..tree_at.checked_add(rest.length()?)?;
                tree_at = tree.end;
                known.by_path.insert(hash(&heads[path.clone()]), known.records.len());
                known.records.push(Place {
                    is_newer: number > 0,
                    head: from..rest.at,
                    path,
                    tree,
                    stamp,
                    content,
                    digest,
                    bones,
                    names_photo,
                    is_read: AtomicBool::new(false),
                });
            }
        }
        known.kept = kept;
        Some(known)
    }

    /// Returns what the next run should know beside some new records of some size together;
    /// nothing where it knows all. A few new records are written down by themselves.
    pub fn beside(&self, count: usize, size: usize) -> Option<Rest> {
        let places = || self.records.iter().enumerate();
        let read = || places().filter(|(_, place)| place.is_read.load(Ordering::Relaxed));
        let all = count + read().count();
        let is_dense = self.records.len() < 2 * all;
        if all == 0 || is_dense && count == 0 {
            return None;
        }
        let newer = || read().filter(|(_, place)| place.is_newer);
        let size = size + newer().map(|(_, place)| place.tree.len()).sum::<usize>();
        let most = self.records.iter().filter(|place| !place.is_newer);
        let is_all = !is_dense || size >= most.map(|place| place.tree.len()).sum::<usize>() / 8;
        let at = |(at, _): (usize, &Place)| at;
        let records = if is_all { read().map(at).collect() } else { newer().map(at).collect() };
        Some(Rest { records, is_all })
    }

    /// Finds the record at a path, if its file is as it was.
    pub fn unchanged(&self, path: &str, stamp: &Stamp) -> Option<Found<'_>> {
        let at = *self.by_path.get(&hash(path.as_bytes()))?;
        let place = &self.records[at];
        let own = &self.heads(place)[place.path.clone()];
        (own == path.as_bytes() && place.stamp.as_ref() == Some(stamp))
            .then_some(Found { known: self, at })
    }

    /// Finds a record of the same text, wherever it stood.
    pub fn same_text(&self, text: &Fingerprint) -> Option<Found<'_>> {
        let by_content = self.by_content.get_or_init(|| {
            let places = self.records.iter().enumerate();
            places.map(|(at, place)| (place.content, at)).collect()
        });
        by_content.get(&text.content).map(|at| Found { known: self, at: *at })
    }

    /// Reads the bytes of the tree of the record at a place.
    pub fn tree(&self, at: usize) -> Option<Vec<u8>> {
        let place = &self.records[at];
        (self.kept[usize::from(place.is_newer)].read)(place.tree.clone())
    }

    /// Reads a record as it is kept.
    pub fn line(&self, at: usize) -> Option<Line> {
        let place = &self.records[at];
        let head = self.heads(place)[place.head.clone()].to_vec();
        Some(Line { head, tree: self.tree(at)? })
    }

    fn heads(&self, place: &Place) -> &[u8] {
        &self.kept[usize::from(place.is_newer)].heads
    }
}

/// Reads a tree from its bytes; its places are those of no text.
pub fn node(bytes: &[u8]) -> Option<Node<'_>> {
    let mut rest = Bytes { bytes, at: 0 };
    let node = rest.node()?;
    (rest.at == bytes.len()).then_some(node)
}

fn hash(path: &[u8]) -> u64 {
    FixedState::default().hash_one(path)
}

impl<'k> Found<'k> {
    /// Reads the bytes of the tree.
    pub fn tree(self) -> Option<Vec<u8>> {
        self.known.tree(self.at)
    }

    fn place(self) -> &'k Place {
        &self.known.records[self.at]
    }

    /// Returns the digest of the text, whatever its line ends.
    pub fn digest(self) -> u64 {
        self.place().digest
    }

    /// Returns what stands for the tree without its prose.
    pub fn bones(self) -> u64 {
        self.place().bones
    }

    /// Says whether the record names a picture.
    pub fn names_photo(self) -> bool {
        self.place().names_photo
    }

    /// Notes that the file is as it was, so that the next run should know it too.
    pub fn note(self) {
        self.place().is_read.store(true, Ordering::Relaxed);
    }

    /// Returns the record as it is to be kept at another path or with another stamp.
    pub fn moved(self, path: &str, stamp: Option<&Stamp>, bones: u64, tree: Vec<u8>) -> Line {
        let Place { content, digest, names_photo, .. } = self.place();
        let text = Fingerprint { content: *content, digest: *digest };
        write(path, stamp, (text, bones), (*names_photo, tree))
    }
}
