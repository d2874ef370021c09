//! A title → the words that say who was met.

use super::answer::LONGEST_TITLE;
use crate::names::word::words;

/// Words before those who were met.
const LINKS: &str = "with avec mit con com met med z ze between entre zwischen tra mellem mellan \
                     miedzy rencontre traf incontrato";
/// Words that turn from who was met to what was talked about.
const ENDS: &str = " on | about | regarding | concerning | re | to discuss|\
                     took place| sur | au sujet| zum | zu | sobre | su | over | om ";

/// Returns the words that say who was met: `Call with A and B on C` → `A and B`.
pub fn met_in(text: &str) -> Option<&str> {
    let all = words(&text[..text.floor_char_boundary(LONGEST_TITLE)]);
    let link = all
        .iter()
        .find(|word| LINKS.split_whitespace().any(|link| link == word.folded))?;
    let rest = &text[link.range.end..];
    let end = ENDS.split('|').filter_map(|end| rest.find(end)).min();
    Some(&rest[..end.unwrap_or(rest.len())])
}

/// Finds the name of an organisation that has no record: what follows `with`.
pub fn unknown_company(subject: &str) -> Option<String> {
    let rest = met_in(subject)?.trim_start_matches(['-', '–', ' ']);
    let behind = [" of ", " from ", " at ", " de "]
        .iter()
        .find_map(|sign| rest.split_once(sign));
    let rest = behind.map_or(rest, |(_, company)| company);
    let mut company: Vec<&str> = Vec::new();
    for word in rest.split_whitespace() {
        let bare = word.trim_end_matches([',', ':', ';', '.']);
        if !bare.starts_with(|c: char| c.is_uppercase()) {
            break;
        }
        company.push(bare);
        if bare != word {
            break;
        }
    }
    (!company.is_empty()).then(|| company.join(" "))
}
