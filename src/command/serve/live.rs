//! The files of a project → the state that is shown: read anew when one changes, kept while what
//! is on the disk cannot be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, RwLock, Weak};
use std::thread;
use std::time::Duration;

use rayon::ThreadPoolBuilder;
use tokio::sync::watch;

use super::looking::Looking;
use super::watcher::{Watcher, is_quiet};
use crate::command::desk::{Desk, Page};
use crate::command::start::Start;
use crate::command::terminal::{self, Drawing};
use crate::command::today::today;
use crate::finding::report::Report;
use crate::project::load::stamp;

/// The day is looked at so often, and the files too where the system does not tell of them.
const DAY: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_secs(1);

/// After a page was made it is quiet for so long, most often.
const BREATH: Duration = Duration::from_millis(500);

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
    looking: Looking,
    /// Told of every page that was made.
    made: Mutex<Sender<()>>,
}

impl Live {
    pub fn new(start: &Start, root: &Path) -> Arc<Self> {
        let begun = stamp(root);
        let shown = Arc::new(read(start, root, None, 1));
        Arc::new_cyclic(|own: &Weak<Self>| Self {
            start: start.clone(),
            root: root.to_owned(),
            shown: RwLock::new(shown),
            state: watch::Sender::new(1),
            begun,
            good: Mutex::default(),
            looking: Looking::default(),
            made: Mutex::new(resting(own.clone())),
        })
    }

    /// Notes that a page was made: what that took is free again.
    pub fn made(&self) {
        if let Ok(made) = self.made.lock() {
            // It has ended only if this program has.
            let _ = made.send(());
        }
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
        let prepare = self.preparing();
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
            // It has ended only if this program has.
            let _ = prepare.send(());
        }
    }

    /// Reads the project anew and tells the pages.
    fn renew(&self) {
        // It looks at what is no more, and keeps from work what is read now.
        self.looking.stop();
        let before = self.shown();
        let (desk, number) = (before.desk.clone(), before.number + 1);
        drop(before);
        self.show(read(&self.start, &self.root, desk, number));
    }

    fn show(&self, shown: Shown) {
        let number = shown.number;
        if let Ok(mut place) = self.shown.write() {
            *place = Arc::new(shown);
        }
        self.state.send_replace(number);
    }

    /// Makes what takes long beside the requests and beside the next change, of the newest state
    /// alone. All of it is made by one thread: what one that ends has held is given back late.
    fn preparing(self: &Arc<Self>) -> Sender<()> {
        let (tell, told) = channel();
        let live = Arc::clone(self);
        thread::spawn(move || {
            live.prepare(Desk::prepare);
            // A change that comes meanwhile finds threads to be read by.
            let beside = ThreadPoolBuilder::new().num_threads(1).build();
            while told.recv().is_ok() {
                told.try_iter().for_each(drop);
                live.prepare(|desk| match &beside {
                    Ok(beside) => beside.install(|| desk.prepare()),
                    Err(_) => desk.prepare(),
                });
            }
        });
        tell
    }

    fn prepare(self: &Arc<Self>, make: impl Fn(&Desk)) {
        let shown = self.shown();
        let desk = shown.desk.clone().filter(|_| shown.fault.is_none());
        drop(shown);
        if let Some(desk) = desk {
            make(&desk);
            let live = Arc::clone(self);
            thread::spawn(move || {
                live.look(&desk);
                drop(desk);
                (live.start.give_back)();
            });
        }
    }

    /// Looks for findings in a state, unless another has taken its place by then.
    fn look(&self, desk: &Arc<Desk>) {
        let is_shown = || self.shown().desk.as_ref().is_some_and(|own| Arc::ptr_eq(own, desk));
        let found = self.looking.look(desk, is_shown);
        let shown = self.shown();
        if is_shown() && found.is_some_and(|found| desk.take(found)) {
            self.show(Shown {
                desk: shown.desk.clone(),
                fault: shown.fault.clone(),
                number: shown.number + 1,
            });
        }
    }
}

/// Gives memory that pages took to be made back to the system, but not while somebody waits.
fn resting(live: Weak<Live>) -> Sender<()> {
    let (tell, told) = channel();
    thread::spawn(move || {
        while told.recv().is_ok() {
            thread::sleep(BREATH);
            told.try_iter().for_each(drop);
            let Some(live) = live.upgrade() else { return };
            if let Some(desk) = &live.shown().desk {
                desk.rest();
            }
            (live.start.give_back)();
        }
    });
    tell
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
