//! Where a command begins, and where it finds what is known from earlier runs.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::cache::{Draft, Kept};
use crate::finding::report::Report;
use crate::project::known::{self, Known, Line};
use crate::project::load::state::Seen;
use crate::project::load::{load, load_after};
use crate::project::{Project, Proof};

/// The variable that names the folder for caches; when it is empty, there is none.
const FOLDER: &str = "SCENE_SETTER_CACHE";

#[derive(Debug, Clone)]
pub struct Start {
    /// The folder from which paths are typed.
    pub folder: PathBuf,
    caches: Option<PathBuf>,
    /// What was seen of the folders of the project, for the first who reads it.
    seen: Arc<Mutex<Seen>>,
    /// Gives memory that is free back to the system.
    pub give_back: fn(),
}

impl Start {
    /// Begins in a folder, or where the program was called.
    pub fn new(folder: Option<PathBuf>, keeps: bool, give_back: fn()) -> Self {
        Self {
            folder: folder.unwrap_or_else(|| PathBuf::from(".")),
            caches: caches().filter(|_| keeps),
            seen: Arc::default(),
            give_back,
        }
    }

    /// Returns the folder for what is kept between runs, if anything is.
    pub fn caches(&self) -> Option<&Path> {
        self.caches.as_deref()
    }

    /// Notes what was seen of the folders of the project in which it begins.
    pub fn saw(&self, seen: Seen) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = seen;
    }

    /// Reads a project, save the records that an earlier run read as they are.
    pub fn load(&self, root: &Path, report: &mut Report) -> Project {
        let Some(caches) = &self.caches else {
            return load(root, report);
        };
        let most = Kept::new(caches, "records", root);
        let newer = Kept::new(caches, "newer-records", root);
        let known = records(&most).and_then(|most| {
            let kept = [Some(most), records(&newer)];
            Known::read(kept.into_iter().flatten().collect())
        });
        let known = Arc::new(known.unwrap_or_default());
        let new =
            Mutex::new(New { most: &most, draft: None, heads: Vec::new(), count: 0, size: 0 });
        let keep = |line: &Line| new.lock().unwrap_or_else(PoisonError::into_inner).add(line);
        let seen = std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        let mut project = load_after(root, seen, Some((&known, &keep)), None, report);
        project.proof = project.bones.map(|bones| proof(caches, root, bones));
        let mut new = new.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Some(rest) = known.beside(new.count, new.size) else {
            return project;
        };
        for at in rest.records {
            match known.line(at) {
                Some(line) => new.add(&line),
                None => return project,
            }
        }
        if rest.is_all {
            newer.write(&[]);
        }
        if let Some(mut draft) = new.draft {
            draft.add(&new.heads);
            draft.add(&new.heads.len().to_le_bytes());
            let kept = if rest.is_all { &most } else { &newer };
            kept.keep(draft);
        }
        project
    }
}

/// Opens what [`Start::load`] kept of records: their trees, then their heads, and how many bytes
/// these take.
fn records(kept: &Kept) -> Option<known::Kept> {
    let whole = kept.open()?;
    let end = whole.length.checked_sub(size_of::<usize>())?;
    let length = whole.read(end..whole.length)?.try_into().ok()?;
    let heads = whole.read(end.checked_sub(usize::from_le_bytes(length))?..end)?;
    Some(known::Kept { heads, read: Box::new(move |range| whole.read(range)) })
}

/// Finds what was proved of records of the same bones, and says where to note what is proved now.
fn proof(caches: &Path, root: &Path, bones: u64) -> Proof {
    let kept = Kept::new(caches, "proofs", root);
    let of = bones.to_le_bytes();
    let known = kept.read().filter(|known| known.starts_with(&of));
    Proof {
        known: known.map(|mut known| known.split_off(of.len())),
        keep: Box::new(move |index| kept.write(&[&of[..], index].concat())),
    }
}

/// What the next run should know and this one did not.
struct New<'k> {
    most: &'k Kept,
    /// Nothing until there is something, or where it cannot be written down.
    draft: Option<Draft>,
    heads: Vec<u8>,
    count: usize,
    size: usize,
}

impl New<'_> {
    fn add(&mut self, line: &Line) {
        self.count += 1;
        self.size += line.tree.len();
        if self.draft.is_none() {
            self.draft = self.most.begin().ok();
        }
        if let Some(draft) = &mut self.draft {
            draft.add(&line.tree);
            self.heads.extend_from_slice(&line.head);
        }
    }
}

/// Finds the nearest project upward.
pub fn root(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join("data").exists()).map(Path::to_owned)
}

/// Finds the folder for caches.
#[allow(clippy::disallowed_methods, reason = "command/ looks at the environment")]
fn caches() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let caches = match named(FOLDER) {
        Some(folder) if folder.as_os_str().is_empty() => return None,
        Some(folder) => return Some(folder),
        None if cfg!(windows) => named("LOCALAPPDATA")?,
        None => named("XDG_CACHE_HOME")
            .filter(|folder| folder.is_absolute())
            .or_else(|| Some(named("HOME")?.join(".cache")))?,
    };
    let usable = caches.is_absolute();
    usable.then(|| caches.join("scene-setter"))
}
