//! Figures → rows: those that somebody gave, and how one is written.

use super::{Row, Table, table};
use crate::brief::computed::Computed;
use crate::brief::figures::FigureLine;
use crate::brief::said::doubted;
use crate::brief::theirs::ClaimLine;
use crate::brief::words;

/// Shows figures that were given.
pub fn given(given: &[ClaimLine<'_>]) -> Table {
    let rows = given.iter().map(|claim| {
        let value = amount(claim.qualifier, &claim.value.0, claim.unit);
        let period = claim.period.map(|when| when.to_string());
        let whose = if claim.joint.is_empty() {
            String::new()
        } else {
            format!(
                " (given jointly with {}; whose it is, is not on record)",
                words::and(&claim.joint)
            )
        };
        let before = claim.before.map(|before| format!("before: {before}"));
        let aim = claim.aim.then(|| "aim".to_owned());
        let share = claim.share.map(|share| format!(", {share}")).unwrap_or_default();
        let cells = [
            format!("{}{whose}", doubted(&claim.what, claim.marked, claim.low_confidence)),
            format!("{value}{share}{}", in_brackets([aim, before])),
            period.unwrap_or_default(),
            claim.said.told(),
        ];
        Row::new(cells, claim)
    });
    table(&["WHAT", "VALUE", "PERIOD", "SAID ON"], rows)
}

/// Writes the number of a figure, or what is worked out, with all that bounds it.
pub fn number(figure: &FigureLine<'_>) -> String {
    let published = figure.value.map(|value| amount(figure.qualifier, &value.0, figure.unit));
    let number = published.or_else(|| figure.computed.as_ref().map(Computed::words));
    let around =
        in_brackets([figure.aim.then(|| "aim".to_owned()), figure.scope.map(str::to_owned)]);
    number.map(|number| format!("{number}{around}")).unwrap_or_default()
}

fn amount(qualifier: Option<&str>, value: &str, unit: Option<&str>) -> String {
    let parts = [qualifier, Some(value), unit];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn in_brackets(all: [Option<String>; 2]) -> String {
    let all: Vec<String> = all.into_iter().flatten().collect();
    if all.is_empty() { String::new() } else { format!(" ({})", all.join("; ")) }
}
