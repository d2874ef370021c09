//! Brief × press × what lies in output/ → Page: made, settled with hand edits, made HTML.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use tera::Value;

use super::{NewBase, Page};
use crate::brief::{Brief, used};
use crate::facts::Facts;
use crate::finding::field::RecordKey;
use crate::finding::report::Report;
use crate::merge::{fenced, hand_edits, same};
use crate::pack::base::{MadeFrom, digest};
use crate::pack::keep_edits::{Settled, Standing, settle};
use crate::pack::press::Press;
use crate::pack::wanted::Target;

/// What a run looks at besides the facts, each looked up by what it needs to know.
pub struct Desk<'a> {
    /// The reader's day, instead of that of the records.
    pub as_of: Option<NaiveDate>,
    /// Whether the text of the build replaces hand edits.
    pub discard_edits: bool,
    /// What lies in output/ of a target.
    pub standing: &'a (dyn Fn(&Target, &mut Report) -> Option<Standing> + Sync),
    /// The digest of a record's file.
    pub digest: &'a (dyn Fn(&RecordKey) -> Option<String> + Sync),
    /// Told of every page that is made.
    pub made_one: &'a (dyn Fn() + Sync),
}

/// Makes the page of a brief, hand edits kept.
pub fn page(
    facts: &Facts,
    press: &Press,
    brief: &Brief<'_>,
    target: &Target,
    desk: &Desk<'_>,
    report: &mut Report,
) -> Option<Page> {
    let seen = brief.seen();
    let generated = press.markdown_of(facts, brief.document, &seen, report)?;
    let generated: Arc<str> = generated.into();
    let standing = (desk.standing)(target, report)?;
    let Settled { markdown, verdict } = settle(&standing, &generated, desk.discard_edits);
    let markdown = match *markdown == *generated {
        true => Arc::clone(&generated),
        false => markdown.into(),
    };
    let (mut html, mut base) = (None, None);
    if !verdict.hands_off() {
        let text = press.html(facts.settings(), brief, &fenced(&markdown), report)?;
        html = Some(text.into_boxed_str());
        let made_from = |deleted| made_from(press, (brief, &seen), desk, deleted);
        base = new_base(&standing, generated, &markdown, made_from);
    }
    Some(Page {
        id: target.id.clone(),
        document: target.document.clone(),
        markdown,
        html,
        base,
        verdict,
        standing,
    })
}

/// Returns the base to keep, unless the one that stands says the same.
fn new_base(
    standing: &Standing,
    generated: Arc<str>,
    markdown: &str,
    made_from: impl FnOnce(BTreeSet<String>) -> MadeFrom,
) -> Option<NewBase> {
    let deleted = deleted_by_hand(&generated, markdown);
    let stands = standing.base.known().is_some_and(|known| {
        let same_text = !known.by_git && same(&known.text, &generated);
        same_text && known.made_from.deleted == deleted
    });
    (!stands).then(|| NewBase {
        facts: made_from(deleted).write(&generated),
        markdown: generated,
    })
}

fn made_from(
    press: &Press,
    (brief, seen): (&Brief<'_>, &Value),
    desk: &Desk<'_>,
    deleted: BTreeSet<String>,
) -> MadeFrom {
    let records = used::records(brief, seen).into_iter().filter_map(|record| {
        let digest = (desk.digest)(&record)?;
        Some((record.to_string(), digest))
    });
    MadeFrom {
        as_of: brief.as_of.last().to_string(),
        templates: press.digest().to_owned(),
        records: records.collect(),
        deleted,
    }
}

fn deleted_by_hand(generated: &str, markdown: &str) -> BTreeSet<String> {
    if same(generated, markdown) {
        return BTreeSet::new();
    }
    let edits = hand_edits(generated, markdown);
    edits
        .deleted
        .iter()
        .map(|gone| digest(&gone.sentence))
        .collect()
}
