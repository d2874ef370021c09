//! What decides a branch or loop of a template.

#[derive(Debug, Clone)]
pub struct Branch {
    /// The names in its condition, as `sheet.venue`; for a branch that is taken when others
    /// are not, theirs too.
    pub decides: Vec<String>,
    /// In a loop, the name of the item.
    pub item: Option<String>,
    /// The first of each name in the condition, as `sheet`.
    pub roots: Vec<String>,
}

impl Branch {
    pub fn new(decides: Vec<String>, item: Option<String>) -> Self {
        let mut roots: Vec<String> = Vec::new();
        for path in &decides {
            if !roots.iter().any(|known| known == root(path)) {
                roots.push(root(path).to_owned());
            }
        }
        Self { decides, item, roots }
    }
}

/// Returns the first of a name: `sheet` of `sheet.venue`.
pub fn root(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}

/// Finds the names in a condition: `sheet.venue` in `not sheet?.venue | length > 0`.
pub fn paths(condition: &str) -> Vec<String> {
    const WORDS: [&str; 12] =
        ["and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "for", "loop"];
    let mut found: Vec<String> = Vec::new();
    let mut rest = condition;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let length = if matches!(c, '"' | '\'' | '`') {
            let end = rest[1..].find(c).map_or(rest.len(), |end| end + 2);
            end.min(rest.len())
        } else if c.is_alphabetic() || c == '_' {
            let end = rest
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '?')))
                .unwrap_or(rest.len());
            let path = rest[..end].replace('?', "");
            let after = rest[end..].trim_start().chars().next();
            let root = root(&path);
            let is_name = before != '|' && after != Some('(') && !WORDS.contains(&root);
            if is_name && !found.contains(&path) {
                found.push(path);
            }
            end
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() {
            before = c;
        }
        rest = &rest[length..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::paths;

    #[test]
    fn finds_the_names_of_a_condition() {
        assert_eq!(paths(r#"sheet.status == "cancelled""#), ["sheet.status"]);
        assert_eq!(paths("not a?.b and c | length == 1"), ["a.b", "c"], "filters are no names");
    }
}
