//! The files of a project → the state that is shown: read anew when one changes, kept while what
//! is on the disk cannot be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, RwLock};
use std::thread;
use std::time::Duration;

use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, Debouncer, RecommendedCache, new_debouncer,
};
use tokio::sync::watch;

use crate::command::desk::{Desk, Page};
use crate::command::start::Start;
use crate::command::terminal::{self, Drawing};
use crate::command::today::today;
use crate::finding::report::Report;
use crate::project::load::stamp;

/// What a save makes of changes within so long is one change.
const GATHERED: Duration = Duration::from_millis(60);

/// The day is looked at so often, and the files too where the system does not tell of them.
const DAY: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_secs(1);

/// The folders that make a project.
const FOLDERS: [&str; 3] = ["data", "templates", "output"];

/// As many pages as are kept to be shown while they cannot be made.
const KEPT: usize = 32;

/// One state of the project.
pub struct Shown {
    /// The last that could be read; none where the first could not.
    pub desk: Option<Arc<Desk>>,
    /// Why what is on the disk now cannot be read, as a terminal shows it.
    pub fault: Option<String>,
    /// Which state this is.
    pub number: u64,
}

/// A project that is watched.
pub struct Live {
    start: Start,
    root: PathBuf,
    shown: RwLock<Arc<Shown>>,
    state: watch::Sender<u64>,
    /// What lay on the disk before it was read first.
    begun: u64,
    /// Packs as they could be made last.
    good: Mutex<BTreeMap<String, Page>>,
}

impl Live {
    /// Reads a project.
    pub fn new(start: &Start, root: &Path) -> Self {
        let begun = stamp(root);
        let shown = Arc::new(read(start, root, None, 1));
        prepare(&shown);
        Self {
            start: start.clone(),
            root: root.to_owned(),
            shown: RwLock::new(shown),
            state: watch::Sender::new(1),
            begun,
            good: Mutex::default(),
        }
    }

    /// Returns the state that is shown.
    pub fn shown(&self) -> Arc<Shown> {
        match self.shown.read() {
            Ok(shown) => Arc::clone(&shown),
            Err(broken) => Arc::clone(&broken.into_inner()),
        }
    }

    /// Tells of every state that comes.
    pub fn states(&self) -> watch::Receiver<u64> {
        self.state.subscribe()
    }

    /// Keeps a page that could be made, or gives the last that could.
    pub fn last_good(&self, path: &str, page: Page) -> Page {
        let Ok(mut good) = self.good.lock() else {
            return page;
        };
        if page.fault.is_none() {
            if good.len() >= KEPT {
                good.clear();
            }
            good.insert(path.to_owned(), page.clone());
            return page;
        }
        match good.get(path) {
            Some(last) => last.clone().with_fault(page.fault),
            None => page,
        }
    }

    /// Follows the files; never ends.
    pub fn watch(&self) {
        let mut last = self.begun;
        let mut day = today();
        let (tell, told) = channel();
        let mut watcher = Watcher::new(&self.root, tell);
        // What changed before it was watched is looked at first.
        let mut wait = Duration::ZERO;
        loop {
            let is_quiet = is_quiet(&told, wait) && !wait.is_zero();
            wait = if watcher.is_some() { DAY } else { POLL };
            if let Some(watcher) = &mut watcher {
                watcher.add(&self.root);
            }
            let is_same_day = day == today();
            // A watched folder that is quiet has not changed.
            if is_quiet && watcher.is_some() && is_same_day {
                continue;
            }
            let now = stamp(&self.root);
            if now == last && is_same_day {
                continue;
            }
            (last, day) = (now, today());
            self.renew();
        }
    }

    /// Reads the project anew and tells the pages.
    fn renew(&self) {
        let before = self.shown();
        let shown = read(
            &self.start,
            &self.root,
            before.desk.clone(),
            before.number + 1,
        );
        let shown = Arc::new(shown);
        if let Ok(mut place) = self.shown.write() {
            *place = Arc::clone(&shown);
        }
        self.state.send_replace(shown.number);
        prepare(&shown);
    }
}

fn read(start: &Start, root: &Path, last: Option<Arc<Desk>>, number: u64) -> Shown {
    let mut report = Report::default();
    match Desk::open(start, root, None, last.clone(), &mut report) {
        Ok(desk) => Shown {
            desk: Some(Arc::new(desk)),
            fault: None,
            number,
        },
        Err(project) => Shown {
            desk: last,
            fault: Some(terminal::draw(&report, Some(&project), Drawing::Human)),
            number,
        },
    }
}

/// Makes what takes long beside the requests.
fn prepare(shown: &Arc<Shown>) {
    if let Some(desk) = shown.desk.clone().filter(|_| shown.fault.is_none()) {
        thread::spawn(move || desk.prepare());
    }
}

/// Waits for a change; says whether none came.
fn is_quiet(told: &Receiver<DebounceEventResult>, wait: Duration) -> bool {
    match told.recv_timeout(wait) {
        // What has come meanwhile is read with it.
        Ok(first) => [first]
            .into_iter()
            .chain(told.try_iter())
            .all(|told| is_access(&told)),
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
struct Watcher {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    watched: Vec<&'static str>,
}

impl Watcher {
    /// Begins to watch; none where the system does not tell of changes.
    fn new(
        root: &Path,
        tell: std::sync::mpsc::Sender<DebounceEventResult>,
    ) -> Option<Self> {
        let mut debouncer = new_debouncer(GATHERED, None, tell).ok()?;
        debouncer.watch(root, RecursiveMode::NonRecursive).ok()?;
        let mut watcher = Self {
            debouncer,
            watched: Vec::new(),
        };
        watcher.add(root);
        Some(watcher)
    }

    /// Watches the folders that are there by now.
    fn add(&mut self, root: &Path) {
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
