//! Address × what lies on the disk → the page that a browser gets.

use std::path::PathBuf;

use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::command::packs;
use crate::command::terminal::{self, Drawing};
use crate::finding::report::Report;
use crate::pack::format::{FORMATS, Format, HTML};
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::pack::{self, Page, Run};
use crate::project::load::{load, stamp};

/// A project, as pages.
pub struct Site {
    /// The project folder.
    pub root: PathBuf,
}

/// What is sent back.
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Media type.
    pub kind: &'static str,
    pub body: Vec<u8>,
}

/// What can be shown.
struct Shown {
    title: String,
    /// Findings, as in a terminal.
    notes: String,
    /// The page itself, or a list of packs.
    html: String,
}

/// The frame around a page: notes above it; it asks each second whether anything changed.
const FRAME: &str = include_str!("frame.html");

impl Reply {
    /// Answers whoever has no business here.
    pub fn refused() -> Self {
        Self {
            status: 403,
            kind: "text/plain; charset=utf-8",
            body: b"This preview answers only a browser on this machine.\n".to_vec(),
        }
    }
}

impl Site {
    /// Answers an address: `/`, `/state`, `/ID/DOCUMENT`, and `/ID/DOCUMENT.ENDING` for the file
    /// itself.
    pub fn answer(&self, url: &str) -> Reply {
        let state = stamp(&self.root).to_string();
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let path = path.trim_matches('/');
        if path == "state" {
            return Reply {
                status: 200,
                kind: "text/plain; charset=utf-8",
                body: state.into_bytes(),
            };
        }
        if let Some(file) = self.file(path) {
            return file;
        }
        let shown = match path.split_once('/') {
            None if path.is_empty() => self.list(),
            Some((id, document)) => self.pack(id, document),
            None => None,
        };
        let status = if shown.is_some() { 200 } else { 404 };
        let shown = shown.unwrap_or_else(|| Shown {
            title: "Nothing here".to_owned(),
            notes: format!("No pack is called `{path}`.\n"),
            html: String::new(),
        });
        let text = fill(&[
            ("{title}", &encode_text(&shown.title)),
            ("{state}", &state),
            ("{notes}", &encode_text(&shown.notes)),
            ("{page}", &encode_double_quoted_attribute(&shown.html)),
        ]);
        Reply {
            status,
            kind: HTML.media_type,
            body: text.into_bytes(),
        }
    }

    fn list(&self) -> Option<Shown> {
        let (mut html, mut notes) = (String::new(), String::new());
        match self.ready() {
            Ok(opened) => {
                let mut report = Report::default();
                for Target { id, document } in
                    opened.targets(&Wanted::default(), &mut report)
                {
                    html.push_str(&format!(
                        "<li><a target=\"_top\" href=\"/{id}/{document}\">{id}: {document}</a>"
                    ));
                    for format in FORMATS.into_iter().filter(|format| **format != HTML) {
                        let name = format.name(&document);
                        let ending = format.ending;
                        html.push_str(&format!(
                            " <a target=\"_top\" href=\"/{id}/{name}\">{ending}</a>"
                        ));
                    }
                }
                if report.has_errors() {
                    notes =
                        terminal::draw(&report, Some(&opened.project), Drawing::Human);
                }
            }
            Err(faults) => notes = faults,
        }
        Some(Shown {
            title: "Packs".to_owned(),
            notes,
            html: format!(
                "<!doctype html><title>Packs</title><h1>Packs</h1><ul>{html}</ul>"
            ),
        })
    }

    /// Makes a pack as a build would; none when no record or document is called so.
    fn pack(&self, id: &str, document: &str) -> Option<Shown> {
        let title = format!("{id}: {document}");
        let mut opened = match self.ready() {
            Ok(opened) => opened,
            Err(notes) => {
                return Some(Shown {
                    title,
                    notes,
                    html: String::new(),
                });
            }
        };
        let mut report = Report::default();
        let target = found(&opened, id, document, &mut report)?;
        let page = self.page(&opened, &target, &mut report);
        if let Some(page) = &page {
            packs::findings(page, &mut opened.project.sources, &mut report);
        }
        let html = page.map(|page| match page.file(&HTML) {
            Some(file) => file.text(),
            None => format!("<pre>{}</pre>", encode_text(&*page.markdown)),
        });
        Some(Shown {
            title,
            notes: terminal::draw(&report, Some(&opened.project), Drawing::Human),
            html: html.unwrap_or_default(),
        })
    }

    /// Makes a pack as a build would, and gives its file of the format that the address names.
    fn file(&self, path: &str) -> Option<Reply> {
        let (id, name) = path.split_once('/')?;
        let named = |format: &'static Format| Some((format, format.stem(name)?));
        let (format, document) = FORMATS.into_iter().find_map(named)?;
        let opened = self.ready().ok()?;
        let mut report = Report::default();
        let target = found(&opened, id, document, &mut report)?;
        let page = self.page(&opened, &target, &mut report)?;
        Some(Reply {
            status: 200,
            kind: format.media_type,
            body: page.file(format)?.bytes.to_vec(),
        })
    }

    fn page(
        &self,
        opened: &Opened,
        target: &Target,
        report: &mut Report,
    ) -> Option<Page> {
        let run = Run {
            as_of: None,
            discard_edits: false,
            also: &[],
            on_disk: &|target, report| packs::on_disk(&self.root, target, report),
            lying: &|target, format| packs::lying(&self.root, target, format),
            made_one: &|| {},
        };
        pack::page(opened, target, &run, report)
    }

    /// Reads everything anew; faults as a terminal shows them.
    fn ready(&self) -> Result<Opened, String> {
        let mut report = Report::default();
        let project = load(&self.root, &mut report);
        Opened::new(project, &mut report)
            .map_err(|project| terminal::draw(&report, Some(&project), Drawing::Human))
    }
}

/// Finds a document of a record, if there is such a one.
fn found(
    opened: &Opened,
    id: &str,
    document: &str,
    report: &mut Report,
) -> Option<Target> {
    let wanted = Wanted {
        ids: vec![id.to_owned()],
        document: Some(document.to_owned()),
        as_of: None,
    };
    opened.targets(&wanted, report).pop()
}

/// Fills the frame in one pass: what is filled in is not looked at again.
fn fill(parts: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = FRAME;
    while let Some(at) = rest.find('{') {
        text.push_str(&rest[..at]);
        let part = parts.iter().find(|(mark, _)| rest[at..].starts_with(mark));
        let (mark, words) = part.unwrap_or(&("{", "{"));
        text.push_str(words);
        rest = &rest[at + mark.len()..];
    }
    text + rest
}
