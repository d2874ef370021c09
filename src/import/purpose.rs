//! Opening words of a report → why the contact was held.

const PURPOSES: [&str; 8] = [
    "took place to discuss ",
    "to discuss ",
    "discussion covered: ",
    "discussion covered ",
    "took place to ",
    "in order to ",
    "pour discuter de ",
    "au sujet de ",
];

/// Finds why a contact was held: what follows `to discuss`.
pub fn purpose(text: &str) -> Option<String> {
    let (_, rest) = PURPOSES.iter().find_map(|sign| text.split_once(sign))?;
    let end = rest.find(". ").unwrap_or(rest.len());
    let words = rest[..end].trim_end_matches('.').trim();
    (!words.is_empty()).then(|| words.to_owned())
}
