//! Records × what was proved of them before → Facts: nothing is proved anew where only prose changed.

use std::fmt;

use super::Project;
use crate::facts::Facts;
use crate::facts::resolve::resolve;
use crate::finding::report::Report;

/// Notes what was proved.
pub type Keep = dyn Fn(&[u8]) + Send + Sync;

/// What was proved of records before, and where to note what is proved of others.
pub struct Proof {
    /// What [`Facts::index_words`] wrote of records that had the same bones.
    pub known: Option<Vec<u8>>,
    /// Takes what it writes of these.
    pub keep: Box<Keep>,
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proof").finish_non_exhaustive()
    }
}

impl Project {
    /// Proves the links of the records, which are given away.
    pub fn prove(&mut self, report: &mut Report) -> Facts {
        let records = self.take_records();
        let is_whole = self.unread.is_empty() && !report.has_errors();
        let Some(Proof { known, keep }) = self.proof.take().filter(|_| is_whole) else {
            return resolve(records, &self.unread, report);
        };
        let records = match known {
            Some(known) => match Facts::proved_before(records, &known) {
                Ok(facts) => return facts,
                Err(records) => *records,
            },
            None => records,
        };
        let before = report.found().len();
        let facts = resolve(records, &self.unread, report);
        if report.found().len() == before {
            keep(&facts.index_words());
        }
        facts
    }
}
