//! The files of a project → the state that is shown: read anew when one changes, kept while what
//! is on the disk cannot be read.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, RwLock};
use std::thread;
use std::time::Duration;

use tokio::sync::watch;

use super::watcher::{Watcher, is_quiet};
use crate::command::desk::{Desk, Findings, Page, read as findings};
use crate::command::start::Start;
use crate::command::terminal::{self, Drawing};
use crate::command::today::today;
use crate::finding::report::Report;
use crate::project::load::stamp;

/// The day is looked at so often, and the files too where the system does not tell of them.
const DAY: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_secs(1);

/// As many pages as are kept to be shown while they cannot be made.
const KEPT: usize = 8;

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
    /// Who looks for findings.
    looking: Mutex<Option<Child>>,
}

impl Live {
    pub fn new(start: &Start, root: &Path) -> Arc<Self> {
        let begun = stamp(root);
        let shown = Arc::new(read(start, root, None, 1));
        Arc::new(Self {
            start: start.clone(),
            root: root.to_owned(),
            shown: RwLock::new(shown),
            state: watch::Sender::new(1),
            begun,
            good: Mutex::default(),
            looking: Mutex::default(),
        })
    }

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
    pub fn watch(self: &Arc<Self>) {
        self.prepare();
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
    fn renew(self: &Arc<Self>) {
        let before = self.shown();
        let (desk, number) = (before.desk.clone(), before.number + 1);
        drop(before);
        self.show(read(&self.start, &self.root, desk, number));
        self.prepare();
    }

    fn show(&self, shown: Shown) {
        let number = shown.number;
        if let Ok(mut place) = self.shown.write() {
            *place = Arc::new(shown);
        }
        self.state.send_replace(number);
    }

    /// Makes what takes long beside the requests. All states are made by the thread that follows
    /// the files: what one that ends has held is given back late.
    fn prepare(self: &Arc<Self>) {
        let shown = self.shown();
        let desk = shown.desk.clone().filter(|_| shown.fault.is_none());
        drop(shown);
        if let Some(desk) = desk {
            desk.prepare();
            let live = Arc::clone(self);
            thread::spawn(move || live.look(&desk));
        }
    }

    /// Looks for findings in a state, unless another has taken its place by then.
    fn look(&self, desk: &Arc<Desk>) {
        let is_shown = |shown: &Shown| {
            let own = shown.desk.as_ref();
            own.is_some_and(|own| Arc::ptr_eq(own, desk))
        };
        let (own, begun) = {
            let Ok(mut looking) = self.looking.lock() else {
                return;
            };
            if let Some(mut old) = looking.take() {
                // It may have ended by itself.
                let _ = old.kill();
                let _ = old.wait();
            }
            if !is_shown(&self.shown()) {
                return;
            }
            match desk.begin_to_look() {
                Some(Ok(mut child)) => {
                    let printed = child.stdout.take();
                    let own = Some(child.id());
                    *looking = Some(child);
                    (own, Ok(printed))
                }
                Some(Err(error)) => (None, Err(error)),
                None => return,
            }
        };
        let found = match begun {
            Ok(printed) => printed.map(findings).unwrap_or_default(),
            Err(error) => Findings::trouble(&error),
        };
        // Whoever took its place has ended it, and waits for its own.
        let ended = self.looking.lock().ok().and_then(|mut looking| {
            let is_own = looking.as_ref().map(Child::id) == own;
            looking.take_if(|_| is_own).map(ended)
        });
        let found = match ended {
            Some(Err(error)) => Findings::trouble(&error),
            _ => found,
        };
        let shown = self.shown();
        if is_shown(&shown) && desk.take(found) {
            self.show(Shown {
                desk: shown.desk.clone(),
                fault: shown.fault.clone(),
                number: shown.number + 1,
            });
        }
    }
}

fn read(start: &Start, root: &Path, last: Option<Arc<Desk>>, number: u64) -> Shown {
    let mut report = Report::default();
    match Desk::open(start, root, None, last.as_deref(), &mut report) {
        Ok(desk) => Shown { desk: Some(Arc::new(desk)), fault: None, number },
        Err(project) => Shown {
            desk: last,
            fault: Some(terminal::draw(&report, Some(&project), Drawing::Human)),
            number,
        },
    }
}

/// Waits for the end of a check; a fault where it did not come to one by itself.
fn ended(mut child: Child) -> io::Result<()> {
    let status = child.wait()?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(io::Error::other(format!("`check` ended with {status}"))),
    }
}
