//! `release --approved`: every line of the packs that are released is approved, and none suspect.

use super::Order;
use crate::command::Ready;
use crate::command::approvals::Approved;
use crate::finding::report::Report;
use crate::why::built::Built;

/// Notes what speaks against taking the packs in output/ as approved, but for those of records that
/// are withheld as a whole.
pub fn demand_approval(orders: &[Order], ready: Ready, report: &mut Report) -> Ready {
    let Ready { root, opened } = ready;
    let mut built = Built::new(opened);
    let mut all = Vec::new();
    for order in orders {
        let facts = &built.opened.facts;
        // What is not known in an order is told when its edition is made.
        let choice = order.choice(facts, &mut Report::default());
        if choice.is_none_or(|choice| choice.record(facts.records(), &order.id).is_some()) {
            continue;
        }
        let targets = order.targets(&built.opened, report).into_iter();
        all.extend(targets.map(|target| Approved::of(&root, &built, &target)));
    }
    for looked in all {
        looked.demand(&mut built.opened.project.sources, report);
    }
    Ready { root, opened: built.opened }
}
