//! A record → its page: what it says, a time line, and tables that link to all it names.

use serde::Serialize;

use super::address::Address;
use super::charts::{Chart, Debt, Meeting, chart};
use super::link::{Links, Piece};
use crate::brief::reader::Reader;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};
use crate::records::lookup::by_kind::{What, card};
use crate::records::lookup::card::{Card, Part};
use crate::records::lookup::{Row, Table};

#[derive(Debug, Serialize)]
pub struct RecordPage {
    pub kind: &'static str,
    pub id: String,
    pub name: String,
    about: Vec<Line>,
    pub chart: Option<Chart>,
    parts: Vec<Rows>,
}

#[derive(Debug, Serialize)]
struct Line {
    label: &'static str,
    pieces: Vec<Piece>,
}

/// A table of which every cell may hold links.
#[derive(Debug, Serialize)]
pub struct Rows {
    pub heading: &'static str,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Vec<Piece>>>,
    /// Rows that are left to the list of all.
    pub more: usize,
}

/// Stands before every sign of doubt.
const WORD_JOINER: char = '\u{2060}';

/// As many rows of a table as a page shows.
pub const ROWS: usize = 300;

/// Lines of a card that name records.
const LINES: [(&str, &[Kind]); 19] = [
    ("Organisation", &[Kind::Organisation]),
    ("Owned by", &[Kind::Organisation]),
    ("With", &[Kind::Organisation]),
    ("Sensitive", &[Kind::Source]),
    ("Sources", &[Kind::Source]),
    ("About", &[Kind::Organisation]),
    ("Us", &[Kind::Person, Kind::Organisation]),
    ("Them", &[Kind::Person, Kind::Organisation]),
    ("Contact person", &[Kind::Person]),
    ("Event of", &[Kind::Organisation]),
    ("For", &[Kind::Person]),
    ("Part of", &[Kind::Topic]),
    ("Topics", &[Kind::Topic]),
    ("General points", &[Kind::Topic]),
    ("Background", &[Kind::Topic]),
    ("Author", &[Kind::Person, Kind::Organisation]),
    ("From", &[Kind::Person, Kind::Organisation]),
    ("To", &[Kind::Person, Kind::Organisation]),
    ("Copied to", &[Kind::Person, Kind::Organisation]),
];

/// Columns that name records.
const COLUMNS: [(&str, &[Kind]); 7] = [
    ("WITH", &[Kind::Organisation]),
    ("ORGANISATION", &[Kind::Organisation]),
    ("BODY", &[Kind::Organisation]),
    ("WHO", &[Kind::Person, Kind::Organisation]),
    ("OWED BY", &[Kind::Organisation, Kind::Person]),
    ("TOPIC", &[Kind::Topic]),
    ("SOURCE", &[Kind::Source]),
];

/// Columns that say what a row is about, the best first.
const TITLES: [&str; 3] = ["NAME", "WHAT", "TITLE"];

impl RecordPage {
    /// Returns what the page says, line by line.
    pub fn lines(&self) -> Vec<String> {
        let words = |pieces: &[Piece]| -> String {
            pieces.iter().map(|piece| piece.text.as_str()).collect()
        };
        let about = self.about.iter().map(|line| words(&line.pieces));
        let rows = self.parts.iter().flat_map(|part| &part.rows).map(|row| {
            let cells: Vec<String> = row.iter().map(|cell| words(cell)).collect();
            cells.join(" ")
        });
        about.chain(rows).collect()
    }
}

/// Makes the page of a record; none when there is no such record.
pub fn record(
    reader: Reader<'_>,
    key: &RecordKey,
    links: &Links,
    address: &Address,
) -> Option<RecordPage> {
    let card = card(reader, key)?;
    let about = card
        .about
        .iter()
        .map(|(label, words)| Line { label, pieces: line(label, words, links, address) });
    let chart = draw(reader, &card, address);
    Some(RecordPage {
        kind: key.kind.noun(),
        id: key.id.clone(),
        about: about.collect(),
        chart,
        parts: card.parts.iter().map(|p| rows(p, links, address)).collect(),
        name: card.name,
    })
}

fn line(label: &str, words: &str, links: &Links, address: &Address) -> Vec<Piece> {
    if label == "Visit" {
        let visit = links.find(words, &[Kind::Visit]);
        let piece = visit.map(|key| Piece::link(words, address.record(&key)));
        return vec![piece.unwrap_or_else(|| Piece::plain(words))];
    }
    if label == "Address" && crate::html::is_live(words) {
        return vec![Piece::link(words, words.to_owned())];
    }
    match LINES.iter().find(|(known, _)| *known == label) {
        Some((_, kinds)) => links.split(words, kinds, address),
        None => vec![Piece::plain(words)],
    }
}

/// Turns a table of a card into one with links.
pub fn rows(part: &Part, links: &Links, address: &Address) -> Rows {
    let Part { heading, table } = part;
    let shown = table.rows.iter().take(ROWS);
    Rows {
        heading,
        columns: table.headings.iter().map(|word| column(word)).collect(),
        rows: shown.map(|row| cells(table, row, links, address)).collect(),
        more: table.rows.len().saturating_sub(ROWS),
    }
}

/// `LAST CONTACT` → `Last contact`.
fn column(heading: &str) -> String {
    let (first, rest) = heading.split_at(heading.len().min(1));
    format!("{first}{}", rest.to_lowercase())
}

fn cells(table: &Table, row: &Row, links: &Links, address: &Address) -> Vec<Vec<Piece>> {
    let own = own(table, row, address);
    let mut titles = TITLES.iter();
    let title = titles.find(|title| table.headings.contains(title));
    let cells = table.headings.iter().zip(&row.cells);
    cells
        .map(|(heading, words)| {
            let is_title = title == Some(heading) || *heading == "ID";
            match (&own, COLUMNS.iter().find(|(known, _)| known == heading)) {
                (Some(own), _) if is_title && !words.is_empty() => {
                    vec![Piece::link(words, own.clone())]
                }
                (_, Some((_, kinds))) => links.split(words, kinds, address),
                _ => vec![Piece::plain(words)],
            }
        })
        .collect()
}

fn own(table: &Table, row: &Row, address: &Address) -> Option<String> {
    let view = row.view();
    let id = view.get("id")?.as_str()?;
    Some(match table.of()? {
        What::Promises => address.promise(id),
        What::Records(kind) => address.record(&RecordKey::new(kind, id)),
    })
}

/// Draws the contacts and promises of a card. A contact alone is no line.
fn draw(reader: Reader<'_>, card: &Card, address: &Address) -> Option<Chart> {
    if card.key.kind == Kind::Contact {
        return None;
    }
    let of = |what: What| {
        let parts = card.parts.iter().filter(move |p| p.table.of() == Some(what));
        parts.flat_map(|part| part.table.rows.iter())
    };
    let meetings: Vec<Meeting> =
        of(What::Records(Kind::Contact)).filter_map(|row| meeting(row, address)).collect();
    let debts: Vec<Debt> = of(What::Promises).filter_map(|row| debt(row, address)).collect();
    chart(reader.facts.settings(), &meetings, &debts, reader.as_of)
}

fn meeting(row: &Row, address: &Address) -> Option<Meeting> {
    let view = row.view();
    let word = |key: &str| view.get(key)?.as_str();
    let id = word("id")?.to_owned();
    let key = RecordKey::new(Kind::Contact, id.clone());
    let named = row.cells.get(4).filter(|words| !words.is_empty());
    Some(Meeting {
        day: when(word("date")?)?.first(),
        level: word("level").map(str::to_owned),
        status: word("status").unwrap_or("held").to_owned(),
        name: named.cloned().unwrap_or(id),
        href: address.record(&key),
    })
}

/// Reads a day, without the signs of doubt behind it.
fn when(told: &str) -> Option<When> {
    told.split(WORD_JOINER).next()?.parse().ok()
}

/// Reads something owed off its row.
pub fn debt(row: &Row, address: &Address) -> Option<Debt> {
    let view = row.view();
    let word = |key: &str| view.get(key)?.as_str();
    let day = |key: &str| when(word(key)?);
    let state = word("state")?;
    let is_settled = matches!(state, "done" | "dropped");
    Some(Debt {
        since: day("since")?.first(),
        due: day("due").map(|due| due.last()),
        settled: day("settled").filter(|_| is_settled).map(|on| on.last()),
        state: state.to_owned(),
        name: word("what").unwrap_or_default().to_owned(),
        href: address.promise(word("id")?),
    })
}
