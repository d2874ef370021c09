//! Packs in output/ → what people wrote into them and marked for release.

use chrono::NaiveDate;

use crate::command::Ready;
use crate::finding::report::{At, Report};
use crate::pack::make::make;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::project::load;
use crate::release::choice::{Choice, Marks};
use crate::release::edits::{Edit, edits};
use crate::release::finder::Finder;
use crate::release::rewrite::Rewriter;

/// Reads what people wrote into each pack, without the names that are withheld.
pub fn hand_edits(
    ready: &Ready,
    choice: &Choice,
    finder: &Finder,
    targets: &[Target],
    as_of: Option<NaiveDate>,
    report: &mut Report,
) -> Vec<Vec<Edit>> {
    let Opened { facts, printer, .. } = &ready.opened;
    let all_levels = &facts.settings().handling;
    let marks = Marks::new(facts.settings());
    let rewriter = Rewriter::new(finder, &marks, facts.settings());
    let of_target = targets.iter().map(|target| {
        let Some(made) = make(facts, printer, target, as_of, report) else {
            return Vec::new();
        };
        let built = made.markdown;
        let path = target.markdown();
        let pack = match load::text(&ready.root, &path) {
            Ok(pack) => pack.unwrap_or_else(|| built.clone()),
            Err(fault) => {
                report.error(fault.code, At::Path(path.clone()), fault.message);
                return Vec::new();
            }
        };
        let levels = [choice.levels(), all_levels];
        let mut found = edits(&path, &built, &pack, levels, report);
        found.iter_mut().for_each(|edit| rewriter.rewrite(&mut edit.text));
        found
    });
    of_target.collect()
}
