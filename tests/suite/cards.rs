//! The card of a meeting: one page whatever the facts, cut in the order that the manual states.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::devtools::Browser;
use crate::scene::{Scene, repository};

/// Names and words in six scripts, all invented.
const SCRIPTS: [[&str; 2]; 6] = [
    [
        "Gesellschaft für Nachtfährenverkehr und Hafenumschlag",
        "Schifffahrtsgenehmigungen werden voraussichtlich erst im Spätherbst ausgestellt",
    ],
    ["Νυχτερινά Πορθμεία", "τα πλοία της νύχτας αναχωρούν από το βόρειο λιμάνι"],
    ["Ночные паромы", "ночные суда отходят из северной гавани каждую пятницу"],
    ["العبّارات الليلية", "تغادر سفن الليل من الميناء الشمالي كل يوم جمعة"],
    ["रात्रि नौका सेवा", "रात की नावें हर शुक्रवार उत्तरी बंदरगाह से निकलती हैं"],
    ["夜间渡轮公司", "夜间船只每逢星期五从北方港口出发前往南岸"],
];

const DAY: &str = "2031-05-20";

/// What a card may never leave out, by meeting.
type NeverCut = Vec<(String, Vec<String>)>;

/// Writes fifty meetings, with 0 to 60 contacts before each.
fn fifty(scene: &Scene) -> NeverCut {
    let record = |path: String, text: String| {
        scene.write(&format!("data/{path}.yaml"), &text);
    };
    record("settings".into(), "us: house\nhome_tz: Europe/Lisbon\n".into());
    record("organisations/house".into(), "name: The House\n".into());
    record(
        "people/ines".into(),
        "name: Inês Caldeira\norganisation: house\nlevel: commissioner\n".into(),
    );
    (0..50).map(|n| meeting(n, &record)).collect()
}

fn meeting(n: usize, record: &dyn Fn(String, String)) -> (String, Vec<String>) {
    let [name, words] = SCRIPTS[n % SCRIPTS.len()];
    let contacts = n * 60 / 49;
    let mut kept = vec![format!("objective-{n}")];
    record(
        format!("organisations/o{n}"),
        format!("name: {name} {n}\nabout: {words}; an invented company.\n"),
    );
    let people = 1 + n % 9;
    for p in 0..people {
        record(
            format!("people/p{n}-{p}"),
            format!(
                "name: {name} Maximiliana-Theodora {n}-{p}\norganisation: o{n}\n\
                 role: Deputy Director for {words}\naddress: Dr {name}\n"
            ),
        );
    }
    for c in 0..contacts {
        let (year, month, day) = (2026 + c / 12, c % 12 + 1, c % 27 + 1);
        let us = if c % 3 == 0 { "us: ines\n" } else { "" };
        let mut points = String::new();
        // Every meeting after the tenth has more overdue than anybody can put right.
        if c % 2 == 0 || n > 40 {
            let by = if c % 4 == 0 { "us" } else { "them" };
            points = format!(
                "points:\n  - {by}: promise-{n}-{c}, {words}\n    opens: {{ id: o{n}-{c}, \
                 kind: promise, due: {year}-{month:02}-28 }}\n"
            );
            kept.push(format!("promise-{n}-{c}"));
        }
        record(
            format!("contacts/c{n}-{c:02}"),
            format!(
                "kind: call\ndate: {year}-{month:02}-{day:02}\nwith: o{n}\nthem: p{n}-0\n\
                 {us}summary: {words} {c}.\n{points}"
            ),
        );
    }
    let list = |key: &str, count: usize, item: &dyn Fn(usize) -> String| match count {
        0 => String::new(),
        _ => format!("  {key}:\n{}", (0..count).map(item).collect::<String>()),
    };
    let raise = list("raise", n % 13, &|i| format!("    - ask: {words} {i}?\n"));
    let answers = list("if_raised", n % 7, &|i| {
        format!("    - {{ they: \"{words} {i}?\", say: \"{words}.\" }}\n")
    });
    let avoid = list("avoid", n % 5, &|i| format!("    - avoid-{n}-{i}, {words}.\n"));
    kept.extend((0..n % 5).map(|i| format!("avoid-{n}-{i}")));
    let them: Vec<String> = (0..people).map(|p| format!("p{n}-{p}")).collect();
    record(
        format!("contacts/m{n}"),
        format!(
            "kind: meeting\ndate: {DAY}\ntime: \"10:00-11:00\"\nwith: o{n}\n\
             documents: [card]\nplan:\n  us: ines\n  objective: objective-{n}, {words}.\n  \
             them: [{}]\n{raise}{answers}{avoid}",
            them.join(", ")
        ),
    );
    (format!("m{n}"), kept)
}

#[test]
fn fifty_cards_have_one_page_each_and_nothing_is_cut_that_may_not_be() {
    let scene = Scene::empty();
    let meetings = fifty(&scene);
    scene.build();
    for (id, kept) in &meetings {
        let card = scene.read(&format!("output/{id}/card.md"));
        for words in kept {
            // `promise-1-1` is not `promise-1-10`.
            let found = card.match_indices(words.as_str()).any(|(at, _)| {
                let next = card[at + words.len()..].chars().next();
                !next.is_some_and(|c| c.is_ascii_digit())
            });
            assert!(found, "{id}: {words} is missing: {card}");
        }
    }
    let paths = meetings.iter().map(|(id, _)| scene.path(&format!("output/{id}/card.html")));
    let addresses: Vec<String> = paths.map(|path| format!("file://{}", path.display())).collect();
    for (paper, most) in [("a4", 1), ("a5", 2)] {
        let Some(pages) = printed(&scene, &addresses, paper) else {
            return;
        };
        let all = meetings.iter().zip(&pages);
        let long = all.filter(|(_, pages)| pages.len() > most);
        let long: Vec<_> = long.map(|((id, _), pages)| (id, pages.len())).collect();
        assert!(long.is_empty(), "cards of several sides of {paper}: {long:?}");
    }
}

#[test]
fn no_page_of_a_pack_is_left_three_quarters_empty() {
    let scene = Scene::empty();
    let meetings = fifty(&scene);
    let ids: Vec<&str> = meetings.iter().map(|(id, _)| id.as_str()).collect();
    for (n, ids) in ids.chunks(10).enumerate() {
        let visit =
            format!("title: Visit {n}\nfor: ines\ndates: {DAY}\nmeetings: [{}]\n", ids.join(", "));
        scene.write(&format!("data/visits/v{n}.yaml"), &visit);
        for id in ids {
            let path = format!("data/contacts/{id}.yaml");
            scene.edit(&path, "documents: [card]", &format!("visit: v{n}"));
        }
    }
    scene.build();
    let example = repository().join("output/2022-01-silicon-valley/scene-setter.html");
    let own = (0..5).map(|n| scene.path(&format!("output/v{n}/scene-setter.html")));
    let packs = own.chain([example]);
    let addresses: Vec<String> = packs.map(|path| format!("file://{}", path.display())).collect();
    for paper in ["a4", "a5"] {
        let Some(packs) = printed(&scene, &addresses, paper) else {
            return;
        };
        for (address, pages) in addresses.iter().zip(packs) {
            let before = &pages[..pages.len() - 1];
            let empty = before.iter().enumerate().filter(|(_, filled)| **filled < 0.25);
            let empty: Vec<_> = empty.map(|(n, filled)| (n + 1, *filled)).collect();
            assert!(empty.is_empty(), "{paper}, {address}: {empty:?} of {}", pages.len());
        }
    }
}

#[test]
fn the_cards_of_a_visit_have_a_page_each() {
    let pack = repository().join("output/2022-01-silicon-valley/card.html");
    let page = fs::read_to_string(&pack).expect("the pack is built");
    let scene = Scene::empty();
    let address = format!("file://{}", pack.display());
    let cards = 1 + page.matches("<h2 id=\"").count().saturating_sub(1);
    if let Some(pages) = printed(&scene, &[address], "a4") {
        assert_eq!(pages[0].len(), cards);
    }
}

#[test]
fn the_brief_of_a_meeting_has_two_pages_at_most_and_the_last_page_of_a_pack_is_no_scrap() {
    let packs = ["2022-01-27-tiktok/meeting-brief", "2022-01-silicon-valley/scene-setter"];
    let folder = repository().join("output").display().to_string();
    let addresses = packs.map(|pack| format!("file://{folder}/{pack}.html"));
    if let Some(packs) = printed(&Scene::empty(), &addresses, "a4") {
        assert!(packs[0].len() <= 2, "{packs:?}");
        for pages in packs {
            assert!(pages.last().is_some_and(|filled| *filled >= 0.25), "{pages:?}");
        }
    }
}

/// Prints pages, and tells of each sheet of paper how far down it is filled; none where Chromium
/// or pdftotext is missing.
fn printed(scene: &Scene, addresses: &[String], paper: &str) -> Option<Vec<Vec<f64>>> {
    let mut browser = Browser::open(scene)?;
    let wish = json!({ "preferCSSPageSize": true, "printBackground": true });
    let mut all = Vec::new();
    for address in addresses {
        browser.go(address);
        // As `build --pdf=a5` does it.
        browser.eval(&format!("document.documentElement.dataset.paper = {paper:?}; 1"));
        let pdf = browser.call("Page.printToPDF", wish.clone());
        let pdf = base64(pdf["data"].as_str().expect("a file"));
        let path = scene.path("card.pdf");
        fs::write(&path, pdf).expect("a file");
        let told = Command::new("pdftotext").arg("-bbox").arg(&path).arg("-").output();
        let Ok(told) = told else {
            assert!(std::env::var_os("CI").is_none(), "CI needs pdftotext");
            eprintln!("skipped: no pdftotext here");
            return None;
        };
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        all.push(told.split("<page ").skip(1).map(filled).collect());
    }
    Some(all)
}

/// How far down the words of a page go, its margins aside.
fn filled(page: &str) -> f64 {
    let value = |text: &str, key: &str| -> f64 {
        let rest = text.split_once(key).map_or("", |(_, rest)| rest);
        rest.split('"').next().and_then(|n| n.parse().ok()).unwrap_or_default()
    };
    let height = value(page, "height=\"");
    // Mark and page number stand in margins of less than a thirteenth each.
    let margin = height / 13.0;
    let ends = page.split("<word ").skip(1).map(|word| value(word, "yMax=\""));
    let last = ends.filter(|end| *end < height - margin).fold(margin, f64::max);
    (last - margin) / (height - 2.0 * margin)
}

/// Reads the letters in which Chromium hands over a file.
fn base64(letters: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = letters.bytes().filter(|letter| *letter != b'=').collect();
    let mut bytes = Vec::new();
    for four in letters.chunks(4) {
        let joined = four
            .iter()
            .enumerate()
            .fold(0_u32, |all, (n, letter)| all | u32::from(value(*letter)) << (18 - 6 * n));
        bytes.extend(&joined.to_be_bytes()[1..four.len()]);
    }
    bytes
}

/// Counts words as a reader does.
fn words(text: &str) -> usize {
    let words = text.split_whitespace();
    words.filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[test]
fn the_card_of_tiktok_reads_aloud_in_three_minutes() {
    let pack = repository().join("output/2022-01-silicon-valley/card.md");
    let pack = fs::read_to_string(pack).expect("the pack is built");
    let (_, card) = pack.split_once("## TikTok\n").expect("its card");
    let card = card.split("\n*°").next().unwrap_or(card);
    assert!(words(card) <= 3 * 130, "{} words: {card}", words(card));
    for told in [
        "**Objective:** Encourage TikTok",
        "You last spoke on 26 October 2021, call with Erich Andersen",
        "Final commitments on children and hidden advertising",
        "overdue, 30 September 2021",
        "### Points to raise",
        "**Suzy Loftus**",
    ] {
        assert!(card.contains(told), "{told}: {card}");
    }
}

/// The sections of a card, as the manual orders what is taken into it, each with a word of
/// its last item.
const ORDER: [&str; 8] =
    ["last-talk", "point-3", "person-3", "answer-3", "know-0", "owed-3", "news-0", "line-3"];

/// A meeting of which every section has more than a minute holds.
fn full(minutes: usize) -> Scene {
    let scene = Scene::empty();
    let record = |path: &str, text: String| {
        scene.write(&format!("data/{path}.yaml"), &text);
    };
    let long = "with as many words behind it as make it worth a reader's while to have it cut";
    record("settings", "us: house\n".into());
    record("organisations/house", "name: The House\n".into());
    let lines: String = (0..4).map(|n| format!("  l{n}: line-{n} {long}\n")).collect();
    record("organisations/aurora", format!("name: Aurora\nlines:\n{lines}"));
    record("people/ines", "name: Inês Caldeira\norganisation: house\n".into());
    for n in 0..4 {
        record(
            &format!("people/p{n}"),
            format!("name: Person-{n}\norganisation: aurora\nrole: person-{n} {long}\n"),
        );
        record(
            &format!("contacts/n{n}"),
            format!(
                "kind: call\ndate: 2031-04-0{}\nwith: aurora\nsummary: news-{n} {long}\n",
                n + 1
            ),
        );
        let points = format!(
            "  - them: know-{n} {long}\n    use: know\n  - them: owed-{n} {long}\n    \
             opens: {{ id: o{n}, kind: promise, due: 2032-0{} }}\n  - them: Once more.\n    \
             line: l{n}\n",
            n + 1
        );
        for (day, us) in [("2031-02-01", ""), ("2031-03-01", "us: ines\npurpose: last-talk\n")] {
            let points = if us.is_empty() {
                format!("  - them: Once more.\n    line: l{n}\n")
            } else {
                points.clone()
            };
            record(
                &format!("contacts/{}{n}", &day[6..7]),
                format!("kind: call\ndate: {day}\nwith: aurora\n{us}points:\n{points}"),
            );
        }
    }
    let items = |of: &dyn Fn(usize) -> String| (0..4).map(of).collect::<String>();
    record(
        "contacts/talk",
        format!(
            "kind: meeting\ndate: {DAY}\nwith: aurora\nreading: {minutes} min\nplan:\n  \
             us: ines\n  them: [p0, p1, p2, p3]\n  objective: objective-0 {long}\n  \
             avoid: avoid-0 {long}\n  raise:\n{}  if_raised:\n{}",
            items(&|n| format!("    - note: point-{n} {long}\n")),
            items(&|n| format!("    - they: answer-{n} {long}\n")),
        ),
    );
    scene
}

#[test]
fn what_is_cut_first_is_what_the_manual_says() {
    let mut complete = [usize::MAX; ORDER.len()];
    for minutes in 1..=8 {
        let scene = full(minutes);
        scene.run(&["build", "talk", "--document", "card"]).ends(0);
        let card = scene.read("output/talk/card.md");
        assert!(card.contains("objective-0") && card.contains("avoid-0"), "{card}");
        for (word, least) in ORDER.iter().zip(&mut complete) {
            if card.contains(word) {
                *least = minutes.min(*least);
            } else {
                assert_eq!(*least, usize::MAX, "{word} comes and goes: {card}");
            }
        }
        let is_cut = ORDER.iter().any(|word| !card.contains(word));
        let left = ["**On the sheet only:**", "**In the profile:**"];
        assert_eq!(left.iter().any(|words| card.contains(words)), is_cut, "{card}");
    }
    assert!(complete.is_sorted(), "{complete:?}");
    assert!(complete[0] < complete[7] && complete[7] < usize::MAX, "{complete:?}");
}
