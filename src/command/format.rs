//! `format`: any Markdown as packs are written.

use std::path::Path;

use super::screen::Screen;
use super::start::Start;
use super::{Outcome, root};
use crate::finding::report::{At, Report};
use crate::project::load;
use crate::project::read;
use crate::tidy::tidy;

/// Runs the command; prints to standard output.
pub fn format(start: &Start, file: &Path, screen: &Screen) -> Option<Outcome> {
    let text = match file.to_str() {
        Some("-") => load::standard_input(),
        _ => load::any_text(&start.folder.join(file)),
    };
    match text {
        Ok(text) => {
            let abbreviations =
                root(&start.folder).map(|root| abbreviations(&root)).unwrap_or_default();
            screen.exactly(&tidy(&text, &abbreviations));
            Some(Outcome::Done)
        }
        Err(fault) => {
            let mut report = Report::default();
            let at = At::Path(file.display().to_string());
            report.error(fault.code, at, fault.message).hints = fault.hints;
            screen.refuse(&report)
        }
    }
}

fn abbreviations(root: &Path) -> Vec<String> {
    let text = load::text(root, "data/settings.yaml").ok().flatten().unwrap_or_default();
    let settings = read::settings(&text, &mut Vec::new()).record;
    settings.map(|settings| settings.abbreviations.to_vec()).unwrap_or_default()
}
