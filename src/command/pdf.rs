//! Web pages in output/ → PDF beside them, printed by a browser found on the machine.

use std::path::Path;
use std::process::{Command, Stdio};

use super::screen::Screen;
use crate::finding::report::{At, Report};
use crate::pack::Page;
use crate::pack::format::HTML;

/// What the browser is called; the variable `CHROMIUM` names another.
const BROWSERS: [&str; 7] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
];

/// What keeps it from asking, updating or calling anybody.
const QUIET: [&str; 9] = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--export-tagged-pdf",
];

/// Prints the web page of each pack.
pub fn print(root: &Path, pages: &[Page], screen: &Screen, report: &mut Report) {
    let Some(browser) = browser() else {
        report
            .error("unreadable", At::Nowhere, "No browser that prints PDF was found here.")
            .hint(format!(
                "install Chromium, or name one with the variable CHROMIUM; looked for: {}",
                BROWSERS.join(", ")
            ))
            .hint("or open the web page and print it: it is laid out for paper".to_owned());
        return;
    };
    for page in pages.iter().filter(|page| page.file(&HTML).is_some()) {
        let html = page.target.file(&HTML);
        let pdf = format!("{}pdf", html.trim_end_matches("html"));
        let paths = [&html, &pdf].map(|path| std::path::absolute(root.join(path)));
        let printed = match paths {
            [Ok(html), Ok(pdf)] => printed(&browser, &html, &pdf),
            _ => false,
        };
        if printed {
            screen.say(&format!("printed {pdf}"));
        } else {
            report
                .error(
                    "unwritable",
                    At::Path(pdf),
                    "The browser did not print this file.",
                )
                .hint(format!("see what `{browser}` says of {html}"));
        }
    }
}

/// A browser that runs as root keeps its walls down or does not start: the page runs and loads
/// nothing, whoever wrote it.
fn printed(browser: &str, html: &Path, pdf: &Path) -> bool {
    let Ok(profile) = tempfile::tempdir() else {
        return false;
    };
    let attempt = |walls: &[&str]| {
        let ended = Command::new(browser)
            .args(QUIET)
            .args(walls)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .arg(format!("file://{}", html.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        ended.is_ok_and(|status| status.success()) && pdf.exists()
    };
    attempt(&[]) || attempt(&["--no-sandbox"])
}

#[allow(
    clippy::disallowed_methods,
    reason = "command/ looks at the environment"
)]
fn browser() -> Option<String> {
    let starts = |name: &str| {
        let mut version = Command::new(name);
        version.arg("--version").stdin(Stdio::null());
        version.stdout(Stdio::null()).stderr(Stdio::null());
        version.status().is_ok_and(|status| status.success())
    };
    if let Ok(named) = std::env::var("CHROMIUM") {
        return starts(&named).then_some(named);
    }
    let mut known = BROWSERS.into_iter();
    known.find(|name| starts(name)).map(str::to_owned)
}
