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
        let parts = [claim.qualifier, Some(claim.value.0.as_str()), claim.unit];
        let value: Vec<&str> = parts.into_iter().flatten().collect();
        let period = claim.period.map(|when| when.to_string());
        let whose = if claim.joint.is_empty() {
            String::new()
        } else {
            format!(
                " (given jointly with {}; whose it is, is not on record)",
                words::and(&claim.joint)
            )
        };
        let before = claim.before.map(|before| format!(" (before: {before})")).unwrap_or_default();
        let cells = [
            format!("{}{whose}", doubted(&claim.what, claim.marked, claim.low_confidence)),
            format!("{}{before}", value.join(" ")),
            period.unwrap_or_default(),
            claim.said.told(),
        ];
        Row::new(cells, claim)
    });
    table(&["WHAT", "VALUE", "PERIOD", "SAID ON"], rows)
}

/// Writes the number of a figure, or what is worked out.
pub fn number(figure: &FigureLine<'_>) -> String {
    let published = figure.value.map(|value| value.0.clone());
    published.or_else(|| figure.computed.as_ref().map(Computed::words)).unwrap_or_default()
}
