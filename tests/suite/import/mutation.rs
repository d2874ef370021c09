//! Mails, notes, calendars and cards, damaged in every way that a line can be: no panic, no project that
//! was sound is broken, no word is lost. `IMPORT_CASES=10000` tries more of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use scene_setter::facts::records::{Gathered, Records};
use scene_setter::facts::resolve::resolve;
use scene_setter::facts::unread::Unread;
use scene_setter::finding::field::{Kind, RecordKey};
use scene_setter::finding::report::Report;
use scene_setter::import::known::Known;
use scene_setter::import::{Imported, Original, Wishes, import};
use scene_setter::project::load::load;
use scene_setter::project::{Project, read};

use super::hostile::rounds;
use super::{cases, project, words};

/// Sentences of an author, and how a program heads what is quoted below them.
const SAYS: [&str; 6] = [
    "We need berth 7",
    "Our ships wait",
    "I asked for light",
    "Wir warten",
    "Nous attendons",
    "We said no",
];
const HEADS: [&str; 6] = [
    "On 3 Feb 2026, {} wrote:",
    "Am 03.02.2026 um 09:12 schrieb {}:",
    "Le 3 février 2026, {} a écrit :",
    "2026-02-03 17:12 GMT+01:00 {}:",
    "---- On Wed, 3 Feb 2026 14:02:50 +0530 {} wrote ----",
    "Op 3 feb 2026 schreef {}:",
];
const OURS: &str = "Tomas Weller <tomas.weller@norrvik.example>";
const THEIRS: &str = "Lena Foss <lena.foss@palisade.example>";

/// The records after an import: drafts added, changes made.
fn after(project: &Project, found: &Imported) -> Report {
    let mut texts: BTreeMap<RecordKey, &str> = BTreeMap::new();
    for (key, file) in &project.files {
        texts.insert(key.clone(), project.sources.file(*file).text());
    }
    for draft in &found.drafts {
        let before = texts.insert(draft.key.clone(), &draft.text);
        assert!(before.is_none(), "{} is there already", draft.key);
    }
    for change in &found.changes {
        texts.insert(change.key.clone(), &change.now);
    }
    let mut gathered = Gathered::default();
    for (key, text) in texts.iter().filter(|(key, _)| key.kind != Kind::Settings) {
        let mut faults = Vec::new();
        let record = read::record(key, text, &mut faults).record;
        assert!(faults.is_empty(), "{key}: {faults:?}\n{text}");
        gathered.extend(record);
    }
    let records = Records::new(project.records.settings.clone(), gathered);
    let mut report = Report::default();
    resolve(records, &Unread::default(), &mut report);
    report
}

fn holds(project: &Project, name: &str, bytes: &[u8]) {
    let mut known = Known::new(project);
    let found = import(&Original { name, bytes }, &Wishes::default(), &mut known);
    let report = after(project, &found);
    assert!(!report.has_errors(), "{:?}", report.found());
    let is_copied = found.drafts.iter().any(|draft| draft.copy.is_some());
    let is_said = !found.doubts.found().is_empty() || !found.on_file.is_empty();
    assert!(is_said || !found.drafts.is_empty() || !found.changes.is_empty());
    if is_copied || is_said {
        return;
    }
    let drafts = found.drafts.iter().map(|draft| draft.text.as_str());
    let changes = found.changes.iter().map(|change| change.now.as_str());
    let kept: String = drafts.chain(changes).collect();
    let kept: BTreeSet<String> = words(&kept).collect();
    let text = String::from_utf8_lossy(bytes);
    let is_plain = !text.contains('\u{fffd}')
        && !["=", "BASE64", "data:", "\n ", "\n\t", "\u{feff}", "\\"]
            .iter()
            .any(|sign| text.contains(sign))
        && !text.contains(|c: char| c.is_control() && c != '\n' && c != '\r');
    if is_plain && text.trim_start().to_uppercase().starts_with("BEGIN:VCARD") {
        let end = text.to_uppercase().rfind("END:VCARD").unwrap_or(text.len());
        for word in words(text.get(..end).unwrap_or_default()) {
            let marks = ["begin", "vcard", "end"].contains(&word.to_lowercase().as_str());
            assert!(marks || kept.contains(&word), "{word} of\n{text}\nin\n{kept:?}");
        }
    }
}

/// Damages a file: a line is taken out, doubled, moved, cut or put in from another file,
/// or a byte is changed.
fn damage(bytes: &[u8], other: &[u8], how: &[(u8, Index, Index, u8)]) -> Vec<u8> {
    let split = |bytes: &[u8]| -> Vec<Vec<u8>> {
        bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect()
    };
    let (mut lines, others) = (split(bytes), split(other));
    for (kind, at, to, byte) in how {
        if lines.is_empty() {
            break;
        }
        let place = at.index(lines.len());
        match kind % 7 {
            0 => drop(lines.remove(place)),
            1 => lines.insert(place, lines[place].clone()),
            2 => {
                let line = lines.remove(place);
                lines.insert(to.index(lines.len() + 1), line);
            }
            3 if !others.is_empty() => {
                lines.insert(place, others[to.index(others.len())].clone());
            }
            4 => {
                let length = lines[place].len();
                lines[place].truncate(to.index(length + 1));
            }
            5 => {
                let length = lines[place].len();
                let at = to.index(length.max(1));
                if let Some(old) = lines[place].get_mut(at) {
                    *old = *byte;
                }
            }
            _ => {
                let length = lines[place].len();
                lines[place].insert(to.index(length + 1), *byte);
            }
        }
    }
    lines.concat()
}

const KINDS: [&str; 4] = ["eml", "txt", "ics", "vcf"];

fn of_kind(ending: &str) -> Vec<Vec<u8>> {
    let cases = cases();
    let inputs = cases.iter().map(|case| &case.input);
    let inputs = inputs.filter(|path| path.extension().is_some_and(|e| e == ending));
    inputs.map(|path| fs::read(path).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: rounds(),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(14),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_damage_to_a_file_breaks_a_project(
        kind in any::<Index>(),
        which in any::<Index>(),
        other in any::<Index>(),
        how in prop::collection::vec(any::<(u8, Index, Index, u8)>(), 1..6),
    ) {
        thread_local! {
            static PROJECT: (super::Scene, Project, [Vec<Vec<u8>>; 4]) = {
                let scene = project();
                let project = load(&scene.path(""), &mut Report::default());
                (scene, project, KINDS.map(of_kind))
            };
        }
        PROJECT.with(|(_, project, kinds)| {
            let kind = kind.index(KINDS.len());
            let files = &kinds[kind];
            let file = &files[which.index(files.len())];
            let damaged = damage(file, &files[other.index(files.len())], &how);
            holds(project, &format!("x.{}", KINDS[kind]), &damaged);
        });
    }

    #[test]
    fn nobody_speaks_with_the_mouth_of_another(
        own in prop::collection::vec((0..SAYS.len(), 0..4_usize), 1..6),
        quoted in prop::collection::vec((0..SAYS.len(), 0..4_usize), 0..6),
        head in 0..HEADS.len(),
        is_ours in any::<bool>(),
        is_report in any::<bool>(),
    ) {
        thread_local! {
            static PROJECT: (super::Scene, Project) = {
                let scene = project();
                let project = load(&scene.path(""), &mut Report::default());
                (scene, project)
            };
        }
        let lines = |said: &[(usize, usize)], sign: &str, word: &str| -> String {
            let mark = ["", "- ", "1) ", "\n"];
            let line = |(at, how): &(usize, usize)| {
                format!("{sign}{}{}, {word}.\n", mark[*how].replace('\n', ""), SAYS[*at])
            };
            said.iter().map(line).collect()
        };
        let (from, other) = if is_ours { (OURS, THEIRS) } else { (THEIRS, OURS) };
        let subject = if is_report { "Report of a call with Palisade, 3 February 2026" } else { "Re: berth" };
        let mail = format!(
            "From: {from}\nTo: {other}\nDate: Fri, 6 Feb 2026 08:55:00 +0100\nSubject: {subject}\n\n{}\n{}\n{}",
            lines(&own, "", "alpha"),
            HEADS[head].replace("{}", other),
            lines(&quoted, "> ", "beta"),
        );
        PROJECT.with(|(_, project)| {
            let mut known = Known::new(project);
            let original = Original { name: "x.eml", bytes: mail.as_bytes() };
            let found = import(&original, &Wishes::default(), &mut known);
            let texts: String = found.drafts.iter().map(|draft| draft.text.as_str()).collect();
            let (own, other) = if is_ours { ("us", "them") } else { ("them", "us") };
            for line in texts.lines().map(str::trim) {
                let is = |side: &str| line.starts_with(&format!("- {side}: "));
                assert!(!(is(other) && line.contains("alpha")), "{line}\n{mail}\n{texts}");
                assert!(!(is(own) && line.contains("beta")), "{line}\n{mail}\n{texts}");
            }
            let all = lines_in(&mail);
            let kept: BTreeSet<String> = words(&texts).collect();
            assert!(all.iter().all(|word| kept.contains(word)), "{mail}\n{texts}");
        });
    }
}

/// The words of the sentences of a mail.
fn lines_in(mail: &str) -> Vec<String> {
    let (_, body) = mail.split_once("\n\n").unwrap_or_default();
    let lines = body.lines().map(|line| line.trim_start_matches(['>', ' ', '-']));
    let lines = lines.map(|line| line.strip_prefix("1) ").unwrap_or(line).to_owned());
    lines.flat_map(|line| words(&line).collect::<Vec<_>>()).collect()
}
