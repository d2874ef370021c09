//! Facts × what is wanted → Pages: assemble, render, tidy, settle with what lies in output/, make
//! HTML. The whole program in one sentence.

use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::brief::assemble::Ask;
use crate::brief::{Brief, assemble, words};
use crate::document::{Documents, Of};
use crate::facts::Facts;
use crate::facts::settings::Settings;
use crate::nearest::did_you_mean;
use crate::pack::{Desk, page};
use crate::page::Page;
use crate::page::base::digest;
use crate::page::html::{PageHead, Shell, html};
use crate::page::notes::used_only;
use crate::page::render::Engine;
use crate::page::tidy::tidy;
use crate::report::{At, Report};
use crate::templates::Templates;

/// What a run should make.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Visits, contacts, organisations; all that have documents when empty.
    pub ids: Vec<String>,
    /// The document, instead of those that the records list.
    pub document: Option<String>,
    /// The reader's day, instead of that of the records.
    pub as_of: Option<NaiveDate>,
}

/// One document of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The visit or contact.
    pub id: String,
    /// The document.
    pub document: String,
}

/// What renders briefs: templates for Markdown and the frame of a web page.
pub struct Press {
    engine: Engine,
    shell: Shell,
    documents: Documents,
    digest: String,
}

impl Press {
    /// Reads every template.
    pub fn new(
        templates: &Arc<Templates>,
        settings: &Settings,
        report: &mut Report,
    ) -> Option<Self> {
        let settings = Arc::new(settings.clone());
        let engine = Engine::new(Arc::clone(templates), &settings, report);
        let documents = Documents::new(templates, report);
        let text = |name| templates.get(name).map_or("", |template| &template.text);
        let shell = match Shell::new(text("page.html"), text("page.css")) {
            Ok(shell) => Some(shell),
            Err(error) => {
                templates.fault(&error, report);
                None
            }
        };
        Some(Self {
            engine: engine?,
            shell: shell?,
            documents,
            digest: digest(
                &templates
                    .iter()
                    .flat_map(|(_, text)| [text, "\n"])
                    .collect::<String>(),
            ),
        })
    }

    /// Returns what renders Markdown.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Returns the documents that can be made.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// Makes the Markdown of a brief: what a build gives before hand edits.
    pub fn markdown(
        &self,
        facts: &Facts,
        brief: &Brief<'_>,
        report: &mut Report,
    ) -> Option<String> {
        let draft = self.engine.render(brief, report)?;
        Some(tidy(&used_only(&draft.0), &facts.settings().abbreviations))
    }

    /// Returns the digest of all templates.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Returns a web page without any content.
    pub fn frame(&self) -> String {
        let head = PageHead {
            title: "",
            language: "",
            marking: "x",
            as_of: "x",
        };
        html("", &head, &self.shell).unwrap_or_default()
    }

    /// Makes the web page of a brief from its Markdown, hand edits included.
    pub fn html(
        &self,
        settings: &Settings,
        brief: &Brief<'_>,
        markdown: &str,
        report: &mut Report,
    ) -> Option<String> {
        let as_of = words::when_in_words(settings, brief.as_of);
        let sheet = brief.sheets.first().map(|sheet| sheet.title.clone());
        let with = brief.report.as_ref().map(|report| report.with.join(", "));
        let title = sheet.or(with).unwrap_or_default();
        let head = PageHead {
            title: if brief.title.is_empty() {
                &title
            } else {
                brief.title
            },
            language: brief.language,
            marking: &brief.handling.to_uppercase(),
            as_of: &as_of,
        };
        match html(markdown, &head, &self.shell) {
            Ok(html) => Some(html),
            Err(error) => {
                let message =
                    format!("The page of `{}` cannot be made: {error}.", brief.id);
                report.error(
                    "template-fault",
                    At::Path("templates/page.html".into()),
                    message,
                );
                None
            }
        }
    }
}

/// Chooses what to make; names what is not there.
pub fn targets(
    facts: &Facts,
    press: &Press,
    wanted: &Wanted,
    report: &mut Report,
) -> Vec<Target> {
    let mut targets = match wanted.ids.as_slice() {
        [] => listed(facts),
        ids => ids
            .iter()
            .flat_map(|id| of_record(facts, id, report))
            .collect(),
    };
    if let Some(document) = &wanted.document {
        targets
            .iter_mut()
            .for_each(|target| target.document.clone_from(document));
        targets.dedup();
    }
    targets.retain(|target| {
        let Some(document) = press.documents.get(&target.document) else {
            let message = format!("No document is called `{}`.", target.document);
            report
                .error("unknown-document", At::Nowhere, message)
                .hint(press.documents.nearest(&target.document))
                .hint(format!("known are: {}", press.documents.known()));
            return false;
        };
        let fits = document.of.holds(facts, &target.id);
        if !fits {
            let message = format!(
                "`{}` is made of a record of kind {}; `{}` is none.",
                target.document,
                document.of.noun(),
                target.id
            );
            report.error("unknown-document", At::Nowhere, message);
        }
        fits
    });
    targets
}

fn listed(facts: &Facts) -> Vec<Target> {
    let target = |id: &str, document: &str| Target {
        id: id.into(),
        document: document.into(),
    };
    let mut targets = Vec::new();
    for visit in facts.records().visits.iter() {
        if visit.documents.is_empty() {
            targets.push(target(visit.id.as_str(), "scene-setter"));
        }
        targets.extend(
            visit
                .documents
                .iter()
                .map(|name| target(visit.id.as_str(), name)),
        );
    }
    for contact in facts.records().contacts.iter() {
        let documents = contact.documents.iter();
        targets.extend(documents.map(|name| target(contact.id.as_str(), name)));
    }
    targets
}

fn of_record(facts: &Facts, id: &str, report: &mut Report) -> Vec<Target> {
    let records = facts.records();
    let Some(of) = Of::find(records, id) else {
        let known = records.visits.ids().chain(records.contacts.ids());
        let hint = did_you_mean(id, known.chain(records.organisations.ids()));
        let message = format!("No visit, contact or organisation is called `{id}`.");
        report.error("unknown-id", At::Nowhere, message).hint(hint);
        return Vec::new();
    };
    let documents: &[String] = match of {
        Of::Visit => records.visits.get(id).map_or(&[], |visit| &visit.documents),
        Of::Contact => records
            .contacts
            .get(id)
            .map_or(&[], |contact| &contact.documents),
        Of::Organisation => &[],
    };
    let names = match documents.is_empty() {
        true => vec![of.default_document().to_owned()],
        false => documents.to_vec(),
    };
    let target = |document| Target {
        id: id.to_owned(),
        document,
    };
    names.into_iter().map(target).collect()
}

/// Makes the brief of a target.
pub fn brief<'a>(
    facts: &'a Facts,
    press: &Press,
    target: &'a Target,
    as_of: Option<NaiveDate>,
) -> Option<Brief<'a>> {
    let records = facts.records();
    let id = &target.id;
    let document = press.documents.get(&target.document)?;
    let ask = Ask {
        as_of,
        stage: document.stage,
        document: &target.document,
    };
    match document.of {
        Of::Visit => records
            .visits
            .get(id)
            .map(|visit| assemble::visit(facts, visit, ask)),
        Of::Contact => records
            .contacts
            .get(id)
            .map(|contact| assemble::contact(facts, contact, ask)),
        Of::Organisation => {
            let organisation = records.organisations.get(id)?;
            Some(assemble::organisation(facts, organisation, ask))
        }
    }
}

/// Makes every page, on every core; faults come in the order of the targets.
pub fn compile(
    facts: &Facts,
    press: &Press,
    targets: &[Target],
    desk: &Desk<'_>,
    report: &mut Report,
) -> Vec<Page> {
    let made: Vec<(Option<Page>, Report)> = targets
        .par_iter()
        .map(|target| {
            let mut faults = Report::default();
            let page = brief(facts, press, target, desk.as_of)
                .and_then(|brief| page(facts, press, &brief, target, desk, &mut faults));
            (desk.made_one)();
            (page, faults)
        })
        .collect();
    made.into_iter()
        .filter_map(|(page, faults)| {
            report.extend(faults);
            page
        })
        .collect()
}
