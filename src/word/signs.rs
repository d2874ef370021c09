//! Sentences as they went out, set in type × as they came back → the same as people type them:
//! the signs of the page stay out of the Markdown, and what somebody typed stays as typed.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::document::{Block, Document, Paragraph, Piece, Sentence, Style};
use super::read::run::{Run, spans, without_bold};
use super::xml::address;

/// What each sentence said when it went out, by its number.
#[derive(Debug, Default)]
pub struct Signs {
    /// As it stood in the file.
    pub set: BTreeMap<usize, String>,
    /// As it stands in the Markdown.
    pub typed: BTreeMap<usize, String>,
}

impl Signs {
    /// Finds how each sentence of a file was typed.
    pub fn new(document: &Document, set: BTreeMap<usize, String>) -> Self {
        let mut typed = typed(document);
        typed.retain(|number, _| set.contains_key(number));
        for (number, set) in &set {
            // Where the two cannot be laid beside each other, what the file said is all there is.
            let fits = typed.get(number).is_some_and(|own| beside(own, set).is_some());
            if !fits {
                typed.insert(*number, set.clone());
            }
        }
        Self { set, typed }
    }

    /// Returns a sentence that came back as a person types it.
    pub fn as_typed(&self, number: usize, back: &str) -> Option<String> {
        let (set, typed) = (self.set.get(&number)?, self.typed.get(&number)?);
        Some(as_typed(typed, set, back))
    }

    /// Says whether a sentence that came back says what this one said.
    pub fn is_same(&self, number: usize, back: &str) -> bool {
        let same =
            |texts: &BTreeMap<usize, String>| texts.get(&number).is_some_and(|own| own == back);
        same(&self.set) || same(&self.typed)
    }
}

/// Returns what came back with the letters as they were typed wherever it says what was set.
pub fn as_typed(typed: &str, set: &str, back: &str) -> String {
    if back == set || back == typed {
        return typed.to_owned();
    }
    let Some(letters) = beside(typed, set) else {
        return back.to_owned();
    };
    let set: Vec<char> = set.chars().collect();
    let back: Vec<char> = back.chars().collect();
    let mut out = String::new();
    for step in capture_diff_slices(Algorithm::Myers, &set, &back) {
        match step {
            DiffOp::Equal { old_index, len, .. } => {
                out.extend(letters[old_index..old_index + len].iter().flatten());
            }
            DiffOp::Insert { new_index, new_len, .. }
            | DiffOp::Replace { new_index, new_len, .. } => {
                out.extend(&back[new_index..new_index + new_len])
            }
            DiffOp::Delete { .. } => {}
        }
    }
    out
}

/// Lays a text as set beside the same as typed: for each letter of the first, the one that was
/// typed; none for a space that the language puts beside a sign.
fn beside(typed: &str, set: &str) -> Option<Vec<Option<char>>> {
    let mut own = typed.chars().peekable();
    let mut letters = Vec::new();
    for letter in set.chars() {
        let next = own.next_if(|typed| is_alike(*typed, letter));
        if next.is_none() && !is_fixed(letter) {
            return None;
        }
        letters.push(next);
    }
    own.next().is_none().then_some(letters)
}

fn is_alike(typed: char, set: char) -> bool {
    typed == set || is_quote(typed) && is_quote(set) || typed.is_whitespace() && is_fixed(set)
}

fn is_quote(letter: char) -> bool {
    "\"'’‘‚“”„«»‹›".contains(letter)
}

fn is_fixed(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}')
}

/// Writes every sentence of a document as it is read from a file.
fn typed(document: &Document) -> BTreeMap<usize, String> {
    let mut typed = BTreeMap::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(Paragraph { style, sentences, .. }) => {
                let is_head = matches!(style, Style::Title | Style::Heading(_));
                write(document, sentences, is_head, &mut typed);
            }
            Block::Table(table) => {
                let head = table.head.iter().map(|row| (row, true));
                let rows = table.rows.iter().map(|row| (row, false));
                for (row, heads) in head.chain(rows) {
                    for (at, cell) in row.cells.iter().enumerate() {
                        let is_head = heads || table.head.is_none() && at == 0;
                        write(document, &cell.sentences, is_head, &mut typed);
                    }
                }
            }
        }
    }
    typed
}

fn write(
    document: &Document,
    sentences: &[Sentence],
    is_head: bool,
    typed: &mut BTreeMap<usize, String>,
) {
    let mut runs: Vec<_> = sentences
        .iter()
        .flat_map(|sentence| {
            let runs = sentence.pieces.iter().filter_map(|piece| run(document, piece));
            runs.map(|run| (Some(sentence.number), run, None))
        })
        .collect();
    if is_head {
        without_bold(&mut runs);
    }
    for span in spans(runs, &BTreeMap::new()) {
        if let Some(number) = span.sentence {
            typed.insert(number, span.text.trim().to_owned());
        }
    }
}

fn run(document: &Document, piece: &Piece) -> Option<Run> {
    match piece {
        Piece::Words(words) => {
            let link = words.link.as_deref().filter(|link| !link.starts_with('#'));
            Some(Run::like(words.look).with(&words.text, link.map(address).as_deref()))
        }
        Piece::Mention(label) => Some(match document.note(label) {
            Some((number, _)) => Run::mention(format!("#{number}")),
            None => Run::default().with(&format!("[^{label}]"), None),
        }),
        Piece::Break => Some(Run::line_break()),
        Piece::Revised(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::as_typed;

    #[test]
    fn signs_of_the_page_go_back_and_typed_ones_stay() {
        let (typed, set) = (
            "Aurora's \"night\" ferries: 12 % on 3 May.",
            "Aurora’s “night” ferries: 12\u{a0}% on 3\u{a0}May.",
        );
        assert_eq!(as_typed(typed, set, set), typed);
        assert_eq!(as_typed(typed, set, typed), typed);
        assert_eq!(
            as_typed(typed, set, "Aurora’s “night” boats: “new”, 12\u{a0}% on 3\u{a0}May."),
            "Aurora's \"night\" boats: “new”, 12 % on 3 May."
        );
        let (typed, set) = ("Il dit \"oui\" :", "Il dit «\u{a0}oui\u{a0}»\u{a0}:");
        assert_eq!(as_typed(typed, set, "Il dit «\u{a0}non\u{a0}»\u{a0}:"), "Il dit \"non\" :");
    }
}
