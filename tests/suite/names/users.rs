//! The table of spellings, held against those who use the finder: check, import and release.

use scene_setter::check::names::Names as CheckNames;
use scene_setter::facts::records::{Gathered, Records};
use scene_setter::facts::resolve::resolve;
use scene_setter::facts::unread::Unread;
use scene_setter::finding::field::{Kind, RecordKey};
use scene_setter::finding::report::Report;
use scene_setter::import::known::Names as ImportNames;
use scene_setter::names::{Certainty, Nature, Setting};
use scene_setter::project::read;
use scene_setter::release::choice::Choice;
use scene_setter::release::choice::Marks;
use scene_setter::release::finder::Finder;
use scene_setter::release::rewrite::Rewriter;

use super::spellings::{Line, table};

/// Makes records in which only the name of a line has to be withheld.
fn records(line: &Line) -> Records {
    let name = serde_json::to_string(&line.name).expect("a name");
    let firm = match line.nature {
        Nature::Person => "name: Quorl Works\nhandling: public\n".to_owned(),
        _ => format!("name: {name}\n"),
    };
    let person = format!("name: {name}\norganisation: quorl\ndisclose: false\n");
    let mut gathered = Gathered::default();
    let house = "name: House of Quays\n".to_owned();
    let mut all = vec![(Kind::Organisation, "house", house), (Kind::Organisation, "quorl", firm)];
    if line.nature == Nature::Person {
        all.push((Kind::Person, "somebody", person));
    }
    for (kind, id, text) in all {
        let id = id.to_owned();
        let mut faults = Vec::new();
        let read = read::record(&RecordKey { kind, id }, &text, &mut faults);
        gathered.extend([read.record.unwrap_or_else(|| panic!("{text}: {faults:?}"))]);
    }
    let settings = read::settings("us: house\n", &mut Vec::new());
    Records::new(settings.record.expect("settings"), gathered)
}

/// Says what release makes of a sentence otherwise than the table says it should.
fn release(line: &Line) -> Option<String> {
    let records = records(line);
    let scope = match line.nature {
        Nature::Person => Default::default(),
        _ => ["house".parse().expect("an id")].into(),
    };
    let choice = Choice::new(&records, "public", scope).expect("a level");
    let finder = Finder::new(&records, &choice);
    let marks = Marks::new(&records.settings);
    let mut text = line.text.clone();
    Rewriter::new(&finder, &marks, &records.settings).rewrite(&mut text);
    let marked = marks.all().iter().any(|mark| text.contains(mark));
    let named = line.named.as_ref().is_some_and(|named| text.contains(named));
    let whole = marks.all().iter().any(|mark| {
        let rest = text.strip_prefix(mark.as_str());
        rest.is_some_and(|rest| !rest.contains(char::is_alphanumeric))
    });
    let right = match line.sign {
        '-' => text == line.text,
        '?' => whole,
        _ => marked && !named && finder.found(&text).is_empty(),
    };
    (!right).then_some(text)
}

#[test]
fn release_withholds_every_spelling() {
    let table = table();
    let told = table.iter().filter_map(|line| {
        let text = release(line)?;
        Some(format!("{}: {} {:?}: {text:?}", line.name, line.sign, line.text))
    });
    let wrong: Vec<String> = told.collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn check_and_import_find_every_whole_name_and_no_word() {
    let mut wrong = Vec::new();
    for line in table() {
        let records = records(&line);
        let kind = match line.nature {
            Nature::Person => Kind::Person,
            _ => Kind::Organisation,
        };
        let import = !ImportNames::new(&records).find(&line.text, kind).is_empty();
        let facts = resolve(records, &Unread::default(), &mut Report::default());
        let names = CheckNames::new(&facts);
        let mentions = names.known.mentions(&line.text, Setting::Prose);
        let check = mentions.iter().any(|one| one.certainty == Certainty::Name);
        let right = match line.sign {
            '*' => check && import,
            '-' => !check,
            _ => true,
        };
        if !right {
            let Line { name, sign, text, .. } = &line;
            wrong.push(format!("{name}: {sign} {text:?}: {check} {import}"));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
