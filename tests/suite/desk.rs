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
    let told = page.eval("document.querySelector('#behind').innerText").to_string();
    assert!(told.contains("data/") && told.contains(".yaml:"), "{told}");
    assert!(told.contains("Begin the file") && told.contains("templates/"), "{told}");
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
    page.until("location.pathname === '/search' && document.querySelector('.hits a') !== null");
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
        reached = page.eval("document.activeElement.matches('main .line')") == json!(true);
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
         window.kept = [line.getBoundingClientRect().top, String(getSelection())]; true",
    );
    let kept = page.eval("window.kept[1].length > 3 && scrollY > 800");
    assert_eq!(kept, json!(true));
    scene.edit(
        "data/contacts/2022-01-27-tiktok.yaml",
        "keep going on safety by design and to inspire",
        "keep going on short pictures in motion and to move",
    );
    let took = page.until("document.body.innerText.includes('short pictures in motion')");
    eprintln!("a save is shown after {took:?}");
    // What stands above may take another line: that which is read stays where it is.
    let same = "Math.abs(getSelection().getRangeAt(0).getBoundingClientRect().top \
                - window.kept[0]) < 3 && String(getSelection()) === window.kept[1]";
    assert_eq!(
        page.eval(same),
        json!(true),
        "{}",
        page.eval("[scrollY, String(getSelection()), ...window.kept]")
    );
    let good = scene.read(TOPIC);
    scene.write(TOPIC, "name: [\n");
    page.until("document.querySelector('#fault pre') !== null");
    let fault = page.eval("document.querySelector('#fault pre').textContent").to_string();
    assert!(fault.contains("child-sexual-abuse.yaml:1"), "{fault}");
    assert!(!fault.contains("[1m"), "{fault}");
    let last = "document.querySelector('main').innerText.includes('short pictures in motion')";
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
        let text = page.eval("document.querySelector('main').innerText").to_string();
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
fn a_pack_is_compared_with_what_somebody_holds() {
    let Some((scene, desk, mut page)) = desk() else {
        return;
    };
    let id = "2022-01-27-tiktok";
    let hand = ["handed", id, "--document", "meeting-brief"];
    let to = ["--to", "ylva-johansson", "--on", "2022-01-25"];
    scene.run(&[&hand[..], &to].concat()).ends(0);
    let link = ".compare a[href*='held']";
    let _ = desk.until(PACK, |page| page.contains("against=held"));
    page.go(&address(&desk, PACK));
    page.click(link);
    page.until("document.querySelector('.redline, main') !== null");
    page.until("location.search.includes('held') && document.readyState === 'complete'");
    let none = "document.querySelectorAll('.redline ins, .redline del').length";
    assert_eq!(page.eval(none), json!(0), "nothing has changed since");
    scene.edit(
        "data/contacts/2022-01-27-tiktok.yaml",
        "plan:\n",
        "plan:\n  venue: The small hall\n",
    );
    page.until("document.querySelector('.redline ins') !== null");
    let text = page.eval("document.querySelector('main').innerText").to_string();
    for words in ["The small hall", "handed out on 2022-01-25"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let complaints = page.complaints(&address(&desk, ""));
    assert!(complaints.is_empty(), "{complaints:#?}");
}

/// Returns the checker of accessibility; none where `AXE` does not name it.
fn axe() -> Option<String> {
    // `npm pack axe-core` gives the file; it is not kept here (MPL 2.0, half a megabyte).
    let path = std::env::var("AXE").ok();
    if path.is_none() {
        eprintln!("skipped: AXE names no axe.min.js");
    }
    path.map(|path| fs::read_to_string(path).unwrap())
}

/// Holds a page against a phone, and against those who see it badly or not at all, by day and by
/// night.
fn fits(page: &mut Browser, address: &str, axe: Option<&String>) {
    let size = json!({ "width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": false });
    page.call("Emulation.setDeviceMetricsOverride", size);
    page.go(address);
    let width = page.eval("document.documentElement.scrollWidth");
    assert!(width.as_i64().is_some_and(|width| width <= 360), "{address}: {width}");
    page.call("Emulation.clearDeviceMetricsOverride", json!({}));
    // The checker asks for the styles, which no page does; what it causes is not counted.
    let own = address.split('/').take(3).collect::<Vec<_>>().join("/");
    let mut told = page.complaints(&own);
    told.retain(|told| !told.contains("status of 404"));
    assert!(told.is_empty(), "{address}: {told:#?}");
    let Some(axe) = axe else { return };
    for scheme in ["light", "dark"] {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        page.call("Emulation.setEmulatedMedia", json!({ "features": [feature] }));
        page.eval(&format!("{axe};true"));
        let found = page.eval(
            "axe.run().then(found => found.violations.map(one => \
             [one.id, one.nodes.slice(0, 3).map(node => node.html)]))",
        );
        assert_eq!(found, json!([]), "{address}, {scheme}: {found:#}");
    }
    page.events.clear();
}

#[test]
fn pages_fit_a_phone_and_those_who_do_not_see_them() {
    let Some((scene, desk, mut page)) = desk() else {
        return;
    };
    let axe = axe();
    let id = "2022-01-27-tiktok";
    let to = ["--document", "meeting-brief", "--to", "ylva-johansson"];
    scene.run(&[&["handed", id], &to[..]].concat()).ends(0);
    scene.run(&["approve", id, "--as", "Ada"]).ends(0);
    let venue = "plan:\n  venue: The small hall\n";
    scene.edit("data/contacts/2022-01-27-tiktok.yaml", "plan:\n", venue);
    let _ = desk.until(PACK, |page| page.contains("The small hall"));
    for path in [
        "/",
        PACK,
        "/pack/2022-01-silicon-valley/scene-setter",
        "/pack/2022-01-silicon-valley/card",
        "/pack/2022-01-silicon-valley/mission-report",
        "/pack/tiktok/profile",
        "/pack/encryption/dossier",
        "/pack/2022-01-27-tiktok/meeting-brief?against=output",
        "/pack/2022-01-27-tiktok/meeting-brief?against=HEAD",
        "/pack/2022-01-27-tiktok/meeting-brief?against=held%3Aylva-johansson",
        "/pack/2022-01-27-tiktok/meeting-brief?against=no-such-commit",
        "/visit/2022-01-silicon-valley",
        "/contact/2021-10-26-tiktok-call",
        "/organisation/tiktok",
        "/person/theo-bertram",
        "/topic/child-sexual-abuse",
        "/source/flash-2021-10-26",
        "/promise/tiktok-data-ireland",
        "/list/visit",
        "/list/contact",
        "/list/organisation",
        "/list/person",
        "/list/topic",
        "/list/source",
        "/list/promise",
        "/search",
        "/search?q=tiktok",
        "/search?q=nowhere-at-all",
        "/findings",
        "/findings/2022-01-silicon-valley",
        "/nothing/here/at/all",
    ] {
        fits(&mut page, &address(&desk, path), axe.as_ref());
    }
    scene.write(TOPIC, "name: [\n");
    let _ = desk.until("/", |page| page.contains("class=\"fault\""));
    fits(&mut page, &address(&desk, "/"), axe.as_ref());
}

#[test]
fn a_redline_and_a_published_folder_fit_them_too() {
    let Some((scene, desk, mut page)) = desk() else {
        return;
    };
    drop(desk);
    let axe = axe();
    scene.play("publish desk --as-of 2022-01-25").ends(0);
    scene.play("publish out --level public --as-of 2022-01-25").ends(0);
    let venue = "plan:\n  venue: The small hall\n";
    scene.edit("data/contacts/2022-01-27-tiktok.yaml", "plan:\n", venue);
    scene.play("diff HEAD --explain --html redline.html").ends(1);
    for path in [
        "redline.html",
        "desk/index.html",
        "desk/pack/2022-01-27-tiktok/meeting-brief.html",
        "desk/organisation/tiktok.html",
        "desk/search.html",
        "desk/findings.html",
        "desk/original/flash-2021-10-26.html",
        "out/index.html",
        "out/contact/2021-10-26-tiktok-call.html",
        "out/search.html",
    ] {
        let path = scene.path(path);
        if path.exists() {
            fits(&mut page, &format!("file://{}", path.display()), axe.as_ref());
        }
    }
}
