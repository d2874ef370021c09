//! `templates`: which template wins, its text, and a copy to change.

use super::screen::Screen;
use super::start::Start;
use super::{Outcome, open};
use crate::cli::TemplatesCommand;
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::pack::document::Documents;
use crate::page::templates::{BUILT_IN, Templates};
use crate::publish;

pub fn templates(start: &Start, what: TemplatesCommand, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let mut opened = open(start, screen, &mut report)?;
    let project = &mut opened.project;
    let templates = Templates::new(&project.templates, &mut project.sources);
    match what {
        TemplatesCommand::List => {
            let documents = Documents::new(&templates, &mut report);
            for (name, template) in templates.all() {
                let shadows = BUILT_IN.iter().any(|(built_in, _)| *built_in == name);
                let whose = match (template.own, shadows) {
                    (false, _) => "built in",
                    (true, true) => "the project's, in place of the built-in one",
                    (true, false) => "the project's",
                };
                let document = name.strip_suffix(".md").and_then(|name| documents.get(name));
                let about = document.map_or_else(String::new, |document| {
                    format!(" · document ({}): {}", document.kinds(), document.about)
                });
                screen.result(&format!("{name:<24} {whose}{about}\n"));
            }
            screen.faults(&report, None);
            Some(Outcome::Done)
        }
        TemplatesCommand::Show { name } => match templates.get(&name) {
            Some(template) => {
                screen.exactly(&template.text);
                Some(Outcome::Done)
            }
            None => unknown(&name, &templates, screen, report),
        },
        TemplatesCommand::Eject { name } => {
            let Some((_, text)) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name) else {
                return unknown(&name, &templates, screen, report);
            };
            if templates.get(&name).is_some_and(|template| template.own) {
                let at = At::Path(format!("templates/{name}"));
                let message = "The project has this template already.";
                report
                    .error("file-exists", at, message)
                    .hint("delete it first to begin anew from the built-in one".to_owned());
                return screen.refuse(&report);
            }
            let path = format!("templates/{name}");
            publish::write(&opened.root, &path, text.as_bytes(), &mut report)
                .or_else(|| screen.refuse(&report))?;
            screen.say(&format!("wrote {path}"));
            Some(Outcome::Done)
        }
    }
}

fn unknown<T>(name: &str, templates: &Templates, screen: &Screen, mut report: Report) -> Option<T> {
    let hint = did_you_mean(name, templates.all().map(|(known, _)| known));
    let message = format!("No template is called `{name}`.");
    report.error("unknown-template", At::Nowhere, message).hint(hint);
    screen.refuse(&report)
}
