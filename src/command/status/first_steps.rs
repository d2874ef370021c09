//! Records → what a project without a visit needs before there is a pack to build.

use crate::facts::records::Records;

/// Says what is missing, a command for each.
pub fn of(records: &Records) -> Vec<String> {
    let mut steps = vec!["No visit is on record, so there is no pack to build. Next:".to_owned()];
    let mut step = |is_missing: bool, what: &str| {
        steps.extend(is_missing.then(|| format!("  {what}")));
    };
    step(
        records.settings.us.is_none(),
        "data/settings.yaml: `us:` names the organisation that you are",
    );
    step(
        records.organisations.len() < 2,
        "scene-setter new organisation --name \"Acme\"    # yours, and one that you meet",
    );
    step(
        records.people.len() < 2,
        "scene-setter new person --name \"Jane Doe\" --with acme    # who goes, and whom they meet",
    );
    step(true, "scene-setter new visit --name \"Visit to Acme\" --date DAY --us PERSON");
    steps
}
