//! Words that list people → who they are: by id, by name and role, by role alone, unnamed.

use super::known::Known;
use super::person_name::{is_name, name_key, without_courtesy, without_office};
use crate::finding::field::Kind;
use crate::import::yaml::{flow, scalar};
use crate::names::word::{folded_words, is_capital};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    pub id: Option<String>,
    pub name: String,
    pub role: String,
    pub mode: Option<String>,
    pub redacted: bool,
    /// Whether the list says that they did not speak.
    pub is_silent: bool,
    pub words: String,
}

/// The mark that stands for a blanked name.
pub const REDACTED: &str = "[REDACTED]";

/// Reads a list: `A, role; B, role (online)`, `A (unit), B (unit)`, `A and B`; where each stands
/// on a line of their own, what follows a comma is a role, unless it is somebody on record.
pub fn listed(text: &str, is_line: bool, known: &Known<'_>) -> Vec<Listed> {
    let begins = if is_line { begins_known } else { begins_person };
    let text = text.replace("**", "");
    let mut found = Vec::new();
    for part in split(&text, ';') {
        // What is no name is a role of the one before it.
        let mut people: Vec<String> = Vec::new();
        for piece in split(&part, ',') {
            match people.last_mut().filter(|_| !begins(&piece, known)) {
                Some(before) => before.push_str(&format!(", {piece}")),
                None => people.push(piece),
            }
        }
        found.extend(people.iter().flat_map(|piece| pair(piece, known)));
    }
    found.iter().map(|piece| one(piece, known)).collect()
}

/// Splits outside brackets; empty pieces are dropped.
fn split(text: &str, sign: char) -> Vec<String> {
    let mut depth = 0_i32;
    let pieces = text.split(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == sign && depth <= 0
    });
    let is_separator = |c: char| c.is_whitespace() || ".,;".contains(c);
    let pieces = pieces.map(|piece| piece.trim_matches(is_separator).to_owned());
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Words that join the last person of a list, in the languages that lists are read in.
const LINKS: [&str; 10] =
    [" and ", " et ", " & ", " und ", " y ", " e ", " en ", " og ", " och ", "/"];

/// Splits `A and B`, `A / B / C` where all are names.
fn pair(piece: &str, known: &Known<'_>) -> Vec<String> {
    let are_people = |link: &&&str| {
        piece.contains(**link) && piece.split(**link).all(|one| begins_person(one.trim(), known))
    };
    let link = LINKS.iter().find(are_people).copied().unwrap_or("\n");
    piece.split(link).map(|one| one.trim().to_owned()).collect()
}

fn begins_person(piece: &str, known: &Known<'_>) -> bool {
    let name = piece.split('(').next().unwrap_or_default();
    begins_known(piece, known) || is_name(without_courtesy(without_link(name)).0)
}

fn begins_known(piece: &str, known: &Known<'_>) -> bool {
    let (name, is_addressed) = without_courtesy(without_link(piece));
    let name = name.split('(').next().unwrap_or_default().trim();
    // `Palisade (Lena Foss, Ole Vik)`
    let is_house = || piece.contains('(') && known.exactly(name, Kind::Organisation).is_some();
    piece.starts_with(REDACTED)
        || is_house()
        || is_addressed && is_capital(name)
        || known.person(name).is_some()
}

/// Returns the name behind `Mr`, `Frau` and the like, where words begin so.
pub fn addressed(words: &str) -> Option<String> {
    let (name, is_addressed) = without_courtesy(words);
    let name = Some(name).filter(|name| is_addressed && is_capital(name))?;
    folded_words(name).into_iter().next()
}

fn without_link(piece: &str) -> &str {
    let link = LINKS.iter().find_map(|link| piece.strip_prefix(link.trim_start()));
    link.unwrap_or(piece)
}

fn one(piece: &str, known: &Known<'_>) -> Listed {
    let mut person = Listed { words: piece.to_owned(), ..Listed::default() };
    let (mut rest, mode) = without_mode(without_link(piece), known);
    person.mode = mode;
    if let Some(role) = rest.strip_prefix(REDACTED) {
        (person.redacted, rest) = (true, role.to_owned());
    } else {
        let (whole, behind) = cut(&rest);
        let (name, _) = without_courtesy(whole);
        // `Berg, Anna Maria – Engineer`: the surname stands first, and a role tells that it does.
        let (first, role) = cut(behind.trim_start_matches([',', ' ']));
        let turned = format!("{first} {name}");
        // `Holm, Iver` alone may be two people: it stays as it stands.
        let may_be_two = behind.starts_with(',') && is_name(&turned) && !name.contains(' ');
        let has_role = !role.is_empty() && !role.starts_with(',');
        let found = known
            .person(whole)
            .or_else(|| known.person(without_office(name)))
            .or_else(|| known.person(&turned));
        person.id = found.map(|person| person.id.to_string());
        let is_turned = found.is_some_and(|found| found.name == turned);
        (person.name, rest) = match may_be_two {
            _ if is_turned || may_be_two && has_role => (turned, role.to_owned()),
            true => (format!("{name}{behind}"), String::new()),
            false => (name.to_owned(), behind.to_owned()),
        };
    }
    let role = rest.trim_matches([' ', ',', '.', '–', '-', '—']);
    person.role = match role.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
        Some(inner) if !inner.contains(['(', ')']) => inner.to_owned(),
        _ => role.to_owned(),
    };
    person
}

/// Splits a name from what stands behind it.
fn cut(words: &str) -> (&str, &str) {
    let signs = [",", "(", " – ", " - ", " — "].iter();
    let end = signs.filter_map(|sign| words.find(sign)).min();
    let (name, behind) = words.split_at(end.unwrap_or(words.len()));
    (name.trim(), behind)
}

fn without_mode(piece: &str, known: &Known<'_>) -> (String, Option<String>) {
    if let Some((rest, mode)) = piece.trim_end().rsplit_once('(') {
        let mode = mode.trim_end_matches([')', ' ']).to_lowercase();
        if known.settings().modes.contains(&mode) {
            return (rest.trim().to_owned(), Some(mode));
        }
    }
    (piece.trim().to_owned(), None)
}

impl Listed {
    pub fn item(&self, known: &Known<'_>) -> String {
        if let Some(id) = &self.id {
            return match &self.mode {
                _ if self.is_silent => format!("{{ who: {id}, spoke: false }}"),
                Some(mode) => format!("{id}: {}", scalar(mode)),
                None => id.clone(),
            };
        }
        let ground = "personal-data";
        let is_blanked = self.redacted && known.settings().grounds.contains_key(ground);
        let mode = self.mode.as_deref().unwrap_or_default();
        if self.name.is_empty() && self.role.is_empty() && mode.is_empty() {
            return "unnamed".to_owned();
        }
        let redacted = if is_blanked { ground } else { "" };
        let fields =
            [("name", &*self.name), ("role", &*self.role), ("mode", mode), ("redacted", redacted)];
        let said = fields
            .iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(key, words)| format!("{key}: {}", flow(words)));
        let silent = self.is_silent.then(|| "spoke: false".to_owned());
        format!("{{ {} }}", silent.into_iter().chain(said).collect::<Vec<_>>().join(", "))
    }

    /// Says whether they are on record, have a name, or had one that is blanked.
    pub fn is_named(&self) -> bool {
        self.id.is_some() || self.redacted || is_name(&self.name)
    }

    /// What tells them from others: their record, and the words of their name in any order.
    pub fn keys(&self) -> Vec<String> {
        let name = Some(name_key(&self.name)).filter(|name| !name.is_empty());
        let id = self.id.as_ref().map(|id| format!("person/{id}"));
        id.into_iter().chain(name).collect()
    }
}
