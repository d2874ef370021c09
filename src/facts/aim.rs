//! Figures that count what is to come: aims, forecasts, budgets.

use super::figure::Figure;

/// Words by which a figure says itself that it counts what is to come.
const AIMS: [&str; 14] = [
    "aim",
    "aims",
    "budget",
    "expected",
    "forecast",
    "goal",
    "objective",
    "planned",
    "projected",
    "projection",
    "target",
    "targeted",
    "targets",
    "wanted",
];

/// Says whether words speak of what is to come.
pub fn says_aim(what: &str) -> bool {
    let mut words = what.split(|c: char| !c.is_alphanumeric());
    words.any(|word| AIMS.contains(&&*word.to_lowercase()))
}

impl Figure {
    /// Says whether it is an aim, forecast or budget, which may lie ahead.
    pub fn is_aim(&self) -> bool {
        self.aim || self.what.as_deref().is_some_and(says_aim)
    }
}
