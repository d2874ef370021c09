//! Templates → the table of documents: which can be made, and of which records.

use crate::brief::assemble::Stage;
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
    Topic,
}

/// A document, as the head of its template declares it:
/// `{#- document: contact (held) — what each side said -#}`, or of several kinds of records with
/// each meeting on a page of its own: `{#- document: visit, contact (one page) — … -#}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of the template without its ending.
    pub name: String,
    pub of: Vec<Of>,
    /// Before or after.
    pub stage: Stage,
    /// Whether each of its parts is printed on one page, however small the type has to be.
    pub one_page: bool,
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
                Some(declared) if !name.contains('/') => {
                    documents.push(Document { name: name.to_owned(), ..declared })
                }
                _ => {
                    let end = text.find('\n').unwrap_or(text.len());
                    let message = "This head of a document cannot be read.";
                    templates.error(path, 0..end, "bad-document-head", message, report).hint(
                        "write `{#- document: contact (held) — what it is -#}` in a \
                             template right below templates/; the kinds are visit, \
                             contact, organisation and topic, or some of them with commas \
                             between; `(one page)` prints each part on one page"
                            .to_owned(),
                    );
                }
            }
        }
        Self(documents)
    }

    pub fn get(&self, name: &str) -> Option<&Document> {
        self.0.iter().find(|document| document.name == name)
    }

    /// Lists the names with their kinds: `profile (organisation), …`.
    pub fn known(&self) -> String {
        let names = self.0.iter().map(|document| {
            let kinds = document.kinds();
            format!("{} ({kinds})", document.name)
        });
        names.collect::<Vec<_>>().join(", ")
    }

    /// Finds the name that was meant.
    pub fn nearest(&self, name: &str) -> Option<String> {
        did_you_mean(name, self.0.iter().map(|document| document.name.as_str()))
    }
}

impl Document {
    /// Names the kinds of records: `visit or contact`.
    pub fn kinds(&self) -> String {
        let nouns: Vec<&str> = self.of.iter().map(|of| of.noun()).collect();
        nouns.join(" or ")
    }

    /// Returns the kind of the record with this id of which it can be made.
    pub fn record(&self, records: &Records, id: &str) -> Option<Of> {
        self.of.iter().copied().find(|of| of.has(records, id))
    }
}

impl Of {
    const ALL: [Of; 4] = [Of::Visit, Of::Contact, Of::Organisation, Of::Topic];

    /// Returns the word for a record of the kind.
    pub fn noun(self) -> &'static str {
        match self {
            Of::Visit => "visit",
            Of::Contact => "contact",
            Of::Organisation => "organisation",
            Of::Topic => "topic",
        }
    }

    /// Finds the kind of record of which documents are made that has this id.
    pub fn find(records: &Records, id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.has(records, id))
    }

    /// Says whether a record of this kind has an id.
    fn has(self, records: &Records, id: &str) -> bool {
        match self {
            Of::Visit => records.visits.get(id).is_some(),
            Of::Contact => records.contacts.get(id).is_some(),
            Of::Organisation => records.organisations.get(id).is_some(),
            Of::Topic => records.topics.get(id).is_some(),
        }
    }

    /// Returns the document that a record of the kind gives unless it says otherwise.
    pub fn default_document(self) -> &'static str {
        match self {
            Of::Visit => "scene-setter",
            Of::Contact => "meeting-brief",
            Of::Organisation => "profile",
            Of::Topic => "dossier",
        }
    }
}

fn head(text: &str) -> Option<&str> {
    let line = text.lines().next()?;
    let inside =
        line.strip_prefix("{#")?.trim_start_matches('-').trim_start().strip_prefix("document:")?;
    Some(inside.split("#}").next()?.trim_end_matches('-').trim())
}

/// Reads a head: kinds of records, then in brackets how it is read and printed. The name is
/// that of the template.
fn declared(head: &str) -> Option<Document> {
    let (kinds, about) = head.split_once('—').unwrap_or((head, ""));
    let (kinds, more) = match kinds.trim().split_once('(') {
        Some((kinds, more)) => (kinds, more.strip_suffix(')')?),
        None => (kinds, ""),
    };
    let of = kinds.split(',').map(|word| {
        let mut all = Of::ALL.into_iter();
        all.find(|of| of.noun() == word.trim())
    });
    let mut document = Document {
        name: String::new(),
        of: of.collect::<Option<_>>()?,
        stage: Stage::Planned,
        one_page: false,
        about: about.trim().to_owned(),
    };
    for word in more.split(',').map(str::trim) {
        match word {
            "" | "planned" => {}
            "held" => document.stage = Stage::Held,
            "one page" => document.one_page = true,
            _ => return None,
        }
    }
    Some(document)
}

#[cfg(test)]
mod tests {
    use super::{Of, Stage, declared, head};

    #[test]
    fn a_head_tells_the_record_and_the_day() {
        let text = "{#- document: contact (held) — what was said -#}\n# x";
        let found = head(text).and_then(declared).expect("a head");
        assert_eq!((&found.of[..], found.stage), (&[Of::Contact][..], Stage::Held));
        assert_eq!((found.one_page, &*found.about), (false, "what was said"));
        assert_eq!(head("# no head"), None);
        assert_eq!(declared("person"), None);
        assert_eq!(declared("visit (someday)"), None);
    }

    #[test]
    fn a_document_may_be_made_of_several_kinds() {
        let card = declared("visit, contact (planned, one page) — a card").expect("a head");
        assert_eq!(card.of, [Of::Visit, Of::Contact]);
        assert!(card.one_page);
        assert_eq!(card.kinds(), "visit or contact");
        assert_eq!(declared("visit, person"), None);
        assert_eq!(declared("visit (one page"), None);
    }
}
