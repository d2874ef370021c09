//! Addresses of sources and links, and links in prose → a finding where nothing can be reached.

use pulldown_cmark::{Event, Parser, Tag};

use super::inputs::Inputs;
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::html::is_live;

pub const RULE: Rule = Rule {
    code: "no-address",
    severity: Warning,
    why: "A reader follows a link to see for himself. Words that are no address, a file on \
          somebody's own disk or a program in a link lead nowhere, or where nobody should go.",
    example: "url: missing",
    mend: "url: https://example.org/report    # or no `url`, and the gap is told",
};

/// Judges the addresses of sources and links, and the links in texts of ours.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    for source in records.sources.iter() {
        if let Some(url) = source.url.as_deref() {
            let field = source.id.field("url");
            judge(report, field, url);
        }
    }
    for contact in records.contacts.iter() {
        for (n, link) in contact.links.iter().enumerate() {
            if let Some(url) = link.url.as_deref() {
                let field = contact.id.field(format!("links[{n}].url"));
                judge(report, field, url);
            }
        }
    }
    for text in &inputs.texts {
        for target in targets(text.prose.text) {
            if !is_live(&target) {
                RULE.at(report, text.prose.field(), message(&target)).hint(HINT.to_owned());
            }
        }
    }
}

const HINT: &str = "write the whole address, as `https://example.org/page`, or leave it out";

fn judge(report: &mut Report, field: FieldPath, url: &str) {
    if !is_address(url) {
        RULE.at(report, field, message(url)).hint(HINT.to_owned());
    }
}

fn message(words: &str) -> String {
    format!("`{words}` is no address that a reader can follow.")
}

/// Says whether words have the form of an address: a scheme that a page may follow, something to
/// reach behind it, no blank.
fn is_address(words: &str) -> bool {
    let (scheme, rest) = words.split_once(':').unwrap_or_default();
    let reached = match scheme {
        "http" | "https" => rest.strip_prefix("//").unwrap_or_default(),
        _ => rest,
    };
    let named = reached.starts_with(|c: char| c.is_alphanumeric() || "[+".contains(c));
    is_live(words) && named && !words.contains(char::is_whitespace)
}

/// Returns where the links and images of a text of Markdown lead.
fn targets(text: &str) -> Vec<String> {
    if !text.contains(':') {
        return Vec::new();
    }
    let events = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some(dest_url.into_string())
        }
        _ => None,
    });
    events.filter(|target| target.contains(':')).collect()
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_has_a_scheme_and_a_host() {
        for good in [
            "https://x.example",
            "http://x.example/a?b#c",
            "mailto:a@x.example",
            "https://intranet/page",
        ] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "missing",
            "n/a",
            "www.x.example",
            "javascript:alert(1)",
            "file:///etc/hosts",
            "https://",
            "https://a b.example",
            "http:missing",
            "data:text/html,x",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
