//! A Chinese sign → the form by which all its forms compare alike: `張`, `张`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Each form of a sign but the first, with the first.
static FORMS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let rows = include_str!("han.txt").lines().filter(|row| !row.starts_with('#'));
    let forms = rows.flat_map(|row| {
        let mut signs = row.chars();
        let first = signs.next();
        signs.filter_map(move |sign| Some((sign, first?)))
    });
    forms.collect()
});

/// Returns the first form of a sign.
pub fn first_form(sign: char) -> char {
    match sign {
        '\u{4e00}'..='\u{9fff}' => FORMS.get(&sign).copied().unwrap_or(sign),
        _ => sign,
    }
}
