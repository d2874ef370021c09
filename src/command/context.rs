//! `build --context`: what templates see, shown though one of them may be broken.

use chrono::NaiveDate;

use super::escape::escape_json;
use super::screen::Screen;
use super::start::Start;
use super::{Folder, Outcome, open};
use crate::brief::said::in_json;
use crate::cli::packs::BuildArgs;
use crate::finding::report::Report;
use crate::pack::document::Documents;
use crate::pack::make::brief;
use crate::pack::wanted::{self, Wanted};
use crate::page::templates::Templates;

/// Prints the briefs of what is wanted.
pub fn context(
    start: &Start,
    args: &BuildArgs,
    as_of: Option<NaiveDate>,
    screen: &Screen,
) -> Option<Outcome> {
    let mut report = Report::default();
    let Folder { mut project, .. } = open(start, screen, &mut report)?;
    let templates = Templates::new(&project.templates, &mut project.sources);
    let facts = project.prove(&mut report);
    if report.has_errors() {
        screen.faults(&report, Some(&project));
        return None;
    }
    let documents = Documents::new(&templates, &mut Report::default());
    let wanted = Wanted { ids: args.ids.clone(), document: args.document.clone(), as_of };
    let targets = wanted::targets(&facts, &documents, &wanted, &mut report);
    let briefs: Vec<_> =
        targets.iter().filter_map(|target| brief(&facts, &documents, target, as_of)).collect();
    screen.faults(&report, Some(&project));
    if report.has_errors() {
        return None;
    }
    // One brief is an object; several are a list, so that they are one text for any reader.
    let written = match briefs.as_slice() {
        [brief] => serde_json::to_string_pretty(brief),
        briefs => serde_json::to_string_pretty(briefs),
    };
    let json = written.expect("a brief holds words and numbers only");
    screen.exactly(&format!("{}\n", escape_json(&in_json(&json))));
    Some(Outcome::Done)
}
