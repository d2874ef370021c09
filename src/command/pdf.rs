//! Web pages → PDF beside them, printed by a browser found on the machine.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::screen::Screen;
use crate::cli::packs::Paper;
use crate::finding::report::{At, Report};
use crate::pack::Page;
use crate::pack::format::pdf::{PDF, dated};
use crate::pack::format::{HTML, PageFile};
use crate::publish;
use crate::release::edition::Edition;

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
pub fn print(root: &Path, pages: &[Page], paper: Paper, screen: &Screen, report: &mut Report) {
    let Some(browser) = browser(report) else {
        return;
    };
    for page in pages {
        let Some(file) = page.file(&HTML) else {
            continue;
        };
        let html = page.target.file(&HTML);
        let pdf = format!("{}pdf", html.trim_end_matches("html"));
        let Some(bytes) = printed(&browser, &file.bytes, paper) else {
            not_printed(&browser, &pdf, report);
            continue;
        };
        if publish::write(root, &pdf, &bytes, report).is_some() {
            screen.say(&format!("printed {pdf}"));
        }
    }
}

/// Prints the web page of each document of an edition, which is then proved like any file of
/// it. None when one could not be printed.
pub fn add(edition: &mut Edition, paper: Paper, report: &mut Report) -> Option<()> {
    let browser = browser(report)?;
    for made in &mut edition.made {
        let page = made.files.iter().find(|file| file.format == &HTML)?;
        let bytes = printed(&browser, &page.bytes, paper);
        match bytes.and_then(|bytes| dated(bytes, &made.as_of)) {
            Some(bytes) => made.files.push(PageFile { format: &PDF, bytes }),
            None => not_printed(&browser, &PDF.name(&made.document), report),
        }
    }
    (!report.has_errors()).then_some(())
}

fn not_printed(browser: &str, pdf: &str, report: &mut Report) {
    let message = "The browser did not print this file.";
    report
        .error("unwritable", At::Path(pdf.to_owned()), message)
        .hint(format!("see what `{browser}` says of the web page beside it"))
        .hint("or open the web page and print it: it is laid out for paper".to_owned());
}

/// Prints a page from a folder of its own. A browser that runs as root keeps its walls down or does
/// not start: the page runs and loads nothing, whoever wrote it.
fn printed(browser: &str, html: &[u8], paper: Paper) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().ok()?;
    let pdf = folder.path().join("page.pdf");
    let mut page = tempfile::Builder::new().suffix(".html").tempfile_in(folder.path()).ok()?;
    let wide = String::from_utf8_lossy(html);
    let html = match paper {
        Paper::A4 => wide,
        // `page.css` says what that is.
        Paper::A5 => wide.replacen("<html ", "<html data-paper=\"a5\" ", 1).into(),
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
    attempt(&[]).or_else(|| attempt(&["--no-sandbox"]))?;
    let mut bytes = Vec::new();
    File::open(&pdf).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[allow(clippy::disallowed_methods, reason = "command/ looks at the environment")]
fn browser(report: &mut Report) -> Option<String> {
    let starts = |name: &str| {
        let mut version = Command::new(name);
        version.arg("--version").stdin(Stdio::null());
        version.stdout(Stdio::null()).stderr(Stdio::null());
        version.status().is_ok_and(|status| status.success())
    };
    let named = std::env::var("CHROMIUM").ok();
    let known = BROWSERS.into_iter().map(str::to_owned);
    let mut looked_for = match named {
        Some(named) => vec![named],
        None => known.collect(),
    }
    .into_iter();
    let found = looked_for.find(|name| starts(name));
    if found.is_none() {
        let message = "No browser that prints PDF was found here.";
        let known = BROWSERS.join(", ");
        report
            .error("unreadable", At::Nowhere, message)
            .hint(format!(
                "install Chromium, or name one with the variable CHROMIUM; looked for: {known}"
            ))
            .hint("or open the web page and print it: it is laid out for paper".to_owned());
    }
    found
}
