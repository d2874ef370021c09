//! A text as an editor laid it out → the same words laid out as they were built.

use std::collections::{BTreeMap, BTreeSet};

use super::section::heading;
use super::thread::starts_a_block;
use crate::tidy::sentences;

/// Returns the lines of a person as those of the base wherever only their layout differs: signs
/// of items, blanks, quotation marks, the width of columns, where lines are broken. What a build
/// gave is no layout of theirs: the same words may stand in one list and, with other blanks, in
/// another.
pub fn as_built(base: &[&str], theirs: &[&str], is_given: impl Fn(&str) -> bool) -> Vec<String> {
    let unbroken = unbroken(base, theirs, |_| true);
    let literal: BTreeSet<&str> = unbroken.iter().map(String::as_str).collect();
    let mut built: BTreeMap<String, &str> = BTreeMap::new();
    for line in base.iter().filter(|line| !literal.contains(*line)) {
        built.entry(words(line)).or_insert(line);
    }
    let as_built = |line: &String| match built.get(&words(line)) {
        Some(same) if !line.trim().is_empty() && !is_given(line) => (*same).to_owned(),
        _ => line.clone(),
    };
    unbroken.iter().map(as_built).collect()
}

/// Returns the lines of a person a sentence a line, where they broke sentences of the base into
/// other lines and one of these `is_meant`.
pub fn unbroken(base: &[&str], theirs: &[&str], is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    let there: BTreeSet<&str> = theirs.iter().copied().collect();
    let mut known: BTreeMap<&str, Vec<(Vec<&str>, &str)>> = BTreeMap::new();
    for line in base.iter().copied().filter(|line| !there.contains(line)) {
        let words: Vec<&str> = unquoted(line).split_whitespace().collect();
        if let Some(first) = words.first() {
            known.entry(first).or_default().push((words, line));
        }
    }
    let paragraphs = paragraphs(theirs);
    let unbroken = paragraphs.flat_map(|paragraph| {
        let pieces = pieces(paragraph, &known);
        let found = || pieces.iter().filter(|piece| piece.sentence.is_some());
        let others_fill_lines =
            pieces.iter().all(|piece| piece.sentence.is_some() || !piece.whole.is_empty());
        let is_broken = found().any(|piece| piece.is_broken)
            || others_fill_lines && found().any(|piece| piece.whole.is_empty());
        if is_broken && found().filter_map(|piece| piece.sentence).any(&is_meant) {
            pieces.iter().flat_map(Piece::lines).collect()
        } else {
            paragraph.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>()
        }
    });
    unbroken.collect()
}

/// Words of a paragraph that belong together.
struct Piece<'t> {
    /// The line of the base that they are.
    sentence: Option<&'t str>,
    /// Whether they stand on more than one line.
    is_broken: bool,
    /// The lines that they fill, where they fill some.
    whole: Vec<&'t str>,
    /// As one line.
    joined: String,
}

impl Piece<'_> {
    fn lines(&self) -> Vec<String> {
        match self.sentence {
            Some(sentence) => vec![sentence.to_owned()],
            None if self.whole.is_empty() => {
                let sentences = sentences(&self.joined, &[]).into_iter();
                sentences.map(|sentence| sentence.trim_end().to_owned()).collect()
            }
            None => self.whole.iter().map(|line| (*line).to_owned()).collect(),
        }
    }
}

/// Takes a paragraph apart into sentences of the base, wherever their lines end, and what stands
/// between them.
fn pieces<'t>(
    paragraph: &[&'t str],
    known: &BTreeMap<&str, Vec<(Vec<&str>, &'t str)>>,
) -> Vec<Piece<'t>> {
    let words: Vec<(usize, &str)> = paragraph
        .iter()
        .enumerate()
        .flat_map(|(at, line)| unquoted(line).split_whitespace().map(move |word| (at, word)))
        .collect();
    let sentence = |from: usize| {
        let begins = from == 0
            || words[from - 1].0 < words[from].0
            || words[from - 1].1.ends_with(['.', '?', '!', ':', ']', ')', '”']);
        let known = known.get(words[from].1).filter(|_| begins)?.iter();
        let stands = |(own, _): &&(Vec<&str>, &'t str)| {
            let here = words.get(from..from + own.len());
            here.is_some_and(|here| here.iter().map(|(_, word)| word).eq(own.iter()))
        };
        known.filter(stands).max_by_key(|(own, _)| own.len())
    };
    let piece = |from: usize, until: usize, sentence: Option<&'t str>| {
        let (first, last) = (words[from].0, words[until - 1].0);
        let fills = (from == 0 || words[from - 1].0 < first)
            && words.get(until).is_none_or(|(line, _)| *line > last);
        let line = paragraph[first];
        let lead = &line[..line.len() - unquoted(line).len()];
        let text: Vec<&str> = words[from..until].iter().map(|(_, word)| *word).collect();
        Piece {
            sentence,
            is_broken: first < last,
            whole: if fills { paragraph[first..=last].to_vec() } else { Vec::new() },
            joined: format!("{lead}{}", text.join(" ")),
        }
    };
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    while at < words.len() {
        let Some((own, line)) = sentence(at) else {
            at += 1;
            continue;
        };
        if from < at {
            pieces.push(piece(from, at, None));
        }
        pieces.push(piece(at, at + own.len(), Some(line)));
        at += own.len();
        from = at;
    }
    if from < words.len() {
        pieces.push(piece(from, words.len(), None));
    }
    pieces
}

/// Returns a line without the signs of a quotation and the blanks before its words.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' '])
}

/// Splits a text where a paragraph or an item begins.
fn paragraphs<'l, 't>(lines: &'l [&'t str]) -> impl Iterator<Item = &'l [&'t str]> {
    let goes_on = |line: &&str, next: &&str| {
        let is_open = !line.trim().is_empty() && heading(line).is_none();
        is_open && !starts_a_block(next) && !next.starts_with('<')
    };
    lines.chunk_by(goes_on)
}

/// Returns what a line says, whatever its layout.
fn words(line: &str) -> String {
    let line = line.replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    let text = line.trim();
    if text.starts_with('|') {
        let cells = text.trim_matches('|').split('|').map(|cell| {
            let cell = cell.trim();
            let is_rule = !cell.is_empty() && cell.chars().all(|c| "-:".contains(c));
            if is_rule { "-".to_owned() } else { one_blank(cell) }
        });
        return cells.collect::<Vec<_>>().join("|");
    }
    let signs = ["* ", "+ ", "- "];
    let item = signs.into_iter().find_map(|sign| text.strip_prefix(sign));
    let words = one_blank(item.unwrap_or(text)).replace("__", "**");
    match item {
        Some(_) => format!("- {words}"),
        None => words,
    }
}

/// A no-break space is a blank too.
fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::as_built;

    const BASE: &str = "# A\n\n- One thing.\n- Two things.\n  More.\n\nThey met in winter.\n\
                        They spoke of crews.\n\n| a | b |\n|---|---|\n| long words | c |\n";

    fn laid_out(theirs: &str) -> String {
        let split = |text| str::lines(text).collect::<Vec<&str>>();
        let lines = as_built(&split(BASE), &split(theirs), |_| false);
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn layout_alone_is_no_edit() {
        let table = "|---|---|\n| long words | c |";
        for theirs in [
            BASE.replace("- ", "* "),
            BASE.replace("winter.\n", "winter.   \n"),
            BASE.replace("winter.\nThey", "winter. They"),
            BASE.replace("things.\n  More", "things. More"),
            BASE.replace("They spoke of", "They spoke\nof"),
            BASE.replace("met in", "met\u{a0}in"),
            BASE.replace(table, "|:---------|----|\n| long words | c  |"),
        ] {
            assert_eq!(laid_out(&theirs), BASE, "{theirs}");
        }
    }

    #[test]
    fn what_a_build_gives_elsewhere_is_no_layout() {
        let moved = ["- May.", "  They met."];
        let lines = as_built(&["They met."], &moved, |line| moved.contains(&line));
        assert_eq!(lines, moved);
    }

    #[test]
    fn words_by_hand_keep_their_layout() {
        let edited = BASE.replace("One thing.", "One thing, by hand.   And more.");
        assert_eq!(laid_out(&edited), edited);
    }
}
