//! Address → page, made once as long as nothing changes.

use super::Desk;
use super::site::{Asked, Page};

/// As many pages as are kept of one state.
const PAGES: usize = 24;

impl Desk {
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
