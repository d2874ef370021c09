//! A place in a text → the web or mail address, file name or handle in which it lies.

use super::word::listed;
use std::ops::Range;

/// What kind of address a word is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// `ada.vann@apex.example`, also written `ada.vann [at] apex.example`.
    Mail,
    /// `https://apex.example/ada`, `www.apex.example`, `apex.example`.
    Web,
    /// `@ada_vann`, `#apex`.
    Handle,
    /// `notes/ada-vann.pdf`.
    File,
}

/// Finds the address in which some bytes lie, and all its bytes.
pub fn address(text: &str, at: Range<usize>) -> Option<(Address, Range<usize>)> {
    // `[Secre](https://a.example)tova` is a word in which a link ends, and no address.
    if text[at.clone()].contains("](") {
        return None;
    }
    let whole = token(text, &at);
    let word = &text[whole.clone()];
    if let Some(mail) = spelt_out(text, &whole) {
        return Some((Address::Mail, mail));
    }
    let host_behind = |sign: char| {
        let split = word.split_once(sign);
        split.is_some_and(|(before, after)| !before.is_empty() && after.contains('.'))
    };
    let kind = match word {
        _ if word.contains("://") || word.starts_with("www.") => Address::Web,
        _ if host_behind('@') => Address::Mail,
        _ if word.starts_with(['@', '#']) && word.len() > 1 => Address::Handle,
        _ if is_host(word) => Address::Web,
        _ if is_file(word) => Address::File,
        _ => return None,
    };
    Some((kind, whole))
}

/// Returns the places of mail addresses.
pub fn mails(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let signs = words.match_indices('@');
    signs.filter_map(|(at, sign)| match address(words, at..at + sign.len())? {
        (Address::Mail, range) => Some(range),
        _ => None,
    })
}

/// Says whether a character ends a word of an address.
fn ends(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | '"' | '“' | '”' | '|' | '`' | '*')
}

/// Returns the bytes up to the next blank or bracket on both sides.
fn token(text: &str, at: &Range<usize>) -> Range<usize> {
    let start = text[..at.start]
        .rfind(ends)
        .map_or(0, |found| found + text[found..].chars().next().map_or(1, char::len_utf8));
    let end = text[at.end..].find(ends).map_or(text.len(), |found| at.end + found);
    let word = text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
    let owned = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    start..(start + owned.len()).max(at.end)
}

/// `apex.example`, `apex.example/about`: small letters with a dot inside and no space.
fn is_host(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or(word);
    let label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last().is_some_and(|top| {
        top.len() >= 2 && top.bytes().all(|b| b.is_ascii_lowercase()) && !is_ending_of_file(top)
    });
    labels.len() > 1 && last && labels.iter().all(|one| label(one))
}

fn is_ending_of_file(ending: &str) -> bool {
    const ENDINGS: &str = "pdf doc docx odt txt md xls xlsx csv ppt pptx html htm eml msg ics vcf zip \
         png jpg yaml";
    listed(ENDINGS, ending)
}

fn is_file(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| is_ending_of_file(&ending))
        || word.contains('/') && word.contains(['_', '-', '.']) && word.is_ascii()
        || word.contains('\\')
}

/// Signs that stand for `@` where robots read along.
const AT: [&str; 7] = ["[at]", "(at)", "{at}", "<at>", "[AT]", "(AT)", "[@]"];

/// Finds `ada.vann [at] apex.example` around a word.
fn spelt_out(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let host = |rest: &str| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || "()<>,;".contains(c));
        let host =
            rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ':', '!', '?', '*', '_']);
        let whole = host.len() + dots(&rest[host.len()..]);
        (whole > host.len() || is_host(&host.to_lowercase())).then_some(whole)
    };
    let behind = &text[word.end..];
    for at in AT {
        let rest = behind.strip_prefix(at).or_else(|| behind.strip_prefix(' ')?.strip_prefix(at));
        if let Some(rest) = rest
            && let Some(length) = host(rest)
        {
            let start = text.len() - rest.len();
            let blank = rest.len() - rest.trim_start().len();
            return Some(word.start..start + blank + length);
        }
    }
    let before = text[..word.start].trim_end();
    for at in AT {
        let Some(rest) = before.strip_suffix(at) else {
            continue;
        };
        let local = rest.trim_end();
        let start = local
            .rfind(ends)
            .map_or(0, |found| found + local[found..].chars().next().map_or(1, char::len_utf8));
        if start < local.len() {
            return Some(start..word.end + dots(&text[word.end..]));
        }
    }
    None
}

/// Measures ` [dot] firm (dot) example` at the head of a text.
fn dots(rest: &str) -> usize {
    const DOTS: [&str; 6] = ["[dot]", "(dot)", "{dot}", "[DOT]", "(DOT)", "[.]"];
    let mut taken = 0;
    loop {
        let next = rest[taken..].trim_start();
        let label = DOTS.iter().find_map(|dot| next.strip_prefix(dot));
        let Some(label) = label.map(str::trim_start) else {
            return taken;
        };
        let end = label.find(|c: char| !c.is_alphanumeric() && c != '-');
        taken = rest.len() - label.len() + end.unwrap_or(label.len());
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, address};

    #[test]
    fn an_address_is_taken_whole() {
        for (text, whole, kind) in [
            ("see https://x.eu/ada/tools?a=1, then", "https://x.eu/ada/tools?a=1", Address::Web),
            ("[it](https://ada.eu/tools).", "https://ada.eu/tools", Address::Web),
            ("at ada.example.", "ada.example", Address::Web),
            ("Mail b.ada@x.eu now", "b.ada@x.eu", Address::Mail),
            ("b.ada [at] x.eu now", "b.ada [at] x.eu", Address::Mail),
            ("b(at)ada.eu now", "b(at)ada.eu", Address::Mail),
            ("b (at) ada [dot] eu now", "b (at) ada [dot] eu", Address::Mail),
            ("by @ada_v, then", "@ada_v", Address::Handle),
            ("in notes/ada-v.pdf.", "notes/ada-v.pdf", Address::File),
        ] {
            let start = text.find("ada").expect("the name");
            let found = address(text, start..start + 3);
            assert_eq!(found.map(|(kind, at)| (kind, &text[at])), Some((kind, whole)));
        }
        for text in ["an ada here", "[ada](https://x.eu/tools)", "ada/bo", "so ada. Then"] {
            let start = text.find("ada").expect("the name");
            assert_eq!(address(text, start..start + 3), None, "{text}");
        }
    }
}
