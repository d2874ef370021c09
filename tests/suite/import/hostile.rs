//! Damaged texts, and many of them: no panic, every draft reads, every fault has its name.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use scene_setter::facts::records::{Gathered, Records};
use scene_setter::facts::settings::Settings;
use scene_setter::facts::unread::Unread;
use scene_setter::finding::text::Sources;
use scene_setter::import::known::Known;
use scene_setter::import::{Original, Wishes, import};
use scene_setter::project::photos::Photos;
use scene_setter::project::{Project, read};

use super::{cases, project};

/// Imports bytes under a name into a project that knows nobody; every draft must read.
fn holds(name: &str, bytes: &[u8]) {
    let settings: Settings = read::settings("", &mut Vec::new()).record.expect("the defaults");
    let records = Records::new(settings, Gathered::default());
    let project = Project {
        sources: Sources::default(),
        files: BTreeMap::new(),
        stamps: BTreeMap::new(),
        records,
        unread: Unread::default(),
        templates: Vec::new(),
        photos: Photos::default(),
        bones: None,
        proof: None,
    };
    let mut known = Known::new(&project);
    let found = import(&Original { name, bytes }, &Wishes::default(), &mut known);
    for draft in &found.drafts {
        let mut faults = Vec::new();
        let record = read::record(&draft.key, &draft.text, &mut faults).record;
        assert!(record.is_some() && faults.is_empty(), "{faults:?}\n{}", draft.text);
    }
    assert!(!found.drafts.is_empty() || !found.doubts.found().is_empty());
}

pub fn rounds() -> u32 {
    std::env::var("IMPORT_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: rounds(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_a_draft(
        parts in prop::collection::vec(prop::sample::select(vec![
            "From: A B <a@b.c>\n", "To:\n", "Subject: Call with X: \"y\" # z\n", "Date: 3 May 2025\n", "\n",
            "- them: {a: [b", "[REDACTED], Head of X (online)\n", "Participants: A B, C D;\n", "Monday 3 May 2025 (venue: x)\n",
            "Meeting with X\n", "SCENE SETTER\n", "Main objective\n", "\u{85}\u{2028}\t", "\\\"'`|>%@&*!", "COM: ,\n", "15.15 – 16.15\n",
            "no\n", "~", "é", "We said so. They asked why?\n", "BEGIN:VEVENT\n", "DTSTART:20260101T000000Z\n", "END:VEVENT\n",
        ]), 0..40),
        noise in any::<String>(),
        at in any::<prop::sample::Index>(),
        ending in prop::sample::select(vec!["txt", "eml", "md", "ics", "vcf"]),
    ) {
        let mut text = parts;
        let at = at.index(text.len() + 1);
        text.insert(at, &noise);
        holds(&format!("x.{ending}"), text.concat().as_bytes());
    }

    #[test]
    fn no_damage_to_a_mail_goes_unsaid(
        place in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..12),
        cut in any::<prop::sample::Index>(),
        which in any::<prop::sample::Index>(),
    ) {
        let all = cases();
        let case = &all[which.index(all.len())];
        let mut mail = fs::read(&case.input).unwrap();
        let place = place.index(mail.len());
        mail.splice(place..place, bytes);
        mail.truncate(cut.index(mail.len()) + 1);
        holds(case.input.file_name().unwrap().to_str().unwrap(), &mail);
    }
}

#[test]
fn what_is_wrong_with_a_mail_is_named() {
    let head = "From: a@b.example\nSubject: Call with Palisade, 3 May 2025\n";
    let part = "Content-Type: text/plain; charset=";
    let base64 = "utf-8\nContent-Transfer-Encoding: base64\n\n@@!!\n";
    for (mail, named) in [
        (String::new(), "This is no mail"),
        ("\u{1}\u{2}\n\n\u{3}".into(), "neither sender nor date nor subject"),
        (format!("{head}Date: Tue, 99 Foo 2025\n\nPalisade agreed.\n"), "99 Foo 2025` is no date"),
        (format!("{head}{part}klingon\n\nPalisade agreed.\n"), "No encoding is called `klingon`"),
        (format!("{head}{part}{base64}"), "not encoded as it says"),
        (
            format!("{head}Content-Type: multipart/mixed; boundary=x\n\n--y\nHi\n"),
            "has no parts where it says",
        ),
    ] {
        let scene = project();
        scene.write("a.eml", &mail);
        let run = scene.run(&["import", "a.eml"]);
        assert!(run.status > 0, "{mail:?}: {}", run.err);
        assert!(run.err.contains(named), "{mail:?}: {}", run.err);
    }
}

#[test]
fn many_mails_are_imported_one_after_another() {
    let count: usize =
        std::env::var("IMPORT_MAILS").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    let scene = project();
    for n in 0..count {
        let (day, month) = (n % 28 + 1, n / 28 % 12 + 1);
        let text = format!(
            "From: A B <a@b.example>\nTo: C D <c@d.example>\nDate: Mon, 5 May 2025 10:00:00 +0000\n\
             Subject: Call with Palisade\n\nOn {day:02}/{month:02}/2024, a call took place to discuss berth {n}.\n\n\
             - Palisade asked for berth {n}.\n"
        );
        scene.write(&format!("post/{n:05}.eml"), &text);
    }
    let run = scene.run(&["import", "post"]);
    assert!(
        run.err.contains(&format!("{count} files read: {} records drafted", 2 * count)),
        "{}",
        run.err
    );
    scene.run(&["build"]).ends(0);
}

/// So many damaged versions of each original are tried; `IMPORT_CASES` asks for more.
const DAMAGES: u32 = 6;

#[test]
fn damaged_originals_break_no_draft() {
    let mut seed: u64 = 0x5eed;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        usize::try_from(seed >> 33).unwrap_or(0) % below.max(1)
    };
    let rounds = rounds().div_ceil(64) * DAMAGES;
    for case in cases() {
        let name = case.input.file_name().unwrap().to_str().unwrap();
        let whole = fs::read(&case.input).unwrap();
        for _ in 0..rounds {
            let mut bytes = whole.clone();
            for _ in 0..=next(4) {
                let (from, to) = (next(bytes.len()), next(bytes.len()));
                let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 200));
                let piece = bytes[from..to].to_vec();
                match next(4) {
                    0 => drop(bytes.drain(from..to)),
                    1 => bytes.splice(from..from, piece).for_each(drop),
                    2 => bytes.truncate(to),
                    _ => bytes[from..to].iter_mut().for_each(|byte| *byte ^= 1 << next(8)),
                }
            }
            holds(name, &bytes);
        }
    }
}
