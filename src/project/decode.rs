//! One file of a project → what it holds: read from its text, or from what is known of it.

use std::sync::Arc;

use super::known::{self, Fingerprint, Keep, Known, bones};
use super::role::FileRole;
use super::stamp::Stamp;
use super::{Project, read};
use crate::facts::records::{AnyRecord, Records};
use crate::facts::settings::Settings;
use crate::finding::field::RecordKey;
use crate::finding::text::Again;
use crate::yaml::Fault;

/// A file of a project.
#[derive(Debug)]
pub struct Input {
    /// Path from the project folder, with `/`.
    pub path: String,
    pub role: FileRole,
    /// The stamp of the file, where it has one.
    pub stamp: Option<Stamp>,
}

/// Reads the text at a path, and the stamp of its file where one is trusted.
pub type Read<'a> = dyn Fn(&str) -> Result<(String, Option<Stamp>), Fault> + Sync + 'a;

/// Where texts come from.
pub struct Given<'a> {
    /// Reads the text at a path, and the stamp that tells when it is another.
    pub read: &'a Read<'a>,
    /// Reads it again for a message; without this every text is kept.
    pub again: Option<Again>,
    /// The records read before, and what takes down for the next run what is not among them.
    pub known: Option<(&'a Arc<Known>, &'a Keep<'a>)>,
    /// Another state, which this process has read.
    pub last: Option<Last<'a>>,
}

/// Another state of a project, of which those records are taken that are the same in both.
#[derive(Clone, Copy)]
pub struct Last<'a> {
    pub project: &'a Project,
    /// The records, which facts have taken from the project.
    pub records: &'a Records,
}

/// What a file holds.
#[derive(Default)]
pub struct Decoded {
    pub faults: Vec<Fault>,
    pub record: Option<AnyRecord>,
    pub settings: Option<Box<Settings>>,
    /// The text; none where it could not be read, or need not be kept.
    pub text: Option<String>,
    /// What stands for the tree of a sound record without its prose, where it is known.
    pub bones: Option<u64>,
    /// What stands for a text that is not kept.
    pub digest: Option<u64>,
    /// Whether the record is known to name no picture.
    pub names_no_photo: bool,
    /// The stamp of the file of a sound record, where it tells when that is another.
    pub stamp: Option<Stamp>,
}

/// Reads a file.
pub fn decode(input: &Input, given: &Given<'_>) -> Decoded {
    if let (FileRole::Record(key), Some(stamp)) = (&input.role, &input.stamp) {
        if let Some(Last { project, records }) = given.last
            && let Some(digest) = project.unchanged(key, &input.path, stamp)
            && let Some(record) = records.share(key)
        {
            return Decoded {
                record: Some(record),
                digest: Some(digest),
                stamp: input.stamp,
                ..Decoded::default()
            };
        }
        if let Some((known, _)) = given.known
            && let Some(found) = known.unchanged(&input.path, stamp)
            && let Some(record) = read::on_demand(key, Arc::clone(known), found.at)
        {
            found.note();
            return Decoded {
                record: Some(record),
                bones: Some(found.bones()),
                digest: Some(found.digest()),
                names_no_photo: !found.names_photo(),
                stamp: input.stamp,
                ..Decoded::default()
            };
        }
    }
    match (given.read)(&input.path) {
        Ok((text, stamp)) => decode_text(input, text, stamp.as_ref(), given),
        Err(fault) => Decoded { faults: vec![fault], ..Decoded::default() },
    }
}

fn decode_text(input: &Input, text: String, stamp: Option<&Stamp>, given: &Given<'_>) -> Decoded {
    let mut decoded = Decoded::default();
    match &input.role {
        FileRole::Settings => {
            let read = read::settings(&text, &mut decoded.faults).record;
            decoded.settings = read.map(Box::new);
        }
        FileRole::Record(key) => {
            let sound = decode_record(key, input, &text, stamp, given, &mut decoded);
            if sound && given.again.is_some() {
                decoded.stamp = stamp.copied();
                return decoded;
            }
        }
        // A byte order mark would be printed, and would hide the head of a document.
        FileRole::Template(_) => {
            let text = text.trim_start_matches('\u{feff}');
            decoded.text = Some(text.to_owned());
            return decoded;
        }
        FileRole::Original => {}
    }
    decoded.text = Some(text);
    decoded
}

/// Reads a record, and says whether it has no fault.
fn decode_record(
    key: &RecordKey,
    input: &Input,
    text: &str,
    stamp: Option<&Stamp>,
    given: &Given<'_>,
    decoded: &mut Decoded,
) -> bool {
    let fingerprint = Fingerprint::of(text);
    decoded.digest = Some(fingerprint.digest);
    if let Some(Last { project, records }) = given.last
        && project.has_text(key, fingerprint.digest)
        && let Some(record) = records.share(key)
    {
        decoded.record = Some(record);
        return true;
    }
    if let Some((known, keep)) = given.known
        && let Some(found) = known.same_text(&fingerprint)
        && let Some(bytes) = found.tree()
        && let Some(tree) = known::node(&bytes)
        && let Some(record) = read::sound(key, &tree)
    {
        let bones = bones(key.kind, &tree);
        (decoded.record, decoded.bones) = (Some(record), Some(bones));
        keep(&found.moved(&input.path, stamp, bones, bytes));
        return true;
    }
    let read = read::record(key, text, &mut decoded.faults);
    let sound = decoded.faults.is_empty() && read.record.is_some();
    if let Some((_, keep)) = given.known
        && sound
        && let Some(tree) = &read.tree
    {
        debug_assert!(read::sound(key, tree).is_some(), "{}", input.path);
        let bones = bones(key.kind, tree);
        decoded.bones = Some(bones);
        keep(&known::line(&input.path, stamp, (fingerprint, bones), tree));
    }
    decoded.record = read.record;
    sound
}
