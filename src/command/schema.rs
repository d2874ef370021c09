//! `schema`: what an editor checks, one schema a kind.

use super::screen::Screen;
use super::start::Start;
use super::{Outcome, root};
use crate::facts::schema;
use crate::finding::field::Kind;
use crate::finding::report::{At, Report};
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
pub fn write(start: &Start, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Some(root) = root(&start.folder) else {
        let message = "No folder upward from here holds `data/`.";
        report
            .error("no-project", At::Nowhere, message)
            .hint("go to your project, or name it with -C DIR".to_owned());
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    for (path, text) in schema::files() {
        let written = publish::write(&root, &path, text.as_bytes(), &mut report);
        if written == Some(FileState::Written) {
            screen.say(&format!("wrote {path}"));
        }
    }
    screen.faults(&report, None);
    if report.has_errors() { Outcome::Failed } else { Outcome::Done }
}
