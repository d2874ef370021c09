//! `schema`: what an editor checks, one schema a kind.

use super::screen::Screen;
use super::start::Start;
use super::{Outcome, find_root};
use crate::facts::schema;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::publish::{self, FileState};

pub fn schema(kind: Option<&str>, screen: &Screen) -> Outcome {
    match kind.and_then(Kind::of_word) {
        Some(kind) => screen.exactly(&schema::text(kind)),
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

/// Writes every schema where records look for it.
pub fn write(start: &Start, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let root = find_root(&start.folder, screen, &mut report)?;
    for (path, text) in schema::files() {
        let written = publish::write(&root, &path, text.as_bytes(), &mut report);
        if written == Some(FileState::Written) {
            screen.say(&format!("wrote {path}"));
        }
    }
    screen.faults(&report, None);
    (!report.has_errors()).then_some(Outcome::Done)
}
