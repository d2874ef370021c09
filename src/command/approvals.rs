//! A pack in output/ and its file of approvals → which of its lines stand approved.

use std::path::Path;

use super::count::count;
use super::packs::spans;
use super::start::Start;
use super::status::account::Account;
use crate::approved::file::{self, Approvals};
use crate::approved::ground::{Line, lines};
use crate::approved::standing::{Standing, Suspect, in_words};
use crate::approved::told::ApprovedLines;
use crate::finding::report::{At, Report};
use crate::finding::text::Sources;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::project::load;
use crate::why::built::{Built, TracedPack};

/// A pack as it lies in output/, and who approved which of its lines.
pub struct Approved {
    pub target: Target,
    /// The pack; nothing where none lies there.
    pub text: String,
    pub lines: Vec<Line>,
    pub approvals: Approvals,
}

/// What is to be said of the approvals of a pack.
pub struct Note {
    /// The line of the pack, from 1; none where it is about the pack as a whole.
    pub line: Option<usize>,
    pub code: &'static str,
    pub message: String,
    pub hint: String,
}

/// As many numbers of lines as one sentence names.
const NUMBERS: usize = 12;

/// Reads who approved lines of a pack; nothing where nobody did.
pub fn of(root: &Path, target: &Target) -> Option<Approvals> {
    let text = load::text(root, &file::path(target)).ok().flatten()?;
    Some(Approvals::read(&text))
}

/// Lists the packs that somebody approved.
pub fn packs(root: &Path) -> Vec<Target> {
    let files = load::list(root, "output", &mut Report::default());
    let target = |path: &String| {
        let pack = path.strip_suffix(".approved")?;
        Target::of_markdown(&format!("{pack}.md"))
    };
    files.iter().filter_map(target).collect()
}

/// Adds to accounts of packs who approved what.
pub fn tell(root: &Path, built: &Built, accounts: &mut [Account]) {
    for pack in accounts.iter_mut().flat_map(|account| &mut account.packs) {
        let target = Target::of_markdown(&pack.path);
        let looked = target.and_then(|target| Approved::if_any(root, built, &target));
        pack.approved =
            looked.map(|looked| ApprovedLines::new(&looked.standing(), &looked.approvals));
    }
}

/// Notes what speaks against taking packs as approved: of some records, or of all that somebody
/// approved.
pub fn check(
    start: &Start,
    root: &Path,
    ids: &[String],
    sources: &mut Sources,
    report: &mut Report,
) {
    let project = start.load(root, &mut Report::default());
    // Faults of the facts have been told by now.
    let Ok(built) = Built::of(project, &mut Report::default()) else {
        return;
    };
    let mut targets = packs(root);
    if !ids.is_empty() {
        targets.retain(|target| ids.contains(&target.id));
        let with_packs = ids.iter().filter(|id| is_there(root, id)).cloned();
        let wanted = Wanted { ids: with_packs.collect(), ..Wanted::default() };
        let all = if wanted.ids.is_empty() {
            Vec::new()
        } else {
            built.opened.targets(&wanted, &mut Report::default())
        };
        targets.extend(all.into_iter().filter(|target| of(root, target).is_none()));
    }
    for target in &targets {
        Approved::of(root, &built, target).demand(sources, report);
    }
}

fn is_there(root: &Path, id: &str) -> bool {
    let packs = load::list(root, "output", &mut Report::default());
    let folder = format!("output/{id}/");
    packs.iter().any(|path| path.starts_with(&folder))
}

impl Approved {
    /// Looks at a pack that somebody approved; nothing where nobody did.
    pub fn if_any(root: &Path, built: &Built, target: &Target) -> Option<Self> {
        of(root, target).map(|_| Self::of(root, built, target))
    }

    /// Looks at a pack, whether or not somebody approved it.
    pub fn of(root: &Path, built: &Built, target: &Target) -> Self {
        let approvals = of(root, target).unwrap_or_default();
        let targets = std::slice::from_ref(target);
        let mut packs = built.packs(targets, None, true, &mut Report::default());
        Self::new(root, built, target, (packs.pop(), approvals))
    }

    /// Looks at a pack of which it is known what is behind its lines.
    pub fn new(
        root: &Path,
        built: &Built,
        target: &Target,
        (pack, approvals): (Option<TracedPack>, Approvals),
    ) -> Self {
        let text = load::text(root, &target.markdown()).ok().flatten().unwrap_or_default();
        Self {
            target: target.clone(),
            lines: pack.map_or_else(Vec::new, |pack| lines(built, &pack, &text)),
            text,
            approvals,
        }
    }

    /// Says how its lines stand.
    pub fn standing(&self) -> Standing<'_> {
        Standing::new(&self.approvals, &self.lines)
    }

    /// Notes what speaks against taking the pack as approved.
    pub fn demand(&self, sources: &mut Sources, report: &mut Report) {
        let path = self.target.markdown();
        for note in self.notes() {
            let lines: Vec<usize> = note.line.into_iter().collect();
            let at = spans(&path, &self.text, &lines, sources)
                .pop()
                .unwrap_or_else(|| At::Path(path.clone()));
            report.error(note.code, at, note.message).hint(note.hint);
        }
    }

    /// Lists what speaks against taking the pack as approved.
    pub fn notes(&self) -> Vec<Note> {
        let standing = self.standing();
        let unread = self.approvals.unread.iter().map(|line| Note {
            line: None,
            code: "unread-approval",
            message: format!(
                "Line {line} of `{}` cannot be read, so it approves nothing.",
                file::path(&self.target)
            ),
            hint: "mend it by hand, or approve the pack again".to_owned(),
        });
        let by_line = standing.by_line();
        let suspects = by_line.iter().map(|suspects| self.suspect(suspects));
        let open = (!standing.open.is_empty()).then(|| self.open(&standing.open));
        unread.chain(suspects).chain(open).collect()
    }

    fn suspect(&self, suspects: &[&Suspect<'_>]) -> Note {
        let (line, words) = (suspects[0].line, &suspects[0].approval.words);
        let message = match line {
            Some(_) => format!("{}.", in_words(suspects, "this line")),
            None => format!("{}: “{words}”.", in_words(suspects, "a line")),
        };
        Note { line, code: "suspect-line", message, hint: self.hint(line) }
    }

    fn open(&self, open: &[usize]) -> Note {
        let numbers = open.iter().take(NUMBERS).map(usize::to_string);
        let more = if open.len() > NUMBERS { ", …" } else { "" };
        let numbers = numbers.collect::<Vec<_>>().join(", ");
        let lines = count(open.len(), "line");
        Note {
            line: None,
            code: "not-approved",
            message: format!("Nobody approved {lines} of this pack: {numbers}{more}."),
            hint: self.hint(None),
        }
    }

    fn hint(&self, line: Option<usize>) -> String {
        let Target { id, document } = &self.target;
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("read it, then `scene-setter approve {id}{line} --document {document}`")
    }
}
