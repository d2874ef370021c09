//! Names of two thousand shapes, each in fifty strings, in whole editions with both proofs: no
//! name goes out, and no edition is stopped.
//!
//! The suite makes a few of them; `SCENE_SETTER_ALL=1` makes all two hundred.

use std::env;

use scene_setter::facts::records::{Gathered, Records};
use scene_setter::finding::field::{Kind, RecordKey};
use scene_setter::names::fold::folded;
use scene_setter::pack::printer::Printer;
use scene_setter::project::read;

use super::{choice, printer, released, target};
use crate::names::generated::{FRAMES, written};
use crate::names::shapes::{Name, Script, names};

const NAMES: usize = 2000;
const PEOPLE: usize = 10;
const STRINGS: usize = 50;

/// Makes records of ten people whose names are withheld, and a talk in which each is named in
/// fifty ways.
fn records(first: usize, names: &[Name]) -> Records {
    let mut all = vec![
        (Kind::Organisation, "house".to_owned(), "name: House of Quays\n".to_owned()),
        (Kind::Organisation, "quorl".to_owned(), "name: Quorl Works\n".to_owned()),
    ];
    let mut talk =
        "kind: call\ndate: 2030-01-02\nwith: quorl\nhandling: public\npoints:\n".to_owned();
    for (n, name) in names.iter().enumerate() {
        let person =
            format!("name: {}\norganisation: quorl\ndisclose: false\n", quoted(&name.whole()));
        all.push((Kind::Person, format!("guest-{n}"), person));
        let ways: Vec<String> = (0..32).filter_map(|way| written(name, way)).collect();
        for k in 0..STRINGS {
            let way = &ways[k % ways.len()];
            let frame = FRAMES[((first + n) * 7 + k * 11) % FRAMES.len()];
            // A line ends a row of a table.
            let frame = match way.contains('\n') {
                true => frame.replace('|', "/"),
                false => frame.to_owned(),
            };
            let text = quoted(&frame.replace("{}", way));
            talk.push_str(&format!("  - us: {text}\n"));
        }
    }
    all.push((Kind::Contact, "talk".to_owned(), talk));
    let mut gathered = Gathered::default();
    for (kind, id, text) in all {
        let mut faults = Vec::new();
        let read = read::record(&RecordKey { kind, id }, &text, &mut faults);
        gathered.extend([read.record.unwrap_or_else(|| panic!("{text}: {faults:?}"))]);
    }
    let settings = read::settings("us: house\n", &mut Vec::new());
    Records::new(settings.record.expect("settings"), gathered)
}

fn quoted(words: &str) -> String {
    serde_json::to_string(words).expect("words")
}

/// Returns the letters of a text alone.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    folded(&letters.collect::<String>()).into_owned()
}

/// Says whether a page has the letters of a name, in one row or as words of it.
fn has(page: &str, row: &str, part: &str) -> bool {
    let wanted = letters(part);
    let long = wanted.chars().count() >= 6 || !wanted.is_ascii();
    let mut words = page.split(|c: char| !c.is_alphanumeric());
    long && row.contains(&wanted) || words.any(|word| folded(word) == wanted)
}

fn leaks(first: usize, names: &[Name], printer: &Printer) -> Vec<String> {
    let records = records(first, names);
    let choice = choice(&records, "public", &[]);
    let made = released(&records, printer, &choice, &[target("talk", "meeting-report")]);
    let made = match made {
        Ok(made) => made,
        Err(report) => return vec![format!("{first} stopped: {:#?}", report.found())],
    };
    let page = &made[0].markdown;
    let row = letters(page);
    let told = names.iter().filter(|name| {
        // One sign of a script without spaces is a word of many other names.
        let parts = match name.script {
            Script::Han | Script::Kana | Script::Hangul => vec![name.whole()],
            _ => vec![name.given.clone(), name.family.clone()],
        };
        parts.iter().any(|part| has(page, &row, part))
    });
    told.map(|name| format!("{first}: {} in {page}", name.whole())).collect()
}

#[test]
fn no_name_of_any_shape_goes_out() {
    let step = match env::var_os("SCENE_SETTER_ALL") {
        Some(_) => 1,
        None => 67,
    };
    let names = names(NAMES);
    let printer = printer(&records(0, &names[..1]), &[]);
    let editions = names.chunks(PEOPLE).enumerate().step_by(step);
    let told = editions.flat_map(|(n, names)| leaks(n * PEOPLE, names, &printer));
    let told: Vec<String> = told.collect();
    assert!(told.is_empty(), "{}:\n{}", told.len(), told[..told.len().min(9)].join("\n"));
}
