//! Lines of a body → the cells of the rows among them.

use super::marks::mark;

/// Returns the cells of a row: a line within bars, or one with tabs or bars as its
/// neighbour has them too.
pub fn cells(line: &str, lines: &[String], at: usize) -> Option<Vec<String>> {
    let own = split_cells(line)?;
    let beside = [at.checked_sub(1), Some(at + 1), Some(at + 2)];
    let mut beside = beside.into_iter().flatten().filter_map(|at| lines.get(at));
    let is_table = beside
        .any(|other| split_cells(other).is_some_and(|cells| cells.len() == own.len()));
    (is_table || own.len() > 2 || line.starts_with('|')).then_some(own)
}

fn split_cells(line: &str) -> Option<Vec<String>> {
    let bare = line.trim();
    let is_barred = bare.starts_with('|') || bare.contains(" | ");
    let sign = if bare.contains('\t') { '\t' } else { '|' };
    if sign == '|' && !is_barred || mark(bare).is_some() {
        return None;
    }
    let from = usize::from(bare.starts_with('|'));
    let to = bare.len() - usize::from(bare.len() > 1 && bare.ends_with('|'));
    let cells = bare[from..to]
        .split(sign)
        .map(|cell| cell.trim().to_owned());
    let cells: Vec<String> = cells.collect();
    let is_filled = cells.iter().any(|cell| !cell.is_empty());
    let is_label = cells.len() == 2 && cells[0].ends_with(':');
    (cells.len() > 1 && is_filled && !is_label).then_some(cells)
}
