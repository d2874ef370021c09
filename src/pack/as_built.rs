//! Packs that lie in `output/` as a build gives them ⇄ lines that tell whether they still do.
//!
//! A pack is the same again where its files bear the same stamps and every question that was put
//! to the facts to make it has the same answer; the house, that is its settings and templates,
//! must be the same too.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::facts::{Digests, Facts, Question};
use crate::finding::digest::{digest, words};
use crate::finding::field::RecordKey;
use crate::pack::format::FORMATS;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::project::Project;
use crate::project::stamp::Stamp;

/// Packs of many days are not kept for ever.
const MOST_PACKS: usize = 2_000;

/// Every pack that lay in `output/` as a build gave it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct AsBuilt {
    /// What stands for settings and templates.
    house: String,
    packs: BTreeMap<Key, Seen>,
}

/// A document of a record, and the reader's day where it was asked for.
type Key = (String, String, Option<NaiveDate>);

/// A pack as it lay there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What was asked of the facts to make it.
    pub questions: Arc<Vec<Question>>,
    /// What stands for the answers.
    pub answers: String,
    /// The stamps of its files, in the order of [`paths`].
    pub files: Vec<Stamp>,
    /// Whether somebody wrote into it.
    pub by_hand: bool,
}

/// Returns the paths of all files that a build makes of a target unasked.
pub fn paths(target: &Target) -> Vec<String> {
    let formats = FORMATS.into_iter().filter(|format| !format.is_asked_for);
    let pages = formats.map(|format| target.file(format));
    pages.chain([target.base(), target.base_facts()]).collect()
}

impl AsBuilt {
    /// Begins with none.
    pub fn new(opened: &Opened) -> Self {
        let packs = BTreeMap::new();
        let house = house(&opened.project);
        Self { house, packs }
    }

    /// Reads what [`AsBuilt::write`] wrote; of another house, none.
    pub fn read(text: &str, opened: &Opened) -> Self {
        let mut all = Self::new(opened);
        let mut lines = text.lines();
        if lines.next() == Some(&*all.house) {
            all.packs = packs(lines).unwrap_or_default();
        }
        all
    }

    /// Writes them down.
    pub fn write(&self) -> String {
        let mut text = format!("{}\n", self.house);
        for ((id, document, as_of), seen) in &self.packs {
            let day = as_of.map_or("-".to_owned(), |day| day.to_string());
            let Seen { answers, by_hand, .. } = seen;
            let _ = writeln!(text, "pack {id} {document} {day} {answers} {by_hand}");
            for stamp in &seen.files {
                let ((written, w), (changed, c)) = (stamp.modified, stamp.changed);
                let (size, number) = (stamp.size, stamp.number);
                let _ = writeln!(text, "file {size} {number} {written} {w} {changed} {c}");
            }
            for question in seen.questions.iter() {
                let _ = writeln!(text, "{question}");
            }
        }
        text
    }

    /// Returns a pack as it lay there, whatever has changed since.
    pub fn seen(&self, target: &Target, as_of: Option<NaiveDate>) -> Option<&Seen> {
        self.packs.get(&key(target, as_of))
    }

    /// Finds a pack that every question about it has the same answer for; its files are not
    /// looked at.
    pub fn find(
        &self,
        target: &Target,
        as_of: Option<NaiveDate>,
        facts: &Facts,
        digests: &Digests,
    ) -> Option<&Seen> {
        let seen = self.packs.get(&key(target, as_of))?;
        let same = facts.answers(&seen.questions, digests) == seen.answers;
        same.then_some(seen)
    }

    /// Notes how a pack lies there.
    pub fn add(&mut self, target: &Target, as_of: Option<NaiveDate>, seen: Seen) {
        self.packs.insert(key(target, as_of), seen);
        if self.packs.len() > MOST_PACKS {
            self.packs.pop_first();
        }
    }
}

fn key(target: &Target, as_of: Option<NaiveDate>) -> Key {
    (target.id.clone(), target.document.clone(), as_of)
}

/// Returns what stands for settings and templates.
pub fn house(project: &Project) -> String {
    let settings = project.digest_of(&RecordKey::settings()).unwrap_or_default();
    let templates = project.templates.iter().map(|(name, file)| {
        let text = project.sources.file(*file).digest();
        format!("\n{name} {text}")
    });
    let parts = templates.collect::<String>();
    format!("house {} {}", words(settings), words(digest(&parts)))
}

fn packs<'t>(lines: impl Iterator<Item = &'t str>) -> Option<BTreeMap<Key, Seen>> {
    let mut packs: Vec<(Key, Seen)> = Vec::new();
    for line in lines {
        if let Some(pack) = line.strip_prefix("pack ") {
            packs.push(pack_line(pack)?);
            continue;
        }
        let (_, seen) = packs.last_mut()?;
        match line.strip_prefix("file ") {
            Some(stamp) => seen.files.push(stamp_line(stamp)?),
            None => Arc::make_mut(&mut seen.questions).push(Question::read(line)?),
        }
    }
    Some(packs.into_iter().collect())
}

fn pack_line(line: &str) -> Option<(Key, Seen)> {
    let words: Vec<&str> = line.split(' ').collect();
    let [id, document, day, answers, by_hand] = words.as_slice() else {
        return None;
    };
    let as_of = match *day {
        "-" => None,
        day => Some(day.parse().ok()?),
    };
    let seen = Seen {
        questions: Arc::default(),
        answers: (*answers).to_owned(),
        files: Vec::new(),
        by_hand: *by_hand == "true",
    };
    Some((((*id).to_owned(), (*document).to_owned(), as_of), seen))
}

fn stamp_line(line: &str) -> Option<Stamp> {
    let numbers: Vec<u64> = line.split(' ').map(|word| word.parse().ok()).collect::<Option<_>>()?;
    let [size, number, written, w, changed, c] = numbers.as_slice() else {
        return None;
    };
    Some(Stamp {
        size: *size,
        number: *number,
        modified: (*written, u32::try_from(*w).ok()?),
        changed: (*changed, u32::try_from(*c).ok()?),
    })
}
