//! What the system tells of the files of a project.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

/// What a save makes of changes within so long is one change.
const GATHERED: Duration = Duration::from_millis(60);

/// The folders that make a project.
const FOLDERS: [&str; 3] = ["data", "templates", "output"];

/// Waits for a change; says whether none came.
pub fn is_quiet(told: &Receiver<DebounceEventResult>, wait: Duration) -> bool {
    match told.recv_timeout(wait) {
        // What has come meanwhile is read with it.
        Ok(first) => [first].into_iter().chain(told.try_iter()).all(|told| is_access(&told)),
        Err(RecvTimeoutError::Timeout) => true,
        Err(RecvTimeoutError::Disconnected) => {
            thread::sleep(wait);
            true
        }
    }
}

/// Says whether files were only looked at, as this program does itself to see what changed.
fn is_access(told: &DebounceEventResult) -> bool {
    let events = told.as_ref().map(|events| events.iter());
    events.is_ok_and(|mut events| events.all(|event| event.kind.is_access()))
}

/// What the system tells of the folders of a project.
pub struct Watcher {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    watched: Vec<&'static str>,
}

impl Watcher {
    /// Begins to watch; none where the system does not tell of changes.
    pub fn new(root: &Path, tell: Sender<DebounceEventResult>) -> Option<Self> {
        let mut debouncer = new_debouncer(GATHERED, None, tell).ok()?;
        debouncer.watch(root, RecursiveMode::NonRecursive).ok()?;
        let mut watcher = Self { debouncer, watched: Vec::new() };
        watcher.add(root);
        Some(watcher)
    }

    /// Watches the folders that are there by now.
    pub fn add(&mut self, root: &Path) {
        for folder in FOLDERS {
            let full = root.join(folder);
            let is_there = full.is_dir();
            let is_watched = self.watched.contains(&folder);
            if is_there && !is_watched {
                let watched = self.debouncer.watch(&full, RecursiveMode::Recursive);
                if watched.is_ok() {
                    self.watched.push(folder);
                }
            } else if !is_there && is_watched {
                self.watched.retain(|known| *known != folder);
            }
        }
    }
}
