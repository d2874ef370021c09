//! Packs that lie in `output/` as a build gives them ⇄ lines that tell whether they still do.
//!
//! A pack is the same again where its files bear the same stamps and every question that was put
//! to the facts to make it has the same answer; the house, that is its settings and templates,
//! must be the same too.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::facts::Question;
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
    /// What [`lines()`] writes of each, read when somebody asks.
    packs: BTreeMap<Key, Arc<str>>,
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
        let mut parts = text.split("\npack ");
        if parts.next() == Some(&*all.house) {
            let pack = |part: &str| {
                let (key, lines) = part.split_once('\n')?;
                Some((key_line(key)?, lines.into()))
            };
            all.packs = parts.filter_map(pack).collect();
        }
        all
    }

    /// Writes them down.
    pub fn write(&self) -> String {
        let mut text = self.house.clone();
        for ((id, document, as_of), lines) in &self.packs {
            let day = as_of.map_or("-".to_owned(), |day| day.to_string());
            let _ = write!(text, "\npack {id} {document} {day}\n{lines}");
        }
        text
    }

    /// Returns a pack as it lay there, whatever has changed since.
    pub fn seen(&self, target: &Target, as_of: Option<NaiveDate>) -> Option<Seen> {
        Seen::read(self.packs.get(&key(target, as_of))?)
    }

    /// Notes how a pack lies there.
    pub fn add(&mut self, target: &Target, as_of: Option<NaiveDate>, seen: &Seen) {
        self.packs.insert(key(target, as_of), seen.lines().trim_end_matches('\n').into());
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

fn key_line(line: &str) -> Option<Key> {
    let words: Vec<&str> = line.split(' ').collect();
    let [id, document, day] = words.as_slice() else {
        return None;
    };
    let as_of = match *day {
        "-" => None,
        day => Some(day.parse().ok()?),
    };
    Some(((*id).to_owned(), (*document).to_owned(), as_of))
}

impl Seen {
    fn lines(&self) -> String {
        let mut text = format!("{} {}\n", self.answers, self.by_hand);
        for stamp in &self.files {
            let ((written, w), (changed, c)) = (stamp.modified, stamp.changed);
            let (size, number) = (stamp.size, stamp.number);
            let _ = writeln!(text, "file {size} {number} {written} {w} {changed} {c}");
        }
        for question in self.questions.iter() {
            let _ = writeln!(text, "{question}");
        }
        text
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (answers, by_hand) = lines.next()?.split_once(' ')?;
        let (mut files, mut questions) = (Vec::new(), Vec::new());
        for line in lines {
            match line.strip_prefix("file ") {
                Some(stamp) => files.push(stamp_line(stamp)?),
                None => questions.push(Question::read(line)?),
            }
        }
        Some(Self {
            questions: Arc::new(questions),
            answers: answers.to_owned(),
            files,
            by_hand: by_hand == "true",
        })
    }
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
