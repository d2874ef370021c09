//! An edition → the proof that it tells nothing of what it withholds.

use std::collections::BTreeSet;

use super::choice::Choice;
use super::edition::{Edition, Made, Wish, edition};
use super::finder::Finder;
use super::part::{Change, Part};
use super::redact::redact;
use super::rule::MARK;
use super::vary::vary;
use crate::facts::records::Records;
use crate::facts::resolve::resolve;
use crate::facts::unread::Unread;
use crate::finding::field::{Kind, RecordKey};
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
    let read = records_read(records, printer, wish);
    let mut both = editions(records, &|| only_read(records, &read), printer, wish, report)?;
    if !both.iter().all(|edition| edition.read.is_subset(&read)) {
        both = editions(records, &|| records.clone(), printer, wish, report)?;
    }
    agree(&both, report);
    let [made, _] = both;
    (!report.has_errors()).then_some(made)
}

/// Proves that two editions, and what templates saw to make them, are the same.
pub fn agree([made, other]: &[Edition; 2], report: &mut Report) {
    same_bytes(&made.made, &other.made, report);
    if made.inputs != other.inputs {
        let message = "What templates see depends on what is withheld.";
        report.error("release-leak", At::Nowhere, message).hint(
            "please report it with the facts if you can: this is a fault of the program".to_owned(),
        );
    }
}

fn editions(
    records: &Records,
    shown: &dyn Fn() -> Records,
    printer: &Printer,
    wish: Wish<'_>,
    report: &mut Report,
) -> Option<[Edition; 2]> {
    // Two editions of one store take the memory of one, if the first is let go before the second.
    let made = edition(redact(shown(), wish.choice, wish.finder), printer, wish, report)?;
    let other = edition(varied(shown(), records, wish.choice, wish.finder), printer, wish, report)?;
    Some([made, other])
}

/// Finds which records the documents read, once the marks have decided. Their prose has to be
/// read for names, and that of no other: a project has many records, and an edition a few.
fn records_read(records: &Records, printer: &Printer, wish: Wish<'_>) -> BTreeSet<RecordKey> {
    let redacted = redact(only_read(records, &BTreeSet::new()), wish.choice, wish.finder);
    let facts = resolve(redacted, &Unread::default(), &mut Report::default()).noting();
    for target in wish.targets {
        brief(&facts, printer.documents(), target, wish.as_of);
    }
    facts.records_read()
}

/// Leaves out the prose of contacts, organisations and people that no document reads.
pub fn only_read(records: &Records, read: &BTreeSet<RecordKey>) -> Records {
    let unread = |kind, id: &str| !read.contains(&RecordKey::new(kind, id));
    let mut out = records.clone();
    for one in out.contacts.iter_mut().filter(|one| unread(Kind::Contact, one.id.as_str())) {
        one.change(&mut Blank);
    }
    let organisations = out.organisations.iter_mut();
    for one in organisations.filter(|one| unread(Kind::Organisation, one.id.as_str())) {
        one.about.change(&mut Blank);
        one.lines.change(&mut Blank);
        one.notes.change(&mut Blank);
        one.assessment.change(&mut Blank);
    }
    for one in out.people.iter_mut().filter(|one| unread(Kind::Person, one.id.as_str())) {
        one.bio.change(&mut Blank);
        one.note.change(&mut Blank);
    }
    out
}

struct Blank;

impl Change for Blank {
    fn words(&mut self, words: &mut String) {
        // Taken over by `clone_into`, the memory of what stood there would stay.
        *words = MARK.to_owned();
    }

    // Others name them too.
    fn typed(&mut self, _: &mut String) {}
}

/// Redacts the same records with other withheld values.
fn varied(shown: Records, records: &Records, choice: &Choice, finder: &Finder) -> Records {
    let others = finder.under_other_names(records, choice);
    redact(vary(shown, records, choice, finder), choice, &others)
}

/// Redacts records, and the same records with other withheld values.
pub fn sides(records: &Records, choice: &Choice, finder: &Finder) -> [Records; 2] {
    [redact(records.clone(), choice, finder), varied(records.clone(), records, choice, finder)]
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
            let here = |text: &str| text.lines().nth(line - 1).unwrap_or_default().to_owned();
            report
                .error("release-leak", At::Path(format!("{file}:{line}")), message)
                .hint(format!("it reads “{}”, or else “{}”", here(&one_text), here(&other_text)))
                .hint("a template may not count, measure or order what is withheld".to_owned());
        }
    }
}
