//! The files of an edition → the proof that no withheld name or value stands in them.

use std::collections::BTreeSet;

use super::edition::Wish;
use super::finder::Finder;
use super::folder::ReleaseFile;
use super::leaves::{Leaf, leaves};
use super::plain::run;
use super::proof::only_read;
use super::redact::redact;
use super::told::{Search, Told};
use crate::facts::records::Records;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::report::{At, Report};
use crate::names::Setting;
use crate::names::lexicon::is_word;
use crate::names::name_words::capitalised;
use crate::names::word::folded_words;
use crate::pack::printer::Printer;
use crate::page::templates::BUILT_IN;

/// Proves that no withheld name or value stands in a file. The words of the program are no
/// find, whatever they are: the same bytes come from other values. So whatever is found must
/// stand in a field that is shown, in a template of the house, or in a line by hand.
pub fn nothing_told(
    records: &Records,
    printer: &Printer,
    wish: Wish<'_>,
    (files, read): (&[ReleaseFile], &BTreeSet<RecordKey>),
    report: &mut Report,
) {
    let search = Search::new(records, wish.choice, wish.finder);
    let all: Vec<String> = files.iter().map(ReleaseFile::text).collect();
    let both = files.iter().zip(&all);
    let texts: Vec<&str> = both.flat_map(|(file, text)| [file.path.as_str(), text]).collect();
    labels_named(records, wish.finder, (&texts, read), report);
    let secrets = search.told(&texts, 1);
    if secrets.is_empty() {
        return;
    }
    let said = said(records, printer, wish, read);
    let sayings = said.iter().map(|said| (said.text.as_str(), said.is_fixed));
    let first = search.first_saying(sayings, &secrets);
    let mut mended = BTreeSet::new();
    for (secret, first) in secrets.into_iter().zip(first) {
        let Some(Said { mend, .. }) = first.map(|first| &said[first]) else {
            continue;
        };
        if !mended.insert((secret.at.clone(), mend)) {
            continue;
        }
        let path = &files[secret.text / 2].path;
        let mut lines = texts[secret.text].lines();
        let in_text = secret.text % 2 == 1;
        let at_line = lines.position(|line| in_text && search.says(line, &secret));
        let line = at_line.map_or_else(String::new, |line| format!(":{}", line + 1));
        let Told { words, at, .. } = &secret;
        let message = format!(
            "The edition would tell what `{}` withholds: “{}” stands in {path}{line}.",
            at.record,
            words.trim()
        );
        report.error("release-leak", At::Field(at.clone()), message).hint(mend.clone());
    }
}

/// Finds ids, words and keys of the house in files that hold the name of somebody who is withheld. No
/// mark can stand in their place; and a name in them that is no ordinary word is there by no chance.
/// The ids of people and organisations are signs of theirs, and sought with their names.
fn labels_named(
    records: &Records,
    finder: &Finder,
    (texts, read): (&[&str], &BTreeSet<RecordKey>),
    report: &mut Report,
) {
    let runs: Vec<String> = texts.iter().map(|text| run(text)).collect();
    let is_read = |kind, id: &str| read.contains(&RecordKey::new(kind, id));
    let kinds = [Kind::Contact, Kind::Topic, Kind::Source, Kind::Visit].into_iter();
    let ids = kinds.flat_map(|kind| {
        let ids = records.ids(kind).into_iter();
        let printed = ids.filter(move |id| kind != Kind::Contact || is_read(kind, id));
        // In an address a family name is no other word.
        printed.map(move |id| (FieldPath::new(kind, id, ""), id.to_owned(), format!("{id}.pdf")))
    });
    let settings = &records.settings;
    let lists = [&settings.modes, &settings.organisation_kinds, &settings.source_kinds];
    let house = lists.into_iter().flatten().chain(settings.contact_kinds.all());
    let house = house.map(|word| (FieldPath::new(Kind::Settings, "", ""), word));
    let keys = records.organisations.iter().flat_map(|one| {
        let at = FieldPath::new(Kind::Organisation, one.id.as_str(), "identifiers");
        one.identifiers.keys().map(move |key| (at.clone(), key))
    });
    let labels = house.chain(keys);
    let labels = labels.map(|(at, word)| (at, word.clone(), capitalised(&word.replace('-', " "))));
    for (at, label, read_as) in ids.chain(labels) {
        let mut named = finder.named(&read_as, Setting::Prose).into_iter();
        let is_telling = named.any(|found| {
            found.sure || !folded_words(&read_as[found.range]).iter().all(|word| is_word(word))
        });
        if is_telling && runs.iter().any(|text| text.contains(&run(&label))) {
            let message = format!("The word “{label}” in the edition tells a withheld name.");
            let mend = if read_as.ends_with(".pdf") {
                format!(
                    "give it another with `scene-setter rename {} {label} NEW`",
                    at.record.kind.noun()
                )
            } else {
                "say it otherwise there, and where it is used".to_owned()
            };
            report.error("release-leak", At::Field(at), message).hint(mend);
        }
    }
}

/// Something that an edition may print and that is not the program's own.
struct Said {
    /// What to do where it tells what is withheld.
    mend: String,
    text: String,
    /// Whether it stands in a template: it is the same whatever is withheld.
    is_fixed: bool,
}

fn said(
    records: &Records,
    printer: &Printer,
    wish: Wish<'_>,
    read: &BTreeSet<RecordKey>,
) -> Vec<Said> {
    let redacted = redact(only_read(records, read), wish.choice, wish.finder);
    let (mut said, mut heard) = (Vec::new(), BTreeSet::new());
    leaves(&redacted, None, &mut |Leaf { at, words, .. }| {
        if !heard.insert(words.to_owned()) {
            return;
        }
        let is_id = |kind: &Kind| records.has(*kind, words);
        let mend = match Kind::FOLDERS.into_iter().find(is_id) {
            Some(kind) => {
                let rename = format!("`scene-setter rename {} {words} NEW`", kind.noun());
                format!("an id holds it: give another with {rename}")
            }
            None => format!(
                "`{}` of `{}` repeats it: mark it there too, or say it in other words",
                at.path, at.record
            ),
        };
        said.push(Said { mend, text: words.to_owned(), is_fixed: false });
    });
    let templates = printer.engine().templates();
    for (name, template) in templates.all().filter(|(_, template)| template.own) {
        let built_in = BUILT_IN.iter().find(|(known, _)| *known == name);
        let known: BTreeSet<&str> = built_in.iter().flat_map(|(_, text)| text.lines()).collect();
        let lines = template.text.lines().enumerate().map(|(n, line)| {
            (format!("templates/{name}:{} says it: take it out there", n + 1), line)
        });
        let rename = format!("templates/{name} is called so: give it another name");
        let call = built_in.is_none().then_some((rename, name));
        // A style sheet says nothing but what it puts before or behind something.
        let is_said = |line: &str| !name.ends_with(".css") || line.contains("content");
        let own = lines.filter(|(_, line)| !known.contains(line) && is_said(line));
        said.extend(call.into_iter().chain(own).map(|(mend, text)| Said {
            mend,
            text: text.to_owned(),
            is_fixed: true,
        }));
    }
    for (target, edits) in wish.targets.iter().zip(wish.edits) {
        said.extend(edits.iter().map(|edit| {
            let path = format!("{}:{}", target.markdown(), edit.line);
            let no = "end it with `<!-- release: no -->`";
            let mend = format!("{path} says it, a line written by hand: {no}");
            Said { mend, text: edit.text.clone(), is_fixed: false }
        }));
    }
    said
}
