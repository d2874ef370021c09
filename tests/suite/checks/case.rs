//! A folder of facts and packs → what is found in it, and what its comments expect.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use scene_setter::check::check;
use scene_setter::check::inputs::{Inputs, Pack};
use scene_setter::facts::resolve::resolve;
use scene_setter::facts::when::When;
use scene_setter::finding::report::Report;
use scene_setter::finding::text::SourceFile;
use scene_setter::project::load::{list, load, text};
use scene_setter::project::locate::Places;
use scene_setter::project::originals::Originals;

/// Findings by file and line, as `warning[code]: message`.
pub type Found = BTreeMap<(String, usize), BTreeSet<String>>;

/// One folder.
pub struct Case {
    /// Its name.
    pub name: String,
    /// What its comments expect.
    pub expected: Found,
    /// What is found.
    pub found: Found,
    /// Every line with the comment `trap N`, by N.
    pub traps: BTreeMap<u32, Vec<(String, usize)>>,
}

impl Case {
    /// Returns the code that it is called after: `force-changed.de` is one of `force-changed`.
    pub fn code(&self) -> &str {
        self.name.split('.').next().unwrap_or_default()
    }

    /// Reads and checks a folder on the day in its file `as-of`.
    pub fn read(folder: &Path) -> Self {
        let day = fs::read_to_string(folder.join("as-of")).expect("a day");
        let day: When = day.trim().parse().expect("a day");
        let mut report = Report::default();
        let mut project = load(folder, &mut report);
        let facts = resolve(project.take_records(), &project.unread, &mut report);
        let mut packs = Vec::new();
        for path in list(folder, "output", &mut report) {
            let text = text(folder, &path).expect("a pack").expect("a pack");
            packs.push(project.sources.add(SourceFile::new(path, text)));
        }
        let packs: Vec<Pack<'_>> =
            packs.into_iter().map(|file| Pack::of(file, &project.sources)).collect();
        if !report.has_errors() {
            let originals = Originals::read(
                folder,
                None,
                facts.records(),
                scene_setter::import::words,
                &mut report,
            );
            let inputs = Inputs::new(&facts, &packs, day.last());
            let today = fs::read_to_string(folder.join("today")).ok();
            let today = today.map(|words| words.trim().parse().expect("a day"));
            let inputs = inputs.with_originals(&originals).with_today(today);
            check(&inputs, &mut report);
        }
        let mut places = Places::new(&project);
        let mut found = Found::new();
        for finding in report.found() {
            let place = places.find(&finding.at);
            let line = place.line_column.map_or(0, |(line, _)| line);
            let (word, code) = (finding.severity.word(), finding.code);
            let words = format!("{word}[{code}]: {}", finding.message);
            found.entry((place.path, line)).or_default().insert(words);
        }
        let mut case = Self {
            name: folder.file_name().expect("a name").to_string_lossy().into_owned(),
            expected: Found::new(),
            found,
            traps: BTreeMap::new(),
        };
        for file in crate::scene::files(folder) {
            let path = file.strip_prefix(folder).expect("within").to_string_lossy().into_owned();
            // Originals are mails, pages and Word files.
            let bytes = fs::read(&file).expect("a file");
            case.comments(&path, &String::from_utf8_lossy(&bytes));
        }
        case
    }

    fn comments(&mut self, path: &str, text: &str) {
        for (n, line) in text.lines().enumerate() {
            let place = (path.to_owned(), n + 1);
            for comment in line.split(" # ").skip(1).chain(line.split("<!-- ").skip(1)) {
                let words = comment.trim_end_matches("-->").trim();
                if words.starts_with("warning[") || words.starts_with("error[") {
                    let expected = self.expected.entry(place.clone()).or_default();
                    expected.insert(words.to_owned());
                }
                let numbers = words.strip_prefix("trap ").into_iter();
                for number in numbers.flat_map(|words| words.split(", ")) {
                    let number = number.parse().expect("the number of a trap");
                    self.traps.entry(number).or_default().push(place.clone());
                }
            }
        }
    }
}
