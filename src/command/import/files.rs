//! What was typed after `import` → the files to read.

use std::path::PathBuf;

use crate::command::start::Start;
use crate::finding::report::{At, Report};
use crate::import::FORMATS;
use crate::project::to_import;

/// Lists what was typed, folders opened; says what is passed over.
pub fn files(start: &Start, typed: &[PathBuf], report: &mut Report) -> Vec<PathBuf> {
    let wanted = |name: &str| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        FORMATS.iter().any(|format| format.ending.eq_ignore_ascii_case(ending))
    };
    let mut files = Vec::new();
    for typed in typed {
        if typed.as_os_str() == "-" {
            files.push(typed.clone());
            continue;
        }
        match to_import::files(&start.folder.join(typed), &wanted) {
            Ok(listing) => {
                files.extend(listing.files);
                for path in listing.passed_over {
                    let path = path.strip_prefix(".").unwrap_or(&path);
                    let at = At::Path(path.display().to_string());
                    let message = "This file was passed over.";
                    let endings: Vec<&str> = FORMATS.iter().map(|f| f.ending).collect();
                    let hint = format!("files that end in {} are read", endings.join(", "));
                    report.warning("unread-file", at, message).hint(hint);
                }
            }
            Err(fault) => {
                let at = At::Path(typed.display().to_string());
                report.error(fault.code, at, fault.message).hints = fault.hints;
            }
        }
    }
    files
}
