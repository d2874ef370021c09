//! Template texts → the names they use that no brief has. Tera finds those it prints; this
//! finds those it would take for false in an `if` or skip in a loop.

use std::collections::BTreeSet;
use std::ops::Range;

/// Every field of every view in a brief, in order.
pub const FIELDS: &[&str] = include!(concat!(env!("OUT_DIR"), "/fields.rs"));

const LOOP: [&str; 6] = ["index", "index0", "first", "last", "length", "loop"];

const WORDS: [&str; 36] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "and",
    "or",
    "not",
    "is",
    "set",
    "set_global",
    "endset",
    "include",
    "extends",
    "block",
    "endblock",
    "component",
    "endcomponent",
    "filter",
    "endfilter",
    "raw",
    "endraw",
    "break",
    "continue",
    "true",
    "false",
    "none",
    "null",
    "True",
    "False",
    "None",
    "body",
    "super",
    "map",
];

/// A name that nothing answers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    pub template: String,
    /// The bytes of the name.
    pub range: Range<usize>,
    pub name: String,
}

/// Finds the unknown names of all templates; a name that any template sets is known in all.
pub fn unknown<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>) -> Vec<Unknown> {
    let tokens: Vec<(&str, Vec<Token<'_>>)> =
        templates.map(|(name, text)| (name, tokens(text))).collect();
    let bound: BTreeSet<&str> = tokens.iter().flat_map(|(_, tokens)| bindings(tokens)).collect();
    let mut found = Vec::new();
    for (template, tokens) in &tokens {
        for (place, token) in tokens.iter().enumerate() {
            if is_unknown(tokens, place, &bound) {
                found.push(Unknown {
                    template: (*template).to_owned(),
                    range: token.at..token.at + token.text.len(),
                    name: token.text.to_owned(),
                });
            }
        }
    }
    found
}

fn is_unknown(tokens: &[Token<'_>], place: usize, bound: &BTreeSet<&str>) -> bool {
    let text = |offset: isize| {
        let other = place.checked_add_signed(offset);
        other.and_then(|place| tokens.get(place)).map_or("", |token| token.text)
    };
    let name = text(0);
    if !tokens[place].is_name {
        return false;
    }
    if matches!(text(-1), "." | "?.") {
        let of_loop = text(-2) == "loop" && LOOP.contains(&name);
        return !of_loop && !is_field(name);
    }
    let not_a_value = matches!(text(-1), "|" | "is" | "<" | "</" | "component" | "block")
        || matches!(text(-1), "endcomponent" | "endblock" | "filter" | ":")
        || text(-1) == "not" && text(-2) == "is"
        || text(1) == "("
        || text(1) == "=";
    let known = bound.contains(name) || is_field(name) || LOOP.contains(&name);
    !not_a_value && !known && !WORDS.contains(&name)
}

fn is_field(name: &str) -> bool {
    FIELDS.binary_search(&name).is_ok()
}

/// Returns the names that a template gives to values: loops, `set`, component arguments.
fn bindings<'t>(tokens: &[Token<'t>]) -> Vec<&'t str> {
    let mut names = Vec::new();
    let text = |place: usize| tokens.get(place).map_or("", |token| token.text);
    let mut in_signature = false;
    for (place, token) in tokens.iter().enumerate() {
        let before = place.checked_sub(1).map_or("", text);
        match token.text {
            "component" => in_signature = true,
            ")" => in_signature = false,
            _ => {}
        }
        let second = before == "," && text(place + 1) == "in";
        let bound = matches!(before, "for" | "set" | "set_global")
            || second
            || in_signature && text(place + 1) == ":";
        if token.is_name && bound {
            names.push(token.text);
        }
    }
    names
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Token<'t> {
    text: &'t str,
    at: usize,
    is_name: bool,
}

/// Splits the insides of `{{ }}` and `{% %}` into names and marks; strings are left out.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('{') {
        let start = at + open;
        let close = match text.as_bytes().get(start + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        let inside = start + 2;
        let end = text[inside..].find(close).map_or(text.len(), |found| inside + found);
        if close != "#}" {
            inner(text, inside..end, &mut tokens);
        }
        at = (end + 2).min(text.len());
    }
    tokens
}

fn inner<'t>(text: &'t str, range: Range<usize>, tokens: &mut Vec<Token<'t>>) {
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let rest = &text[at..range.end];
        let length = match c {
            '"' | '\'' | '`' => rest[1..].find(c).map_or(rest.len(), |end| end + 2),
            c if c.is_alphabetic() || c == '_' => {
                let is_word = |c: char| c.is_alphanumeric() || c == '_';
                let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                tokens.push(Token { text: &rest[..end], at, is_name: true });
                end
            }
            c if c.is_ascii_digit() => {
                rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
            }
            c if c.is_whitespace() => c.len_utf8(),
            _ => {
                let two = rest.get(..2).filter(|two| matches!(*two, "==" | "!=" | "?." | "</"));
                let mark = two.unwrap_or(&rest[..c.len_utf8()]);
                tokens.push(Token { text: mark, at, is_name: false });
                mark.len()
            }
        };
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::unknown;

    fn names(text: &str) -> Vec<String> {
        unknown([("t.md", text)].into_iter()).into_iter().map(|found| found.name).collect()
    }

    #[test]
    fn finds_what_no_brief_has() {
        assert_eq!(names("{% if sheet.objektive %}x{% endif %}"), ["sheet", "objektive"]);
        assert_eq!(names("{% for sheet in sheets %}{{ sheet.title }}{% endfor %}"), [""; 0]);
        assert_eq!(names("{% if titel or title == 'titel' %}{% endif %}"), ["titel"]);
        assert_eq!(names("{{ [p.label for p in sheets if p.spoke] | and }}"), [""; 0]);
        assert_eq!(names("{{ range(end=3) }}{{ loop.index }}{# nonsense #}"), [""; 0]);
    }
}
