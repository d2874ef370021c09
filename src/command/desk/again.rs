//! The state before × the state now → the packs that need not be made again.
//!
//! A pack is the same again where every question that was put to the facts to make it has the same
//! answer, the house is the same, and its files lie as they did: what `build` goes by too.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Desk;
use super::pack::Traced;
use crate::command::packs;
use crate::facts::Question;
use crate::finding::report::Report;
use crate::pack::Page;
use crate::pack::as_built::house;
use crate::pack::target::Target;

/// What of the state before still holds.
#[derive(Default)]
pub struct Again {
    /// Packs as they were made, by the paths of their Markdown.
    pub pages: BTreeMap<String, Page>,
    /// Packs of which it is known what is behind their lines.
    pub traced: BTreeMap<String, Arc<Traced>>,
}

impl Again {
    /// Looks at what was made before.
    pub fn of(last: &Desk, now: &Desk) -> Self {
        let (old, new) = (last.opened(), now.opened());
        let digests = old.digests().zip(new.digests());
        let same_house = house(&old.project) == house(&new.project);
        let Some((before, after)) = digests.filter(|_| same_house) else {
            return Self::default();
        };
        let same = |asked: &[Question]| {
            let then = || old.facts.answers(asked, &before);
            !asked.is_empty() && then() == new.facts.answers(asked, &after)
        };
        let lies = |page: &Page| {
            let on_disk = packs::on_disk(&now.root, &page.target, &mut Report::default());
            on_disk.is_some_and(|on_disk| on_disk == page.on_disk)
                && packs::is_as_made(&now.root, page)
        };
        let survey = last.survey.get();
        let pages = survey.map_or(&[][..], |survey| &survey.pages).iter();
        let pages = pages.filter(|page| same(&page.asked) && lies(page));
        let pages = pages.map(|page| (page.target.markdown(), page.clone()));
        let traced = match last.traced.lock() {
            Ok(traced) => traced.clone(),
            Err(_) => BTreeMap::new(),
        };
        let traced = traced.into_iter();
        Self {
            pages: pages.collect(),
            traced: traced
                .filter(|(_, one)| same(&one.pack.asked) && lies(&one.page))
                .collect(),
        }
    }

    /// Says whether a pack need not be made.
    pub fn has(&self, target: &Target) -> bool {
        self.pages.contains_key(&target.markdown())
    }
}
