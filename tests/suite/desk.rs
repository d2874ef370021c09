//! The desk in a real browser: sentences, search, redline, changes, faults, the keyboard.

use std::fs;

use serde_json::json;

use crate::devtools::Browser;
use crate::scene::Scene;
use crate::serve::Desk;

const PACK: &str = "/pack/2022-01-27-tiktok/meeting-brief";
const TOPIC: &str = "data/topics/child-sexual-abuse.yaml";

/// Serves the example, built and committed, and opens a page.
fn desk() -> Option<(Scene, Desk, Browser)> {
    let scene = Scene::example();
    let browser = Browser::open(&scene)?;
    scene.build();
    scene.write(".gitignore", ".profile\n");
    scene.git(&["init", "-q"]);
    scene.git(&["add", "-A"]);
    scene.git(&["commit", "-qm", "Begin the file"]).ends(0);
    let desk = Desk::of(&scene);
    // Findings are looked for beside the first pages.
    desk.until(PACK, |page| page.contains("class=\"found\""));
    Some((scene, desk, browser))
}

fn address(desk: &Desk, path: &str) -> String {
    format!("http://{}{path}", desk.address)
}

#[test]
fn a_sentence_tells_what_is_behind_it_on_a_click_and_on_enter() {
    let Some((_scene, desk, mut page)) = desk() else {
        return;
    };
    page.go(&address(&desk, PACK));
    page.click("main .line[data-line='16']");
    page.until("document.querySelector('#behind .fact .place') !== null");
    let told = page
        .eval("document.querySelector('#behind').innerText")
        .to_string();
    assert!(told.contains("data/") && told.contains(".yaml:"), "{told}");
    assert!(
        told.contains("Begin the file") && told.contains("templates/"),
        "{told}"
    );
    page.press("Escape");
    page.until("document.querySelector('#behind').hidden");
    page.until("document.activeElement.matches('.line[data-line=\"16\"]')");
    page.press("ArrowDown");
    page.until(
        "document.activeElement.matches('.line') && \
                document.activeElement.dataset.line !== '16'",
    );
    page.press("Enter");
    page.until(
        "!document.querySelector('#behind').hidden && \
                document.activeElement.id === 'behind'",
    );
    let lines = "document.querySelectorAll('main .line.asked').length > 0";
    assert_eq!(page.eval(lines), json!(true));
    let complaints = page.complaints(&address(&desk, ""));
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn all_can_be_done_with_the_keyboard_alone() {
    let Some((_scene, desk, mut page)) = desk() else {
        return;
    };
    page.go(&address(&desk, "/"));
    page.press("/");
    page.until("document.activeElement.type === 'search'");
    page.type_in("encryption");
    page.press("Enter");
    page.until(
        "location.pathname === '/search' && document.querySelector('.hits a') !== null",
    );
    let mut found = false;
    for _ in 0..60 {
        page.press("Tab");
        found = page.eval("document.activeElement.matches('.hits a')") == json!(true);
        if found {
            break;
        }
    }
    assert!(found, "the first hit is reached");
    page.press("Enter");
    page.until("location.pathname !== '/search' && document.readyState === 'complete'");
    page.go(&address(&desk, PACK));
    let mut reached = false;
    for _ in 0..60 {
        page.press("Tab");
        reached =
            page.eval("document.activeElement.matches('main .line')") == json!(true);
        if reached {
            break;
        }
    }
    assert!(reached, "the first sentence is reached");
    page.press("Enter");
    page.until("document.querySelector('#behind .close') !== null");
    let complaints = page.complaints(&address(&desk, ""));
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn a_page_follows_the_files_where_it_is() {
    let Some((scene, desk, mut page)) = desk() else {
        return;
    };
    page.go(&address(&desk, PACK));
    page.eval(
        "scrollTo(0, 900); const line = [...document.querySelectorAll('main .line')].find(l => \
         l.getBoundingClientRect().top > 100); getSelection().selectAllChildren(line); \
         window.kept = [scrollY, String(getSelection())]; true",
    );
    let kept = page.eval("window.kept[1].length > 3 && window.kept[0] > 800");
    assert_eq!(kept, json!(true));
    scene.edit(
        "data/contacts/2022-01-27-tiktok.yaml",
        "keep going on safety by design and to inspire",
        "keep going on short pictures in motion and to move",
    );
    let took = page.until("document.body.innerText.includes('short pictures in motion')");
    eprintln!("a save is shown after {took:?}");
    let same = "scrollY === window.kept[0] && String(getSelection()) === window.kept[1]";
    assert_eq!(
        page.eval(same),
        json!(true),
        "{}",
        page.eval("[scrollY, String(getSelection()), ...window.kept]")
    );
    let good = scene.read(TOPIC);
    scene.write(TOPIC, "name: [\n");
    page.until("document.querySelector('#fault pre') !== null");
    let fault = page
        .eval("document.querySelector('#fault pre').textContent")
        .to_string();
    assert!(fault.contains("child-sexual-abuse.yaml:1"), "{fault}");
    assert!(!fault.contains("[1m"), "{fault}");
    let last =
        "document.querySelector('main').innerText.includes('short pictures in motion')";
    assert_eq!(page.eval(last), json!(true), "the last good page stays");
    scene.write(TOPIC, &good);
    page.until("document.querySelector('#fault pre') === null");
    let complaints = page.complaints(&address(&desk, ""));
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn a_pack_is_compared_with_output_and_with_a_commit() {
    let Some((scene, desk, mut page)) = desk() else {
        return;
    };
    scene.edit(
        "data/contacts/2022-01-27-tiktok.yaml",
        "plan:\n",
        "plan:\n  venue: The small hall\n",
    );
    let _ = desk.until(PACK, |page| page.contains("The small hall"));
    for against in ["output", "HEAD"] {
        page.go(&address(&desk, &format!("{PACK}?against={against}")));
        page.until("document.querySelector('.redline ins') !== null");
        let text = page
            .eval("document.querySelector('main').innerText")
            .to_string();
        assert!(text.contains("The small hall"), "{against}: {text}");
    }
    page.go(&address(&desk, &format!("{PACK}?against=no-such-commit")));
    page.until("document.querySelector('#fault pre') !== null");
    let links = page.eval("document.querySelectorAll('.compare a').length");
    assert_eq!(links, json!(0), "what could not be made offers nothing");
    let complaints = page.complaints(&address(&desk, ""));
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn pages_fit_a_phone_and_those_who_do_not_see_them() {
    let Some((_scene, desk, mut page)) = desk() else {
        return;
    };
    // `npm pack axe-core` gives the file; it is not kept here (MPL 2.0, half a megabyte).
    let axe = std::env::var("AXE")
        .ok()
        .map(|path| fs::read_to_string(path).unwrap());
    if axe.is_none() {
        eprintln!("skipped: AXE names no axe.min.js");
    }
    let size =
        json!({ "width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": false });
    for path in [
        "/",
        PACK,
        "/pack/2022-01-silicon-valley/scene-setter?against=output",
        "/organisation/tiktok",
        "/contact/2021-10-26-tiktok-call",
        "/promise/tiktok-data-ireland",
        "/list/source",
        "/list/promise",
        "/search?q=tiktok",
        "/findings",
        "/nothing/here/at/all",
    ] {
        page.call("Emulation.setDeviceMetricsOverride", size.clone());
        page.go(&address(&desk, path));
        let width = page.eval("document.documentElement.scrollWidth");
        assert!(
            width.as_i64().is_some_and(|width| width <= 360),
            "{path}: {width}"
        );
        page.call("Emulation.clearDeviceMetricsOverride", json!({}));
        let Some(axe) = &axe else { continue };
        page.eval(&format!("{axe};true"));
        let found = page.eval(
            "axe.run().then(found => found.violations.map(one => \
             [one.id, one.nodes.slice(0, 3).map(node => node.html)]))",
        );
        assert_eq!(found, json!([]), "{path}: {found:#}");
    }
}
