//! An edition → the proof that it tells nothing of what it withholds.

use std::collections::BTreeSet;

use super::choice::Choice;
use super::edition::{Edition, Made, Wish, edition};
use super::finder::Finder;
use super::folder::ReleaseFile;
use super::reach::Reach;
use super::redact::redact;
use super::texts::texts;
use super::told::{Search, Told, Values};
use super::vary::vary;
use crate::facts::records::Records;
use crate::facts::resolve::resolve;
use crate::facts::unread::Unread;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::{At, Report};
use crate::pack::make::brief;
use crate::pack::printer::Printer;

/// Makes the documents of an edition, and proves that no byte of them depends on what is
/// withheld.
pub fn proved(
    records: &Records,
    printer: &Printer,
    wish: Wish<'_>,
    report: &mut Report,
) -> Option<Edition> {
    let make = |reach: &Reach, report: &mut Report| {
        let [redacted, varied] = sides(records, wish.choice, wish.finder, reach);
        let made = edition(redacted, printer, wish, report)?;
        Some([made, edition(varied, printer, wish, report)?])
    };
    let mut reach = reached(records, printer, wish);
    let mut both = make(&reach, report)?;
    if both
        .iter()
        .any(|edition| !reach.holds(edition.read.iter().map(String::as_str)))
    {
        reach = Reach::All;
        both = make(&reach, report)?;
    }
    let [made, other] = both;
    same_bytes(&made.made, &other.made, report);
    if made.inputs != other.inputs {
        let sides = sides(records, wish.choice, wish.finder, &reach);
        let [one, other] = sides.map(|records| texts(&records));
        let mut both = one.into_iter().zip(other);
        let differs = both.find(|(one, other)| one != other);
        let at = differs.map_or(At::Nowhere, |((at, _), _)| At::Field(at));
        let message = "What templates see depends on what is withheld.";
        report.error("release-leak", at, message).hint(
            "please report it with the facts if you can: this is a fault of the program"
                .to_owned(),
        );
    }
    (!report.has_errors()).then_some(made)
}

/// Finds which contacts the documents read, once the marks have decided. Their prose has to be
/// read for names, and that of no other.
fn reached(records: &Records, printer: &Printer, wish: Wish<'_>) -> Reach {
    let none = Reach::These(BTreeSet::new());
    let redacted = redact(records, wish.choice, wish.finder, &none);
    let facts = resolve(redacted, &Unread::default(), &mut Report::default()).noting();
    for target in wish.targets {
        brief(&facts, printer.documents(), target, wish.as_of);
    }
    Reach::These(facts.contacts_read())
}

/// Redacts records, and the same records with other withheld values.
pub fn sides(
    records: &Records,
    choice: &Choice,
    finder: &Finder,
    reach: &Reach,
) -> [Records; 2] {
    let redacted = redact(records, choice, finder, reach);
    let (varied, others) = vary(records, choice, finder, &redacted, reach);
    let other = redact(&varied, choice, &others, reach);
    [redacted, other]
}

/// Proves that an edition is the same for other withheld values.
pub fn same_bytes(made: &[Made], other: &[Made], report: &mut Report) {
    for (one, other) in made.iter().zip(other) {
        for (one_file, other_file) in one.files.iter().zip(&other.files) {
            if one_file.bytes == other_file.bytes {
                continue;
            }
            let [one_text, other_text] = [one_file.text(), other_file.text()];
            let pairs = one_text.lines().zip(other_text.lines());
            let line = pairs.take_while(|(one, other)| one == other).count() + 1;
            let file = one_file.format.name(&one.document);
            let message = format!(
                "Line {line} of {file} depends on what is withheld: made from other \
                 withheld values, or another number of them, it reads otherwise."
            );
            let here =
                |text: &str| text.lines().nth(line - 1).unwrap_or_default().to_owned();
            report
                .error("release-leak", At::Path(format!("{file}:{line}")), message)
                .hint(format!(
                    "it reads “{}”, or else “{}”",
                    here(&one_text),
                    here(&other_text)
                ))
                .hint(
                    "a template may not count, measure or order what is withheld"
                        .to_owned(),
                );
        }
    }
    if made.len() != other.len() {
        report.error(
            "release-leak",
            At::Nowhere,
            "The number of documents depends on what is withheld.",
        );
    }
}

/// Where a text comes from that an edition may print.
enum Origin {
    /// A field that is shown.
    Field(FieldPath),
    /// A line of one of the house's own templates.
    Template(String),
    /// The name of one, which is that of a document and of its files.
    Name(String),
    /// A line that a person wrote into a pack.
    Edit(String),
}

/// Proves that no withheld name or value stands in a file. The words of the program are no
/// find, whatever they are: the same bytes come from other values. So whatever is found must
/// stand in a field that is shown, in a template of the house, or in a line by hand.
pub fn nothing_told(
    records: &Records,
    printer: &Printer,
    wish: Wish<'_>,
    (files, reach): (&[ReleaseFile], &Reach),
    report: &mut Report,
) {
    let search = Search::new(records, wish.choice, wish.finder);
    let read: Vec<String> = files.iter().map(ReleaseFile::text).collect();
    let both = files.iter().zip(&read);
    let texts: Vec<&str> = both
        .flat_map(|(file, text)| [file.path.as_str(), text])
        .collect();
    let secrets = search.told(&texts, Values::All);
    if secrets.is_empty() {
        return;
    }
    let said = said(records, printer, wish, reach);
    let mut mended = BTreeSet::new();
    for secret in secrets {
        let saying = said.iter().find(|(_, text)| search.says(text, &secret));
        let Some((origin, text)) = saying else {
            continue;
        };
        let mend = mend(records, origin, text);
        if !mended.insert((secret.at.clone(), mend.clone())) {
            continue;
        }
        let path = &files[secret.text / 2].path;
        let mut lines = texts[secret.text].lines();
        let in_text = secret.text % 2 == 1;
        let line = lines.position(|line| in_text && search.says(line, &secret));
        let line = line.map_or_else(String::new, |line| format!(":{}", line + 1));
        let Told { words, at, .. } = &secret;
        let message = format!(
            "The edition would tell what `{}` withholds: “{}” stands in {path}{line}.",
            at.record,
            words.trim()
        );
        report
            .error("release-leak", At::Field(at.clone()), message)
            .hint(mend);
    }
}

/// Collects whatever an edition may print that is not the program's own.
fn said(
    records: &Records,
    printer: &Printer,
    wish: Wish<'_>,
    reach: &Reach,
) -> Vec<(Origin, String)> {
    let fields = texts(&redact(records, wish.choice, wish.finder, reach)).into_iter();
    let mut said: Vec<(Origin, String)> =
        fields.map(|(at, text)| (Origin::Field(at), text)).collect();
    let templates = printer.engine().templates();
    for (name, template) in templates.all().filter(|(_, template)| template.own) {
        said.push((Origin::Name(format!("templates/{name}")), name.to_owned()));
        let lines = template.text.lines().enumerate();
        said.extend(lines.map(|(n, line)| {
            let path = format!("templates/{name}:{}", n + 1);
            (Origin::Template(path), line.to_owned())
        }));
    }
    for (target, edits) in wish.targets.iter().zip(wish.edits) {
        said.extend(edits.iter().map(|edit| {
            let path = format!("{}:{}", target.markdown(), edit.line);
            (Origin::Edit(path), edit.text.clone())
        }));
    }
    said
}

/// Says what to do about a text that tells what is withheld.
fn mend(records: &Records, origin: &Origin, text: &str) -> String {
    match origin {
        Origin::Field(at) => {
            let is_id = |kind: &Kind| records.ids(*kind).contains(&text);
            match Kind::FOLDERS.into_iter().find(is_id) {
                Some(kind) => format!(
                    "an id holds it: give another with `scene-setter rename {} {text} NEW`",
                    kind.noun()
                ),
                None => format!(
                    "`{}` of `{}` repeats it: mark it there too, or say it in other words",
                    at.path, at.record
                ),
            }
        }
        Origin::Template(path) => format!("{path} says it: take it out there"),
        Origin::Name(path) => format!("{path} is called so: give it another name"),
        Origin::Edit(path) => format!(
            "{path} says it, a line written by hand: end it with `<!-- release: no -->`"
        ),
    }
}
