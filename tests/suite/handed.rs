//! What a reader holds, and the addendum: what changed since in half a page, and nothing more; laid
//! over the pack that they hold it gives the new one.

use std::collections::BTreeMap;

use mail_parser::{MessageParser, MimeHeaders};
use scene_setter::finding::report::Report;
use scene_setter::handed::addendum::{Item, News, addendum};
use scene_setter::handed::said::said;
use scene_setter::pack::opened::Opened;
use scene_setter::pack::wanted::Wanted;
use scene_setter::project::load::load;
use scene_setter::why::built::Built;

use crate::mutate::Records;
use crate::scene::{Scene, repository};

const VISIT: &str = "2022-01-silicon-valley";
const READER: &str = "ylva-johansson";
const HELD: &str = "data/handed/ylva-johansson/2022-01-silicon-valley/scene-setter.md";
const AIM: &str = "- Cooperation of the companies on the coming proposal.";

fn handed() -> Scene {
    let scene = Scene::example();
    scene.build();
    let hand = ["handed", VISIT, "--to", READER, "--on", "2022-01-25"];
    let said = scene.run(&hand).ends(0);
    assert!(said.err.contains(HELD), "{said:?}");
    scene
}

fn tell(scene: &Scene) -> String {
    scene.run(&["addendum", VISIT, "--to", READER]).ends(0).out
}

#[test]
fn an_addendum_tells_what_changed_and_nothing_when_nothing_did() {
    let scene = handed();
    let told = tell(&scene);
    assert!(told.contains("Nothing new."), "{told}");
    assert!(told.contains("**SENSITIVE**") && told.contains("25 January 2022"), "{told}");
    assert!(!scene.build().says("addendum"));
    let visit = format!("data/visits/{VISIT}.yaml");
    let text = scene.read(&visit);
    let aim = text.lines().find(|line| line.contains("Cooperation of the companies"));
    let aim = aim.expect("the first aim").to_owned();
    scene.edit(&visit, "Cooperation of the companies", "Early cooperation of all the companies");
    let told = tell(&scene);
    assert!(told.contains("1. **Changed**"), "{aim}: {told}");
    assert!(told.contains("Before: Cooperation of the companies"), "{told}");
    assert!(!told.contains("2. "), "{told}");
    let said = scene.build();
    assert!(said.err.contains("1 change since"), "{said:?}");
    assert!(said.err.contains("scene-setter addendum"), "{said:?}");
    scene.edit(
        &visit,
        &aim.replace("Cooperation", "Early cooperation").replace(" of the", " of all the"),
        "",
    );
    let told = tell(&scene);
    assert!(
        told.contains("**Withdrawn**") && told.contains(AIM.trim_start_matches("- ")),
        "{told}"
    );
    let short = scene.run(&["--format", "short", "addendum", VISIT]).ends(0).out;
    assert!(short.contains(": withdrawn: "), "{short}");
}

#[test]
fn something_owed_that_is_settled_is_told_as_that() {
    let scene = handed();
    let id = "2022-01-20-letter";
    let promise = scene.run(&["--format", "json", "list", "owed", "--as-of", "2022-01-25"]).ends(0);
    let pack = scene.read(&format!("output/{VISIT}/scene-setter.md"));
    let rows: Vec<serde_json::Value> =
        promise.out.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let text =
        |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    // Something open that the pack shows in the words of the record.
    let owed = rows.iter().find(|row| {
        let what = text(row, "what");
        let what = what.trim_end_matches('.');
        !what.is_empty() && pack.contains(what)
    });
    let Some(owed) = owed else {
        panic!("{rows:#?}");
    };
    let opening = text(owed, "id");
    let contact = format!(
        "kind: letter\ndate: 2022-01-20\nwith: tiktok\nsummary: A letter.\ncloses:\n  {opening}: done\n"
    );
    scene.write(&format!("data/contacts/{id}.yaml"), &contact);
    let told = tell(&scene);
    assert!(told.contains("**Settled**"), "{owed}: {told}");
}

#[test]
fn a_mail_bears_the_mark_and_holds_addendum_card_and_pack() {
    let scene = handed();
    let visit = format!("data/visits/{VISIT}.yaml");
    scene.edit(&visit, "Cooperation of the companies", "Early cooperation of the companies");
    scene.write("note.txt", "mine");
    let of = ["--document", "scene-setter", "--to", READER];
    let mail = [&["addendum", VISIT][..], &of, &["--eml"]].concat();
    let to = |file: &str| scene.run(&[&mail[..], &[file]].concat());
    let several = scene.run(&["addendum", VISIT, "--eml", "out.eml"]).ends(2);
    assert!(several.says("--document"), "{several:?}");
    for file in ["note.txt", "data/a.eml", "output/a.eml"] {
        to(file).ends(2);
    }
    assert_eq!(scene.read("note.txt"), "mine");
    to("out.eml").ends(0);
    let bytes = std::fs::read(scene.path("out.eml")).unwrap();
    let message = MessageParser::default().parse(&bytes).expect("a mail");
    let subject = message.subject().unwrap();
    assert!(subject.starts_with("[SENSITIVE] Addendum: "), "{subject}");
    let text = message.body_text(0).unwrap();
    assert!(text.starts_with("SENSITIVE") && text.contains("Changed"), "{text}");
    let html = message.body_html(0).unwrap();
    assert!(html.contains("SENSITIVE") && html.contains("Early cooperation"), "{html}");
    let names: Vec<&str> =
        message.attachments().filter_map(|file| file.attachment_name()).collect();
    assert_eq!(names, ["2022-01-silicon-valley-scene-setter.html"]);
    to("again.eml").ends(0);
    assert_eq!(std::fs::read(scene.path("again.eml")).unwrap(), bytes);
    let pack = [&["handed", VISIT][..], &of, &["--eml", "first.eml"]].concat();
    scene.run(&pack).ends(0);
    let bytes = std::fs::read(scene.path("first.eml")).unwrap();
    let message = MessageParser::default().parse(&bytes).expect("a mail");
    assert!(message.subject().unwrap().starts_with("[SENSITIVE] Visit"));
}

#[test]
fn a_mail_keeps_the_mark_of_what_it_withdraws_and_takes_no_head_from_the_facts() {
    let scene = Scene::of("tests/cases/release");
    let (visit, next) = ("data/visits/2026-02-quays.yaml", "data/contacts/2026-02-10-next.yaml");
    let person = "data/people/ingrid-solheim.yaml";
    for path in [visit, next] {
        scene.edit(path, "handling: public", "handling: sensitive");
    }
    scene.edit(visit, "title: ", "title: \"*Quays*\\r\\nBcc: eve@x.example\" #");
    let address = |address: &str| {
        let text = scene.read(person);
        let known = text.lines().filter(|line| !line.starts_with("email"));
        let text = known.collect::<Vec<_>>().join("\n");
        scene.write(person, &format!("{text}\nemail: {address}\n"));
    };
    address("ingrid@house.example");
    scene.build();
    let pack = "output/2026-02-quays/scene-setter.md";
    let of = ["2026-02-quays", "--to", "ingrid-solheim", "--document", "scene-setter"];
    scene.run(&[&["handed"][..], &of].concat()).ends(0);
    let said = "To see the quays.";
    scene.write(pack, &scene.read(pack).replace(said, &format!("{said} <!-- for me -->")));
    for path in [visit, next] {
        scene.edit(path, "handling: sensitive", "handling: internal");
    }
    for (written, to) in [
        ("ingrid@house.example", Some("ingrid@house.example")),
        ("\"ingrid@house.example\\r\\nBcc: eve@x.example\"", None),
        ("\"ingrid@house.example, eve@x.example\"", None),
        ("\"<eve@x.example> ingrid@house.example\"", None),
    ] {
        address(written);
        scene.build();
        let mail = [&["addendum"][..], &of, &["--eml", "out.eml"]].concat();
        scene.run(&mail).ends(0);
        let bytes = std::fs::read(scene.path("out.eml")).unwrap();
        let message = MessageParser::default().parse(&bytes).expect("a mail");
        let subject = message.subject().unwrap();
        assert!(subject.starts_with("[SENSITIVE] Addendum: "), "{subject}");
        assert!(message.bcc().is_none(), "{written}");
        let known = message.to().and_then(|to| to.first()?.address());
        assert_eq!(known, to, "{written}");
        let whole = String::from_utf8_lossy(&bytes);
        assert!(!whole.contains("for me"), "{whole}");
        assert!(message.body_text(0).unwrap().starts_with("SENSITIVE"), "{whole}");
    }
}

#[test]
fn what_was_handed_out_cannot_change_unseen() {
    let scene = handed();
    scene.build();
    scene.edit(HELD, "Silicon Valley", "Death Valley");
    let said = scene.run(&["addendum", VISIT]).ends(2);
    assert!(said.says("bad-edition"), "{said:?}");
    scene.run(&["handed", VISIT, "--to", "ylva-johanson"]).ends(2);
}

/// As many changes as the environment asks for, else those that take seconds.
fn count() -> u64 {
    let asked = std::env::var("ADDENDA").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(50)
}

/// Makes the packs of some facts: path and text.
fn packs(texts: Vec<(String, String)>) -> Option<Vec<(String, String)>> {
    let mut report = Report::default();
    let built = Built::new(Opened::of_texts(texts, &mut report).ok()?);
    let targets = built.opened.targets(&Wanted::default(), &mut report);
    let packs = built.packs(&targets, None, false, &mut report).into_iter();
    let packs = packs.map(|pack| (pack.path(), pack.markdown)).collect();
    (!report.has_errors()).then_some(packs)
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

fn words(text: &str) -> Vec<String> {
    sorted(said(text).into_iter().map(|said| said.words).collect())
}

/// Lays an addendum over what somebody holds: what is old goes, what is new comes.
fn apply(old: &str, items: &[Item]) -> Vec<String> {
    let mut held = words(old);
    for item in items {
        if let Some(gone) = &item.old {
            let at = held.iter().position(|words| words == gone);
            held.remove(at.unwrap_or_else(|| panic!("nobody holds {gone}")));
        }
        held.extend(item.new.clone());
    }
    sorted(held)
}

#[test]
fn an_addendum_laid_over_what_they_hold_gives_the_new_pack() {
    let mut report = Report::default();
    let project = load(&repository(), &mut report);
    let built = Built::of(project, &mut report).expect("the example is sound");
    let texts = built.opened.texts();
    let records = Records::read(&texts);
    let old = packs(records.write()).expect("the example is sound");
    let what = built.opened.facts.openings().map(|opening| opening.what.to_string());
    let settled = what.map(|what| what.trim_end_matches('.').to_owned()).collect();
    let (mut made, mut told) = (0, 0);
    for seed in 0.. {
        if made == count() {
            break;
        }
        assert!(seed < 20 * count(), "only {made} changes hold together");
        let mut after = records.clone();
        let changes = (0..1 + seed % 3).filter_map(|n| after.change_one(seed * 7 + n));
        let what: Vec<_> = changes.collect();
        let Some(new) = packs(after.write()) else {
            continue;
        };
        made += 1;
        for (path, now) in &new {
            let Some((_, held)) = old.iter().find(|(known, _)| known == path) else {
                continue;
            };
            let items = addendum(held, now, &settled);
            told += items.len();
            assert_eq!(apply(held, &items), words(now), "{path}: {what:?}");
            let unsaid = items.iter().find(|item| match item.news {
                News::New => item.old.is_some() || item.new.is_none(),
                News::Changed => item.old.is_none() || item.new.is_none(),
                News::Settled => item.old.is_none(),
                News::Withdrawn => item.new.is_some(),
                News::Cancelled | News::OnAgain | News::Left => true,
            });
            assert_eq!(unsaid, None, "{path}: {what:?}");
        }
    }
    println!("{made} changes gave {told} items");
    assert!(told > 0);
}

/// The lines of each section in their order, each line once.
fn in_order(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in said(text).into_iter().filter(|line| !line.is_heading) {
        let lines = sections.entry(line.section).or_default();
        let words = format!("{}: {}", line.about.unwrap_or_default(), line.words);
        if !lines.contains(&words) {
            lines.push(words);
        }
    }
    sections
}

#[test]
fn a_fact_that_comes_or_goes_leaves_the_other_lines_of_its_section_in_their_order() {
    let mut report = Report::default();
    let project = load(&repository(), &mut report);
    let built = Built::of(project, &mut report).expect("the example is sound");
    let records = Records::read(&built.opened.texts());
    let old = packs(records.write()).expect("the example is sound");
    let (mut made, mut held) = (0, 0);
    for seed in 1000.. {
        if made == count() {
            break;
        }
        let mut other = records.clone();
        let removed = other.change_one(seed).filter(|(_, what)| what.ends_with("removed"));
        let both = removed.and_then(|what| Some((what, packs(other.write())?)));
        let Some((what, new)) = both else {
            continue;
        };
        made += 1;
        for (path, now) in &new {
            let Some((_, before)) = old.iter().find(|(known, _)| known == path) else {
                continue;
            };
            let (before, now) = (in_order(before), in_order(now));
            for (section, lines) in &before {
                let Some(others) = now.get(section) else {
                    continue;
                };
                let shared = |lines: &[String], others: &[String]| -> Vec<String> {
                    lines.iter().filter(|line| others.contains(line)).cloned().collect()
                };
                let kept = shared(lines, others);
                held += usize::from(kept.len() > 1 && kept.len() < lines.len().max(others.len()));
                assert_eq!(kept, shared(others, lines), "{path}, {section}: {what:?}");
            }
        }
    }
    assert!(held > 0, "no section changed");
}
