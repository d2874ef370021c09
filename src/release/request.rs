//! REQUEST.yaml → who asked for which documents, when, and how they are to be released; and, with the
//! editions that answer it, the schedule of documents.

use serde::{Deserialize, Deserializer};

use super::choice::Ground;
use super::edition::Edition;
use super::folder::grounds;
use crate::brief::schedule::{ReleasedDocument, Schedule};
use crate::brief::words::when_in_words;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::records::Records;
use crate::facts::text::{Many, word_or_map};
use crate::facts::when::When;
use crate::yaml::{self, Fault};

/// A request for documents, as an office registers it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub asked_by: String,
    pub date: When,
    /// The number under which the request is registered.
    pub reference: Option<String>,
    /// What it asks for, in the words of who asked.
    pub purpose: Option<String>,
    /// The highest handling mark that an answer may show.
    pub level: String,
    /// The organisations that were asked for; all when left out.
    #[serde(default)]
    pub scope: Many<Id<Organisation>>,
    /// The documents, in the order in which the answer lists them.
    pub documents: Many<Asked>,
}

/// A document that was asked for: the id of its record alone, or with more.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Asked {
    /// The visit, contact or organisation.
    pub id: String,
    /// The document; those of the record when left out.
    pub document: Option<String>,
    /// The level of this document alone.
    pub level: Option<String>,
    /// The scope of this document alone.
    pub scope: Option<Many<Id<Organisation>>>,
}

impl<'de> Deserialize<'de> for Asked {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(transparent)]
        struct Full(#[serde(deserialize_with = "Asked::deserialize")] Asked);

        let id = |id: &str| Ok(Asked { id: id.to_owned(), ..Asked::default() });
        word_or_map(reader, "an id, or `{ id, document, level, scope }`", id, |Full(asked)| asked)
    }
}

/// Reads a request; every fault of the text is noted.
pub fn request(text: &str, faults: &mut Vec<Fault>) -> Option<Request> {
    let parsed = yaml::parse(text);
    faults.extend(parsed.faults);
    let mut tree = parsed.tree?;
    let read = yaml::read(&mut tree, text, faults);
    read.filter(|_| faults.is_empty())
}

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
