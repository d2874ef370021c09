//! A line × the words found in it → as much of it as is shown, the words marked.

use serde::Serialize;

use super::text::parts_number;
use crate::names::fold::fold;

#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Marked {
    pub text: String,
    pub is_hit: bool,
}

/// A line longer than this is cut around what was found.
const LONGEST: usize = 260;

/// Marks the words in a line, which is cut around the first of them.
pub fn marked(line: &str, words: &[String]) -> Vec<Marked> {
    let mut plain = String::new();
    // The letter of the line from which each byte of the folded text comes.
    let mut letters: Vec<usize> = Vec::new();
    for (at, c) in line.char_indices() {
        if !parts_number(line, at, c) {
            fold(c, &mut plain);
        }
        letters.resize(plain.len(), at);
    }
    let mut is_hit = vec![false; line.len() + 1];
    for word in words {
        for (at, _) in plain.match_indices(word.as_str()) {
            let end = letters.get(at + word.len()).copied().unwrap_or(line.len());
            is_hit[letters[at]..end].fill(true);
        }
    }
    let first = is_hit.iter().position(|hit| *hit).unwrap_or(0);
    let (start, end) = around(line, first);
    let mut pieces: Vec<Marked> = Vec::new();
    for (at, c) in line.char_indices().filter(|(at, _)| (start..end).contains(at)) {
        match pieces.last_mut() {
            Some(last) if last.is_hit == is_hit[at] => last.text.push(c),
            _ => pieces.push(Marked { text: c.to_string(), is_hit: is_hit[at] }),
        }
    }
    let dots = || Marked { text: "…".to_owned(), is_hit: false };
    if start > 0 {
        pieces.insert(0, dots());
    }
    if end < line.len() {
        pieces.push(dots());
    }
    pieces
}

/// Returns the stretch of a line around a byte that is not too long, in whole words.
fn around(line: &str, at: usize) -> (usize, usize) {
    if line.len() <= LONGEST {
        return (0, line.len());
    }
    let floor = |byte: usize| crate::finding::text::floor(line, byte.min(line.len()));
    let from = floor(at.saturating_sub(LONGEST / 3));
    let start = match from {
        0 => 0,
        from => line[from..at.max(from)].find(' ').map_or(from, |gap| from + gap + 1),
    };
    let to = floor(start + LONGEST);
    let end = if to == line.len() {
        to
    } else {
        line[start..to].rfind(' ').map_or(to, |gap| start + gap)
    };
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn what_was_found_is_marked_as_it_is_written() {
        let pieces = marked("Jürgen Müller.", &["muller".to_owned()]);
        let hits: Vec<&str> =
            pieces.iter().filter(|piece| piece.is_hit).map(|piece| piece.text.as_str()).collect();
        assert_eq!(hits, ["Müller"]);
        let pieces = marked("It ran 1,240 hours.", &["1240".to_owned()]);
        assert!(pieces.iter().any(|piece| piece.is_hit && piece.text == "1,240"));
        let long = format!("{} Müller {}", "ä ".repeat(300), "ß ".repeat(300));
        let pieces = marked(&long, &["muller".to_owned()]);
        assert!(pieces.iter().map(|p| p.text.len()).sum::<usize>() < 300);
        assert!(pieces.iter().any(|piece| piece.is_hit));
    }
}
