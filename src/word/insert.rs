//! Parts that are new or stand elsewhere → lines of Markdown behind what they were put behind.

use super::assign::{Form, Part};
use super::context::{Context, Splices};
use super::document::Document;
use super::new_row::{behind_row, columns, row, table, table_of};
use super::read::Kind;
use super::returned::Returned;
use super::rewrite::{lines, remarks};
use super::unit::Unit;
use crate::page::escape::guard_start;

/// Behind what the next part stands.
#[derive(Debug, Default)]
pub struct Anchor {
    unit: Option<usize>,
    /// Whether what was put there last is an item.
    item: bool,
    /// The table of the file that is being written anew.
    table: Option<usize>,
}

/// Writes every part that has no place of its own.
pub fn insertions(
    parts: &[Part<'_>],
    units: &[Unit<'_>],
    document: &Document,
    anchor: &mut Anchor,
    context: &mut Context<'_>,
) -> Splices {
    let mut splices: Splices = Vec::new();
    let mut pending = String::new();
    for (at, part) in parts.iter().enumerate() {
        if let Some(unit) = part.unit.filter(|_| !part.moved) {
            flush(&mut pending, anchor, units, document, context.text, &mut splices);
            *anchor = Anchor { unit: Some(unit), item: units[unit].is_item(), table: None };
            continue;
        }
        match &part.form {
            Form::Paragraph(paragraph, sentences) => {
                let moved = part.unit.map(|unit| &units[unit]);
                let text = match moved {
                    Some(unit) => {
                        let (own, further) = unit.prefixes(context.text);
                        (lines(unit, sentences, context, own, &further), unit.is_item())
                    }
                    None => new_paragraph(paragraph.kind, sentences, anchor, units, context),
                };
                put(&mut pending, &text.0, text.1, paragraph.in_box, anchor);
            }
            Form::Row(cells, table) => {
                let of_old = table_of(parts, at, units);
                let row = row(cells, of_old.map(|number| columns(document, number)), context);
                match of_old {
                    Some(number) => {
                        let place = behind_row(
                            number,
                            anchor.unit.map(|unit| &units[unit]),
                            document,
                            context.text,
                        );
                        splices.push((place..place, format!("\n{row}")));
                    }
                    None => new_table(&mut pending, &row, cells.len(), *table, anchor),
                }
            }
        }
    }
    flush(&mut pending, anchor, units, document, context.text, &mut splices);
    remarks_left(context, &mut splices);
    splices
}

/// Remarks on nothing that is left stand at the end.
fn remarks_left(context: &mut Context<'_>, splices: &mut Splices) {
    let left = std::mem::take(&mut context.remarks);
    for remark in left.into_values().flatten() {
        let end = context.text.trim_end().len();
        splices.push((end..end, format!("\n\n{}", remark.write())));
        context.adopted.notes.push(format!(
            "A comment by {} stands at the end of the pack: what it was made on is gone.",
            remark.by
        ));
    }
}

fn put(pending: &mut String, text: &str, is_item: bool, in_box: bool, anchor: &mut Anchor) {
    let tight = is_item && anchor.item;
    if !tight {
        pending.push_str(if in_box { "\n>" } else { "\n" });
    }
    pending.push('\n');
    pending.push_str(text);
    anchor.item = is_item;
    anchor.table = None;
}

fn new_paragraph(
    kind: Kind,
    sentences: &[Returned],
    anchor: &Anchor,
    units: &[Unit<'_>],
    context: &mut Context<'_>,
) -> (String, bool) {
    let near = anchor.unit.map(|unit| &units[unit]);
    let in_box = near.is_some_and(Unit::in_box);
    let edge = if in_box { "> " } else { "" };
    let of_near = near.filter(|unit| unit.is_item()).map(|unit| unit.prefixes(context.text));
    let (own, is_item) = match kind {
        Kind::Heading(level) => {
            (format!("{edge}{} ", "#".repeat(usize::from(level.min(6)))), false)
        }
        Kind::Bullet(depth) | Kind::Number(depth) => {
            let sign = if matches!(kind, Kind::Number(_)) { "1. " } else { "- " };
            let indent = "  ".repeat(usize::from(depth));
            match of_near {
                Some((near, _)) => (near.to_owned(), true),
                None => (format!("{edge}{indent}{sign}"), true),
            }
        }
        Kind::Code | Kind::Plain => (edge.to_owned(), false),
    };
    let further: String = match kind {
        Kind::Heading(_) => edge.to_owned(),
        _ => own.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect(),
    };
    let mut out = String::new();
    for (at, returned) in sentences.iter().enumerate() {
        let labelled = context.names.labelled(&returned.text);
        let text = guard_start(&labelled, &labelled);
        let before = match at {
            0 => own.clone(),
            _ if matches!(kind, Kind::Heading(_)) => " ".to_owned(),
            _ => format!("\n{further}"),
        };
        out.push_str(&format!("{before}{text}"));
        for remark in remarks(returned.number, context) {
            out.push_str(&format!("\n{further}{remark}"));
        }
    }
    (out, is_item)
}

fn new_table(pending: &mut String, row: &str, columns: usize, table: usize, anchor: &mut Anchor) {
    if anchor.table != Some(table) {
        pending.push_str(&format!("\n\n{row}\n|{}", "---|".repeat(columns.max(1))));
        anchor.table = Some(table);
    } else {
        pending.push_str(&format!("\n{row}"));
    }
    anchor.item = false;
}

/// Puts what is pending behind the unit that it follows: behind the whole table, if that is a row.
fn flush(
    pending: &mut String,
    anchor: &Anchor,
    units: &[Unit<'_>],
    document: &Document,
    text: &str,
    splices: &mut Splices,
) {
    if pending.is_empty() {
        return;
    }
    let mut new = std::mem::take(pending);
    let Some(unit) = anchor.unit.map(|unit| &units[unit]) else {
        let words = new.trim_start_matches('\n');
        splices.push((0..0, format!("{words}\n\n")));
        return;
    };
    let place = match unit.table().and_then(|number| table(document, number)) {
        Some(table) => table.range.start + text[table.range.clone()].trim_end().len(),
        None => unit.lines.end,
    };
    let rest = text[place..].strip_prefix('\n').unwrap_or_default();
    let next = rest.split('\n').next().unwrap_or_default();
    let is_mark = |c: char| matches!(c, '-' | '*') || c.is_ascii_digit();
    let goes_on = anchor.item && next.trim_start_matches(['>', ' ']).starts_with(is_mark)
        || next.trim_matches(['>', ' ']).is_empty();
    if !goes_on {
        new.push_str(if next.starts_with('>') { "\n>" } else { "\n" });
    }
    splices.push((place..place, new));
}
