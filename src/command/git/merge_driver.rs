//! `git merge-driver`: git asks how two sides of a pack, or of its base, become one.

use std::path::Path;

use crate::cli::MergeFiles;
use crate::command::Outcome;
use crate::command::screen::Screen;
use crate::finding::report::{At, Report};
use crate::merge::join::{Branch, join};
use crate::pack::base::{digest_of_bytes, join_facts, without_mark};
use crate::pack::format::{FORMATS, MARKDOWN};
use crate::project::{git, load};
use crate::publish;
use crate::yaml::Fault;

/// The folder of packs within a project.
const OUTPUT: &str = "output/";

/// Joins the sides and writes the result where git looks for it; exit status 1 leaves the rest to
/// a person.
pub fn merge(start: &Path, files: &MergeFiles, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let joined = joined(start, files, &mut report);
    let written = joined.and_then(|(bytes, in_conflict)| {
        publish::write(start, &files.one, &bytes, &mut report)?;
        Some(in_conflict)
    });
    screen.faults(&report, None);
    match written {
        Some(false) => Outcome::Done,
        Some(true) => Outcome::Act,
        None => Outcome::Failed,
    }
}

fn joined(start: &Path, files: &MergeFiles, report: &mut Report) -> Option<(Vec<u8>, bool)> {
    let path = files.path.as_str();
    let mut others = FORMATS.into_iter().filter(|format| **format != MARKDOWN);
    if let Some(stem) = others.find_map(|format| format.stem(path)) {
        let facts = base_of(stem).map(|stem| format!("{stem}.facts"));
        let is_built =
            |page: &[u8]| facts.as_ref().is_some_and(|facts| is_built(start, path, page, facts));
        let one = read(load::bytes(start, &files.one), &files.one, report)?;
        let other = read(load::bytes(start, &files.other), &files.other, report)?;
        // The page that somebody edited stays, and the next build says so.
        return Some(match (is_built(&one), is_built(&other)) {
            (true, false) => (other, false),
            (is_built, other_is_built) => (one, !is_built && !other_is_built),
        });
    }
    let mut text = |path: &str| read(load::text(start, path), path, report);
    let (ancestor, one, other) = (text(&files.ancestor)?, text(&files.one)?, text(&files.other)?);
    if path.ends_with(".facts") {
        return Some((join_facts(&ancestor, &one, &other).into_bytes(), false));
    }
    let (built_one, built_other) = match base_of(path) {
        Some(base) => {
            let built = |side: &str| {
                let written = git::beside(start, path, side.as_bytes(), &base).ok().flatten();
                written.map(|text| without_mark(&text).to_owned())
            };
            (built(&one), built(&other))
        }
        // A base is what builds gave.
        None => (Some(one.clone()), Some(other.clone())),
    };
    let branch = |text, built| Branch { text, built };
    let joined =
        join(&ancestor, branch(&one, built_one.as_deref()), branch(&other, built_other.as_deref()));
    Some((joined.text.into_bytes(), joined.in_conflict))
}

/// Says whether a build gave a page. The next one gives it anew, so either side will do.
fn is_built(start: &Path, path: &str, page: &[u8], facts: &str) -> bool {
    let facts = git::beside(start, path, page, facts).ok().flatten();
    let said = format!("page {}", digest_of_bytes(page));
    facts.is_some_and(|facts| facts.lines().any(|line| line == said))
}

/// Returns where the base of a pack lies; none for a base.
fn base_of(path: &str) -> Option<String> {
    let mut starts = path
        .match_indices(OUTPUT)
        .map(|(at, _)| at)
        .filter(|at| *at == 0 || path[..*at].ends_with('/'));
    let end = starts.next()? + OUTPUT.len();
    let within = &path[end..];
    (!within.starts_with(".base/")).then(|| format!("{}.base/{within}", &path[..end]))
}

fn read<T: Default>(read: Result<Option<T>, Fault>, path: &str, report: &mut Report) -> Option<T> {
    match read {
        Ok(found) => Some(found.unwrap_or_default()),
        Err(fault) => {
            let at = At::Path(path.to_owned());
            report.error(fault.code, at, fault.message).hints = fault.hints;
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::base_of;

    #[test]
    fn a_pack_has_a_base_and_a_base_has_none() {
        assert_eq!(base_of("output/v/x.md").as_deref(), Some("output/.base/v/x.md"));
        let within = base_of("desk/output/v/x.md");
        assert_eq!(within.as_deref(), Some("desk/output/.base/v/x.md"));
        assert_eq!(base_of("output/.base/v/x.md"), None);
    }
}
