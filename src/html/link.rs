//! Destination → Link: live where it can do no harm, else plain words.

use pulldown_cmark::LinkType;

use super::escape::{push_destination, push_text, push_value};

const LIVE_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// A link or an image as Markdown wrote it; an image is only ever linked to.
pub(super) struct Link<'a> {
    pub(super) kind: LinkType,
    pub(super) destination: &'a str,
    pub(super) title: &'a str,
}

/// What must follow the words of an open link.
pub(super) enum Ending<'a> {
    Anchor,
    Destination(&'a str),
    Bracket,
    Nothing,
}

impl<'a> Link<'a> {
    /// Opens the link; inside another live link it stays plain words.
    pub(super) fn open(&self, out: &mut String, nested: bool) -> Ending<'a> {
        let automatic = matches!(self.kind, LinkType::Autolink | LinkType::Email);
        let email = matches!(self.kind, LinkType::Email);
        if !nested && (email || is_live(self.destination)) {
            out.push_str("<a href=\"");
            if email {
                out.push_str("mailto:");
            }
            push_destination(out, self.destination);
            if !self.title.is_empty() {
                out.push_str("\" title=\"");
                push_value(out, self.title);
            }
            // The address is already read in full: print need not repeat it.
            out.push_str(if automatic { "\" class=\"address\">" } else { "\">" });
            Ending::Anchor
        } else if automatic {
            out.push('[');
            Ending::Bracket
        } else if self.destination.is_empty() {
            Ending::Nothing
        } else {
            Ending::Destination(self.destination)
        }
    }
}

impl Ending<'_> {
    /// Closes the link.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Ending::Anchor => out.push_str("</a>"),
            Ending::Destination(destination) => {
                out.push_str(" [");
                push_text(out, destination);
                out.push(']');
            }
            Ending::Bracket => out.push(']'),
            Ending::Nothing => {}
        }
    }
}

/// Tells whether a browser may follow the destination.
pub fn is_live(destination: &str) -> bool {
    // `//host` would make a page opened from disk ask a file server for it.
    if destination.is_empty()
        || destination.starts_with(' ')
        || destination.starts_with("//")
        || destination.contains(is_tricky)
    {
        return false;
    }
    let beginning = destination.split(['/', '?', '#']).next().unwrap_or_default();
    match beginning.split_once(':') {
        None => true,
        Some((scheme, _)) => LIVE_SCHEMES.iter().any(|live| scheme.eq_ignore_ascii_case(live)),
    }
}

// Browsers drop some of these letters before they read the scheme.
fn is_tricky(letter: char) -> bool {
    letter.is_control()
        || (letter.is_whitespace() && letter != ' ')
        || matches!(letter, '\\' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::is_live;

    #[test]
    fn only_harmless_destinations_are_live() {
        for live in [
            "https://example.org/a:b?c=d:e",
            "HTTP://example.org",
            "mailto:a@example.org",
            "tel:+3221234567",
            "#in-short",
            "../brief.html#points",
            "note:2".replace(':', "/").as_str(),
            "?a=b:c",
            "two words.pdf",
        ] {
            assert!(is_live(live), "{live:?} is live");
        }
        for dead in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript\u{200b}:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/hosts",
            "//example.org/share",
            "\\\\example.org\\share",
            "/\\example.org",
            "c:/windows",
            ":x",
        ] {
            assert!(!is_live(dead), "{dead:?} is dead");
        }
    }
}
