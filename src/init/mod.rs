//! A wish for a new project → the files it begins with, an invented visit among them.

use crate::facts::schema;
use crate::facts::settings::Settings;
use crate::finding::field::Kind;
use crate::pack::format::FORMATS;
use crate::records::skeleton;

/// The example: path within the project, text.
const EXAMPLE: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/example.rs"));

/// What git should do with output/: not show what was made from packs, and merge the bases of
/// two colleagues without asking.
pub fn attributes() -> String {
    let of_formats = FORMATS.iter().filter_map(|format| {
        let git = format.git?;
        Some(format!("output/**/*.{} {git}\n", format.ending))
    });
    GIT.replace("{formats}\n", &of_formats.collect::<String>())
}

const GIT: &str = include_str!("gitattributes");
const GITHUB: &str = include_str!("github.yml");
const GITLAB: &str = include_str!("gitlab.yml");

/// Which forge runs the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Forge {
    /// GitHub, Gitea and Forgejo
    Github,
    Gitlab,
    /// No checks
    None,
}

/// One file of a new project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Path from the project folder.
    pub path: String,
    pub text: String,
}

/// Returns the files of a new project.
pub fn files(example: bool, forge: Forge) -> Vec<NewFile> {
    let mut files = vec![
        file(".gitattributes", &attributes()),
        file(".gitignore", "# Printed anew whenever somebody wants it.\noutput/**/*.pdf\n"),
    ];
    files.extend(match forge {
        Forge::Github => Some(file(".github/workflows/packs.yml", GITHUB)),
        Forge::Gitlab => Some(file(".gitlab-ci.yml", GITLAB)),
        Forge::None => None,
    });
    if example {
        files.extend(EXAMPLE.iter().map(|(path, text)| with_schema(path, text)))
    } else {
        files.push(with_schema("data/settings.yaml", Settings::DEFAULTS))
    }
    files.extend(schema::files().map(|(path, text)| NewFile { path, text }));
    files
}

/// Returns the folders of a new project.
pub fn folders() -> impl Iterator<Item = String> {
    Kind::FOLDERS.into_iter().map(|kind| format!("data/{}", kind.folder()))
}

fn file(path: &str, text: &str) -> NewFile {
    NewFile { path: path.to_owned(), text: text.to_owned() }
}

/// Puts the line above a record by which editors find its schema.
fn with_schema(path: &str, text: &str) -> NewFile {
    let mut parts = path.split('/').skip(1);
    let line = match (parts.next(), parts.next()) {
        (Some("settings.yaml"), _) => skeleton::schema_line(Kind::Settings),
        (Some(folder), Some(_)) => {
            Kind::of_folder(folder).map(skeleton::schema_line).unwrap_or_default()
        }
        _ => String::new(),
    };
    file(path, &format!("{line}{text}"))
}
