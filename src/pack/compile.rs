//! Facts × what is wanted → Pages: assemble, render, tidy, settle with what lies in output/, make
//! HTML. The whole program in one sentence.

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::brief::assemble::Ask;
use crate::brief::{Brief, assemble};
use crate::facts::Facts;
use crate::finding::report::Report;
use crate::pack::Page;
use crate::pack::document::Of;
use crate::pack::page::{Desk, page};
use crate::pack::press::Press;
use crate::pack::wanted::Target;

/// Makes the brief of a target.
pub fn brief<'a>(
    facts: &'a Facts,
    press: &Press,
    target: &'a Target,
    as_of: Option<NaiveDate>,
) -> Option<Brief<'a>> {
    let records = facts.records();
    let id = &target.id;
    let document = press.documents().get(&target.document)?;
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
