//! Folder → Project: the only code that reads the disk.
#![allow(clippy::disallowed_methods, reason = "this is the one reader")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::facts::records::{Records, Table};
use crate::facts::settings::Settings;
use crate::field::{Kind, RecordKey};
use crate::nearest::did_you_mean;
use crate::project::Project;
use crate::read::{self, AnyRecord};
use crate::report::{At, Report, Severity};
use crate::source::{SourceFile, Sources, Span};
use crate::yaml::Fault;

/// No record or template needs more bytes than this.
const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// Standard input is read up to here.
const MAX_INPUT: u64 = 64 * 1024 * 1024;

/// Folders below `data/KIND/` may nest this deep.
const MAX_FOLDERS: usize = 8;

/// Reads `data/` and `templates/` of a project folder.
pub fn load(root: &Path, report: &mut Report) -> Option<Project> {
    let mut walk = Walk {
        root,
        real_root: fs::canonicalize(root).ok()?,
        report,
    };
    let found = walk.data();
    let templates = walk.templates();
    let mut sources = Sources::default();
    let settings = settings(&found, root, &mut sources, report)?;
    let mut records = Records::new(settings);
    let mut unread = Vec::new();
    let mut tables = Tables::default();
    let files: Vec<ReadFile> = found
        .records
        .par_iter()
        .map(|f| read_record(root, f))
        .collect();
    let mut taken: BTreeMap<RecordKey, String> = BTreeMap::new();
    for ReadFile {
        key,
        path,
        text,
        faults,
        record,
    } in files
    {
        if let Some(other) = taken.insert(key.clone(), path.clone()) {
            let message = format!("`{key}` has a file already: `{other}`.");
            report
                .error("duplicate-id", At::Path(path.clone()), message)
                .hint("keep one of the two, or rename one".to_owned());
        }
        let file = text.map(|text| {
            sources.add(SourceFile {
                path: path.clone(),
                text,
            })
        });
        for fault in faults {
            let at = match file {
                Some(file) => At::Text(Span::new(file, fault.range)),
                None => At::Path(path.clone()),
            };
            report.error(fault.code, at, fault.message).hints = fault.hints;
        }
        match record {
            Some(record) => tables.keep(record),
            None => unread.push(key),
        }
    }
    tables.fill(&mut records);
    let mut own_templates = Vec::new();
    for path in templates {
        match read_text(&root.join(&path)) {
            Ok(text) => {
                let name = path.trim_start_matches("templates/").to_owned();
                let file = sources.add(SourceFile { path, text });
                own_templates.push((name, file));
            }
            Err(fault) => {
                report
                    .error(fault.code, At::Path(path), fault.message)
                    .hints = fault.hints;
            }
        }
    }
    Some(Project {
        sources,
        records,
        unread,
        templates: own_templates,
    })
}

/// Makes a project of texts that do not lie on the disk, as those of a git revision.
pub fn of_texts(texts: Vec<(String, String)>, report: &mut Report) -> Option<Project> {
    let mut sources = Sources::default();
    let is_settings = |path: &str| yaml_stem(path) == Some("data/settings");
    let own = texts.iter().find(|(path, _)| is_settings(path));
    let own = own.map_or("", |(_, text)| text.as_str());
    let settings = read::settings(own, &mut Vec::new())
        .or_else(|| read::settings("", &mut Vec::new()))?;
    let mut records = Records::new(settings);
    let (mut unread, mut templates) = (Vec::new(), Vec::new());
    let mut tables = Tables::default();
    for (path, text) in texts {
        let key = Kind::FOLDERS.into_iter().find_map(|kind| {
            let name = path.strip_prefix(&format!("data/{}/", kind.folder()))?;
            let id = yaml_stem(name.rsplit('/').next()?)?.to_owned();
            Some(RecordKey { kind, id })
        });
        let template = path.strip_prefix("templates/").map(str::to_owned);
        let file = sources.add(SourceFile {
            path,
            text: text.clone(),
        });
        templates.extend(template.map(|name| (name, file)));
        let Some(key) = key else { continue };
        let mut faults = Vec::new();
        match read::record(&key, &text, &mut faults) {
            Some(record) => tables.keep(record),
            None => unread.push(key),
        }
        for fault in faults {
            let at = At::Text(Span::new(file, fault.range));
            report.error(fault.code, at, fault.message).hints = fault.hints;
        }
    }
    tables.fill(&mut records);
    Some(Project {
        sources,
        records,
        unread,
        templates,
    })
}

/// Reads one file of the project, such as a pack in `output/`; `None` when there is none.
pub fn text(root: &Path, path: &str) -> Result<Option<String>, Fault> {
    let full = root.join(path);
    match fs::symlink_metadata(&full) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        _ => read_text(&full).map(Some),
    }
}

/// Reads a text from anywhere, as `format FILE` does.
pub fn any_text(path: &Path) -> Result<String, Fault> {
    read_text(path)
}

/// Reads standard input to its end.
pub fn standard_input() -> Result<String, Fault> {
    let mut text = String::new();
    match std::io::stdin().take(MAX_INPUT).read_to_string(&mut text) {
        Ok(_) => Ok(text),
        Err(error) => Err(Fault {
            code: "unreadable",
            range: 0..0,
            message: format!("Cannot read standard input: {error}."),
            hints: vec!["it must be UTF-8 text".to_owned()],
        }),
    }
}

/// Lists the files below a folder of the project, by path; none when it does not exist.
pub fn list(root: &Path, folder: &str, report: &mut Report) -> Vec<String> {
    let Ok(real_root) = fs::canonicalize(root) else {
        return Vec::new();
    };
    let mut files = Vec::new();
    if fs::symlink_metadata(root.join(folder)).is_ok() {
        Walk {
            root,
            real_root,
            report,
        }
        .files(folder, MAX_FOLDERS, &mut files);
    }
    files
}

struct Walk<'a> {
    root: &'a Path,
    real_root: PathBuf,
    report: &'a mut Report,
}

#[derive(Default)]
struct Found {
    settings: Option<String>,
    records: Vec<FoundRecord>,
}

struct FoundRecord {
    key: RecordKey,
    path: String,
}

struct ReadFile {
    key: RecordKey,
    path: String,
    text: Option<String>,
    faults: Vec<Fault>,
    record: Option<AnyRecord>,
}

impl Walk<'_> {
    fn data(&mut self) -> Found {
        let mut found = Found::default();
        for (name, is_folder) in self.entries("data") {
            let path = format!("data/{name}");
            match (is_folder, Kind::of_folder(&name)) {
                (true, Some(kind)) => self.kind(kind, &path, &mut found),
                (true, None) => {
                    let known = Kind::FOLDERS.map(Kind::folder);
                    let hint = did_you_mean(&name, known).unwrap_or_else(|| {
                        format!("known folders: {}", known.join(", "))
                    });
                    self.report
                        .error(
                            "unknown-folder",
                            At::Path(path),
                            "No kind of record lives here.",
                        )
                        .hint(hint);
                }
                (false, _) if yaml_stem(&name) == Some("settings") => {
                    found.settings = Some(path);
                }
                (false, _) if yaml_stem(&name).is_some() => {
                    self.report
                        .error(
                            "unknown-folder",
                            At::Path(path),
                            "No kind of record lives here.",
                        )
                        .hint(
                            "move it into the folder of its kind, as contacts/"
                                .to_owned(),
                        );
                }
                (false, _) => {}
            }
        }
        found
    }

    fn kind(&mut self, kind: Kind, folder: &str, found: &mut Found) {
        let mut files = Vec::new();
        self.files(folder, MAX_FOLDERS, &mut files);
        for path in files {
            let name = path.rsplit('/').next().unwrap_or_default();
            let Some(stem) = yaml_stem(name) else {
                self.not_a_record(&path);
                continue;
            };
            let key = RecordKey {
                kind,
                id: stem.to_owned(),
            };
            found.records.push(FoundRecord { key, path });
        }
    }

    /// Originals may lie beside the records; anything else is named, not passed over.
    fn not_a_record(&mut self, path: &str) {
        let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        let original = [
            "txt", "md", "eml", "pdf", "html", "docx", "ics", "vcf", "msg",
        ];
        if !original.contains(&ending.as_str()) {
            self.report
                .warning(
                    "unread-file",
                    At::Path(path.to_owned()),
                    "This file is not read.",
                )
                .hint(
                    "records end in `.yaml`; move other files out of `data/`".to_owned(),
                );
        }
    }

    fn templates(&mut self) -> Vec<String> {
        let mut files = Vec::new();
        if fs::symlink_metadata(self.root.join("templates")).is_ok() {
            self.files("templates", MAX_FOLDERS, &mut files);
        }
        files
    }

    /// Reads a text from anywhere, as `format FILE` does.
    pub fn any_text(path: &Path) -> Result<String, Fault> {
        read_text(path)
    }

    /// Reads standard input to its end.
    pub fn standard_input() -> Result<String, Fault> {
        let mut text = String::new();
        match std::io::stdin().take(MAX_INPUT).read_to_string(&mut text) {
            Ok(_) => Ok(text),
            Err(error) => Err(Fault {
                code: "unreadable",
                range: 0..0,
                message: format!("Cannot read standard input: {error}."),
                hints: vec!["it must be UTF-8 text".to_owned()],
            }),
        }
    }

    /// Lists the files below a folder, sorted by path.
    fn files(&mut self, folder: &str, depth: usize, files: &mut Vec<String>) {
        for (name, is_folder) in self.entries(folder) {
            let path = format!("{folder}/{name}");
            if !is_folder {
                files.push(path);
            } else if depth > 0 {
                self.files(&path, depth - 1, files);
            } else {
                self.report
                    .error(
                        "too-deep",
                        At::Path(path),
                        "Folders are nested too deeply here.",
                    )
                    .hint(
                        "records lie in the folder of their kind or one below".to_owned(),
                    );
            }
        }
    }

    /// Lists one folder, sorted: name, and whether it is a folder. Names what is neither a
    /// file nor a folder, and links that lead out of the project.
    fn entries(&mut self, folder: &str) -> Vec<(String, bool)> {
        let mut entries = Vec::new();
        let listing = match fs::read_dir(self.root.join(folder)) {
            Ok(listing) => listing,
            Err(error) => {
                self.unreadable(folder, &error.to_string());
                return entries;
            }
        };
        for entry in listing {
            let Ok(entry) = entry else {
                self.unreadable(folder, "it changed while it was read");
                continue;
            };
            let Ok(name) = entry.file_name().into_string() else {
                self.unreadable(folder, "a file name in it is not UTF-8");
                continue;
            };
            if name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            if let Some(is_folder) =
                self.sort_of(&format!("{folder}/{name}"), &entry.path())
            {
                entries.push((name, is_folder));
            }
        }
        entries.sort();
        entries
    }

    fn sort_of(&mut self, path: &str, full: &Path) -> Option<bool> {
        let own = match fs::symlink_metadata(full) {
            Ok(own) => own,
            Err(error) => {
                self.unreadable(path, &error.to_string());
                return None;
            }
        };
        if !own.is_symlink() {
            if own.is_dir() || own.is_file() {
                return Some(own.is_dir());
            }
            self.refuse("not-a-file", path, "This is neither a file nor a folder.");
            return None;
        }
        match fs::canonicalize(full) {
            Ok(real) if !real.starts_with(&self.real_root) => {
                self.refuse("link-outside", path, "This link leads out of the project.");
                None
            }
            Ok(real) if real.is_file() => Some(false),
            Ok(_) => {
                self.refuse("link-outside", path, "A link may not stand for a folder.");
                None
            }
            Err(error) => {
                self.unreadable(path, &format!("the link leads nowhere: {error}"));
                None
            }
        }
    }

    fn refuse(&mut self, code: &'static str, path: &str, message: &str) {
        self.report
            .error(code, At::Path(path.to_owned()), message)
            .hint("put the file itself here, or delete this".to_owned());
    }

    fn unreadable(&mut self, path: &str, why: &str) {
        self.report
            .error(
                "unreadable",
                At::Path(path.to_owned()),
                format!("Cannot read this: {why}."),
            )
            .hint("check that it exists and that you may read it".to_owned());
    }
}

fn yaml_stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    ["yaml", "yml"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
        .then_some(stem)
}

fn read_text(full: &Path) -> Result<String, Fault> {
    let fault = |code, message: String, hint: &str| Fault {
        code,
        range: 0..0,
        message,
        hints: vec![hint.to_owned()],
    };
    let unreadable = |error: std::io::Error| {
        fault(
            "unreadable",
            format!("Cannot read this: {error}."),
            "check that it exists and that you may read it",
        )
    };
    let real = fs::metadata(full).map_err(unreadable)?;
    if !real.is_file() {
        return Err(fault(
            "not-a-file",
            "This is not a file.".into(),
            "put the file itself here, or delete this",
        ));
    }
    let too_large = || {
        fault(
            "too-large",
            "This file is larger than 2 MiB.".into(),
            "a record is a page or two: cut it, or keep the original elsewhere",
        )
    };
    if real.len() > MAX_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(real.len()).unwrap_or(0));
    let file = fs::File::open(full).map_err(unreadable)?;
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large());
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good]
            .iter()
            .filter(|b| **b == b'\n')
            .count()
            + 1;
        fault(
            "not-text",
            format!("This is not UTF-8 text: line {line} has other bytes."),
            "save the file as UTF-8",
        )
    })
}

fn read_record(root: &Path, found: &FoundRecord) -> ReadFile {
    let FoundRecord { key, path } = found;
    let (key, path) = (key.clone(), path.clone());
    match read_text(&root.join(&path)) {
        Err(fault) => ReadFile {
            key,
            path,
            text: None,
            faults: vec![fault],
            record: None,
        },
        Ok(text) => {
            let mut faults = Vec::new();
            let record = read::record(&key, &text, &mut faults);
            ReadFile {
                key,
                path,
                text: Some(text),
                faults,
                record,
            }
        }
    }
}

fn settings(
    found: &Found,
    root: &Path,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Settings> {
    let mut faults = Vec::new();
    let Some(path) = &found.settings else {
        return read::settings("", &mut faults);
    };
    match read_text(&root.join(path)) {
        Err(fault) => {
            report
                .error(fault.code, At::Path(path.clone()), fault.message)
                .hints = fault.hints;
            read::settings("", &mut faults)
        }
        Ok(text) => {
            let settings = read::settings(&text, &mut faults);
            let file = sources.add(SourceFile {
                path: path.clone(),
                text,
            });
            for fault in faults {
                let at = At::Text(Span::new(file, fault.range));
                report.error(fault.code, at, fault.message).hints = fault.hints;
            }
            debug_assert!(
                settings.is_some()
                    || report.found().iter().any(|d| d.severity == Severity::Error)
            );
            settings.or_else(|| read::settings("", &mut Vec::new()))
        }
    }
}

#[derive(Default)]
struct Tables {
    organisations: Vec<crate::facts::organisation::Organisation>,
    people: Vec<crate::facts::person::Person>,
    contacts: Vec<crate::facts::contact::Contact>,
    topics: Vec<crate::facts::topic::Topic>,
    sources: Vec<crate::facts::source::Source>,
    visits: Vec<crate::facts::visit::Visit>,
}

impl Tables {
    fn keep(&mut self, record: AnyRecord) {
        match record {
            AnyRecord::Organisation(record) => self.organisations.push(*record),
            AnyRecord::Person(record) => self.people.push(*record),
            AnyRecord::Contact(record) => self.contacts.push(*record),
            AnyRecord::Topic(record) => self.topics.push(*record),
            AnyRecord::Source(record) => self.sources.push(*record),
            AnyRecord::Visit(record) => self.visits.push(*record),
        }
    }

    fn fill(self, records: &mut Records) {
        records.organisations = Table::from(self.organisations);
        records.people = Table::from(self.people);
        records.contacts = Table::from(self.contacts);
        records.topics = Table::from(self.topics);
        records.sources = Table::from(self.sources);
        records.visits = Table::from(self.visits);
    }
}
