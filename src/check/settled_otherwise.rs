//! Things owed × how they ended → a finding where two records tell two ends.

use super::inputs::Inputs;
use crate::brief::state::told_otherwise;
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "settled-otherwise",
    severity: Warning,
    why: "What one record calls done and a later one open is asked for again, and they say that \
          they did it long ago.",
    example: "closes: { mine: partly }    # and in a contact of September: closes: { mine: done }",
    mend: "take out of the two the `closes` that was wrong, or allow it with the reason",
};

/// Judges what was told to have ended, and later in another way.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let reader = inputs.reader();
    for opening in inputs.facts.openings() {
        let Some((end, last)) = told_otherwise(reader, &opening) else { continue };
        let path = format!("closes.{}", opening.id);
        let field = FieldPath::new(last.by.kind, last.by.id.as_str(), path);
        let [before, now] = [end, last].map(|one| one.how.word());
        let day = inputs.in_words(end.when);
        RULE.at(
            report,
            field,
            format!("This is told as {now}, and was told as {before} before ({day})."),
        )
        .hint(format!("see {}/{}", end.by.kind.folder(), end.by.id))
        .hint("take out the one that was wrong".to_owned());
    }
}
