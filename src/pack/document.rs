//! Templates → the table of documents: which can be made, and of which records.

use crate::brief::assemble::Stage;
use crate::facts::Facts;
use crate::facts::records::Records;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::Report;
use crate::page::templates::Templates;

/// Of which kind of record a document is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Visit,
    Contact,
    Organisation,
}

/// A document, as the head of its template declares it:
/// `{#- document: contact (held) — what each side said -#}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of the template without its ending.
    pub name: String,
    /// Of which records.
    pub of: Of,
    /// Before or after.
    pub stage: Stage,
    /// What it is, in a line.
    pub about: String,
}

/// Every document of a run, by name.
#[derive(Debug, Clone, Default)]
pub struct Documents(Vec<Document>);

impl Documents {
    /// Reads the heads of all templates; a head that cannot be read is a fault.
    pub fn new(templates: &Templates, report: &mut Report) -> Self {
        let mut documents = Vec::new();
        for (path, text) in templates.iter() {
            let Some((name, head)) = path.strip_suffix(".md").zip(head(text)) else {
                continue;
            };
            match declared(head) {
                Some((of, stage, about)) if !name.contains('/') => {
                    let (name, about) = (name.to_owned(), about.to_owned());
                    documents.push(Document {
                        name,
                        of,
                        stage,
                        about,
                    });
                }
                _ => {
                    let end = text.find('\n').unwrap_or(text.len());
                    let message = "This head of a document cannot be read.";
                    templates
                        .error(path, 0..end, "bad-document-head", message, report)
                        .hint(
                            "write `{#- document: contact (held) — what it is -#}` in a \
                             template right below templates/; the kinds are visit, \
                             contact and organisation"
                                .to_owned(),
                        );
                }
            }
        }
        Self(documents)
    }

    /// Finds a document.
    pub fn get(&self, name: &str) -> Option<&Document> {
        self.0.iter().find(|document| document.name == name)
    }

    /// Returns every document, by name.
    pub fn iter(&self) -> std::slice::Iter<'_, Document> {
        self.0.iter()
    }

    /// Lists the names with their kinds: `profile (organisation), …`.
    pub fn known(&self) -> String {
        let names = self.0.iter().map(|document| {
            let kind = document.of.noun();
            format!("{} ({kind})", document.name)
        });
        names.collect::<Vec<_>>().join(", ")
    }

    /// Finds the name that was meant.
    pub fn nearest(&self, name: &str) -> Option<String> {
        did_you_mean(name, self.0.iter().map(|document| document.name.as_str()))
    }
}

impl Of {
    /// Returns the word for a record of the kind.
    pub fn noun(self) -> &'static str {
        match self {
            Of::Visit => "visit",
            Of::Contact => "contact",
            Of::Organisation => "organisation",
        }
    }

    /// Says whether a record of this kind and id exists.
    pub fn holds(self, facts: &Facts, id: &str) -> bool {
        Self::find(facts.records(), id) == Some(self)
    }

    /// Finds the kind of record of which documents are made that has this id.
    pub fn find(records: &Records, id: &str) -> Option<Self> {
        let visit = records.visits.get(id).map(|_| Of::Visit);
        visit
            .or_else(|| records.contacts.get(id).map(|_| Of::Contact))
            .or_else(|| records.organisations.get(id).map(|_| Of::Organisation))
    }

    /// Returns the document that a record of the kind gives unless it says otherwise.
    pub fn default_document(self) -> &'static str {
        match self {
            Of::Visit => "scene-setter",
            Of::Contact => "meeting-brief",
            Of::Organisation => "profile",
        }
    }
}

fn head(text: &str) -> Option<&str> {
    let line = text.lines().next()?;
    let inside = line
        .strip_prefix("{#")?
        .trim_start_matches('-')
        .trim_start();
    let inside = inside.strip_prefix("document:")?;
    Some(inside.split("#}").next()?.trim_end_matches('-').trim())
}

fn declared(head: &str) -> Option<(Of, Stage, &str)> {
    let (kind, about) = head.split_once('—').unwrap_or((head, ""));
    let mut words = kind.split_whitespace();
    let of = match words.next()? {
        "visit" => Of::Visit,
        "contact" => Of::Contact,
        "organisation" => Of::Organisation,
        _ => return None,
    };
    let stage = match words.next() {
        None | Some("(planned)") => Stage::Planned,
        Some("(held)") => Stage::Held,
        Some(_) => return None,
    };
    words.next().is_none().then_some((of, stage, about.trim()))
}

#[cfg(test)]
mod tests {
    use super::{Of, Stage, declared, head};

    #[test]
    fn a_head_tells_the_record_and_the_day() {
        let text = "{#- document: contact (held) — what was said -#}\n# x";
        let found = head(text).and_then(declared);
        assert_eq!(found, Some((Of::Contact, Stage::Held, "what was said")));
        assert_eq!(head("# no head"), None);
        assert_eq!(declared("person"), None);
        assert_eq!(declared("visit (someday)"), None);
    }
}
