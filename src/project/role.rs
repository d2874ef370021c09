//! The path of a file → what lives there: settings, a record, a template, or nothing of ours.

use crate::finding::field::{Kind, RecordKey};
use crate::finding::nearest::did_you_mean;
use crate::yaml::Fault;

/// What a file is for, by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileRole {
    /// `data/settings.yaml`
    Settings,
    /// `data/contacts/2021-10-26-tiktok-call.yaml`
    Record(RecordKey),
    /// `templates/meeting.md`, by its path below `templates/`.
    Template(String),
    /// The original of a source, a note: allowed, and not read.
    Original,
}

/// Endings of the originals that may lie beside the records.
const ORIGINALS: [&str; 16] = [
    "txt", "md", "eml", "pdf", "html", "docx", "xlsx", "pptx", "ics", "vcf", "msg", "png", "jpg",
    "jpeg", "gif", "webp",
];

impl FileRole {
    /// Finds what a file is for; a path that looks meant for reading, and would not be
    /// read, is a fault of `at`, which is the path or a folder above it.
    pub fn of(path: &str) -> Result<FileRole, Stray> {
        if let Some(name) = path.strip_prefix("templates/") {
            return Ok(FileRole::Template(name.to_owned()));
        }
        let within = path.strip_prefix("data/").unwrap_or(path);
        let Some((folder, rest)) = within.split_once('/') else {
            return at_the_top(path, within);
        };
        // The editions that readers hold are texts that were handed out, and no facts.
        if folder == "handed" && (rest.ends_with(".md") || rest.ends_with(".facts")) {
            return Ok(FileRole::Original);
        }
        let Some(kind) = Kind::of_folder(folder) else {
            return Err(unknown_folder(folder));
        };
        let name = rest.rsplit('/').next().unwrap_or(rest);
        match yaml_stem(name) {
            Some(id) => Ok(FileRole::Record(RecordKey::new(kind, id))),
            None => original(path, name),
        }
    }
}

/// A file or folder that is not where the program would read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// The file, or the folder above it.
    pub at: String,
    /// What to say of it.
    pub fault: Fault,
}

fn stray(at: &str, code: &'static str, message: &str, hint: String) -> Stray {
    let fault = Fault { code, range: 0..0, message: message.into(), hints: vec![hint] };
    Stray { at: at.to_owned(), fault }
}

fn at_the_top(path: &str, name: &str) -> Result<FileRole, Stray> {
    if let Some(kind) = Kind::of_folder(name) {
        let message = format!("This is a file; a folder of {} belongs here.", kind.folder());
        let hint = "rename the file, and make the folder".to_owned();
        return Err(stray(path, "unknown-folder", &message, hint));
    }
    match yaml_stem(name) {
        Some("settings") => Ok(FileRole::Settings),
        Some(stem) => {
            let message = "No kind of record lives here.";
            let hint = did_you_mean(stem, ["settings"]).unwrap_or_else(|| {
                "move it into the folder of its kind, as `contacts/`".to_owned()
            });
            Err(stray(path, "unknown-folder", message, hint))
        }
        None => original(path, name),
    }
}

fn unknown_folder(folder: &str) -> Stray {
    let known = Kind::FOLDERS.map(Kind::folder);
    let hint = did_you_mean(folder, known)
        .unwrap_or_else(|| format!("known folders: {}", known.join(", ")));
    let at = format!("data/{folder}");
    stray(&at, "unknown-folder", "No kind of record lives here.", hint)
}

/// `call.yaml.txt` and the like were meant to be read; `report.pdf` was not.
fn original(path: &str, name: &str) -> Result<FileRole, Stray> {
    let name = name.to_lowercase();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    if ORIGINALS.contains(&ending) && yaml_stem(stem).is_none() {
        return Ok(FileRole::Original);
    }
    let hint = "records end in `.yaml`; move other files out of `data/`".to_owned();
    Err(stray(path, "unread-file", "This file is not read.", hint))
}

fn yaml_stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    ["yaml", "yml"].iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::{FileRole, Kind, RecordKey};

    #[test]
    fn knows_files_by_their_paths() {
        let record = |kind, id: &str| Ok(FileRole::Record(RecordKey::new(kind, id)));
        assert_eq!(FileRole::of("data/people/2021/ada.yml"), record(Kind::Person, "ada"));
        assert_eq!(FileRole::of("data/settings.yaml"), Ok(FileRole::Settings));
        assert_eq!(FileRole::of("data/sources/report.pdf"), Ok(FileRole::Original));
        assert_eq!(FileRole::of("templates/a/b.md"), Ok(FileRole::Template("a/b.md".into())));
        for (path, at) in [
            ("data/persons/ada.yaml", "data/persons"),
            ("data/ada.yaml", "data/ada.yaml"),
            ("data/people", "data/people"),
            ("data/people/ada.yaml.txt", "data/people/ada.yaml.txt"),
            ("data/people/ada", "data/people/ada"),
        ] {
            assert_eq!(FileRole::of(path).map_err(|stray| stray.at), Err(at.to_owned()));
        }
    }
}
