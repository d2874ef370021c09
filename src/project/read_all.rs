//! File texts → Project: every record typed, on every core, with every fault of every text.

use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::decode::{Decoded, Given, Input, Last, decode};
use super::photos::Photos;
use super::role::FileRole;
use super::stamp::Stamp;
use crate::facts::id::{AnyId, is_device, is_slug, slug, why_no_id};
use crate::facts::records::{Gathered, Records};
use crate::facts::settings::Settings;
use crate::facts::unread::Unread;
use crate::finding::broken::naming;
use crate::finding::digest::digest;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::{At, Report};
use crate::finding::text::{Again, FileId, SourceFile, Sources, Span};
use crate::project::Project;
use crate::yaml::Fault;

/// Reads records, settings and templates. `unread` names what the caller could not list.
pub fn read_all(
    inputs: Vec<Input>,
    given: &Given<'_>,
    unread: Unread,
    report: &mut Report,
) -> Project {
    let decode = |input: &Input| naming(|| input.path.clone(), || decode(input, given));
    let decoded: Vec<Decoded> = inputs.par_iter().map(decode).collect();
    let mut table = Tabling {
        sources: Sources::default(),
        files: BTreeMap::new(),
        stamps: BTreeMap::new(),
        records: Gathered::default(),
        settings: None,
        bones: given.known.map(|_| DefaultHasher::new()),
        unread,
        templates: Vec::new(),
        pictured: BTreeSet::new(),
        again: given.again.as_ref(),
        report,
    };
    for (input, decoded) in inputs.into_iter().zip(decoded) {
        table.keep(input, decoded);
    }
    let settings = table.settings.take().unwrap_or_else(Settings::built_in);
    Project {
        sources: table.sources,
        files: table.files,
        stamps: table.stamps,
        records: Records::new(settings, table.records),
        unread: table.unread,
        templates: table.templates,
        photos: Photos::named_by(table.pictured),
        bones: table.bones.map(|bones| bones.finish()),
        proof: None,
    }
}

/// Reads texts that do not lie on the disk, as those of a git revision: path from the project
/// folder, text.
pub fn gather_texts(texts: Vec<(String, String)>, report: &mut Report) -> Project {
    gather_after(texts, None, report)
}

/// The same, with the records of another state that are the same in both.
pub fn gather_after(
    texts: Vec<(String, String)>,
    last: Option<Last<'_>>,
    report: &mut Report,
) -> Project {
    let inputs = texts
        .iter()
        .filter_map(|(path, _)| {
            Some(Input { path: path.clone(), role: FileRole::of(path).ok()?, stamp: None })
        })
        .collect();
    let texts: Mutex<HashMap<String, String>> = Mutex::new(texts.into_iter().collect());
    let take = |path: &str| {
        let mut texts = texts.lock().unwrap_or_else(PoisonError::into_inner);
        Ok((texts.remove(path).unwrap_or_default(), None))
    };
    let given = Given { read: &take, again: None, known: None, last };
    read_all(inputs, &given, Unread::default(), report)
}

struct Tabling<'r> {
    sources: Sources,
    files: BTreeMap<RecordKey, FileId>,
    stamps: BTreeMap<FileId, Stamp>,
    records: Gathered,
    settings: Option<Settings>,
    /// What stands for the records so far without their prose, where that is known of each.
    bones: Option<DefaultHasher>,
    unread: Unread,
    templates: Vec<(String, FileId)>,
    /// The records that may name a picture.
    pictured: BTreeSet<RecordKey>,
    again: Option<&'r Again>,
    report: &'r mut Report,
}

impl Tabling<'_> {
    fn keep(&mut self, input: Input, mut decoded: Decoded) {
        let Input { path, role, .. } = input;
        self.add_bones(&path, &role, &decoded);
        let is_begun = match (&role, &decoded.text) {
            (FileRole::Record(_), Some(text)) => is_begun(text, &decoded.faults),
            _ => false,
        };
        let faulty = !decoded.faults.is_empty() && !is_begun;
        let source = match (decoded.text.take(), decoded.digest, self.again) {
            (Some(text), ..) => Some(SourceFile::new(path.clone(), text)),
            (None, Some(digest), Some(again)) => {
                Some(SourceFile::unkept(path.clone(), digest, again.clone()))
            }
            (None, ..) => None,
        };
        let file = source.map(|source| self.sources.add(source));
        self.stamps.extend(file.zip(decoded.stamp));
        if let (FileRole::Record(key), Some(file), true) = (&role, file, is_begun) {
            self.begun(key.clone(), file, &decoded.faults);
            decoded = Decoded::default();
        }
        for fault in decoded.faults {
            let at = match file {
                Some(file) => At::Text(Span::new(file, fault.range)),
                None => At::Path(path.clone()),
            };
            self.report.error(fault.code, at, fault.message).hints = fault.hints;
        }
        let key = match role {
            FileRole::Record(key) => self.named(key, &path),
            FileRole::Settings => RecordKey::settings(),
            FileRole::Template(name) => {
                self.templates.extend(file.map(|file| (name, file)));
                return;
            }
            FileRole::Original => return,
        };
        if faulty {
            self.unread.add(key.clone());
        }
        if !decoded.names_no_photo && matches!(key.kind, Kind::Person | Kind::Organisation) {
            self.pictured.insert(key.clone());
        }
        if self.is_first(&key, path, file) {
            self.settings = decoded.settings.map(|s| *s).or(self.settings.take());
            self.records.extend(decoded.record);
        }
    }

    fn add_bones(&mut self, path: &str, role: &FileRole, decoded: &Decoded) {
        if let (FileRole::Record(_) | FileRole::Settings, Some(all)) = (role, &mut self.bones) {
            let text = || digest(decoded.text.as_deref().unwrap_or_default());
            (path, decoded.bones.unwrap_or_else(text)).hash(all);
        }
    }

    /// Packs leave out a record that nobody has filled yet.
    fn begun(&mut self, key: RecordKey, file: FileId, empty: &[Fault]) {
        let text = self.sources.file(file).text();
        let keys: Vec<String> = empty.iter().filter_map(|f| key_at(text, f)).collect();
        let range = empty.first().map_or(0..0, |fault| fault.range.clone());
        let (noun, keys) = (key.kind.noun(), keys.join("`, `"));
        let message = format!("This {noun} is begun and not filled: `{keys}`.");
        let hint = "packs leave it out until then; fill its keys, or delete the file";
        self.report
            .warning("unfilled-record", At::Text(Span::new(file, range)), message)
            .hint(hint.to_owned());
        self.unread.add_begun(key);
    }

    /// A record whose file has an odd name is not kept, but may well be linked to by the
    /// name it should have.
    fn named(&mut self, key: RecordKey, path: &str) -> RecordKey {
        if is_slug(&key.id) {
            return key;
        }
        if let Err(misfit) = key.id.parse::<AnyId>() {
            let message = format!("The name of this file cannot be an id: {}.", why_no_id(&key.id));
            let better = match slug(&key.id) {
                name if is_device(&name) => format!("{name}-1"),
                name if name.parse::<AnyId>().is_err() => String::new(),
                name => name,
            };
            let hint = (!better.is_empty()).then(|| format!("rename it to `{better}.yaml`"));
            self.report.error(misfit.code, At::Path(path.to_owned()), message).hint(hint);
            self.unread.add(RecordKey::new(key.kind, better));
        }
        key
    }

    /// Notes where a record stands; a second file of the same record is a fault.
    fn is_first(&mut self, key: &RecordKey, path: String, file: Option<FileId>) -> bool {
        let Some(file) = file else { return true };
        match self.files.entry(key.clone()) {
            btree_map::Entry::Vacant(vacant) => {
                vacant.insert(file);
                true
            }
            btree_map::Entry::Occupied(first) => {
                let other = &self.sources.file(*first.get()).path;
                let message = match key.kind {
                    Kind::Settings => {
                        format!("The settings have a file already: `{other}`.")
                    }
                    kind => {
                        let noun = kind.noun();
                        format!("The {noun} `{}` has a file already: `{other}`.", key.id)
                    }
                };
                self.report
                    .error("duplicate-id", At::Path(path), message)
                    .hint("keep one of the two, or rename one".to_owned());
                false
            }
        }
    }
}

/// Says whether a record is as `new` began it: nothing is wrong but keys that are empty, and the
/// keys that it may have stand in comments still.
fn is_begun(text: &str, faults: &[Fault]) -> bool {
    let only_empty =
        faults.iter().all(|fault| fault.code == "empty-value" && key_at(text, fault).is_some());
    let offers_a_key = |line: &str| {
        let offered = line.strip_prefix("# ").and_then(|line| line.split_once(':'));
        offered.is_some_and(|(key, _)| is_key(key))
    };
    !faults.is_empty() && only_empty && text.lines().any(offers_a_key)
}

/// Returns the key of the record, in the first column, on which a fault stands.
fn key_at(text: &str, fault: &Fault) -> Option<String> {
    let before = text.get(..fault.range.start)?;
    let key = text.get(fault.range.clone())?;
    (before.is_empty() || before.ends_with('\n'))
        .then(|| key.trim_end_matches(':').to_owned())
        .filter(|key| is_key(key))
}

fn is_key(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}
