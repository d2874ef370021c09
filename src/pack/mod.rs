//! The spine: an opened project and what is wanted of it → pages as they should lie in
//! `output/`. Begin to read at [`page`], the main job of the program.

pub mod as_built;
pub mod base;
pub mod document;
pub mod format;
pub mod keep_edits;
pub mod make;
pub mod opened;
mod page;
pub mod printer;
pub mod target;
pub mod two_sides;
pub mod wanted;
mod web_page;

pub use page::{NewBase, Page};

use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::brief::used;
use crate::finding::broken::naming;
use crate::finding::digest::words;
use crate::finding::report::Report;
use base::{MadeFrom, digest_of_bytes};
use format::{DOCX, FORMATS, Format, MARKDOWN, PageFile, Source, is_as_made};
use keep_edits::{Kept, OnDisk, Verdict, deleted_by_hand, keep_edits};
use make::{Made, make};
use opened::Opened;
use target::Target;
use web_page::{discarded, is_edited, is_foreign, lines_by_hand};

/// What a run takes into account besides the opened project.
pub struct Run<'a> {
    /// The reader's day, instead of that of the records.
    pub as_of: Option<NaiveDate>,
    /// Whether the text of the build replaces hand edits.
    pub discard_edits: bool,
    /// Formats that are wanted whatever the records ask for.
    pub also: &'a [&'static Format],
    /// Whether of the files only those are wanted into which somebody may have written.
    pub only_text: bool,
    /// Reads what lies in `output/` of a target; none when it cannot be read.
    pub on_disk: &'a (dyn Fn(&Target, &mut Report) -> Option<OnDisk> + Sync),
    /// Reads what lies in `output/` of a target in a format.
    pub lying: &'a (dyn Fn(&Target, &Format) -> Option<Vec<u8>> + Sync),
    /// Says whether a pack need not be made, as what lies there is what a build gives.
    pub stands: &'a (dyn Fn(&Target) -> bool + Sync),
    /// Whether pages bear what was asked of the facts.
    pub notes: bool,
    /// Shown every text that is made.
    pub seen: &'a (dyn Fn(&Target, &Made<'_>) + Sync),
    /// Told of every page that is made.
    pub made_one: &'a (dyn Fn() + Sync),
}

/// Makes every page, on every core; faults come in the order of the targets.
pub fn pages(opened: &Opened, targets: &[Target], run: &Run<'_>, report: &mut Report) -> Vec<Page> {
    let one = |target: &Target| {
        let mut faults = Report::default();
        let page = naming(|| target.markdown(), || page(opened, target, run, &mut faults));
        (run.made_one)();
        (page, faults)
    };
    let made: Vec<(Option<Page>, Report)> = targets.par_iter().map(one).collect();
    let faults_first = made.into_iter().filter_map(|(page, faults)| {
        report.extend(faults);
        page
    });
    faults_first.collect()
}

/// Makes one page: assemble the brief, print it, carry hand edits over, write
/// it in every format.
pub fn page(opened: &Opened, target: &Target, run: &Run<'_>, report: &mut Report) -> Option<Page> {
    if (run.stands)(target) {
        return Some(Page::standing(target));
    }
    let noting = run.notes.then(|| opened.facts.noting());
    let facts = noting.as_ref().unwrap_or(&opened.facts);
    let made = make(facts, &opened.printer, target, run.as_of, report)?;
    (run.seen)(target, &made);
    let on_disk = (run.on_disk)(target, report)?;
    let Kept { markdown, verdict } = keep_edits(&on_disk, &made.markdown, run.discard_edits);
    let built: Arc<str> = made.markdown.as_str().into();
    let markdown = if *markdown == *built { Arc::clone(&built) } else { markdown.into() };
    let (mut verdict, mut files, mut base) = (verdict, Vec::new(), None);
    if !verdict.hands_off() {
        let source = Source {
            printer: &opened.printer,
            settings: opened.facts.settings(),
            brief: &made.brief,
            photos: &opened.project.photos,
            markdown: &markdown,
        };
        let formats = wanted_formats(opened, target, &on_disk, run);
        files = format::files(&source, &formats, report)?;
        if let Some((file, lying)) = edited(&files, &source, target, &on_disk, run) {
            let path = target.file(file.format);
            if run.discard_edits {
                discarded(&path, &lying, file, report);
            } else {
                verdict = Verdict::PageEdited(path, lines_by_hand(&lying, file));
                files.clear();
            }
        }
        if !verdict.hands_off() {
            base = new_base(opened, &made, &on_disk, (&markdown, &files), built);
        }
    }
    Some(Page {
        target: target.clone(),
        markdown,
        files,
        base,
        verdict,
        on_disk,
        asked: Arc::new(facts.questions()),
    })
}

/// Returns the formats of a page: a file that an earlier build made is kept up to date, for a
/// stale one would be believed.
fn wanted_formats(
    opened: &Opened,
    target: &Target,
    on_disk: &OnDisk,
    run: &Run<'_>,
) -> Vec<&'static Format> {
    let asked_for = || format::asked_for(&opened.facts, &target.id);
    let mut formats = if run.only_text { Vec::new() } else { asked_for() };
    let may_matter = |lying: Vec<u8>| !run.only_text || is_foreign(&lying, &on_disk.base);
    for format in FORMATS {
        let is_lying = || (run.lying)(target, format).is_some_and(may_matter);
        let is_wanted = run.also.contains(&format) || is_lying();
        if is_wanted && !formats.contains(&format) {
            formats.push(format);
        }
    }
    formats
}

/// Finds the first file of a page that a person wrote into, other than the Markdown.
fn edited<'p>(
    files: &'p [PageFile],
    source: &Source<'_>,
    target: &Target,
    on_disk: &OnDisk,
    run: &Run<'_>,
) -> Option<(&'p PageFile, Vec<u8>)> {
    let others = files.iter().filter(|file| *file.format != MARKDOWN);
    let mut found = others.filter_map(|file| {
        let lying = (run.lying)(target, file.format)?;
        let is_own = || *file.format == DOCX && is_as_made(&lying, source);
        (is_edited(&lying, file, &on_disk.base) && !is_own()).then_some((file, lying))
    });
    found.next()
}

/// Returns the base to keep, unless the one that stands says the same.
fn new_base(
    opened: &Opened,
    made: &Made<'_>,
    on_disk: &OnDisk,
    (markdown, files): (&str, &[PageFile]),
    built: Arc<str>,
) -> Option<NewBase> {
    let deleted = deleted_by_hand(&built, markdown);
    let others = files.iter().filter(|file| *file.format != MARKDOWN);
    let pages = others.map(|file| digest_of_bytes(&file.bytes)).collect();
    if let Some(known) = on_disk.base.says(&built, &deleted) {
        // Where only the page is another, the facts are those of the build that gave the text.
        let made_from = MadeFrom { pages, ..known.made_from.clone() };
        return (made_from != known.made_from).then(|| NewBase {
            facts: made_from.write(&known.text),
            markdown: known.text.as_str().into(),
        });
    }
    let records = used::records(&made.brief);
    let with_digest = records.into_iter().filter_map(|record| {
        let digest = opened.project.digest_of(&record)?;
        Some((record.to_string(), words(digest)))
    });
    let made_from = MadeFrom {
        as_of: made.brief.as_of.last().to_string(),
        templates: opened.printer.digest().to_owned(),
        records: with_digest.collect(),
        deleted,
        edited: on_disk.base.authors(markdown),
        pages,
    };
    Some(NewBase { facts: made_from.write(&built), markdown: built })
}
