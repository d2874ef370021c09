//! Two sentences → one, in which the words that went and came are tracked.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::word::document::{Piece, Sentence, Words};
use crate::word::revision::Revision;

/// Says of all pieces what became of them.
pub fn revised(pieces: Vec<Piece>, revision: Revision) -> Vec<Piece> {
    let revise = |piece| Piece::Revised(revision, Box::new(piece));
    pieces.into_iter().map(revise).collect()
}

/// Says of all sentences of all cells what became of them.
pub fn whole(cells: &[&[Sentence]], revision: Revision) -> Vec<Vec<Vec<Piece>>> {
    let sentence = |one: &Sentence| revised(one.pieces.clone(), revision);
    let cells = cells.iter().map(|cell| cell.iter().map(sentence).collect());
    cells.collect()
}

/// Puts the sentences of a paragraph or cell into one.
pub fn on_one_line(sentences: &[Sentence]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for sentence in sentences {
        if !pieces.is_empty() {
            pieces.push(Piece::space());
        }
        pieces.extend(sentence.pieces.iter().cloned());
    }
    pieces
}

/// Puts something before the labels of the notes that a piece mentions.
pub fn relabel(piece: &mut Piece, prefix: &str) {
    match piece {
        Piece::Mention(label) => label.insert_str(0, prefix),
        Piece::Revised(_, piece) => relabel(piece, prefix),
        Piece::Words(_) | Piece::Break => {}
    }
}

/// Compares pieces word by word.
pub fn compared(old: &[Piece], new: &[Piece]) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut out = Vec::new();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for (at, op) in ops.iter().enumerate() {
        let (before, after) = (&old[op.old_range()], &new[op.new_range()]);
        let is_last = at + 1 == ops.len();
        let has_begun = !gone.is_empty() || !come.is_empty();
        let is_between = has_begun && !is_last;
        match op {
            // A space between two changed words belongs to the change.
            DiffOp::Equal { .. } if !(is_between && before.iter().all(is_blank)) => {
                flush(&mut gone, &mut come, &mut out);
                out.extend(before.iter().cloned());
            }
            _ => {
                gone.extend(before.iter().cloned());
                come.extend(after.iter().cloned());
            }
        }
    }
    flush(&mut gone, &mut come, &mut out);
    joined(out)
}

fn flush(gone: &mut Vec<Piece>, come: &mut Vec<Piece>, out: &mut Vec<Piece>) {
    out.extend(revised(std::mem::take(gone), Revision::Deleted));
    out.extend(revised(std::mem::take(come), Revision::Inserted));
}

fn is_blank(piece: &Piece) -> bool {
    matches!(piece, Piece::Words(words) if words.text.trim().is_empty())
}

/// Cuts words apart; whatever is no letter or digit stands alone.
fn tokens(pieces: &[Piece]) -> Vec<Piece> {
    let mut tokens = Vec::new();
    for piece in pieces {
        let Piece::Words(words) = piece else {
            tokens.push(piece.clone());
            continue;
        };
        let mut rest = words.text.as_str();
        while let Some(first) = rest.chars().next() {
            let letters = rest.find(|c: char| !c.is_alphanumeric());
            let end = match letters {
                Some(0) => first.len_utf8(),
                Some(end) => end,
                None => rest.len(),
            };
            let (text, after) = rest.split_at(end);
            tokens.push(Piece::Words(Words { text: text.to_owned(), ..words.clone() }));
            rest = after;
        }
    }
    tokens
}

/// Puts words together again that look alike and became the same.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        let (revision, own) = piece.parts();
        if let Some(last) = out.last_mut()
            && last.parts().0 == revision
            && let Piece::Words(own) = own
            && let Some(words) = words_of(last)
            && words.look == own.look
            && words.link == own.link
        {
            words.text.push_str(&own.text);
        } else {
            out.push(piece);
        }
    }
    out
}

fn words_of(piece: &mut Piece) -> Option<&mut Words> {
    match piece {
        Piece::Words(words) => Some(words),
        Piece::Revised(_, inner) => words_of(inner),
        Piece::Mention(_) | Piece::Break => None,
    }
}

#[cfg(test)]
mod tests {
    use super::compared;
    use crate::word::document::{Piece, Words};
    use crate::word::revision::Revision;

    fn words(text: &str) -> Piece {
        Piece::Words(Words { text: text.to_owned(), ..Words::default() })
    }

    #[test]
    fn words_that_change_together_stand_together() {
        let found = compared(
            &[words("On 26 October.")],
            &[words("On 27 January."), Piece::Mention("x".into())],
        );
        let revised = |revision, piece| Piece::Revised(revision, Box::new(piece));
        assert_eq!(
            found,
            [
                words("On "),
                revised(Revision::Deleted, words("26 October")),
                revised(Revision::Inserted, words("27 January")),
                words("."),
                revised(Revision::Inserted, Piece::Mention("x".into())),
            ]
        );
    }
}
