//! A word half typed → what it may become: commands and options from their definition, ids
//! from the names of files.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::{Command, CommandFactory};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;
use clap_complete::{CompleteEnv, Shell};

use super::screen::Screen;
use super::{Outcome, root};
use crate::cli::Cli;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::project::load;
use crate::project::role::FileRole;

/// The variable by which a shell asks for completions.
const ASKED: &str = "SCENE_SETTER_COMPLETE";

/// Answers a shell that asks for completions, and ends the program; else does nothing.
pub fn answer() {
    CompleteEnv::with_factory(command).var(ASKED).complete();
}

/// Prints what makes a shell ask.
pub fn registration(shell: Shell, screen: &Screen) -> Outcome {
    let mut text = Vec::new();
    let name = "scene-setter";
    let shells = Shells::builtins();
    let written = shells
        .completer(&shell.to_string())
        .map(|shell| shell.write_registration(ASKED, name, name, name, &mut text));
    match written {
        Some(Ok(())) => {
            screen.exactly(&String::from_utf8_lossy(&text));
            Outcome::Done
        }
        _ => Outcome::Failed,
    }
}

fn command() -> Command {
    with_ids(Cli::command())
}

/// Every argument that takes an id completes it, in whatever command it stands.
fn with_ids(command: Command) -> Command {
    let command = command.mut_args(|arg| {
        let value = arg
            .get_value_names()
            .and_then(|names| names.first())
            .map(|name| name.as_str().to_owned());
        let kinds: Option<&'static [Kind]> = match (arg.get_id().as_str(), value.as_deref()) {
            ("id" | "ids" | "old", _) => Some(&Kind::FOLDERS),
            (_, Some("ORG")) => Some(&[Kind::Organisation, Kind::Person]),
            (_, Some("PERSON")) => Some(&[Kind::Person]),
            (_, Some("TOPIC")) => Some(&[Kind::Topic]),
            (_, Some("VISIT")) => Some(&[Kind::Visit]),
            _ => None,
        };
        match kinds {
            Some(kinds) => arg.add(ArgValueCompleter::new(move |typed: &OsStr| ids(typed, kinds))),
            None => arg,
        }
    });
    command.mut_subcommands(with_ids)
}

/// Returns the ids that go on as typed, of the kind that stands before them if any.
fn ids(typed: &OsStr, kinds: &[Kind]) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else {
        return Vec::new();
    };
    let words = words();
    let Some(root) = root(&folder(&words)) else {
        return Vec::new();
    };
    let named = words
        .iter()
        .skip_while(|word| *word != "rename")
        .nth(1)
        .and_then(|word| Kind::of_word(word));
    let mut found = Vec::new();
    for kind in kinds.iter().filter(|kind| named.is_none_or(|named| named == **kind)) {
        let folder = format!("data/{}", kind.folder());
        let paths = load::list(&root, &folder, &mut Report::default());
        let mut keys: Vec<RecordKey> = paths.iter().filter_map(|path| key(path)).collect();
        keys.sort();
        for key in keys {
            let word = if typed.contains('/') { key.to_string() } else { key.id };
            if word.starts_with(typed) {
                found.push(CompletionCandidate::new(word).help(Some(kind.noun().into())));
            }
        }
    }
    found
}

fn key(path: &str) -> Option<RecordKey> {
    match FileRole::of(path) {
        Ok(FileRole::Record(key)) => Some(key),
        _ => None,
    }
}

/// Returns the words of the command line that is being typed.
fn words() -> Vec<String> {
    let all = std::env::args_os().skip_while(|word| word != "--").skip(1);
    all.map(|word| word.to_string_lossy().into_owned()).collect()
}

fn folder(words: &[String]) -> PathBuf {
    let after = words.iter().skip_while(|word| *word != "-C").nth(1);
    PathBuf::from(after.map_or(".", String::as_str))
}
