//! Tables and cards → text for people, short lines or JSON.

use std::io::{self, IsTerminal};

use chrono::NaiveDate;
use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table as Grid};

use super::columns::{is_head, keep_words_whole};
use super::escape::is_hidden;
use super::screen::Screen;
use crate::brief::said::in_json;
use crate::cli::Format;
use crate::records::lookup::card::Card;
use crate::records::lookup::{Row, Table};

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// Returns the columns of the terminal; `None` when a file or program reads along.
pub fn width() -> Option<u16> {
    let size = || terminal_size::terminal_size().map(|(width, _)| width.0.max(40));
    io::stdout().is_terminal().then(size).flatten()
}

/// Writes a table as the person asked for it.
pub fn table(table: &Table, screen: &Screen) -> String {
    match screen.format {
        Format::Human => human(table, width()),
        Format::Short => table.rows.iter().map(|row| short(&[], row)).collect(),
        Format::Json => table.rows.iter().map(|row| format!("{}\n", in_json(&row.json))).collect(),
    }
}

/// Writes a card as the person asked for it.
pub fn card(card: &Card, as_of: NaiveDate, screen: &Screen) -> String {
    match screen.format {
        Format::Human => card_for_people(card, as_of, width()),
        Format::Short => {
            let lines =
                card.about.iter().map(|(label, words)| format!("{label}\t{}\n", one_line(words)));
            let rows = card
                .parts
                .iter()
                .flat_map(|part| part.table.rows.iter().map(|row| short(&[part.heading], row)));
            let head = format!("{}\t{}\n", card.key, one_line(&card.name));
            std::iter::once(head).chain(lines).chain(rows).collect()
        }
        Format::Json => format!("{}\n", card.view()),
    }
}

fn card_for_people(card: &Card, as_of: NaiveDate, width: Option<u16>) -> String {
    let name = one_line(&card.name);
    let mut text = format!("{BOLD}{name}{PLAIN}  {}, as of {as_of}\n\n", card.key);
    let mut about = grid(width);
    for (label, words) in &card.about {
        about.add_row([(*label).to_owned(), one_line(words)]);
    }
    text.push_str(&lines(&mut about));
    for part in &card.parts {
        text.push_str(&format!("\n{BOLD}{}{PLAIN}\n", part.heading));
        text.push_str(&human(&part.table, width));
    }
    text
}

fn human(table: &Table, width: Option<u16>) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    let used: Vec<usize> = (0..table.headings.len())
        .filter(|column| table.rows.iter().any(|row| !row.cells[*column].is_empty()))
        .collect();
    let mut grid = grid(width);
    grid.set_header(used.iter().map(|column| table.headings[*column]));
    for row in &table.rows {
        grid.add_row(used.iter().map(|column| one_line(&row.cells[*column])));
    }
    match width {
        Some(width) if !keep_words_whole(&mut grid, table, &used, usize::from(width)) => {
            table.rows.iter().map(|row| stacked(table, row, width)).collect()
        }
        _ => lines(&mut grid),
    }
}

/// Writes a row of a table that is too wide: short cells and its id at the head, the others below.
fn stacked(table: &Table, row: &Row, width: u16) -> String {
    let cells = row.cells.iter().enumerate();
    let (head, others): (Vec<_>, Vec<_>) = cells
        .map(|(column, cell)| (column, one_line(cell)))
        .filter(|(_, cell)| !cell.is_empty())
        .partition(|(column, _)| is_head(table, *column));
    let head: Vec<String> = head.into_iter().map(|(_, cell)| cell).collect();
    let mut below = grid(Some(width));
    for (column, cell) in others {
        let label = table.headings[column].to_lowercase();
        below.add_row([format!("  {label}"), cell]);
    }
    format!("{}\n{}", head.join("  "), lines(&mut below))
}

fn grid(width: Option<u16>) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(NOTHING);
    match width {
        Some(width) => {
            grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        }
        None => {
            grid.set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    grid
}

/// The grid pads every cell; a line needs no spaces at its end.
fn lines(grid: &mut Grid) -> String {
    for column in grid.column_iter_mut() {
        column.set_padding((0, 2));
    }
    grid.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn short(before: &[&str], row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| one_line(cell));
    let all: Vec<String> = before.iter().map(|word| (*word).to_owned()).chain(cells).collect();
    format!("{}\n", all.join("\t"))
}

/// Facts are other people's words: none of them moves the cursor or breaks a row.
fn one_line(words: &str) -> String {
    let visible: String = words
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect();
    visible.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{human, one_line};
    use crate::records::lookup::{Row, Table};

    fn table() -> Table {
        let row = |who: &str, what: &str| {
            Row::new([who.to_owned(), String::new(), what.to_owned()], &what)
        };
        Table {
            headings: &["WHO", "NOTHING", "WHAT"],
            rows: vec![
                row("Ada", "a long story of many words that no narrow terminal holds"),
                row("Émile Zola", "short"),
            ],
        }
    }

    #[test]
    fn a_table_fits_the_terminal_and_loses_no_word() {
        let text = human(&table(), Some(40));
        assert!(text.lines().all(|line| line.chars().count() <= 40), "{text}");
        for word in "a long story of many words that no narrow terminal holds".split(' ') {
            assert!(text.contains(word), "{word} in {text}");
        }
    }

    #[test]
    fn an_id_is_never_broken() {
        let row = |what: &str, id: &str| {
            Row::new(["2026-02-10".to_owned(), what.to_owned(), id.to_owned()], &what)
        };
        let long = "2021-09-20-tiktok-reynders-cabinet-and-consumers";
        let table = Table {
            headings: &["DATE", "WHAT", "ID"],
            rows: vec![
                row("a long story of many words that no narrow terminal holds", long),
                row("short", "2022-01-27-tiktok"),
            ],
        };
        for width in [40, 60, 80, 200] {
            let text = human(&table, Some(width));
            assert!(text.contains(long) && text.contains("2022-01-27-tiktok"), "{text}");
            assert!(text.contains("2026-02-10 "), "{text}");
            assert!(text.contains(" terminal"), "no word is broken: {text}");
        }
    }

    #[test]
    fn a_table_for_a_program_keeps_each_row_on_a_line_and_drops_empty_columns() {
        assert_eq!(
            human(&table(), None),
            "WHO         WHAT\n\
             Ada         a long story of many words that no narrow terminal holds\n\
             Émile Zola  short\n"
        );
    }

    #[test]
    fn words_keep_to_their_cell() {
        assert_eq!(one_line(" a\n\tb\u{1b}[2J\u{202e} "), "a b[2J");
    }
}
