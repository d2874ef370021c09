//! `why`: the facts behind lines of a pack.

pub mod answer;
mod original;
mod page_line;
mod print;

use std::path::{Component, Path, PathBuf};

use super::screen::Screen;
use super::today::day;
use super::{Folder, Outcome, leave, open};
use crate::cli::Format;
use crate::cli::packs::WhyArgs;
use crate::command::start::Start;
use crate::finding::report::{At, Report};
use crate::import;
use crate::pack::base::without_mark;
use crate::pack::format::{HTML, MARKDOWN};
use crate::pack::target::Target;
use crate::project::git::Trouble;
use crate::project::load;
use crate::project::originals::Originals;
use crate::why::built::{Built, TracedPack};
use answer::{Asked, answers};

pub fn why(start: &Start, args: &WhyArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let done = tell(start, args, screen, &mut report);
    match done {
        Some(outcome) => outcome,
        None => Outcome::Failed,
    }
}

fn tell(start: &Start, args: &WhyArgs, screen: &Screen, report: &mut Report) -> Option<Outcome> {
    let fail = |report: &Report| screen.faults(report, None);
    let as_of = day(args.as_of.as_deref(), report);
    let place = LinesAsked::read(&args.place, report);
    let (Ok(as_of), Some(place)) = (as_of, place) else {
        fail(report);
        return None;
    };
    let Folder { root, project } = open(start, screen, report)?;
    let Some(target) = place.target(start, &root, report) else {
        fail(report);
        return None;
    };
    let (path, base_path) = (target.markdown(), target.base());
    let page = target.file(&HTML);
    let built = match Built::of(project, report) {
        Ok(built) => built,
        Err(project) => {
            screen.faults(report, Some(&project));
            return None;
        }
    };
    let text = load::text(&root, &path).ok().flatten();
    let lines = text.as_ref().and_then(|text| {
        if !place.is_page() {
            return Some(place.lines);
        }
        let page = load::text(&root, &page).ok().flatten().unwrap_or_default();
        page_line::of_pack(&page, place.lines, text)
    });
    let wanted = |markdown: &str| {
        let known = text.as_deref().zip(lines);
        known.map(|(text, lines)| answer::of_build(markdown, text, lines)).unwrap_or_default()
    };
    let pack = built.pack_with(&target, as_of, &wanted, report);
    let base = load::text(&root, &base_path);
    let Some((pack, text)) = pack.zip(text) else {
        if !report.has_errors() {
            let message = "No pack of these facts lies here.";
            report
                .error("no-pack", At::Path(path), message)
                .hint("`scene-setter build` makes it".to_owned());
        }
        screen.faults(report, Some(&built.opened.project));
        return None;
    };
    let Some(lines) = lines else {
        let message = "This line of the page shows no words of the pack.";
        report
            .error("no-line", At::Path(place.file.clone()), message)
            .hint("name a line of its text".to_owned());
        fail(report);
        return None;
    };
    let folder = args.originals.as_ref().map(|folder| start.folder.join(folder));
    let records = built.opened.facts.records();
    let originals = Originals::read(&root, folder.as_deref(), records, import::words, report);
    let asked = Asked {
        originals: &originals,
        root: &root,
        path: &path,
        text: &text,
        base: base.ok().flatten().map(|written| without_mark(&written).to_owned()),
        lines,
    };
    let outcome = show(&built, &pack, &asked, screen, report);
    leave((built, pack));
    Some(outcome)
}

fn show(
    built: &Built,
    pack: &TracedPack,
    asked: &Asked<'_>,
    screen: &Screen,
    report: &mut Report,
) -> Outcome {
    let (answers, blamed) = answers(built, pack, asked);
    if answers.is_empty() {
        let count = asked.text.lines().count();
        let at = At::Path(asked.path.to_owned());
        let message = if asked.lines.0 > count {
            format!("The file has {count} lines.")
        } else {
            "The line is blank.".to_owned()
        };
        report.error("no-line", at, message);
        screen.faults(report, None);
        return Outcome::Failed;
    }
    screen.result(&match screen.format {
        Format::Json => print::json(&answers),
        Format::Human => print::human(&answers),
        Format::Short => print::short(&answers),
    });
    if let Err(trouble) = blamed
        && trouble != Trouble::NoRepository
    {
        let why = trouble.words();
        screen.say(&format!("Who wrote these facts is not known. {why}"));
    }
    Outcome::Done
}

/// `FILE:LINE` or `FILE:FIRST-LAST`.
struct LinesAsked {
    file: String,
    lines: (usize, usize),
}

impl LinesAsked {
    fn read(words: &str, report: &mut Report) -> Option<Self> {
        let read = || {
            let (file, lines) = words.rsplit_once(':')?;
            let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
            let lines = (first.parse().ok()?, last.parse().ok()?);
            (lines.0 >= 1 && lines.0 <= lines.1).then(|| Self { file: file.to_owned(), lines })
        };
        let place = read();
        if place.is_none() {
            let message = format!("`{words}` names no line of a file.");
            report
                .error("bad-place", At::Nowhere, message)
                .hint("write FILE:LINE or FILE:FIRST-LAST".to_owned());
        }
        place
    }

    /// Says whether it is the web page of a pack.
    fn is_page(&self) -> bool {
        HTML.stem(&self.file).is_some()
    }

    /// Finds whose pack a file is, as seen from where the command was started.
    fn target(&self, start: &Start, root: &Path, report: &mut Report) -> Option<Target> {
        let full = without_steps_up(&std::path::absolute(start.folder.join(&self.file)).ok()?);
        let root = without_steps_up(root);
        let path = full.strip_prefix(root).unwrap_or(Path::new(&self.file));
        let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
        let markdown = match parts.join("/") {
            page if self.is_page() => HTML.stem(&page).map(|stem| MARKDOWN.name(stem)),
            markdown => Some(markdown),
        };
        let target = markdown.and_then(|path| Target::of_markdown(&path));
        if target.is_none() {
            report
                .error("no-pack", At::Path(self.file.clone()), "This is no pack.")
                .hint("name the Markdown of one, as output/ID/DOCUMENT.md".to_owned());
        }
        target
    }
}

/// `data/../output` is `output`.
fn without_steps_up(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}
