//! A pack × what it is compared with → its redline, and what it can be compared with.

use serde_json::json;

use super::Desk;
use super::site::Asked;
use crate::brief::words::when_in_words;
use crate::cli::packs::DiffArgs;
use crate::command::Folder;
use crate::command::diff::old::{Old, written_over};
use crate::command::diff::one;
use crate::command::diff::sides::compare;
use crate::command::held::{edition, holders};
use crate::command::terminal::{self, Drawing};
use crate::desk::address::encoded;
use crate::desk::link::Piece;
use crate::facts::when::When;
use crate::finding::report::Report;
use crate::pack::target::Target;
use crate::project::git;
use crate::project::load::load;
use crate::why::built::{Built, TracedPack};
use crate::why::diff::cause::Sides;
use crate::why::diff::redline::changes;
use crate::why::diff::summary::summary;
use crate::why::diff::{Explained, PackDiff};
use crate::why::trace::origin::ByHand;

const OUTPUT: &str = "output";

/// What stands before the id of somebody who holds the pack.
const HELD: &str = "held:";

impl Desk {
    /// Shows how a pack differs from what lies in output/, from that of a commit or from what
    /// somebody holds; says as on a terminal why it cannot.
    pub(super) fn changes(&self, target: &Target, against: &str) -> Result<String, String> {
        if let Some(person) = against.strip_prefix(HELD) {
            return self.changes_since(target, person);
        }
        let revision = (against != OUTPUT).then(|| against.to_owned());
        let args = DiffArgs {
            words: revision.into_iter().chain([target.id.clone()]).collect(),
            document: Some(target.document.clone()),
            as_of: None,
            explain: true,
            html: None,
            docx: None,
        };
        let mut report = Report::default();
        let folder = Folder { root: self.root.clone(), project: load(&self.root, &mut report) };
        let compared = compare(folder, &args, &mut report)
            .map_err(|project| terminal::draw(&report, project.as_deref(), Drawing::Human))?;
        let old = compared.old.as_ref();
        let between = (compared.from.as_str(), compared.to.as_str());
        Ok(self.redline(target, (old, &compared.new), &compared.pairs, between))
    }

    /// Shows how a pack differs from the edition that somebody holds.
    fn changes_since(&self, target: &Target, person: &str) -> Result<String, String> {
        let mut report = Report::default();
        let held = (person.to_owned(), target.clone());
        let edition = edition(&self.root, &held, &mut report).ok_or_else(|| {
            if report.has_errors() {
                self.drawn(&report)
            } else {
                format!("`{person}` is not on record as holding this pack.")
            }
        })?;
        let traced = self.traced(target)?;
        let targets = std::slice::from_ref(target);
        let pack = self.built.packs(targets, None, true, &mut report).pop();
        let pack = pack.ok_or_else(|| self.drawn(&report))?;
        let now = written_over(pack, traced.page.markdown.to_string());
        let old = Old::Lying { pack: None, text: edition.text, by_hand: ByHand::new() };
        let from = format!("{}, handed out on {}", self.holder(person), edition.day);
        let between = (from.as_str(), "the facts as they are now");
        Ok(self.redline(target, (None, &self.built), &[(old, Some(now))], between))
    }

    fn redline(
        &self,
        target: &Target,
        (old, new): (Option<&Built>, &Built),
        pairs: &[(Old, Option<TracedPack>)],
        (from, to): (&str, &str),
    ) -> String {
        let packs: Vec<(Option<&TracedPack>, Option<&TracedPack>)> =
            pairs.iter().map(|(old, new)| (old.pack(), new.as_ref())).collect();
        let sides = Sides::new(old, new, packs.clone());
        let diffs: Vec<PackDiff> = pairs.iter().map(|pair| one(&self.root, pair, &sides)).collect();
        let settings = new.opened.facts.settings();
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
            "from": from,
            "to": to,
            "sections": sections,
        });
        self.templates.fill("changes.html", &view, &[])
    }

    fn holder(&self, person: &str) -> String {
        let people = &self.facts().records().people;
        let name = people.get(person).map_or(person, |person| &person.name);
        format!("what {name} holds")
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
        let holders = holders(&self.root).into_iter();
        for (person, _) in holders.filter(|(_, held)| held == target) {
            sides.push((format!("{HELD}{person}"), self.holder(&person)));
        }
        let known = |value: &str| sides.iter().any(|(known, _)| known == value);
        let other =
            against.filter(|value| !known(value)).map(|value| (value.to_owned(), value.to_owned()));
        let all = sides.clone().into_iter().chain(other);
        all.map(|(value, words)| {
            if against == Some(value.as_str()) {
                Piece::plain(words)
            } else {
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
