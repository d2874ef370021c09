//! A pack in a real browser: narrow screens, and print with the mark on every page.

use std::path::Path;
use std::process::{Command, Output};

use crate::scene::{Scene, repository};

/// Returns the browser; none where there is none, which only a developer's machine may be.
pub fn chromium() -> Option<String> {
    let name = std::env::var("CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let found = Command::new(&name).arg("--version").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "CI needs {name}");
    if !found {
        eprintln!("skipped: no {name} here");
    }
    found.then_some(name)
}

fn browse(browser: &str, profile: &Path, words: &[&str]) -> Output {
    let quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    let profile = format!("--user-data-dir={}", profile.display());
    Command::new(browser).args(quiet).arg(profile).args(words).output().expect("it runs")
}

#[test]
fn a_narrow_screen_needs_no_sideways_scrolling() {
    let Some(browser) = chromium() else { return };
    let scene = Scene::empty();
    let pack = repository().join("output/2022-01-27-tiktok/meeting-brief.html");
    let page = std::fs::read_to_string(pack).unwrap();
    // The page refuses scripts; the measuring one is let in for this test alone.
    let policy = page.find("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    let end = policy + page[policy..].find('>').unwrap() + 1;
    let open = format!("{}{}", &page[..policy], &page[end..]);
    scene.write("pack.html", &open);
    scene.write(
        "frame.html",
        "<!doctype html><body><iframe id=f src=pack.html style=\"width:360px;height:800px\">\
         </iframe><script>f.onload=()=>{document.title='width '+\
         f.contentDocument.documentElement.scrollWidth}</script>",
    );
    let frame = format!("file://{}", scene.path("frame.html").display());
    let seen = browse(
        &browser,
        &scene.path("profile"),
        &["--allow-file-access-from-files", "--virtual-time-budget=3000", "--dump-dom", &frame],
    );
    let dom = String::from_utf8_lossy(&seen.stdout).into_owned();
    let width = dom.split("<title>width ").nth(1).and_then(|rest| rest.split('<').next());
    let width: u32 = width.and_then(|width| width.parse().ok()).unwrap_or_else(|| panic!("{dom}"));
    assert!(width <= 360, "the page is {width} px wide");
}

#[test]
fn every_printed_page_bears_the_mark_and_its_number() {
    let Some(browser) = chromium() else { return };
    let scene = Scene::empty();
    let pack = repository().join("output/2022-01-silicon-valley/scene-setter.html");
    let pdf = scene.path("pack.pdf");
    let print = format!("--print-to-pdf={}", pdf.display());
    let url = format!("file://{}", pack.display());
    browse(&browser, &scene.path("profile"), &["--no-pdf-header-footer", &print, &url]);
    let text = Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output();
    let Ok(text) = text else {
        assert!(std::env::var_os("CI").is_none(), "CI needs pdftotext");
        eprintln!("skipped: no pdftotext here");
        return;
    };
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 5, "{} pages", pages.len());
    for (number, page) in pages.iter().enumerate() {
        assert!(page.contains("SENSITIVE"), "page {} bears no mark", number + 1);
        let label = format!("Page {} of {}", number + 1, pages.len());
        assert!(page.contains(&label), "{label} is missing");
    }
}
