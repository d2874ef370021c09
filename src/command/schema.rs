//! `schema`: what an editor checks, one schema a kind.

use super::Outcome;
use super::screen::Screen;
use crate::facts::schema;
use crate::field::Kind;

/// Runs the command.
pub fn schema(kind: Option<&str>, screen: &Screen) -> Outcome {
    match kind.and_then(Kind::of_word) {
        Some(kind) => screen.result(&schema::text(kind)),
        None => {
            for kind in [Kind::Settings].into_iter().chain(Kind::FOLDERS) {
                let files = match kind {
                    Kind::Settings => "data/settings.yaml".to_owned(),
                    kind => format!("data/{}/*.yaml", kind.folder()),
                };
                screen.result(&format!("{:<14}{files}\n", kind.noun()));
            }
        }
    }
    Outcome::Done
}
