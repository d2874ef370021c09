//! Records with packs → where each stands, and its packs as a build would make them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::account::Account;
use crate::command::as_made::{With, pages};
use crate::command::standing::Standing;
use crate::finding::report::Report;
use crate::pack::Page;
use crate::pack::make::Made;
use crate::pack::opened::Opened;
use crate::pack::target::Target;

/// Makes the packs of some records, but for those that need not be made, and takes stock of each
/// record. The brief of a pack tells what is open too: it is put together once for both. Each text
/// that is made is shown.
pub fn stock(
    root: &Path,
    opened: &Opened,
    targets: &[Target],
    (standing, notes, day): (Option<&Standing>, bool, NaiveDate),
    also_seen: &(dyn Fn(&Target, &Made<'_>) + Sync),
    report: &mut Report,
) -> (Vec<Page>, Vec<Account>) {
    let of_one_record = |a: &Target, b: &Target| a.id == b.id;
    let groups: Vec<&[Target]> = targets.chunk_by(of_one_record).collect();
    let firsts: BTreeMap<&str, &Target> =
        groups.iter().map(|group| (group[0].id.as_str(), &group[0])).collect();
    let read_off = Mutex::new(BTreeMap::new());
    let seen = |target: &Target, made: &Made<'_>| {
        also_seen(target, made);
        if firsts.get(target.id.as_str()) == Some(&target)
            && let Some(account) = Account::of(&opened.facts, target, &made.brief, day)
        {
            let mut read_off = read_off.lock().unwrap_or_else(PoisonError::into_inner);
            read_off.insert(target.id.clone(), account);
        }
    };
    let stands =
        |target: &Target| standing.is_some_and(|known| known.stands_unedited(opened, target));
    let with = With { stands: &stands, seen: &seen, notes, also: &[], only_text: false };
    let pages = pages(root, opened, targets, with, report);
    let mut read_off = read_off.into_inner().unwrap_or_else(PoisonError::into_inner);
    let by_first: Vec<(&Target, Option<Account>)> =
        groups.iter().map(|group| (&group[0], read_off.remove(&group[0].id))).collect();
    let accounts = by_first.into_par_iter().filter_map(|(first, known)| {
        let own: Vec<&Page> = pages.iter().filter(|page| page.target.id == first.id).collect();
        Account::with_packs(root, opened, (first, &own), known, day)
    });
    let accounts = accounts.collect();
    (pages, accounts)
}
