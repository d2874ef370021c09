//! A pack as it lies there → digests of the facts behind each of its lines, and their file. Kept
//! beside an edition, they tell later whether what a line said still holds.

use std::collections::{BTreeMap, BTreeSet};

use crate::approved::ground::said;
use crate::finding::digest::{digest, words};
use crate::finding::field::RecordKey;
use crate::merge::remark::without_comments;
use crate::merge::{LineOf, lines_of};
use crate::pack::base::digest as in_digits;
use crate::why::built::{Built, TracedPack};
use crate::why::diff::redline::readable;
use crate::why::trace::fields::{Fields, Found, is_within};
use crate::why::trace::origin::{bare_lines, cited};

/// A record by its name, and the digest of what one of its fields says; none of a source that is
/// only cited.
pub type Fact = (String, String);

/// What is behind the lines of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// The digest of each record behind it, by its name.
    pub records: BTreeMap<String, String>,
    /// What is behind each line, by its number from 0. Lines that a person wrote are none of these.
    pub lines: BTreeMap<usize, Behind>,
}

/// What is behind a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behind {
    /// The facts that it shows, and the sources that it cites.
    pub shows: BTreeSet<Fact>,
    /// The facts for which it is there.
    pub because: BTreeSet<Fact>,
}

const HEAD: &str =
    "# What is behind each line of the edition beside this; `scene-setter handed` writes it.\n";

impl Ground {
    /// Looks behind the lines of a pack.
    pub fn of(built: &Built, pack: &TracedPack, text: &str) -> Self {
        let text = without_comments(text.trim_start_matches('\u{feff}'));
        let fields = built.fields();
        let mut ground = Self::default();
        for (at, of) in lines_of(&pack.markdown, &text).into_iter().enumerate() {
            let Some(LineOf::Same(line) | LineOf::Moved(line)) = of else {
                continue;
            };
            let Some(trace) = pack.traces.get(line).filter(|trace| !trace.template.is_empty())
            else {
                continue;
            };
            let line = bare_lines(&pack.markdown)[line];
            let facts = |found: &[&Found]| {
                let found = found.iter().map(|found| &found.field);
                // The reader's day stands in the head.
                let fields_behind =
                    found.filter(|field| !field.path.is_empty() && field.path != "as_of");
                let facts = fields_behind.map(|field| {
                    (field.record.to_string(), fact(&fields, &field.record, &field.path))
                });
                facts.collect::<BTreeSet<Fact>>()
            };
            // Of an item as a whole a line may show the words.
            let words = readable(line);
            let is_said = |found: &&Found| {
                let said = fields.of(&found.field.record).iter();
                let mut within = said.filter(|said| is_within(&said.path, &found.field.path));
                let is_item = !found.field.path.is_empty();
                is_item
                    && within.any(|said| {
                        said.shown.plain.len() > 12 && words.contains(&*said.shown.plain)
                    })
            };
            let (said, because): (Vec<&Found>, Vec<&Found>) =
                trace.because.iter().partition(is_said);
            // A line with no more than days, as that of what a list counts, hangs on more than these.
            let only_days = trace.shows.iter().all(|found| found.field.path == "date");
            let (days, shown): (Vec<&Found>, Vec<&Found>) =
                trace.shows.iter().partition(|_| only_days);
            let shows: Vec<&Found> = shown.into_iter().chain(said).collect();
            let because: Vec<&Found> = because.into_iter().chain(days).collect();
            let mut behind = Behind { shows: facts(&shows), because: facts(&because) };
            let cited = cited(line).into_iter();
            behind.shows.extend(cited.map(|id| (format!("sources/{id}"), String::new())));
            ground.lines.insert(at, behind);
        }
        let behind = ground.lines.values();
        let behind = behind.flat_map(|line| line.shows.iter().chain(&line.because));
        let behind = behind.map(|(record, _)| record.clone());
        for name in behind.collect::<BTreeSet<String>>() {
            let digest = key(&name).and_then(|key| built.opened.project.digest_of(&key));
            ground.records.extend(digest.map(|digest| (name, words(digest))));
        }
        ground
    }

    /// Reads the file of an edition; nothing is known of another text.
    pub fn read(written: &str, text: &str) -> Self {
        let mut ground = Self::default();
        let mut is_meant = false;
        for line in written.lines().filter(|line| !line.starts_with('#')) {
            let parts: Vec<&str> = line.split('\t').collect();
            match parts.as_slice() {
                ["text", known] => is_meant = *known == in_digits(text),
                [kind @ ("shows" | "because"), number, facts @ ..] => {
                    let Ok(number) = number.parse::<usize>() else {
                        continue;
                    };
                    let fact =
                        |fact: &&str| fact.rsplit_once(' ').map(|(a, b)| (a.into(), b.into()));
                    let facts = facts.iter().filter_map(fact).collect();
                    let behind = ground.lines.entry(number).or_default();
                    match *kind {
                        "shows" => behind.shows = facts,
                        _ => behind.because = facts,
                    }
                }
                [record, digest] => {
                    ground.records.insert((*record).to_owned(), (*digest).to_owned());
                }
                _ => {}
            }
        }
        if is_meant { ground } else { Self::default() }
    }

    /// Returns the names of the contacts behind a line.
    pub fn contacts(&self, line: Option<usize>) -> BTreeSet<&str> {
        let behind = line.and_then(|line| self.lines.get(&line)).into_iter();
        let facts = behind.flat_map(|behind| behind.shows.iter().chain(&behind.because));
        let names = facts.map(|(record, _)| record.as_str());
        names.filter(|name| name.starts_with("contacts/")).collect()
    }

    /// Returns the names of the contacts that a line shows.
    pub fn talks(&self, line: Option<usize>) -> BTreeSet<&str> {
        let behind = line.and_then(|line| self.lines.get(&line)).into_iter();
        let names = behind.flat_map(|behind| &behind.shows).map(|(record, _)| record.as_str());
        names.filter(|name| name.starts_with("contacts/")).collect()
    }

    /// Says whether a field that says this is behind one of the lines.
    pub fn knows(&self, record: &RecordKey, path: &str, says: &str) -> bool {
        let fact = (record.to_string(), words(digest(&format!("{record}#{path} {says}"))));
        let mut lines = self.lines.values();
        lines.any(|line| line.shows.contains(&fact) || line.because.contains(&fact))
    }

    /// Writes the file.
    pub fn write(&self, text: &str) -> String {
        let mut written = format!("{HEAD}text\t{}\n", in_digits(text));
        for (record, digest) in &self.records {
            written.push_str(&format!("{record}\t{digest}\n"));
        }
        for (number, behind) in &self.lines {
            for (kind, facts) in [("shows", &behind.shows), ("because", &behind.because)] {
                let facts = facts.iter().map(|(record, says)| format!("\t{record} {says}"));
                written.push_str(&format!("{kind}\t{number}{}\n", facts.collect::<String>()));
            }
        }
        written
    }
}

/// Reads the name of a record.
pub fn key(name: &str) -> Option<RecordKey> {
    let settings = RecordKey::settings();
    if name == settings.to_string() { Some(settings) } else { RecordKey::of_name(name) }
}

fn fact(fields: &Fields<'_>, record: &RecordKey, path: &str) -> String {
    let all: BTreeSet<String> =
        said(fields, record, |other| is_within(other, path)).into_iter().collect();
    let all: Vec<String> = all.into_iter().collect();
    words(digest(&all.join("\n")))
}

/// Returns the digests of all that the fields of a record say now.
pub fn facts(fields: &Fields<'_>, record: &RecordKey) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for scalar in fields.of(record) {
        let ends = scalar.path.match_indices(['.', '[']).map(|(at, _)| &scalar.path[..at]);
        paths.extend(ends.chain([scalar.path.as_str()]));
    }
    paths.into_iter().map(|path| fact(fields, record, path)).collect()
}
