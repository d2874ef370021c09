//! Records read before ⇄ bytes: the trees of sound texts, found by path and stamp, or by content.
//!
//! Reading a tree from here takes a small part of what parsing a text takes. A text with a fault
//! is never kept: its faults are found anew, in the text.

mod bones;
mod bytes;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use sha2::{Digest as _, Sha256};

use super::stamp::Stamp;
use crate::finding::digest::digest;
use crate::yaml::Node;
pub use bones::bones;
use bytes::{Bytes, add_node, add_part};

/// What stands for the bytes of a text.
type Content = [u8; 16];

/// Records read before.
#[derive(Debug, Default)]
pub struct Known {
    bytes: Vec<u8>,
    /// Where those begin that were read since most of it was written down.
    newer: usize,
    /// By path.
    records: Vec<Place>,
    by_content: OnceLock<HashMap<Content, usize>>,
}

/// Where a record stands in the bytes.
#[derive(Debug)]
struct Place {
    all: Range<usize>,
    path: Range<usize>,
    tree: Range<usize>,
    stamp: Option<Stamp>,
    content: Content,
    digest: u64,
    /// What stands for its tree without its prose.
    bones: u64,
    /// Whether its file is as it was.
    is_read: AtomicBool,
}

/// Takes what the next run should know of a record, as [`line()`] writes it.
pub type Keep<'a> = dyn Fn(&[u8]) + Sync + 'a;

/// What the next run should know beside new records.
#[derive(Debug)]
pub struct Rest<'k> {
    pub records: Vec<&'k [u8]>,
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

/// What stands for a text.
#[derive(Debug, Clone, Copy)]
pub struct Fingerprint {
    content: Content,
    /// Whatever its line ends.
    pub digest: u64,
}

impl Fingerprint {
    /// Reads a text once.
    pub fn of(text: &str) -> Self {
        let hash = Sha256::digest(text);
        let mut content = Content::default();
        content.copy_from_slice(&hash[..16]);
        let mut first = [0; 8];
        first.copy_from_slice(&hash[..8]);
        let plain = !text.contains('\r') && !text.starts_with('\u{feff}');
        let digest = if plain { u64::from_be_bytes(first) } else { digest(text) };
        Self { content, digest }
    }
}

impl Known {
    /// Reads what [`line()`] wrote, one record after another; of two of one path the newer counts.
    pub fn read(mut bytes: Vec<u8>, newer: &[u8]) -> Option<Self> {
        let base = bytes.len();
        bytes.extend_from_slice(newer);
        let mut records = Vec::new();
        let mut rest = Bytes { bytes: &bytes, at: 0 };
        while rest.at < bytes.len() {
            let from = rest.at;
            let path = rest.part()?;
            let stamp = rest.stamp()?;
            let content = rest.take(16)?.try_into().ok()?;
            let (digest, bones) = (rest.number()?, rest.number()?);
            let tree = rest.part()?;
            records.push(Place {
                all: from..rest.at,
                path,
                tree,
                stamp,
                content,
                digest,
                bones,
                is_read: AtomicBool::new(false),
            });
        }
        let path = |place: &Place| &bytes[place.path.clone()];
        records.sort_by(|a, b| (path(a), b.all.start).cmp(&(path(b), a.all.start)));
        records.dedup_by(|a, b| path(a) == path(b));
        Some(Self { bytes, newer: base, records, by_content: OnceLock::new() })
    }

    /// Returns what the next run should know beside some new records of some size together;
    /// nothing where it knows all. A few new records are written down by themselves.
    pub fn beside(&self, count: usize, size: usize) -> Option<Rest<'_>> {
        let read = || self.records.iter().filter(|place| place.is_read.load(Ordering::Relaxed));
        let bytes = |place: &Place| &self.bytes[place.all.clone()];
        let all = count + read().count();
        let is_dense = self.records.len() < 2 * all;
        if all == 0 || is_dense && count == 0 {
            return None;
        }
        let newer = || read().filter(|place| place.all.start >= self.newer).map(bytes);
        let size = size + newer().map(<[u8]>::len).sum::<usize>();
        let is_all = !is_dense || size >= self.newer / 8;
        let records = if is_all { read().map(bytes).collect() } else { newer().collect() };
        Some(Rest { records, is_all })
    }

    /// Finds the record at a path, if its file is as it was.
    pub fn unchanged(&self, path: &str, stamp: &Stamp) -> Option<Found<'_>> {
        let by_path = |place: &Place| self.bytes[place.path.clone()].cmp(path.as_bytes());
        let at = self.records.binary_search_by(by_path).ok()?;
        let same = self.records[at].stamp.as_ref() == Some(stamp);
        same.then_some(Found { known: self, at })
    }

    /// Finds a record of the same text, wherever it stood.
    pub fn same_text(&self, text: &Fingerprint) -> Option<Found<'_>> {
        let by_content = self.by_content.get_or_init(|| {
            let places = self.records.iter().enumerate();
            places.map(|(at, place)| (place.content, at)).collect()
        });
        by_content.get(&text.content).map(|at| Found { known: self, at: *at })
    }

    /// Reads the tree of the record at a place; its places are those of no text.
    pub fn tree(&self, place: usize) -> Option<Node<'_>> {
        let range = &self.records[place].tree;
        let mut rest = Bytes { bytes: &self.bytes[..range.end], at: range.start };
        let node = rest.node()?;
        (rest.at == range.end).then_some(node)
    }
}

impl<'k> Found<'k> {
    /// Reads the tree; its places are those of no text.
    pub fn tree(self) -> Option<Node<'k>> {
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

    /// Notes that the file is as it was, so that the next run should know it too.
    pub fn note(self) {
        self.place().is_read.store(true, Ordering::Relaxed);
    }

    /// Returns the record as it is to be kept at another path or with another stamp.
    pub fn moved(self, path: &str, stamp: Option<&Stamp>, bones: u64) -> Vec<u8> {
        let Place { content, digest, tree, .. } = self.place();
        let text = Fingerprint { content: *content, digest: *digest };
        write(path, stamp, (text, bones), &self.known.bytes[tree.clone()])
    }
}

/// Writes a record as it is kept. Without a stamp it is found by its text alone.
pub fn line(
    path: &str,
    stamp: Option<&Stamp>,
    text: (Fingerprint, u64),
    tree: &Node<'_>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    add_node(tree, &mut bytes);
    write(path, stamp, text, &bytes)
}

fn write(
    path: &str,
    stamp: Option<&Stamp>,
    (text, bones): (Fingerprint, u64),
    tree: &[u8],
) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(path.len() + tree.len() + 80);
    add_part(path.as_bytes(), &mut bytes);
    bytes.push(u8::from(stamp.is_some()));
    if let Some(stamp) = stamp {
        stamp.add_to(&mut bytes);
    }
    bytes.extend(text.content);
    bytes.extend(text.digest.to_le_bytes());
    bytes.extend(bones.to_le_bytes());
    add_part(tree, &mut bytes);
    bytes
}
