//! Web pages in output/ → PDF beside them, printed by a browser found on the machine.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::screen::Screen;
use crate::cli::packs::Paper;
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
pub fn print(
    root: &Path,
    pages: &[Page],
    paper: Paper,
    screen: &Screen,
    report: &mut Report,
) {
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
    for page in pages {
        let Some(file) = page.file(&HTML) else {
            continue;
        };
        let html = page.target.file(&HTML);
        let pdf = format!("{}pdf", html.trim_end_matches("html"));
        let full = std::path::absolute(root.join(&pdf));
        let is_printed =
            full.is_ok_and(|full| printed(&browser, &file.bytes, paper, &full).is_some());
        if is_printed {
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

/// Prints a page from a folder of its own. A browser that runs as root keeps its walls down or does
/// not start: the page runs and loads nothing, whoever wrote it.
fn printed(browser: &str, html: &[u8], paper: Paper, pdf: &Path) -> Option<()> {
    let folder = tempfile::tempdir().ok()?;
    let mut page = tempfile::Builder::new()
        .suffix(".html")
        .tempfile_in(folder.path())
        .ok()?;
    let html = String::from_utf8_lossy(html);
    let html = match paper {
        Paper::A4 => html,
        // `page.css` says what that is.
        Paper::A5 => html
            .replacen("<html ", "<html data-paper=\"a5\" ", 1)
            .into(),
    };
    page.write_all(html.as_bytes()).ok()?;
    let attempt = |walls: &[&str]| {
        let ended = Command::new(browser)
            .args(QUIET)
            .args(walls)
            .arg(format!("--user-data-dir={}", folder.path().display()))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .arg(format!("file://{}", page.path().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        let is_done = ended.is_ok_and(|status| status.success()) && pdf.exists();
        is_done.then_some(())
    };
    attempt(&[]).or_else(|| attempt(&["--no-sandbox"]))
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
