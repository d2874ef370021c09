//! The Markdown that went out × the Word file that came back → the Markdown as it was edited.

use std::collections::{BTreeMap, BTreeSet};

use super::adopted::Adopted;
use super::archive::{Parts, Refusal};
use super::assign::{Part, assign};
use super::context::{Context, Splices};
use super::document::{Block, Document};
use super::flow::flow;
use super::insert::{Anchor, insertions};
use super::note::{Names, add_notes};
use super::read::{Returned, read};
use super::rewrite::{delete, rewrite};
use super::signs::Signs;
use super::unit::{Unit, UnitKind, units};
use crate::merge::remark::{Remark, without_remarks};

/// Takes over what was edited. `sent` is the file as it went out.
pub fn adopt(markdown: &str, sent: &[u8], returned: &Parts) -> Result<Adopted, Refusal> {
    let before = read(&Parts::open(sent)?)?;
    let after = read(returned)?;
    let same_text = said(&before) == said(&after) && before.notes == after.notes;
    if same_text && before.remarks == after.remarks && after.new_notes.is_empty() {
        return Ok(Adopted {
            markdown: markdown.to_owned(),
            notes: margins(markdown, &before, &after),
            ..Adopted::default()
        });
    }
    let plain = without_remarks(markdown);
    let text = plain.text.as_str();
    let document = flow(text);
    let units = units(&document, text);
    let signs = Signs::new(&document, texts(&before));
    let parts = assign(&after.blocks, &units, &signs);
    let names = Names::new(&document, &after);
    let mut splices = Splices::new();
    let mut adopted = Adopted { notes: margins(markdown, &before, &after), ..Adopted::default() };
    let kept: BTreeMap<usize, &Part<'_>> = parts
        .iter()
        .filter(|part| !part.moved)
        .filter_map(|part| Some((part.unit?, part)))
        .collect();
    let gone: BTreeSet<usize> = (0..units.len())
        .filter(|at| !kept.contains_key(at) && !units[*at].sentences.is_empty())
        .filter(|at| !is_cited(&units[*at], &document, &after))
        .collect();
    let mut context = Context {
        text,
        texts: &signs.typed,
        names: &names,
        remarks: remarks(&after),
        adopted: &mut adopted,
    };
    for (at, part) in &kept {
        rewrite(&units[*at], part, &mut context, &mut splices);
    }
    delete(&units, &gone, &document, text, &mut splices);
    let mut anchor = Anchor::default();
    let new = insertions(&parts, &units, &document, &mut anchor, &mut context);
    splices.extend(new);
    let mut edited = spliced(text, splices);
    count(&parts, &signs.typed, &names, &mut adopted);
    add_notes(&mut edited, &before, &after, &document, &mut adopted);
    adopted.markdown = edited;
    Ok(adopted)
}

/// What a note says in the list of sources stays while the text mentions the note.
fn is_cited(unit: &Unit<'_>, document: &Document, after: &Returned) -> bool {
    let UnitKind::Paragraph(own) = unit.kind else {
        return false;
    };
    let mut cited = after.notes.keys().filter_map(|number| document.notes.get(*number));
    cited.any(|note| match &document.blocks[note.block] {
        Block::Paragraph(paragraph) => std::ptr::eq(paragraph, own),
        Block::Table(_) => false,
    })
}

fn said(returned: &Returned) -> Vec<String> {
    let told = returned.blocks.iter().map(|block| format!("{block:?}"));
    told.collect()
}

/// What each sentence says in a file, by its number.
fn texts(returned: &Returned) -> BTreeMap<usize, String> {
    let mut texts = BTreeMap::new();
    for block in &returned.blocks {
        let spans: Vec<&super::read::Span> = match block {
            super::read::Said::Paragraph(paragraph) => paragraph.spans.iter().collect(),
            super::read::Said::Row(cells, _) => cells.iter().flatten().collect(),
        };
        for span in spans {
            if let Some(number) = span.sentence {
                texts.insert(number, span.text.trim().to_owned());
            }
        }
    }
    texts
}

fn remarks(returned: &Returned) -> BTreeMap<Option<usize>, Vec<Remark>> {
    let mut remarks: BTreeMap<Option<usize>, Vec<Remark>> = BTreeMap::new();
    for (beside, remark) in &returned.remarks {
        remarks.entry(*beside).or_default().push(remark.clone());
    }
    remarks
}

/// Header and footer are made of facts: what somebody wrote there is told, and has no line.
fn margins(markdown: &str, before: &Returned, after: &Returned) -> Vec<String> {
    let letters = |c: char| !c.is_alphabetic();
    let known: BTreeSet<String> = std::iter::once(markdown)
        .chain(before.margins.iter().map(String::as_str))
        .flat_map(|text| text.split(letters).map(str::to_lowercase))
        .collect();
    let is_new =
        |words: &&String| words.split(letters).any(|word| !known.contains(&word.to_lowercase()));
    let new = after.margins.iter().filter(is_new);
    new.map(|words| {
        format!(
            "A header or footer says “{words}”: it is made of the facts, and was not taken over."
        )
    })
    .collect()
}

fn spliced(text: &str, mut splices: Splices) -> String {
    splices.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, new) in splices {
        // Two edits of one place: both are kept, the later behind the earlier.
        let start = range.start.max(at);
        out.push_str(&text[at..start]);
        out.push_str(&new);
        at = range.end.max(start);
    }
    out.push_str(&text[at..]);
    out
}

fn count(
    parts: &[Part<'_>],
    texts: &BTreeMap<usize, String>,
    names: &Names,
    adopted: &mut Adopted,
) {
    let sentences = || parts.iter().flat_map(|part| part.form.sentences());
    let here: BTreeSet<usize> = sentences().filter_map(|returned| returned.number).collect();
    adopted.deleted = texts.keys().filter(|number| !here.contains(number)).count();
    adopted.added = sentences().filter(|returned| returned.number.is_none()).count();
    for returned in sentences() {
        let new = names.labelled(&returned.text);
        let old = returned.number.and_then(|number| texts.get(&number));
        if let Some(old) = old.filter(|old| **old != returned.text) {
            adopted.changed.push((names.labelled(old), new.clone()));
        }
        if let Some(by) = &returned.by {
            adopted.authors.push((new, by.clone()));
        }
    }
}
