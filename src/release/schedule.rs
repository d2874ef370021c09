//! A request × the editions that answer it → the schedule of documents.

use super::certificate::grounds;
use super::choice::Ground;
use super::edition::Edition;
use super::request::Request;
use crate::brief::schedule::{ReleasedDocument, Schedule};
use crate::brief::words::when_in_words;
use crate::facts::records::Records;

/// How documents of a request are answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// All of it is withheld, and why.
    Withheld(Ground),
    /// They are released: the folder, and the number of the edition.
    Released(String, usize),
}

/// Lists how each document is released. What is withheld whole is told by its kind and ground.
pub fn schedule(
    records: &Records,
    request: &Request,
    answered: &[&Answered],
    editions: &[&Edition],
) -> Schedule {
    let settings = &records.settings;
    let words = |key: &str| {
        let words = settings.grounds.get(key);
        words.map_or_else(|| key.to_owned(), |words| words.words.clone())
    };
    let mut released = Vec::new();
    for (number, (asked, answer)) in request.documents.iter().zip(answered).enumerate() {
        let number = number + 1;
        match answer {
            Answered::Withheld(ground) => released.push(ReleasedDocument {
                number,
                document: asked.document.clone().unwrap_or_default(),
                title: None,
                extent: "none",
                grounds: vec![words(ground.key(settings))],
                file: None,
            }),
            Answered::Released(folder, edition) => {
                let wanted = asked.document.as_ref();
                let made = editions[*edition].made.iter();
                for made in made.filter(|made| wanted.is_none_or(|one| made.document == *one)) {
                    let texts = [&*made.markdown].into_iter();
                    let grounds: Vec<String> =
                        grounds(settings, texts).keys().map(|key| words(key)).collect();
                    let title = made.markdown.lines().find_map(|line| line.strip_prefix("# "));
                    let extent = if grounds.is_empty() { "full" } else { "part" };
                    let folder = folder.trim_start_matches("output/");
                    released.push(ReleasedDocument {
                        number,
                        document: made.document.clone(),
                        title: title.map(|title| title.replace('\\', "")),
                        extent,
                        grounds,
                        file: Some(format!("../{folder}/{}.md", made.document)),
                    });
                }
            }
        }
    }
    let organisations = request.scope.iter();
    let scope = organisations.filter_map(|id| records.organisations.get(id.as_str()));
    Schedule {
        asked_by: request.asked_by.clone(),
        asked_on: when_in_words(settings, request.date),
        reference: request.reference.clone(),
        purpose: request.purpose.clone(),
        level: request.level.clone(),
        scope: scope.map(|organisation| organisation.name.clone()).collect(),
        released,
    }
}
