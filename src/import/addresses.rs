//! Mail and web addresses and names → what tells whose they are.

use crate::facts::id::fold;

pub fn domain(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@')?;
    let domain = domain.trim_matches(['>', ' ', '.']).to_lowercase();
    domain.contains('.').then_some(domain)
}

pub fn host(site: &str) -> Option<String> {
    let (_, rest) = site.split_once("://").unwrap_or(("", site));
    let host = rest.split(['/', ':', '?']).next()?.to_lowercase();
    host.contains('.').then(|| host.trim_start_matches("www.").to_owned())
}

/// What two ways of writing one name have in common: letters and signs, but neither
/// capitals nor accents nor full stops and commas.
pub fn same_name(name: &str) -> String {
    let plain = name.to_lowercase().replace(['.', ','], "");
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().map(|c| fold(c).map_or_else(|| c.to_string(), str::to_owned)).collect()
}

/// Returns the name of an address: what stands before the unit or the mail address.
pub fn address_name(words: &str) -> &str {
    let words = words.split(['(', '<', '[']).next().unwrap_or_default();
    words.trim_matches([' ', '"', '\'', ',', ';'])
}

pub fn address(words: &str) -> &str {
    let start = words.rsplit(['<', '[', ' ']).next().unwrap_or_default();
    let address = start.split(['>', ']']).next().unwrap_or_default();
    address.strip_prefix("mailto:").unwrap_or(address)
}
