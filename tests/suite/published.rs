//! The desk as a folder: every link leads to a file, a browser opens it from the disk, and an
//! edition shows what its level may see.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::devtools::Browser;
use crate::scene::{Scene, files};

/// Returns the links of a page that lead below its folder, as files.
fn links(page: &Path) -> Vec<PathBuf> {
    let text = std::fs::read_to_string(page).unwrap();
    let here = page.parent().unwrap();
    let found = text.split(" href=\"").skip(1).filter_map(|link| {
        let link = link.split(['"', '#', '?']).next()?;
        let link = link.replace("&#x2F;", "/").replace("&amp;", "&");
        let is_below = !link.is_empty() && !link.contains(':');
        is_below.then(|| here.join(link))
    });
    found.collect()
}

fn every_link_leads_to_a_file(folder: &Path) {
    let project = folder.parent().expect("a folder of the project").display().to_string();
    for page in files(folder) {
        let path = folder.join(page);
        if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap().replace("&#x2F;", "/");
        assert!(!text.contains(&project), "{} tells where the project lies", path.display());
        for link in links(&path) {
            assert!(link.is_file(), "{} → {}", path.display(), link.display());
        }
    }
}

#[test]
fn a_folder_opens_from_the_disk_with_search_and_what_is_behind_sentences() {
    let scene = Scene::example();
    let settings = scene.read("data/settings.yaml");
    scene.write("data/settings.yaml", &format!("editor: zed\n{settings}"));
    scene.build();
    let said = scene.play("publish desk --as-of 2022-01-25").ends(0);
    assert!(said.err.contains("desk/index.html"), "{}", said.err);
    every_link_leads_to_a_file(&scene.path("desk"));
    let before = scene.read("desk/index.html");
    scene.play("publish desk --as-of 2022-01-25").ends(0);
    assert_eq!(scene.read("desk/index.html"), before);
    let Some(mut page) = Browser::open(&scene) else {
        return;
    };
    let root = format!("file://{}", scene.path("desk").display());
    page.go(&format!("{root}/index.html"));
    page.go(&format!("{root}/pack/2022-01-27-tiktok/meeting-brief.html"));
    page.click("main .line[data-line='16']");
    page.until("document.querySelector('#behind .fact .place') !== null");
    page.go(&format!("{root}/search.html"));
    page.eval("document.querySelector('form.search input').focus()");
    page.type_in("tiktok");
    page.until("document.querySelectorAll('.hits a').length > 3");
    page.eval("document.querySelector('form.search input').value = ''");
    page.type_in("972581");
    page.until("document.querySelector('.hits mark')?.textContent === '972,581'");
    let complaints = page.complaints("file://");
    assert!(complaints.is_empty(), "{complaints:#?}");
    let style = page.eval("getComputedStyle(document.querySelector('.desk')).position");
    assert_eq!(style, json!("sticky"), "the style is let in");
}

#[test]
fn an_edition_shows_what_its_level_may_see() {
    let scene = Scene::example();
    scene.build();
    scene.play("publish out --level public --as-of 2022-01-25").ends(0);
    let folder = scene.path("out");
    every_link_leads_to_a_file(&folder);
    let own = scene.read("data/settings.yaml");
    assert!(!own.is_empty());
    for file in files(&folder) {
        let text = std::fs::read_to_string(folder.join(&file)).unwrap_or_default();
        for hidden in ["data/contacts/", ".yaml", "not committed"] {
            assert!(!text.contains(hidden), "{}: {hidden}", file.display());
        }
    }
    assert!(!folder.join("findings.html").exists());
    let one = "publish one 2022-01-27-tiktok --level public --scope tiktok";
    scene.play(&format!("{one} --as-of 2022-01-25")).ends(0);
    every_link_leads_to_a_file(&scene.path("one"));
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let scene = Scene::example();
    scene.write("mine/letter.txt", "Dear all\n");
    for folder in ["mine", "data/desk", "output", "."] {
        scene.run(&["publish", folder]).ends(2);
    }
    assert_eq!(files(&scene.path("mine")).len(), 1);
    scene.run(&["publish", "desk"]).ends(0);
    scene.write("desk/organisation/stale.html", "old");
    let list = scene.read("desk/published.json");
    let list = list.replace("\"desk.css\",", "\"desk.css\", \"organisation/stale.html\",");
    scene.write("desk/published.json", &list);
    scene.run(&["publish", "desk"]).ends(0);
    assert!(!scene.path("desk/organisation/stale.html").exists());
}
