//! Address × what lies on the disk → the page that a browser gets.

use std::path::PathBuf;
use std::sync::Arc;

use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::command::packs;
use crate::command::terminal::{self, Drawing};
use crate::facts::Facts;
use crate::facts::resolve::resolve;
use crate::finding::report::Report;
use crate::pack::compile::compile;
use crate::pack::page::Desk;
use crate::pack::press::Press;
use crate::pack::wanted::{Target, Wanted, targets};
use crate::page::templates::Templates;
use crate::project::Project;
use crate::project::load::{load, stamp};

/// A project, as pages.
pub struct Site {
    /// The project folder.
    pub root: PathBuf,
}

/// What is sent back.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Media type.
    pub kind: &'static str,
    /// The body.
    pub text: String,
}

/// What can be shown.
struct Shown {
    title: String,
    /// Findings, as in a terminal.
    notes: String,
    /// The page itself, or a list of packs.
    html: String,
}

/// Everything sound that pages are made of.
struct Ready {
    project: Project,
    facts: Facts,
    press: Press,
    targets: Vec<Target>,
}

const HTML: &str = "text/html; charset=utf-8";

/// The frame around a page: notes above it; it asks each second whether anything changed.
const FRAME: &str = include_str!("frame.html");

impl Answer {
    /// Answers whoever has no business here.
    pub fn refused() -> Self {
        Self {
            status: 403,
            kind: "text/plain; charset=utf-8",
            text: "This preview answers only a browser on this machine.\n".to_owned(),
        }
    }
}

impl Site {
    /// Answers an address: `/`, `/state`, `/ID/DOCUMENT`.
    pub fn answer(&self, url: &str) -> Answer {
        let state = stamp(&self.root).to_string();
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let path = path.trim_matches('/');
        if path == "state" {
            return Answer {
                status: 200,
                kind: "text/plain; charset=utf-8",
                text: state,
            };
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
        Answer {
            status,
            kind: HTML,
            text,
        }
    }

    fn list(&self) -> Option<Shown> {
        let (mut html, mut notes) = (String::new(), String::new());
        match self.ready() {
            Ok(ready) => {
                for Target { id, document } in &ready.targets {
                    html.push_str(&format!(
                        "<li><a target=\"_top\" href=\"/{id}/{document}\">{id}: {document}</a>"
                    ));
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
        let mut ready = match self.ready() {
            Ok(ready) => ready,
            Err(notes) => {
                return Some(Shown {
                    title,
                    notes,
                    html: String::new(),
                });
            }
        };
        let mut report = Report::default();
        let wanted = Wanted {
            ids: vec![id.to_owned()],
            document: Some(document.to_owned()),
            as_of: None,
        };
        let targets = targets(&ready.facts, &ready.press, &wanted, &mut report);
        if targets.is_empty() {
            return None;
        }
        let desk = Desk {
            as_of: None,
            discard_edits: false,
            standing: &|target, report| packs::standing(&self.root, target, report),
            digest: &|_| None,
            made_one: &|| {},
        };
        let page =
            compile(&ready.facts, &ready.press, &targets, &desk, &mut report).pop();
        if let Some(page) = &page {
            packs::findings(page, &mut ready.project.sources, &mut report);
        }
        let html = page.map(|page| match page.html {
            Some(html) => html.into_string(),
            None => format!("<pre>{}</pre>", encode_text(&*page.markdown)),
        });
        Some(Shown {
            title,
            notes: terminal::draw(&report, Some(&ready.project), Drawing::Human),
            html: html.unwrap_or_default(),
        })
    }

    /// Reads everything anew; faults as a terminal shows them.
    fn ready(&self) -> Result<Ready, String> {
        let mut report = Report::default();
        let mut project = load(&self.root, &mut report);
        let templates = Templates::new(&project.templates, &mut project.sources);
        let facts = resolve(project.take_records(), &project.unread, &mut report);
        let press = match report.has_errors() {
            true => None,
            false => Press::new(&Arc::new(templates), facts.settings(), &mut report),
        };
        let targets = press
            .as_ref()
            .map(|press| targets(&facts, press, &Wanted::default(), &mut report));
        match press.zip(targets) {
            Some((press, targets)) if !report.has_errors() => Ok(Ready {
                project,
                facts,
                press,
                targets,
            }),
            _ => Err(terminal::draw(&report, Some(&project), Drawing::Human)),
        }
    }
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
