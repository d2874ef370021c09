//! A record ⇄ the head and the tree of it that are kept.

use sha2::{Digest as _, Sha256};

use super::bytes::{add_length, add_node, add_part};
use crate::finding::digest::digest;
use crate::project::stamp::Stamp;
use crate::yaml::{Node, Value};

/// What stands for the bytes of a text.
pub type Content = [u8; 16];

/// What stands for a text.
#[derive(Debug, Clone, Copy)]
pub struct Fingerprint {
    pub content: Content,
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

/// A record as it is kept.
pub struct Line {
    pub head: Vec<u8>,
    pub tree: Vec<u8>,
}

/// Writes a record as it is kept. Without a stamp it is found by its text alone.
pub fn line(path: &str, stamp: Option<&Stamp>, text: (Fingerprint, u64), tree: &Node<'_>) -> Line {
    let mut bytes = Vec::new();
    add_node(tree, &mut bytes);
    write(path, stamp, text, (names_photo(tree), bytes))
}

/// The same with the bytes of a tree.
pub fn write(
    path: &str,
    stamp: Option<&Stamp>,
    (text, bones): (Fingerprint, u64),
    (names_photo, tree): (bool, Vec<u8>),
) -> Line {
    let mut head = Vec::with_capacity(path.len() + 110);
    add_part(path.as_bytes(), &mut head);
    head.push(u8::from(stamp.is_some()));
    if let Some(stamp) = stamp {
        stamp.add_to(&mut head);
    }
    head.extend(text.content);
    head.extend(text.digest.to_le_bytes());
    head.extend(bones.to_le_bytes());
    head.push(u8::from(names_photo));
    add_length(tree.len(), &mut head);
    Line { head, tree }
}

fn names_photo(tree: &Node<'_>) -> bool {
    matches!(&tree.value, Value::Map(entries) if entries.iter().any(|entry| entry.key == "photo"))
}
