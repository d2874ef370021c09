//! Figures that count what is to come: aims, forecasts, budgets.

use super::contact::Claim;
use super::figure::Figure;

/// Words by which a figure says itself that it counts what is to come.
const AIMS: [&str; 19] = [
    "aim",
    "aims",
    "budget",
    "cap",
    "ceiling",
    "expected",
    "forecast",
    "goal",
    "limit",
    "objective",
    "planned",
    "pledged",
    "projected",
    "projection",
    "promised",
    "target",
    "targeted",
    "targets",
    "wanted",
];

/// Says whether words speak of what is to come: by one of these, or as `jobs by 2030`.
pub fn says_aim(what: &str) -> bool {
    let words: Vec<String> =
        what.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let is_year = |word: &String| word.len() == 4 && word.parse::<u16>().is_ok();
    words.iter().any(|word| AIMS.contains(&word.as_str()))
        || words.windows(2).any(|pair| pair[0] == "by" && is_year(&pair[1]))
}

impl Figure {
    /// Says whether it is an aim, forecast or budget, which may lie ahead.
    pub fn is_aim(&self) -> bool {
        self.aim || self.what.as_deref().is_some_and(says_aim)
    }
}

impl Claim {
    /// Says whether it is an aim, forecast or budget, which may lie ahead.
    pub fn is_aim(&self) -> bool {
        self.aim || says_aim(&self.what)
    }
}
