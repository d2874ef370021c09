//! A unit × what became of it → edits of its lines in the Markdown; what was not touched stays as
//! it is, to the byte.

use std::collections::BTreeSet;

use super::assign::{Form, Part};
use super::context::{Context, Splices};
use super::document::{Block, Document, Style};
use super::returned::Returned;
use super::unit::{Unit, UnitKind, line_end, line_start};
use crate::page::escape::guard_start;

/// Writes what became of a unit that stayed in its place.
pub fn rewrite(unit: &Unit<'_>, part: &Part<'_>, context: &mut Context<'_>, splices: &mut Splices) {
    match (&unit.kind, &part.form) {
        (UnitKind::Row { cells, .. }, Form::Row(new, _)) => {
            row(cells, new, context, splices);
        }
        (UnitKind::Paragraph(_), Form::Paragraph(_, sentences)) => {
            paragraph(unit, sentences, context, splices);
        }
        _ => {}
    }
}

fn paragraph(
    unit: &Unit<'_>,
    sentences: &[Returned],
    context: &mut Context<'_>,
    splices: &mut Splices,
) {
    let known = unit.sentences.iter().map(|sentence| Some(sentence.number));
    if known.eq(sentences.iter().map(|returned| returned.number)) {
        let (_, further) = unit.prefixes(context.text);
        for (sentence, returned) in unit.sentences.iter().zip(sentences) {
            if context.texts.get(&sentence.number) != Some(&returned.text) {
                let sent_words = content(unit, returned, context);
                let new = guarded(&sent_words, sentence.range.start, context.text);
                splices.push((sentence.range.clone(), new));
            }
            let remarks = remarks(returned.number, context);
            if !remarks.is_empty() {
                let end = line_end(context.text, sentence.range.end);
                let lines = remarks.iter().map(|remark| format!("\n{further}{remark}"));
                splices.push((end..end, lines.collect()));
            }
        }
        return;
    }
    let (own, further) = unit.prefixes(context.text);
    let lines = lines(unit, sentences, context, own, &further);
    splices.push((unit.lines.clone(), lines));
}

/// Writes sentences as the lines of a unit, remarks among them.
pub fn lines(
    unit: &Unit<'_>,
    sentences: &[Returned],
    context: &mut Context<'_>,
    own: &str,
    further: &str,
) -> String {
    let is_heading = matches!(&unit.kind, UnitKind::Paragraph(paragraph)
        if matches!(paragraph.style, Style::Heading(_) | Style::Title));
    let mut out = String::new();
    let mut behind = String::new();
    for (at, returned) in sentences.iter().enumerate() {
        let before = match at {
            0 => own.to_owned(),
            _ if is_heading => " ".to_owned(),
            _ => format!("\n{further}"),
        };
        out.push_str(&before);
        out.push_str(&as_it_was(unit, returned, context));
        for remark in remarks(returned.number, context) {
            let place = if is_heading { &mut behind } else { &mut out };
            place.push_str(&format!("\n{further}{remark}"));
        }
    }
    out + &behind
}

/// Returns a sentence as it stands in the Markdown where it says the same, else anew.
fn as_it_was(unit: &Unit<'_>, returned: &Returned, context: &Context<'_>) -> String {
    let number = returned.number.filter(|number| context.texts.get(number) == Some(&returned.text));
    let mut own = unit.sentences.iter();
    match own.find(|sentence| Some(sentence.number) == number) {
        Some(sentence) => context.text[sentence.range.clone()].to_owned(),
        None => {
            let new = content(unit, returned, context);
            guard_start(&new, &new)
        }
    }
}

fn content(unit: &Unit<'_>, returned: &Returned, context: &Context<'_>) -> String {
    let text = context.names.labelled(returned.text.trim());
    let is_code = matches!(&unit.kind, UnitKind::Paragraph(paragraph)
        if paragraph.style == Style::Code);
    if is_code { text.trim_matches('`').to_owned() } else { text }
}

/// Words at the start of a line may mean something there.
fn guarded(new: &str, at: usize, text: &str) -> String {
    let before = &text[line_start(text, at)..at];
    if before.trim().is_empty() || before.ends_with("- ") || before.ends_with("> ") {
        guard_start(new, new)
    } else {
        new.to_owned()
    }
}

/// Takes the remarks on a sentence; none twice.
pub fn remarks(number: Option<usize>, context: &mut Context<'_>) -> Vec<String> {
    let own = number.and_then(|number| context.remarks.remove(&Some(number)));
    own.iter().flatten().map(|remark| remark.write()).collect()
}

/// Writes the sentences of a cell.
pub fn cell(sentences: &[Returned], context: &mut Context<'_>) -> String {
    let mut words = Vec::new();
    for returned in sentences {
        words.push(context.names.labelled(&returned.text));
        words.extend(remarks(returned.number, context));
    }
    words.join(" ")
}

type Cells<'d> = [(std::ops::Range<usize>, Vec<&'d super::document::Sentence>)];

fn row(cells: &Cells<'_>, new: &[Vec<Returned>], context: &mut Context<'_>, splices: &mut Splices) {
    let last = cells.len().saturating_sub(1);
    for (at, (range, known)) in cells.iter().enumerate() {
        let mut came_back: Vec<Returned> = new.get(at).cloned().unwrap_or_default();
        if at == last {
            came_back.extend(new.iter().skip(cells.len()).flatten().cloned());
        }
        let same = known.len() == came_back.len()
            && known.iter().zip(&came_back).all(|(old, new)| {
                new.number == Some(old.number)
                    && context.texts.get(&old.number) == Some(&new.text)
                    && !context.remarks.contains_key(&new.number)
            });
        if same {
            continue;
        }
        let words = cell(&came_back, context);
        let is_blank = context.text[range.clone()].trim().is_empty();
        splices.push((range.clone(), if is_blank { format!(" {words} ") } else { words }));
    }
}

/// Takes out the lines of units that are gone, and the blank line that parted them from the next.
pub fn delete(
    units: &[Unit<'_>],
    gone: &BTreeSet<usize>,
    document: &Document,
    text: &str,
    splices: &mut Splices,
) {
    let tables: Vec<_> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
        .collect();
    let mut whole = BTreeSet::new();
    for at in gone {
        let unit = &units[*at];
        let Some(number) = unit.table() else {
            splices.push((with_blank(text, unit.lines.clone()), String::new()));
            continue;
        };
        let mut rows = units.iter().enumerate().filter(|(_, unit)| unit.table() == Some(number));
        if rows.all(|(row, unit)| gone.contains(&row) || unit.sentences.is_empty()) {
            if whole.insert(number) {
                let range = tables[number].range.clone();
                let end = range.start + text[range.clone()].trim_end().len();
                splices.push((with_blank(text, range.start..end), String::new()));
            }
            continue;
        }
        match &unit.kind {
            // Without its head a table is none.
            UnitKind::Row { is_head: true, cells, .. } => {
                splices.extend(cells.iter().map(|(range, _)| (range.clone(), String::new())))
            }
            _ => splices.push((with_end(text, unit.lines.clone()), String::new())),
        }
    }
}

fn with_end(text: &str, lines: std::ops::Range<usize>) -> std::ops::Range<usize> {
    lines.start..(lines.end + 1).min(text.len())
}

fn with_blank(text: &str, lines: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let lines = with_end(text, lines);
    let is_blank = |line: &str| line.trim_matches(['>', ' ']).is_empty();
    let next = &text[lines.end..line_end(text, lines.end)];
    let before = match lines.start {
        0 => "",
        start => &text[line_start(text, start - 1)..start - 1],
    };
    if is_blank(next) && is_blank(before) && lines.end < text.len() {
        lines.start..(line_end(text, lines.end) + 1).min(text.len())
    } else {
        lines
    }
}
