//! Every folder in tests/errors: the smallest project with one fault → that fault, at its
//! place, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use scene_setter::finding::report::Severity;
use scene_setter::finding::rule;

use crate::scene::{Scene, copy, files, repository};

/// A finding as it should be, or as it is: `place: error[code]: message`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    /// `path`, `path:line` or `path:line:column`; empty for the whole project.
    place: String,
    severity: String,
    code: String,
    message: String,
}

impl Finding {
    fn parse(line: &str) -> Option<Self> {
        let (severity, at) = ["error[", "warning["]
            .into_iter()
            .find_map(|word| Some((word.trim_end_matches('['), line.find(word)?)))?;
        let (code, message) = line[at + severity.len() + 1..].split_once("]: ")?;
        Some(Self {
            place: line[..at].trim_end_matches(": ").to_owned(),
            severity: severity.to_owned(),
            code: code.to_owned(),
            message: message.trim_end().to_owned(),
        })
    }

    fn is_met_by(&self, found: &Finding) -> bool {
        let place = found.place.strip_prefix(&self.place);
        place.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
            && self.severity == found.severity
            && self.code == found.code
            && found.message.starts_with(&self.message)
    }
}

/// Expectations stand beside the fault in a comment, else in `expected.txt`.
fn expected(folder: &Path) -> Vec<Finding> {
    let mut expected = Vec::new();
    for file in files(&folder.join("data")) {
        let text = fs::read(&file).expect("a file");
        let text = String::from_utf8_lossy(&text);
        let path = file.strip_prefix(folder).expect("below the folder");
        for (number, line) in text.lines().enumerate() {
            let comment = line.rsplit_once("# ").map_or("", |(_, comment)| comment);
            if let Some(mut finding) = Finding::parse(comment) {
                finding.place = format!("{}:{}", path.display(), number + 1);
                expected.push(finding);
            }
        }
    }
    let others = fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
    expected.extend(others.lines().filter_map(Finding::parse));
    expected
}

/// Makes what a repository cannot hold: `fifo PATH`, `link PATH TARGET`, `fill PATH BYTES`, a history
/// by `git …` and `replace PATH OLD NEW`; `listen PORT` holds it.
fn take_steps(scene: &Scene, steps: &str) -> Vec<TcpListener> {
    let mut held = Vec::new();
    for step in steps.lines() {
        let words: Vec<&str> = step.split(' ').collect();
        match words.as_slice() {
            ["fifo", path] => {
                let made = Command::new("mkfifo").arg(scene.path(path)).status();
                assert!(made.expect("mkfifo runs").success());
            }
            ["link", path, target] => {
                std::os::unix::fs::symlink(target, scene.path(path)).expect("a link");
            }
            ["git", words @ ..] => {
                scene.git(words).ends(0);
            }
            ["replace", path, old, new] => {
                scene.edit(path, old, new);
            }
            ["fill", path, bytes] => {
                let bytes = bytes.parse().expect("a number");
                scene.write(path, &"x".repeat(bytes));
            }
            ["listen", port] => {
                let port = port.parse().expect("a port");
                held.extend(TcpListener::bind((Ipv4Addr::LOCALHOST, port)));
            }
            _ => panic!("no such step: {step}"),
        }
    }
    held
}

fn read(folder: &Path, name: &str, otherwise: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|_| otherwise.to_owned())
}

fn check(folder: &Path) -> Vec<String> {
    let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
    let scene = Scene::empty();
    copy(folder, &scene.path(""));
    let _held = take_steps(&scene, &read(folder, "steps.txt", ""));
    let had_output = scene.path("output").exists();
    let command = read(folder, "command.txt", "build");
    let mut words = vec!["--format", "short"];
    words.extend(command.split_whitespace());
    let run = scene.run(&words);
    let lines = run.err.lines().chain(run.out.lines());
    let found: Vec<Finding> = lines.filter_map(Finding::parse).collect();
    let expected = expected(folder);
    let mut complaints = Vec::new();
    let mut complain = |words: String| complaints.push(format!("{name}: {words}"));
    for wanted in &expected {
        if !found.iter().any(|found| wanted.is_met_by(found)) {
            complain(format!("expected {wanted:?}"));
        }
    }
    for found in &found {
        if !expected.iter().any(|wanted| wanted.is_met_by(found)) {
            complain(format!("not expected {found:?}"));
        }
        let severity = rule::find(&found.code).map(|rule| rule.severity.word());
        if severity != Some(&found.severity) {
            complain(format!("`{}` is no {} by its rule", found.code, found.severity));
        }
    }
    if !expected.iter().any(|wanted| wanted.code == name) {
        complain("its own fault is not among those expected".into());
    }
    let errors = found.iter().any(|found| found.severity == Severity::Error.word());
    let status = run.status.to_string();
    let is_right = match fs::read_to_string(folder.join("status.txt")) {
        Ok(wanted) => status == wanted.trim(),
        Err(_) => (status == "2") == errors,
    };
    if !is_right {
        complain(format!("exit status {}\n{}", run.status, run.err));
    }
    if errors && scene.path("output").exists() != had_output {
        complain("output/ was touched".into());
    }
    complaints.extend(check_drawing(folder, &scene, &command));
    complaints
}

/// Compares with `expected.human.txt`, where there is one. `BLESS=1` writes it anew.
fn check_drawing(folder: &Path, scene: &Scene, command: &str) -> Option<String> {
    let golden = folder.join("expected.human.txt");
    let expected = fs::read_to_string(&golden).ok()?;
    let mut words = vec!["--color", "never"];
    words.extend(command.split_whitespace());
    let drawn = scene.run(&words).err;
    if env::var_os("BLESS").is_some() {
        fs::write(&golden, &drawn).expect("a file");
        return None;
    }
    let difference = || format!("{}:\n{expected}\nis drawn as\n{drawn}", golden.display());
    (drawn != expected).then(difference)
}

#[test]
fn every_fault_is_found_where_it_stands_and_nothing_else() {
    let mut complaints = Vec::new();
    for entry in fs::read_dir(repository().join("tests/errors")).expect("the folder") {
        complaints.extend(check(&entry.expect("an entry").path()));
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_rule_has_a_folder() {
    for rule in rule::all() {
        let folder = repository().join("tests/errors").join(rule.code);
        assert!(folder.is_dir(), "tests/errors/{} is missing", rule.code);
    }
}

/// The first literal after one of these is a code.
const BEFORE_A_CODE: [&str; 7] =
    ["error(", "warning(", "fault(", "refused(", "Misfit::new(", "stray(", "code:"];

fn is_code(before: &str, literal: &str) -> bool {
    let statement = before.rsplit([';', '}']).next().unwrap_or_default();
    let calls = |words: &&str| {
        let mut starts = statement.match_indices(*words);
        starts.any(|(at, _)| !statement[..at].ends_with(char::is_alphanumeric))
    };
    let named = BEFORE_A_CODE.iter().any(calls);
    let word = |c: char| c.is_ascii_lowercase() || c == '-';
    (named || literal.starts_with("unknown-")) && literal.len() > 2 && literal.chars().all(word)
}

#[test]
fn every_code_in_the_sources_has_a_rule() {
    let mut codes: BTreeMap<String, String> = BTreeMap::new();
    for file in files(&repository().join("src")) {
        let path = file.display().to_string();
        if file.extension().is_none_or(|ending| ending != "rs") || path.contains("/rule/") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a file");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let parts: Vec<&str> = text.split('"').collect();
        for pair in parts.windows(2) {
            if is_code(pair[0], pair[1]) {
                codes.insert(pair[1].to_owned(), path.clone());
            }
        }
    }
    assert!(codes.len() > 40, "the sources are read: {codes:?}");
    let checks = scene_setter::check::rules();
    let known: BTreeSet<&str> = rule::all().chain(checks).map(|rule| rule.code).collect();
    for (code, path) in codes {
        assert!(known.contains(&*code), "`{code}` of {path} has no rule in src/finding/rule/");
    }
}
