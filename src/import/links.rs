//! A line of a report → the page it points to.

/// A page that a text points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// Its address, where the text has it.
    pub url: Option<String>,
    /// The line as it stands.
    pub words: String,
}

const LONGEST: usize = 300;

/// Reads a line that does nothing but point: `title: <https://…>`, `Link to …`.
pub fn link(text: &str) -> Option<Link> {
    if text.len() > LONGEST {
        return None;
    }
    let words = text.to_owned();
    let named = ["Link to ", "Lien vers "]
        .iter()
        .find_map(|start| text.strip_prefix(start));
    if let Some(title) =
        named.filter(|title| !title.contains("://") && title.len() <= 100)
    {
        return Some(Link {
            title: title.trim_end_matches('.').to_owned(),
            url: None,
            words,
        });
    }
    let at = text.find("https://").or_else(|| text.find("http://"))?;
    let url: String = text[at..].split([' ', '>', ')', '"']).next()?.to_owned();
    let behind = text[at + url.len()..].trim_matches(['>', ')', '.', ' ', ';']);
    let title = text[..at]
        .trim_end_matches(['<', '(', ' ', ':', '-', '–'])
        .trim();
    let points_only =
        behind.is_empty() && title.split(' ').count() <= 12 && !title.contains(". ");
    let title = if title.is_empty() {
        url.clone()
    } else {
        title.to_owned()
    };
    points_only.then_some(Link {
        title,
        url: Some(url),
        words,
    })
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn tells_pointers_from_prose() {
        let found = link("sorting rules: <https://example.org/a>").unwrap();
        assert_eq!(
            (found.title.as_str(), found.url.as_deref()),
            ("sorting rules", Some("https://example.org/a"))
        );
        assert_eq!(link("Link to the safety page").unwrap().url, None);
        assert_eq!(
            link("They asked to read https://example.org/a before the next call."),
            None
        );
    }
}
