//! What was made of a state is kept as long as nothing changes: pages by their addresses, and packs
//! with what is behind their lines.

use std::sync::Arc;

use super::Desk;
use super::pack::Traced;
use super::site::{Asked, Page};
use crate::pack::target::Target;

/// As many pages as are kept of one state.
const PAGES: usize = 24;

/// As many packs as are kept while somebody reads: one, and those in which one looks for a fact of
/// it; and when nobody asks for anything.
const PACKS: usize = 10;
const AT_REST: usize = 3;

impl Desk {
    pub(super) fn kept(&self, target: &Target) -> Option<Arc<Traced>> {
        let mut kept = self.traced.lock().ok()?;
        let at = kept.iter().position(|traced| traced.page.target == *target)?;
        let traced = kept.remove(at);
        kept.push(Arc::clone(&traced));
        Some(traced)
    }

    /// Keeps the packs asked for last, and all where each has a page to come.
    pub(super) fn keep(&self, traced: Arc<Traced>) {
        if let Ok(mut kept) = self.traced.lock() {
            kept.retain(|other| other.page.target != traced.page.target);
            kept.push(traced);
        }
        if !self.is_for_others {
            self.keep_at_most(PACKS);
        }
    }

    fn keep_at_most(&self, most: usize) {
        if let Ok(mut kept) = self.traced.lock() {
            let more = kept.len().saturating_sub(most);
            kept.drain(..more);
        }
    }

    /// Forgets what is made again sooner than it is missed: nobody asks for anything.
    pub fn rest(&self) {
        self.keep_at_most(AT_REST);
        self.built.forget();
    }

    /// Gives the page of an address, by its steps; none when there is no such page.
    pub fn page(&self, steps: &[&str], asked: &Asked<'_>) -> Option<Page> {
        let is_lasting = asked.is_served() && asked.is_plain() && self.is_settled();
        if !is_lasting {
            return self.anew(steps, asked);
        }
        let key: Vec<String> = steps.iter().map(|step| (*step).to_owned()).collect();
        let known = self.pages.lock().ok();
        if let Some(page) = known.and_then(|known| known.get(&key).cloned()) {
            return Some(page);
        }
        let page = self.anew(steps, asked)?;
        // What a pack is compared with hangs on more than this state.
        if !page.is_of_pack()
            && let Ok(mut known) = self.pages.lock()
        {
            if known.len() >= PAGES {
                known.clear();
            }
            known.insert(key, page.clone());
        }
        Some(page)
    }
}
