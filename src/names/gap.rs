//! The signs between two letters → how they part or join words.

use super::markup::EDGE;

/// The soft hyphen.
pub const SOFT: char = '\u{ad}';

/// What stands between a letter and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing: they are of one word.
    None,
    /// Something that is not shown: they are read as one word.
    Seam,
    /// A hyphen at the end of a line, or where a folded text of YAML had one: one word or two.
    Split,
    /// A hyphen or underscore.
    Hyphen,
    /// An apostrophe.
    Apostrophe,
    /// A space or the end of a line.
    Space,
    /// A full stop, with a space or without.
    Dot,
    /// Other signs.
    Signs,
    /// The edge of a paragraph, a cell, or of what is shown.
    Edge,
}

impl Gap {
    /// Says whether a word may begin behind it.
    pub fn parts_words(self) -> bool {
        !matches!(self, Gap::None | Gap::Seam)
    }
}

/// Tells what signs are as a reader sees them.
pub fn gap(between: &str) -> Gap {
    if between == " " {
        return Gap::Space;
    }
    // A soft hyphen is seen at the end of a line only, and a folded text has a space there.
    if let Some(rest) = between.strip_prefix(SOFT) {
        return match gap(rest) {
            _ if rest.is_empty() => Gap::None,
            Gap::Space => Gap::Split,
            other => other,
        };
    }
    let hyphen = |c: char| matches!(c, '-' | '\u{5be}' | '\u{2010}' | '\u{2011}');
    let mut signs = between.chars();
    let first = signs.next().unwrap_or(' ');
    let blank = signs.as_str().chars().all(char::is_whitespace);
    if between.contains(['|', EDGE]) || is_empty_line(between) {
        return Gap::Edge;
    }
    match first {
        c if (hyphen(c) || c == '_') && between.len() == c.len_utf8() => Gap::Hyphen,
        c if (hyphen(c) || c == '¬') && blank => Gap::Split,
        '.' if signs.as_str() == "-" => Gap::Hyphen,
        '\'' | '’' | 'ʼ' | '‘' | '´' | '`' if between.len() == first.len_utf8() => {
            Gap::Apostrophe
        }
        '.' if blank && !between.contains('\n') => Gap::Dot,
        c if c.is_whitespace() && blank => Gap::Space,
        _ => Gap::Signs,
    }
}

/// Says whether a line between two others is empty.
fn is_empty_line(between: &str) -> bool {
    let inner = between.split_once('\n').and_then(|(_, rest)| rest.rsplit_once('\n'));
    inner.is_some_and(|(inner, _)| inner.split('\n').any(|line| line.trim().is_empty()))
}
