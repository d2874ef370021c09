//! Subject and opening words of a report → who took part, why, with which organisation.

use super::known::{Known, Side};
use super::people::{Listed, is_name};
use crate::finding::field::Kind;
use crate::names::word::{is_capital, words};

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

/// Finds the people whom running text names as taking part: those on record, those in
/// bold, and whoever else looks like a name.
pub fn people(text: &str, known: &Known<'_>) -> Vec<(Listed, Side)> {
    let mut people: Vec<(usize, Listed, Side)> = Vec::new();
    let plain = text.replace("**", "  ");
    for found in known.find(&plain, Kind::Person) {
        let Some(person) = known.person_of(&found.record.id) else {
            continue;
        };
        let words = beside(&plain, found.range.clone());
        let listed = Listed {
            id: Some(found.record.id),
            words,
            ..Listed::default()
        };
        if !people.iter().any(|(_, other, _)| other.id == listed.id) {
            people.push((found.range.start, listed, known.side_of(person)));
        }
    }
    let company = unknown_company(text);
    for (at, name) in bold(text).into_iter().chain(capitals(&plain)) {
        let end = at + name.len();
        let overlaps = people.iter().any(|(start, other, _)| {
            *start < end && at < *start + other.words.len().max(1)
                || other.is_called(&name)
        });
        let is_company = company.as_ref() == Some(&name)
            || !known.find(&name, Kind::Organisation).is_empty();
        let named = !is_company && is_name(&name);
        if named && !overlaps && known.person(&name).is_none() {
            let words = beside(&plain, at..end);
            let role = words.strip_prefix(name.as_str()).unwrap_or_default();
            let role = role.trim_matches([' ', ',', '(', ')']).to_owned();
            let side = side_by_role(&role);
            people.push((
                at,
                Listed {
                    name,
                    role,
                    words,
                    ..Listed::default()
                },
                side,
            ));
        }
    }
    people.sort_by_key(|(at, ..)| *at);
    people
        .into_iter()
        .map(|(_, listed, side)| (listed, side))
        .collect()
}

/// A cabinet or directorate behind a name means one of ours.
pub fn side_by_role(role: &str) -> Side {
    let is_ours = words(role).iter().any(|word| {
        ["cab", "cabinet", "dg", "commissioner", "commission"]
            .contains(&word.folded.as_ref())
    });
    if is_ours { Side::Us } else { Side::Them }
}

/// Returns a name with what stands behind it: a unit in brackets, a role between commas.
fn beside(text: &str, range: std::ops::Range<usize>) -> String {
    let name = text[range.clone()].trim();
    let tail = text[range.end..].trim_start();
    if let Some(unit) = tail.strip_prefix('(').and_then(|t| t.split_once(')')) {
        return format!("{name} ({})", unit.0);
    }
    let Some(role) = tail.strip_prefix(',') else {
        return name.to_owned();
    };
    let stops = [
        ", and ",
        " and  ",
        ", took",
        " took place",
        ";",
        ". ",
        ",  ",
        "\n",
    ];
    let end = stops
        .iter()
        .filter_map(|stop| role.find(stop))
        .min()
        .unwrap_or(role.len());
    let role = role[..end].trim().trim_end_matches([',', '.']);
    let is_role = is_capital(role) && role.len() <= 90;
    if is_role {
        format!("{name}, {role}")
    } else {
        name.to_owned()
    }
}

fn bold(text: &str) -> Vec<(usize, String)> {
    let mut at = 0;
    let mut names = Vec::new();
    for (n, part) in text.split("**").enumerate() {
        if n % 2 == 1 {
            names.push((at, part.to_owned()));
        }
        at += part.len() + 2;
    }
    names
}

const LINKS: [&str; 12] = [
    "between", "with", "and", "by", "mr", "ms", "mrs", "dr", "avec", "entre", "et", "mme",
];

/// Finds runs of capitalised words behind `with`, `between`, `and`.
fn capitals(text: &str) -> Vec<(usize, String)> {
    let all = words(text);
    let mut names = Vec::new();
    for (n, link) in all.iter().enumerate() {
        if !LINKS.contains(&link.folded.as_ref()) {
            continue;
        }
        let mut end = None;
        let mut before = link.range.end;
        for word in all.iter().skip(n + 1).take(4) {
            let gap = &text[before..word.range.start];
            if !gap.trim().is_empty() || !is_capital(&text[word.range.clone()]) {
                break;
            }
            before = word.range.end;
            end = Some(before);
        }
        if let (Some(end), Some(first)) = (end, all.get(n + 1)) {
            names.push((first.range.start, text[first.range.start..end].to_owned()));
        }
    }
    names
}

/// Finds the name of an organisation that has no record: what follows `with`.
pub fn unknown_company(subject: &str) -> Option<String> {
    let lower = subject.to_lowercase();
    let at = ["with ", "avec ", "between "]
        .iter()
        .find_map(|sign| lower.find(sign).map(|at| at + sign.len()))?;
    let rest = subject.get(at..)?.trim_start_matches(['-', '–', ' ']);
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
