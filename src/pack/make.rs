//! Facts × target → Made: what a build gives before hand edits.

use chrono::NaiveDate;
use tera::Value;

use crate::brief::assemble::Ask;
use crate::brief::{Brief, assemble};
use crate::facts::Facts;
use crate::finding::report::Report;
use crate::pack::document::{Documents, Of};
use crate::pack::printer::Printer;
use crate::pack::target::Target;
use crate::page::Draft;
use crate::page::notes::used_only;
use crate::tidy::tidy;

/// The text of a document, and the steps by which it was made.
pub struct Made<'f> {
    /// What one reader needs on one day.
    pub brief: Brief<'f>,
    /// What templates see of it.
    pub seen: Value,
    /// What they wrote.
    pub draft: Draft,
    /// The draft without footnotes that nothing refers to.
    pub used: String,
    /// The same, one sentence a line.
    pub markdown: String,
}

/// Makes the text of a document; none when the record is not there or a template has a fault.
pub fn make<'f>(
    facts: &'f Facts,
    printer: &Printer,
    target: &'f Target,
    as_of: Option<NaiveDate>,
    report: &mut Report,
) -> Option<Made<'f>> {
    let brief = brief(facts, printer.documents(), target, as_of)?;
    let seen = brief.seen().clone();
    let draft = printer.engine().render_seen(&target.document, &seen, report)?;
    let used = used_only(&draft.0);
    let markdown = tidy(&used, &facts.settings().abbreviations);
    Some(Made { brief, seen, draft, used, markdown })
}

pub fn brief<'f>(
    facts: &'f Facts,
    documents: &Documents,
    target: &'f Target,
    as_of: Option<NaiveDate>,
) -> Option<Brief<'f>> {
    let id = &target.id;
    let document = documents.get(&target.document)?;
    let ask = Ask { as_of, stage: document.stage, document: &target.document, is_seen: true };
    let mut kinds = document.of.iter();
    kinds.find_map(|of| match of {
        Of::Visit => {
            let visit = facts.find_visit(id)?;
            Some(assemble::visit(facts, visit, ask))
        }
        Of::Contact => {
            let contact = facts.find_contact(id)?;
            Some(assemble::contact(facts, contact, ask))
        }
        Of::Organisation => {
            let organisation = facts.find_organisation(id)?;
            Some(assemble::organisation(facts, organisation, ask))
        }
        Of::Topic => {
            let topic = facts.find_topic(id)?;
            Some(assemble::topic(facts, topic, ask))
        }
    })
}
