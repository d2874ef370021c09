//! A pack × what it is compared with → its redline, and what it can be compared with.

use serde_json::json;

use super::Desk;
use super::site::Asked;
use crate::brief::words::when_in_words;
use crate::cli::packs::DiffArgs;
use crate::command::Folder;
use crate::command::diff::one;
use crate::command::diff::sides::compare;
use crate::command::terminal::{self, Drawing};
use crate::desk::address::encoded;
use crate::desk::link::Piece;
use crate::facts::when::When;
use crate::finding::report::Report;
use crate::pack::target::Target;
use crate::project::git;
use crate::project::load::load;
use crate::why::built::TracedPack;
use crate::why::diff::cause::Sides;
use crate::why::diff::redline::changes;
use crate::why::diff::summary::summary;
use crate::why::diff::{Explained, PackDiff};

/// The word for what lies in output/.
const OUTPUT: &str = "output";

impl Desk {
    /// Shows how a pack differs from what lies in output/, or from that of a commit; says as on
    /// a terminal why it cannot.
    pub(super) fn changes(
        &self,
        target: &Target,
        against: &str,
    ) -> Result<String, String> {
        let revision = (against != OUTPUT).then(|| against.to_owned());
        let args = DiffArgs {
            words: revision.into_iter().chain([target.id.clone()]).collect(),
            document: Some(target.document.clone()),
            as_of: None,
            explain: true,
            html: None,
        };
        let mut report = Report::default();
        let folder = Folder {
            root: self.root.clone(),
            project: load(&self.root, &mut report),
        };
        let compared = compare(folder, &args, &mut report).map_err(|project| {
            terminal::draw(&report, project.as_deref(), Drawing::Human)
        })?;
        let pairs = compared.pairs.iter();
        let packs: Vec<(Option<&TracedPack>, Option<&TracedPack>)> = pairs
            .clone()
            .map(|(old, new)| (old.pack(), new.as_ref()))
            .collect();
        let sides = Sides::new(compared.old.as_ref(), &compared.new, packs.clone());
        let diffs: Vec<PackDiff> =
            pairs.map(|pair| one(&self.root, pair, &sides)).collect();
        let settings = compared.new.opened.facts.settings();
        let in_words = |when: When| when_in_words(settings, when);
        let tell = |explained: &Explained| -> Vec<String> {
            let causes = explained.causes.iter();
            causes.map(|cause| cause.words(&in_words)).collect()
        };
        let changed = diffs.first().map(|diff| changes(diff, &tell));
        let sections = changed.as_ref().map(|changed| &changed.sections);
        let view = json!({
            "title": self.title(target),
            "summary": summary(&sides, &packs, &diffs),
            "from": compared.from,
            "to": compared.to,
            "sections": sections,
        });
        Ok(self.templates.fill("changes.html", &view, &[]))
    }

    /// Lists what a pack can be compared with.
    pub(super) fn compare(
        &self,
        asked: &Asked<'_>,
        target: &Target,
        against: Option<&str>,
    ) -> Vec<Piece> {
        if !asked.is_served() {
            return Vec::new();
        }
        let mut sides = vec![(OUTPUT.to_owned(), "output/".to_owned())];
        let commits = git::last_commits(&self.root, &["data", "templates"], COMMITS);
        for (commit, day, subject) in commits.unwrap_or_default() {
            sides.push((commit, format!("{day} {}", clipped(&subject))));
        }
        let known = |value: &str| sides.iter().any(|(known, _)| known == value);
        let other = against.filter(|value| !known(value));
        let other = other.map(|value| (value.to_owned(), value.to_owned()));
        let all = sides.clone().into_iter().chain(other);
        all.map(|(value, words)| match against == Some(value.as_str()) {
            true => Piece::plain(words),
            false => {
                let page = asked.address().pack(target);
                let value = encoded(&value);
                Piece::link(words, format!("{page}?against={value}"))
            }
        })
        .collect()
    }
}

/// As many commits as are offered.
const COMMITS: usize = 3;

fn clipped(subject: &str) -> String {
    const MOST: usize = 28;
    let mut letters = subject.chars();
    let short: String = letters.by_ref().take(MOST).collect();
    match letters.next() {
        Some(_) => format!("{}…", short.trim_end()),
        None => short,
    }
}
