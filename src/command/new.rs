//! `new`: one record of a kind from its skeleton; nothing is written over.

use std::path::Path;
use std::process;

use super::screen::Screen;
use super::start::Start;
use super::{Outcome, open};
use crate::cli::records::NewArgs;
use crate::facts::id::{is_slug, slug, why_no_id};
use crate::facts::records::Records;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::project::Project;
use crate::publish;
use crate::records::skeleton;

type Known = Vec<(&'static str, Vec<String>)>;

pub fn new(start: &Start, args: &NewArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let opened = open(start, screen, &mut report)?;
    // A record can be begun whatever is wrong with the others.
    screen.faults(&report, Some(&opened.project));
    let mut report = Report::default();
    let kind = Kind::from(args.record);
    prove_flags(args, &opened.project.records, &mut report);
    let found = id(args, kind, &opened.project, &mut report);
    let id = found.filter(|_| !report.has_errors()).or_else(|| screen.refuse(&report))?;
    let known = known(args, kind, &id);
    let path = format!("data/{}/{id}.yaml", kind.folder());
    let text = skeleton::filled(kind, &known);
    if publish::create(&opened.root, &path, text.as_bytes(), &mut report).is_none() {
        return screen.refuse(&report);
    }
    screen.say(&format!("wrote {path}"));
    let missing = skeleton::missing(kind, &known);
    if !missing.is_empty() {
        screen.say(&format!("Still to be filled: {}.", missing.join(", ")));
        screen.say("Until then packs leave it out, and every build says so.");
    }
    if args.id.is_none() && stands_in(&id, kind) {
        let noun = kind.noun();
        screen.say(&format!(
            "`scene-setter rename {noun} {id} ID` gives it its name, once that is known."
        ));
    }
    Some(if args.edit { edit(&opened.root.join(&path), screen) } else { Outcome::Done })
}

/// Returns the id typed, or makes one of what is known.
fn id(args: &NewArgs, kind: Kind, project: &Project, report: &mut Report) -> Option<String> {
    if let Some(id) = &args.id {
        if is_slug(id) {
            return Some(id.clone());
        }
        let message = format!("`{id}` cannot be an id: {}.", why_no_id(id));
        report.error("bad-id", At::Nowhere, message).hint(format!("write `{}`", slug(id)));
        return None;
    }
    let made = made_of(args, kind);
    Some(if is_slug(&made) { made } else { numbered(kind, project) })
}

/// `2026-03-01-acme-call`, `2026-05-ferries`, `jane-doe`; empty when too little is known.
fn made_of(args: &NewArgs, kind: Kind) -> String {
    let day = args.date.as_deref().map(|date| {
        let first = date.split('/').next().unwrap_or_default();
        let of_visit = kind == Kind::Visit && first.len() > 7;
        first.get(..7).filter(|_| of_visit).unwrap_or(first)
    });
    let name = args.name.as_deref().map(any_ascii::any_ascii);
    let parts: Vec<&str> = match kind {
        Kind::Contact => {
            let (with, word) = (args.with.first(), args.kind.as_ref());
            let known = [day, with.map(String::as_str), word.map(String::as_str)];
            known.into_iter().flatten().collect()
        }
        Kind::Visit => day.into_iter().chain(name.as_deref()).collect(),
        _ => name.as_deref().into_iter().collect(),
    };
    let words = slug(&parts.join("-"));
    let whole = words.char_indices().filter(|(at, c)| *c == '-' && *at <= LONGEST_ID);
    match whole.max() {
        Some((at, _)) if words.len() > LONGEST_ID => words[..at].to_owned(),
        _ => words,
    }
}

/// A longer id is hard to type, and breaks tables.
const LONGEST_ID: usize = 48;

/// `new-person`, `new-person-2`: a name for what has none yet.
fn numbered(kind: Kind, project: &Project) -> String {
    let is_taken = |id: &String| {
        let id = id.clone();
        project.file_of(&RecordKey { kind, id }).is_some()
    };
    let first = format!("new-{}", kind.noun());
    let more = (2..).map(|n| format!("{first}-{n}"));
    let mut names = std::iter::once(first.clone()).chain(more);
    names.find(|name| !is_taken(name)).unwrap_or(first)
}

/// Says whether an id only stands in for one.
fn stands_in(id: &str, kind: Kind) -> bool {
    id.starts_with(&format!("new-{}", kind.noun()))
}

/// Returns what the flags say of the record, by the names of its keys. A skeleton takes up those
/// that it has: a person has a `name`, a visit a `title`.
fn known(args: &NewArgs, kind: Kind, id: &str) -> Known {
    let one = |word: &Option<String>| word.iter().cloned().collect::<Vec<_>>();
    let of_id = || (!stands_in(id, kind)).then(|| in_capitals(id, kind));
    let name = args.name.clone().or_else(of_id);
    let with = match kind {
        Kind::Person => "organisation",
        Kind::Source => "about",
        _ => "with",
    };
    vec![
        ("kind", one(&args.kind)),
        ("visit", one(&args.visit)),
        ("name", one(&name)),
        ("title", one(&args.name)),
        ("date", one(&args.date)),
        ("dates", one(&args.date)),
        (with, args.with.clone()),
        ("us", args.us.clone()),
        ("for", args.us.iter().take(1).cloned().collect()),
        ("them", args.them.clone()),
    ]
}

/// `jane-doe` → `Jane Doe`; a topic has a capital at its head only.
fn in_capitals(id: &str, kind: Kind) -> String {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(usize::from(!word.is_empty()));
        first.to_uppercase() + rest
    };
    match kind {
        Kind::Topic => capital(&id.replace('-', " ")),
        _ => id.split('-').map(capital).collect::<Vec<_>>().join(" "),
    }
}

/// Every id and word among the flags names something.
fn prove_flags(args: &NewArgs, records: &Records, report: &mut Report) {
    let visit: Vec<String> = args.visit.iter().cloned().collect();
    for (kind, ids) in [
        (Kind::Organisation, &args.with),
        (Kind::Person, &args.us),
        (Kind::Person, &args.them),
        (Kind::Visit, &visit),
    ] {
        let known = records.ids(kind);
        for id in ids.iter().filter(|id| *id != "unnamed" && !known.contains(&id.as_str())) {
            let message = format!("No {} is called `{id}`.", kind.noun());
            report
                .error(kind.unknown(), At::Nowhere, message)
                .hint(did_you_mean(id, known.iter().copied()));
        }
    }
    if let Some(Err(misfit)) = args.date.as_deref().map(str::parse::<When>) {
        report.error(misfit.code, At::Nowhere, misfit.message).hint(misfit.hint);
    }
    let words = records.settings.kind_words(args.record.into());
    if words.is_empty() {
        return;
    }
    if let Some(word) = args.kind.as_deref().filter(|word| !words.contains(word)) {
        let hint = did_you_mean(word, words.iter().copied())
            .unwrap_or_else(|| format!("known in the settings: {}", words.join(", ")));
        let message = format!("No kind is called `{word}`.");
        report.error("unknown-kind", At::Nowhere, message).hint(hint);
    }
}

/// Opens the file in the editor of the environment.
#[allow(clippy::disallowed_methods, reason = "commands look at the environment")]
fn edit(path: &Path, screen: &Screen) -> Outcome {
    let set = |name: &&str| std::env::var(name).is_ok_and(|editor| !editor.trim().is_empty());
    let name = ["VISUAL", "EDITOR"].into_iter().find(|name| set(name));
    let Some(editor) = name.and_then(|name| std::env::var(name).ok()) else {
        screen.say("EDITOR is not set; open the file yourself.");
        return Outcome::Act;
    };
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    match process::Command::new(program).args(words).arg(path).status() {
        Ok(status) if status.success() => Outcome::Done,
        Ok(_) => Outcome::Act,
        Err(error) => {
            screen.say(&format!("Cannot open `{program}`: {error}."));
            Outcome::Act
        }
    }
}
