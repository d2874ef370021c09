//! `release`: an edition that may be given out, with its proof and certificate.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::build::day;
use super::screen::Screen;
use super::{Opened, Outcome, open, prove};
use crate::cli::packs::ReleaseArgs;
use crate::compile;
use crate::facts::Facts;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::load;
use crate::nearest::did_you_mean;
use crate::press::Press;
use crate::publish::{self, OutputFile};
use crate::release::certificate::{self, Certificate, Proofs};
use crate::release::choice::Choice;
use crate::release::earlier::{self, Files};
use crate::release::edition::{self, Made, Wish};
use crate::release::edits::{Edit, edits};
use crate::release::redact::marks;
use crate::release::secrets::secrets;
use crate::report::{At, Report};
use crate::target::{self, Target, Wanted};
use crate::templates::Templates;

/// Runs the command.
pub fn release(start: &Path, args: &ReleaseArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Ok(as_of) = day(args.as_of.as_deref(), &mut report) else {
        screen.faults(&report, None);
        return Outcome::Failed;
    };
    let Some(mut opened) = open(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let templates = Arc::new(Templates::new(
        &opened.project.templates,
        &mut opened.project.sources,
    ));
    let Some(facts) = prove(&mut opened, screen, &mut report) else {
        return Outcome::Failed;
    };
    let end = |outcome, report: &Report| {
        screen.faults(report, Some(&opened.project));
        outcome
    };
    let press = Press::new(&templates, facts.settings(), &mut report);
    let choice = choice(&facts, args, &mut report);
    let (Some(press), Some(choice)) = (press, choice) else {
        return end(Outcome::Failed, &report);
    };
    let wanted = Wanted {
        ids: vec![args.id.clone()],
        document: args.document.clone(),
        as_of,
    };
    let targets = target::targets(&facts, &press, &wanted, &mut report);
    if report.has_errors() {
        return end(Outcome::Failed, &report);
    }
    let edits = hand_edits(
        &opened,
        &facts,
        &press,
        &choice,
        &targets,
        &wanted,
        &mut report,
    );
    if report.has_errors() {
        return end(Outcome::Act, &report);
    }
    let wish = Wish {
        choice: &choice,
        targets: &targets,
        as_of,
        edits: &edits,
    };
    let Some(made) = edition::proved(facts.records(), &press, wish, &mut report) else {
        return end(Outcome::Act, &report);
    };
    match put(
        &opened,
        &facts,
        &press,
        args,
        wish,
        &made,
        screen,
        &mut report,
    ) {
        Some(()) => end(Outcome::Done, &report),
        None => end(Outcome::Act, &report),
    }
}

fn choice(facts: &Facts, args: &ReleaseArgs, report: &mut Report) -> Option<Choice> {
    let records = facts.records();
    let mut scope: BTreeSet<Id<Organisation>> = BTreeSet::new();
    for id in &args.scope {
        match records.organisations.get(id) {
            Some(organisation) => {
                scope.insert(organisation.id.clone());
            }
            None => {
                let message = format!("No organisation is called `{id}`.");
                report
                    .error("unknown-organisation", At::Nowhere, message)
                    .hint(did_you_mean(id, records.organisations.ids()));
            }
        }
    }
    let choice = Choice::new(records, &args.level, scope);
    if choice.is_none() {
        let levels = &records.settings.handling;
        let message = format!("No level is called `{}`.", args.level);
        report
            .error("unknown-handling", At::Nowhere, message)
            .hint(format!(
                "the levels are, low to high: {}",
                levels.join(", ")
            ));
    }
    choice.filter(|_| !report.has_errors())
}

/// Reads what people wrote into the packs.
fn hand_edits(
    opened: &Opened,
    facts: &Facts,
    press: &Press,
    choice: &Choice,
    targets: &[Target],
    wanted: &Wanted,
    report: &mut Report,
) -> Vec<Vec<Edit>> {
    let all_levels = &facts.settings().handling;
    let of_target = targets.iter().map(|target| {
        let brief = compile::brief(facts, press, target, wanted.as_of);
        let Some(built) = brief.and_then(|brief| press.markdown(facts, &brief, report))
        else {
            return Vec::new();
        };
        let path = format!("output/{}/{}.md", target.id, target.document);
        let pack = match load::text(&opened.root, &path) {
            Ok(pack) => pack.unwrap_or_else(|| built.clone()),
            Err(fault) => {
                report.error(fault.code, At::Path(path.clone()), fault.message);
                return Vec::new();
            }
        };
        edits(&path, &built, &pack, choice.levels(), all_levels, report)
    });
    of_target.collect()
}

#[expect(
    clippy::too_many_arguments,
    reason = "the last step needs all that came before"
)]
fn put(
    opened: &Opened,
    facts: &Facts,
    press: &Press,
    args: &ReleaseArgs,
    wish: Wish<'_>,
    made: &[Made],
    screen: &Screen,
    report: &mut Report,
) -> Option<()> {
    let records = facts.records();
    let folder = format!("output/{}/release-{}", args.id, args.level);
    let mut files: Vec<(String, &str)> = Vec::new();
    for made in made {
        files.push((format!("{folder}/{}.md", made.document), &made.markdown));
        files.push((format!("{folder}/{}.html", made.document), &made.html));
    }
    let texts = made.iter().map(|made| made.markdown.as_str());
    let as_of = made
        .iter()
        .map(|made| (made.document.clone(), made.as_of.clone()));
    let digests = files.iter().map(|(path, text)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        (name.to_owned(), certificate::digest(text.as_bytes()))
    });
    let certificate = Certificate {
        id: args.id.clone(),
        level: args.level.clone(),
        scope: args
            .scope
            .iter()
            .cloned()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        as_of: as_of.collect(),
        grounds: certificate::grounds(&marks(records), texts),
        proofs: Proofs::HELD,
        files: digests.collect(),
        inputs: certificate::inputs(&opened.project.sources),
    };
    let mut certificate =
        serde_json::to_string_pretty(&certificate).expect("a certificate is plain words");
    certificate.push('\n');
    files.push((format!("{folder}/certificate.json"), &certificate));
    let secrets = secrets(records, wish.choice);
    edition::nothing_told(&files, &press.frame(), &secrets, report);
    if report.has_errors() {
        return None;
    }
    let earlier = earlier_editions(opened, &folder, report);
    earlier::compare(records, made, &secrets, &earlier, report);
    for (path, text) in files {
        let file = OutputFile { path, text };
        publish::write(&opened.root, &file, report)?;
        screen.say(&format!("wrote {}", file.path));
    }
    screen.say(
        "Proved: no byte depends on what is withheld, and nothing withheld was found.",
    );
    Some(())
}

/// Reads the editions that lie in output/, but not the one that is being made.
fn earlier_editions(
    opened: &Opened,
    folder: &str,
    report: &mut Report,
) -> BTreeMap<String, Files> {
    let mut editions: BTreeMap<String, Files> = BTreeMap::new();
    for path in load::list(&opened.root, "output", report) {
        let Some((of, name)) = path.rsplit_once('/') else {
            continue;
        };
        let is_edition = of
            .rsplit('/')
            .next()
            .is_some_and(|last| last.starts_with("release-"));
        if !is_edition || of == folder || name.ends_with(".html") {
            continue;
        }
        if let Ok(Some(text)) = load::text(&opened.root, &path) {
            editions
                .entry(of.to_owned())
                .or_default()
                .insert(path.clone(), text);
        }
    }
    editions
}
