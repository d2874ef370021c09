//! Facts → findings for what cannot be defended: no source, no address, doubtful, disputed.

use super::inputs::Inputs;
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

/// A figure or note that says nobody's word.
pub const UNSOURCED: Rule = Rule {
    code: "unsourced",
    severity: Warning,
    why: "Asked where a figure comes from, the principal looks at you.",
    example: "figures:\n  - { what: users in Europe, value: 100 million }",
    mend: "figures:\n  - { what: users in Europe, value: 100 million, source: annual-report-2021 }",
};

/// A page without its address.
pub const LINK_MISSING: Rule = Rule {
    code: "link-missing",
    severity: Warning,
    why: "A reader cannot look up what has no address, and in a year nobody finds it again.",
    example: "links:\n  - title: Safety page",
    mend: "links:\n  - title: Safety page\n    url: https://example.org/safety",
};

/// A source that is not to be relied on.
pub const LOW_CONFIDENCE: Rule = Rule {
    code: "low-confidence",
    severity: Warning,
    why: "What we doubt ourselves should be confirmed before somebody says it aloud.",
    example: "confidence: low",
    mend: "confidence: medium    # once a second source agrees",
};

/// A field on which sources differ.
pub const DISPUTED: Rule = Rule {
    code: "disputed",
    severity: Warning,
    why: "Two sources say two things: until somebody asks, the pack has to say so.",
    example: "disputed:\n  - { field: organised_by, says: one unit here, another there }",
    mend: "organised_by: home    # once it was asked, and `disputed` deleted",
};

/// Judges figures and notes.
pub fn unsourced(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    for topic in records.topics.iter() {
        let field = |path| topic.id.field(path);
        for (n, figure) in topic.figures.iter().enumerate() {
            if figure.rests_in(topic).basis.is_none() {
                tell(report, "figure", field(format!("figures[{n}].value")));
            }
        }
        for (n, note) in topic.notes.iter().enumerate() {
            if note.rests().within(topic.around()).basis.is_none() {
                tell(report, "note", field(format!("notes[{n}].text")));
            }
        }
    }
    for organisation in records.organisations.iter() {
        let field = |path| organisation.id.field(path);
        for (n, note) in organisation.notes.iter().enumerate() {
            if note.rests().within(organisation.around()).basis.is_none() {
                tell(report, "note", field(format!("notes[{n}].text")));
            }
        }
        for (n, membership) in organisation.memberships.iter().enumerate() {
            if inputs.facts.membership_rests(membership).basis.is_none() {
                tell(report, "membership", field(format!("memberships[{n}].body")));
            }
        }
    }
}

fn tell(report: &mut Report, what: &str, field: FieldPath) {
    UNSOURCED
        .at(report, field, format!("The {what} has no source."))
        .hint("write `source:` with the id of a record in sources/".to_owned());
}

/// Judges links of contacts, and sources that live on the web.
pub fn link_missing(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    for contact in records.contacts.iter() {
        for (n, link) in contact.links_without_address() {
            let field = contact.id.field(format!("links[{n}].title"));
            LINK_MISSING.at(report, field, format!("“{}” has no address.", link.title));
        }
    }
    for source in records.sources.iter() {
        let online = matches!(source.kind.as_str(), "web-page" | "press" | "press-release");
        if online && source.url.is_none() && source.file.is_none() {
            let field = source.id.field("title");
            LINK_MISSING
                .at(report, field, format!("“{}” has no address.", source.title))
                .hint("write `url:`, or name our copy under `file:`".to_owned());
        }
    }
}

/// Judges sources by what we think of them.
pub fn low_confidence(inputs: &Inputs<'_>, report: &mut Report) {
    for source in inputs.facts.records().sources.iter().filter(|s| s.is_doubtful()) {
        let field = source.id.field("confidence");
        let name = source.publisher.as_deref().unwrap_or(&source.title);
        LOW_CONFIDENCE
            .at(
                report,
                field,
                format!("The {name} item has low confidence.").replace("The The", "The"),
            )
            .hint("look for a second source, or leave it out".to_owned());
    }
}

/// Judges contacts on whose fields sources differ.
pub fn disputed(inputs: &Inputs<'_>, report: &mut Report) {
    for contact in inputs.facts.records().contacts.iter() {
        for (n, disputed) in contact.disputed.iter().enumerate() {
            let field = contact.id.field(format!("disputed[{n}].says"));
            let message = format!("Sources differ on `{}`.", disputed.field);
            DISPUTED.at(report, field, message).hint("ask somebody who was there".to_owned());
        }
    }
}
