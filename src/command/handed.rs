//! `handed`: which edition of a pack a reader holds from now on.

use std::path::Path;

use chrono::NaiveDate;

use super::held::{doubt_reader, person, targets};
use super::letter::{Letter, write};
use super::screen::Screen;
use super::start::Start;
use super::{Outcome, Ready, packs, ready, today};
use crate::cli::packs::HandedArgs;
use crate::facts::person::Person;
use crate::finding::report::{At, Report};
use crate::handed::edition::Edition;
use crate::handed::ground::Ground;
use crate::merge::markers;
use crate::pack::target::Target;
use crate::publish;
use crate::why::built::Built;

pub fn handed(start: &Start, args: &HandedArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let Ok(on) = today::day(args.on.as_deref(), &mut report) else {
        return screen.refuse(&report);
    };
    let Ready { root, opened } = ready(start, screen, &mut report)?;
    let built = Built::new(opened);
    let day = on.unwrap_or_else(today::today).to_string();
    if let Some(person) = person(&built, &args.to, &mut report) {
        let document = args.document.as_deref();
        let targets = targets(&built, &args.id, document, &mut report);
        let editions = lying(&root, &targets, (person, &day), &mut report);
        // First the mail: what could not be written was not handed out.
        if let Some(file) = args.eml.as_deref().filter(|_| !report.has_errors()) {
            let letter = editions.first().filter(|_| editions.len() == 1);
            match letter {
                Some(edition) => {
                    let letter = Letter { target: &edition.target, to: person, addendum: None };
                    write(start, &root, &built, &letter, file, screen, &mut report);
                }
                None => several(&editions, &mut report),
            }
        }
        if !report.has_errors() {
            for edition in &editions {
                doubt_reader(&built, person, &edition.text, &mut report);
                note(&root, &built, edition, person, screen, &mut report);
            }
        }
    }
    screen.faults(&report, Some(&built.opened.project));
    (!report.has_errors()).then_some(Outcome::Done)
}

fn several(editions: &[Edition], report: &mut Report) {
    let names: Vec<&str> = editions.iter().map(|one| one.target.document.as_str()).collect();
    report
        .error("bad-place", At::Nowhere, "A mail holds one pack.")
        .hint(format!("name it with --document: {}", names.join(", ")));
}

/// Reads the packs that lie in output/.
fn lying(
    root: &Path,
    targets: &[Target],
    (person, day): (&Person, &str),
    report: &mut Report,
) -> Vec<Edition> {
    let mut editions = Vec::new();
    for target in targets {
        let Some(on_disk) = packs::on_disk(root, target, report) else {
            continue;
        };
        let base = on_disk.base.known();
        let text = on_disk.markdown.clone();
        if text.as_deref().is_some_and(|text| !markers(text).is_empty()) {
            let message = "This pack holds conflict markers, so nobody is noted as holding it.";
            report
                .error("conflict-markers", At::Path(target.markdown()), message)
                .hint("keep what is right, delete the lines with markers, build again".to_owned());
        } else if let Some(text) = text {
            editions.push(Edition {
                person: person.id.to_string(),
                target: target.clone(),
                day: day.to_owned(),
                as_of: base.map_or_else(String::new, |base| base.made_from.as_of.clone()),
                text,
            });
        }
    }
    if editions.is_empty()
        && !report.has_errors()
        && let Some(target) = targets.first()
    {
        let at = At::Path(target.markdown());
        report
            .error("no-pack", at, "No pack lies here, so nobody can hold it.")
            .hint("`scene-setter build` makes it".to_owned());
    }
    editions
}

fn note(
    root: &Path,
    built: &Built,
    edition: &Edition,
    person: &Person,
    screen: &Screen,
    report: &mut Report,
) {
    let targets = std::slice::from_ref(&edition.target);
    let day = edition.as_of.parse::<NaiveDate>().ok();
    let pack = built.packs(targets, day, true, report).pop();
    let as_of = match edition.as_of.as_str() {
        "" => {
            pack.as_ref().map_or_else(|| "unknown".to_owned(), |pack| pack.as_of.last().to_string())
        }
        known => known.to_owned(),
    };
    let edition = Edition { as_of, ..edition.clone() };
    let ground = pack.map(|pack| Ground::of(built, &pack, &edition.text)).unwrap_or_default();
    let files =
        [(edition.ground(), ground.write(&edition.text)), (edition.path(), edition.write())];
    if files
        .iter()
        .all(|(path, text)| publish::write(root, path, text.as_bytes(), report).is_some())
    {
        screen.say(&format!(
            "{} holds {} as it lies there, handed out on {}; noted in {}",
            person.name,
            edition.target.markdown(),
            edition.day,
            edition.path()
        ));
    }
}
