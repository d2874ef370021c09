//! What is wanted × Facts → Targets: which document of which record.

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::pack::document::{Documents, Of};
use crate::pack::target::Target;

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

/// Chooses what to make; names what is not there.
pub fn targets(
    facts: &Facts,
    documents: &Documents,
    wanted: &Wanted,
    report: &mut Report,
) -> Vec<Target> {
    let mut targets = match wanted.ids.as_slice() {
        [] => listed(facts),
        ids => ids.iter().flat_map(|id| of_record(facts, id, report)).collect(),
    };
    if let Some(document) = &wanted.document {
        targets.iter_mut().for_each(|target| target.document.clone_from(document));
        targets.dedup();
    }
    targets.retain(|target| {
        let Some(document) = documents.get(&target.document) else {
            let message = format!("No document is called `{}`.", target.document);
            report
                .error("unknown-document", At::Nowhere, message)
                .hint(documents.nearest(&target.document))
                .hint(format!("known are: {}", documents.known()));
            return false;
        };
        let fits = document.record(facts.records(), &target.id).is_some();
        if !fits {
            let message = format!(
                "`{}` is made of a record of kind {}; `{}` is none.",
                target.document,
                document.kinds(),
                target.id
            );
            report.error("unknown-document", At::Nowhere, message);
        }
        fits
    });
    targets
}

fn listed(facts: &Facts) -> Vec<Target> {
    let mut targets = Vec::new();
    for visit in facts.records().visits.iter() {
        if visit.documents.is_empty() {
            targets.push(Target::new(visit.id.as_str(), "scene-setter"));
        }
        targets.extend(visit.documents.iter().map(|name| Target::new(visit.id.as_str(), name)));
    }
    for contact in facts.contacts_with_documents() {
        let documents = contact.documents.iter();
        targets.extend(documents.map(|name| Target::new(contact.id.as_str(), name)));
    }
    targets
}

fn of_record(facts: &Facts, id: &str, report: &mut Report) -> Vec<Target> {
    let records = facts.records();
    let Some(of) = Of::find(records, id) else {
        let known =
            records.visits.ids().chain(records.contacts.ids()).chain(records.organisations.ids());
        let hint = did_you_mean(id, known.chain(records.topics.ids()));
        let message = format!("No visit, contact, organisation or topic is called `{id}`.");
        report.error("unknown-id", At::Nowhere, message).hint(hint);
        return Vec::new();
    };
    let documents: &[String] = match of {
        Of::Visit => records.visits.get(id).map_or(&[], |visit| &visit.documents),
        Of::Contact => records.contacts.get(id).map_or(&[], |contact| &contact.documents),
        Of::Organisation | Of::Topic => &[],
    };
    let names = if documents.is_empty() {
        vec![of.default_document().to_owned()]
    } else {
        documents.to_vec()
    };
    let target = |document| Target { id: id.to_owned(), document };
    names.into_iter().map(target).collect()
}
