//! What prose of an edition tells of those whom it does not name: neither where they stood
//! in a list, nor a number beside them, nor a part or another spelling of their name.

use std::fs;

use scene_setter::facts::records::Records;
use scene_setter::facts::text::Text;
use scene_setter::finding::report::Report;
use scene_setter::project::load::load;

use super::{choice, redacted};
use crate::scene::{Scene, repository};

fn example() -> Records {
    load(&repository(), &mut Report::default()).records
}

/// Releases a sentence as the purpose of the visit, limited to TikTok.
fn told(records: &mut Records, sentence: &str) -> String {
    for visit in records.visits.iter_mut() {
        visit.purpose = Some(Text::new(sentence.to_owned()));
    }
    let choice = choice(records, "public", &["tiktok"]);
    let shown = redacted(records, &choice);
    let visit = shown.visits.get("2022-01-silicon-valley");
    let purpose = visit.and_then(|visit| visit.purpose.clone());
    purpose.expect("a purpose").words
}

#[test]
fn a_sentence_that_lists_or_counts_the_withheld_goes_whole() {
    let mut records = example();
    let person = "[withheld: personal data, Art. 4(1)(b)]";
    for whole in [
        "Visit to Apple, TikTok and Google",
        "Visit to TikTok and Apple",
        "Visit to Facebook (Meta), Discord and TikTok",
        "Both Apple and the ministry came",
        "Four companies came, Apple among them",
        "Apple met 12 firms",
        "Apple spoke for the others",
        "Apple came with its own trio",
        "TikTok/Apple",
        "Apple asked Google",
    ] {
        let purpose = told(&mut records, &format!("{whole}. They spoke."));
        assert_eq!(purpose, "[out of scope]. They spoke.", "{whole}");
    }
    for (sentence, expected) in [
        ("Meet Suzy Loftus, Apple and TikTok.", format!("{person} [out of scope].")),
        (
            "They came. Apple and TikTok spoke. Apple and Snap too.",
            "They came. [out of scope].".into(),
        ),
        (
            "TikTok asked on 3 May what Apple does.",
            "TikTok asked on 3 May what [out of scope] does.".into(),
        ),
        (
            "They:\n- Apple Inc.\n- TikTok\n- Google\n\nAll came.",
            "They:\n- [out of scope]\n\nAll came.".into(),
        ),
        (
            "So:\n- Apple asked why.\n- TikTok did not.",
            "So:\n- [out of scope] asked why.\n- TikTok did not.".into(),
        ),
        (
            "1. Apple\n2) TikTok\n## Apple came\nThey left.",
            "1. [out of scope]\n## [out of scope]\nThey left.".into(),
        ),
        ("Who | Staff\n--|--\nApple | 7\n\nThey left.", "[out of scope]\n\nThey left.".into()),
        ("| Who | Staff |\n|---|---|\n| Apple | 7 |", "[out of scope]".into()),
        ("Who    Staff\nApple  7125", "[out of scope]".into()),
        ("Who\tStaff\nApple\t7125", "[out of scope]".into()),
        ("Apple ...... 7125\nTikTok ..... 7", "[out of scope]".into()),
        ("They left.  Apple came.", "They left.  [out of scope].".into()),
        ("Global Head Suzy Loftus spoke.", format!("Global Head {person} spoke.")),
        ("See https://www.apple.com/x/y for it.", "See [out of scope] for it.".into()),
    ] {
        assert_eq!(told(&mut records, sentence), expected, "{sentence}");
    }
}

#[test]
fn what_stands_beside_a_name_decides_on_its_sentence() {
    let path = repository().join("tests/release/sentences.txt");
    let table = fs::read_to_string(path).expect("the table");
    let mut records = example();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (sign, sentence) = line.split_once(' ').expect("two parts");
        let expected = match sign {
            "*" => "[out of scope].".to_owned(),
            _ => sentence.replace("**Roblox**", "Roblox"),
        };
        let expected = expected.replace("Roblox", "[out of scope]");
        let told = told(&mut records, sentence).replace("**[", "[").replace("]**", "]");
        assert_eq!(told, expected, "{sentence}");
    }
}

#[test]
fn a_person_goes_by_no_part_or_spelling_of_the_name() {
    let mut records = example();
    for person in records.people.iter_mut() {
        if person.id.as_str() == "suzy-loftus" {
            person.name = "Zoë Renée Müller".to_owned();
        }
    }
    let mark = "[withheld: personal data, Art. 4(1)(b)]";
    for (sentence, rest) in [
        ("Zoë asked.", "asked."),
        ("Zoe Muller asked.", "asked."),
        ("ZOË MÜLLER asked.", "asked."),
        ("Renee asked.", "asked."),
        ("Mu\u{308}ller asked.", "asked."),
        ("Zoe Mueller asked.", "asked."),
        // However the name is set, its form of address goes with it.
        ("Ms **Müller** asked.", "asked."),
        ("Dr [Müller](https://x.example/a) asked.", "asked."),
        ("Frau _Müller_ asked.", "asked."),
    ] {
        assert_eq!(told(&mut records, sentence), format!("{mark} {rest}"));
    }
    let other = "The zoe of things";
    assert_eq!(told(&mut records, other), other);
}

#[test]
fn an_address_beside_somebody_shown_tells_of_nobody_else() {
    let mut records = example();
    for sentence in [
        "See https://www.tiktok.com/apple.pdf for it.",
        "See [TikTok](https://apple.com/x) for it.",
        "See [their page](https://tiktok.com/with-roblox) for it.",
        "See <https://apple.com/tiktok> for it.",
    ] {
        let purpose = told(&mut records, sentence);
        let lower = purpose.to_lowercase();
        assert!(!lower.contains("apple") && !lower.contains("roblox"), "{purpose}");
        assert!(purpose.contains("[out of scope]"), "{purpose}");
    }
    let shown = "See https://www.tiktok.com/a.pdf for it.";
    assert_eq!(told(&mut records, shown), shown);
}

#[test]
fn somebody_called_as_a_firm_is_told_from_it() {
    let person = "[withheld: personal data, Art. 4(1)(b)]";
    for (family, sentence, expected) in [
        ("Apple", "Ms Apple asked.", format!("{person} asked.")),
        ("Apple", "Apple Inc. asked.", "[out of scope] asked.".to_owned()),
        ("TikTok", "Ms TikTok asked.", format!("{person} asked.")),
        // The edition is about TikTok, and Europol is no more than shown.
        ("TikTok", "TikTok asked.", "TikTok asked.".to_owned()),
        ("Europol", "Europol asked.", format!("{person}.")),
        ("Zemlik", "Zemlik Ltd asked.", "Zemlik Ltd asked.".to_owned()),
        ("Zemlik", "Zemlik asked.", format!("{person} asked.")),
    ] {
        let mut records = example();
        for person in records.people.iter_mut() {
            if person.id.as_str() == "suzy-loftus" {
                person.name = format!("Suzy {family}");
            }
        }
        assert_eq!(told(&mut records, sentence), expected, "{sentence}");
    }
}

#[test]
fn a_number_beside_a_withheld_name_goes_with_it() {
    let records = example();
    let choice = choice(&records, "public", &["tiktok"]);
    let shown = redacted(&records, &choice);
    let topic = shown.topics.get("trafficking").expect("a topic");
    let told = serde_json::to_string(topic).expect("plain data");
    for withheld in ["59%", "65%", "occurred on"] {
        assert!(!told.contains(withheld), "{told}");
    }
    assert!(told.contains("41%"), "{told}");
    let marks = topic.figures.iter().filter_map(|figure| figure.say.as_ref());
    let marks = marks.filter(|say| say.words == "[out of scope]");
    assert_eq!(marks.count(), 1, "{told}");
}

/// Two companies in one room; what is owed, claimed and awaited names the other one.
const JOINT: &str = "\
kind: meeting
date: 2021-11-30
with: [tiktok, microsoft]
handling: public
summary: They compared tools.
points:
  - them: Tools cost much.
    opens: { id: share-it, kind: promise, by: tiktok, what: Share the scanner with Microsoft, due: 2021-12-24 }
  - them: Tools need care.
    opens: { id: test-it, kind: promise, by: tiktok, what: Test the scanner }
claims:
  - { what: scanners bought from Microsoft, value: \"4,711\" }
  - { what: scanners built, value: \"8,153\" }
";

#[test]
fn what_is_owed_and_claimed_of_a_withheld_company_has_no_day_and_no_number() {
    let scene = Scene::example();
    let id = "2021-11-30-joint";
    scene.write(&format!("data/contacts/{id}.yaml"), JOINT);
    let topic = "data/topics/encryption.yaml";
    let dates = "milestones:\n";
    let more = "  - { what: Microsoft opens its code, expected: 2023-05-17 }\n";
    scene.edit(topic, dates, &format!("{dates}{more}"));
    // Of a joint meeting the report alone lists every figure.
    let words = format!("release {id} --level public --scope tiktok --document meeting-report");
    scene.play(&words).ends(0);
    let visit = "release 2022-01-silicon-valley --level public --scope tiktok";
    scene.play(visit).ends(0);
    let mut all = String::new();
    for folder in [id, "2022-01-silicon-valley"] {
        let folder = scene.path(&format!("output/{folder}/release-public"));
        for file in std::fs::read_dir(folder).expect("an edition") {
            let file = file.expect("a file").path();
            all.push_str(&std::fs::read_to_string(file).expect("text"));
        }
    }
    // Of a figure nobody knows whose it is.
    for told in ["24 December", "Share the scanner", "4,711", "8,153", "17 May 2023", "its code"] {
        assert!(!all.contains(told), "{told}");
    }
    assert!(all.contains("Test the scanner"), "{all}");
}

#[test]
fn an_id_that_holds_a_withheld_name_is_to_be_renamed() {
    let scene = Scene::example();
    let run = scene.play("rename source us-trafficking-report-2020 facebook-report-2020");
    run.ends(0);
    let visit = "release 2022-01-silicon-valley --level public --scope tiktok";
    let run = scene.play(visit).ends(1);
    let hint = "scene-setter rename source facebook-report-2020 NEW";
    assert!(run.err.contains(hint), "{}", run.err);
    assert!(!scene.path("output").exists());
}
