//! What stands behind each line of the example's pack, and whether that is true: a fact is
//! changed or forgotten, the pack built anew, and the line must be another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use scene_setter::finding::field::{FieldPath, Kind};
use scene_setter::finding::report::Report;
use scene_setter::pack::opened::Opened;
use scene_setter::pack::wanted::Wanted;
use scene_setter::project::load::load;
use scene_setter::why::built::{Built, TracedPack};
use scene_setter::why::trace::fields::{Found, How};

use crate::mutate::Records;

const VISIT: &str = "2022-01-silicon-valley";

fn wanted() -> Wanted {
    Wanted {
        ids: vec![VISIT.to_owned()],
        document: Some("scene-setter".to_owned()),
        ..Wanted::default()
    }
}

fn packs(built: &Built) -> TracedPack {
    let mut report = Report::default();
    let targets = built.opened.targets(&wanted(), &mut report);
    let mut packs = built.packs(&targets, None, true, &mut report);
    assert!(!report.has_errors(), "{report:?}");
    packs.remove(0)
}

fn example() -> (Built, TracedPack) {
    let mut report = Report::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = load(root, &mut report);
    let built = Built::of(project, &mut report).expect("the example is sound");
    let pack = packs(&built);
    (built, pack)
}

fn texts(built: &Built) -> Vec<(String, String)> {
    let sources = &built.opened.project.sources;
    let paths = sources.paths().filter(|path| !path.ends_with("(built in)"));
    paths
        .map(|path| {
            let file = sources.find(path).expect("it is listed");
            (path.to_owned(), sources.file(file).text().to_owned())
        })
        .collect()
}

/// Builds the pack of changed facts; none when they no longer hold together.
fn rebuilt(texts: Vec<(String, String)>) -> Result<String, String> {
    let mut report = Report::default();
    let Ok(built) = Opened::of_texts(texts, &mut report).map(Built::new) else {
        let found = report.found().iter().map(|d| format!("{:?} {}", d.at, d.message));
        return Err(found.collect::<Vec<_>>().join("; "));
    };
    let targets = built.opened.targets(&wanted(), &mut report);
    let mut packs = built.packs(&targets, None, false, &mut report);
    Ok(packs.pop().map(|pack| pack.markdown).unwrap_or_default())
}

/// A line without a word, in a quotation or not.
fn is_blank(line: &str) -> bool {
    line.trim_matches(['>', ' ']).is_empty()
}

/// Says which lines of the first text are not in the second, line for line.
fn changed(before: &str, after: &str) -> BTreeSet<usize> {
    let diff = similar::TextDiff::from_lines(before, after);
    let kept: BTreeSet<usize> = diff
        .ops()
        .iter()
        .filter(|op| op.tag() == similar::DiffTag::Equal)
        .flat_map(|op| op.old_range())
        .collect();
    (0..before.lines().count()).filter(|n| !kept.contains(n)).collect()
}

#[test]
fn every_line_has_an_answer() {
    let (_, pack) = example();
    let lines: Vec<&str> = pack.markdown.lines().collect();
    assert_eq!(lines.len(), pack.traces.len());
    for (line, trace) in lines.iter().zip(&pack.traces) {
        if is_blank(line) {
            continue;
        }
        assert!(!trace.template.is_empty(), "{line}");
        assert!(!trace.shows.is_empty() || !trace.because.is_empty(), "{line}");
    }
}

#[test]
fn changing_a_fact_changes_the_lines_that_show_it() {
    let (built, pack) = example();
    let records = Records::read(&texts(&built));
    let mut lines: BTreeMap<FieldPath, BTreeSet<usize>> = BTreeMap::new();
    for (n, trace) in pack.traces.iter().enumerate() {
        // A basis or mark is one of the words of the settings, a field one of those of its record, and
        // no other can stand for it.
        let is_word = |path: &str| {
            let key = path.rsplit('.').next().unwrap_or_default();
            matches!(key, "basis" | "handling" | "field") || path.starts_with("assumed")
        };
        let shows = trace.shows.iter().filter(|f| f.how == How::Shows);
        for found in shows.filter(|found| !is_word(&found.field.path)) {
            lines.entry(FieldPath::clone(&found.field)).or_default().insert(n);
        }
    }
    assert!(lines.len() > 250, "only {} facts", lines.len());
    // No line has two of the facts that are changed together.
    let mut rounds: Vec<(BTreeSet<usize>, Vec<&FieldPath>)> = Vec::new();
    for (field, shown) in &lines {
        let free = rounds.iter_mut().find(|(taken, _)| taken.is_disjoint(shown));
        match free {
            Some((taken, fields)) => {
                taken.extend(shown);
                fields.push(field);
            }
            None => rounds.push((shown.clone(), vec![field])),
        }
    }
    let mut unmoved = Vec::new();
    for (_, fields) in &rounds {
        let mut mutated = records.clone();
        fields.iter().for_each(|field| mutated.change(field));
        let after = rebuilt(mutated.write()).expect("changed facts hold together");
        let moved = changed(&pack.markdown, &after);
        for field in fields {
            for n in lines[*field].difference(&moved) {
                unmoved.push(format!("{}#{}: line {}", field.record, field.path, n + 1));
            }
        }
    }
    assert!(unmoved.is_empty(), "{} rounds: {unmoved:#?}", rounds.len());
}

fn cannot_go(field: &FieldPath) -> bool {
    field.record.id == VISIT || field.record.kind == Kind::Organisation
}

#[test]
fn forgetting_a_reason_removes_the_lines_that_are_there_because_of_it() {
    let (built, pack) = example();
    let records = Records::read(&texts(&built));
    let mut lines: BTreeMap<Vec<Found>, Vec<usize>> = BTreeMap::new();
    for (n, trace) in pack.traces.iter().enumerate() {
        let blank = pack.markdown.lines().nth(n).is_none_or(is_blank);
        let worked_out = trace.shows.iter().filter(|f| f.how == How::WorkedOut);
        let reasons: Vec<Found> = match trace.shows.is_empty() {
            true => trace.because.clone(),
            false => worked_out.cloned().collect(),
        };
        if !blank && !reasons.is_empty() {
            lines.entry(reasons).or_default().push(n);
        }
    }
    let mut unmoved = Vec::new();
    for (reasons, shown) in &lines {
        // Without its visit there is no pack at all, without an organisation no contact with it.
        if reasons.iter().any(|r| r.field.path.is_empty() && cannot_go(&r.field)) {
            continue;
        }
        let mut mutated = records.clone();
        // Whom an event was held with is left open, not wrong.
        let is_gap = |r: &Found| r.how == How::Missing || r.field.path == "with";
        let missing = reasons.iter().filter(|r| is_gap(r));
        missing.for_each(|reason| mutated.fill(&reason.field));
        let moment = ["tz", "date", "time", "dates"];
        let (change, forget): (Vec<&Found>, Vec<&Found>) = reasons
            .iter()
            .filter(|r| !is_gap(r))
            .partition(|r| moment.contains(&r.field.path.as_str()));
        change.iter().for_each(|reason| mutated.change(&reason.field));
        // A sum needs all its parts, and a text with what it rests on its words.
        let mut whole: Vec<FieldPath> = forget.iter().map(|r| whole(&r.field)).collect();
        // What goes with the list around it need not go by itself.
        let all = whole.clone();
        whole.retain(|field| !all.iter().any(|around| is_item_of(field, around)));
        // Without a person a contact would have words that nobody said.
        whole.retain(|field| field.record.kind != Kind::Person || !field.path.is_empty());
        mutated.forget(whole.iter());
        let after = match rebuilt(mutated.write()) {
            Ok(after) => after,
            Err(fault) => {
                unmoved.push(format!("{fault} <- {reasons:?}"));
                continue;
            }
        };
        for n in shown {
            let line = pack.markdown.lines().nth(*n).unwrap_or_default();
            // Headings and rules are the same on every sheet: one less is enough.
            let times = |text: &str| text.lines().filter(|other| *other == line).count();
            if times(&after) < times(&pack.markdown) {
                continue;
            }
            unmoved.push(format!("{}: {line} <- {reasons:?}", n + 1));
        }
    }
    assert!(unmoved.is_empty(), "{} of {}: {unmoved:#?}", unmoved.len(), lines.len());
}

fn is_item_of(field: &FieldPath, around: &FieldPath) -> bool {
    let rest = field.path.strip_prefix(&around.path);
    field.record == around.record && rest.is_some_and(|rest| rest.starts_with('['))
}

/// Returns the least around a field that can be left out.
fn whole(field: &FieldPath) -> FieldPath {
    let path = field.path.split(".compute").next().unwrap_or_default();
    let path = path.strip_suffix(".text").unwrap_or(path);
    FieldPath { path: path.to_owned(), ..field.clone() }
}

#[test]
fn signs_of_fonts_neither_move_nor_hide_what_is_behind_a_line() {
    let (built, _) = example();
    let mut texts = texts(&built);
    let words = "TikTok described its";
    let signs = "TikTok (\u{100185}) described \u{10c001}*its";
    let changed = texts.iter_mut().filter(|(_, text)| text.contains(words));
    let changed = changed.map(|(_, text)| *text = text.replace(words, signs));
    assert_eq!(changed.count(), 1);
    let mut report = Report::default();
    let opened = Opened::of_texts(texts, &mut report);
    let built = Built::new(opened.expect("the facts are sound"));
    let pack = packs(&built);
    let lines = pack.markdown.lines().zip(&pack.traces);
    let mut shown = lines.filter(|(line, _)| line.contains(signs)).peekable();
    assert!(shown.peek().is_some(), "{}", pack.markdown);
    for (line, trace) in shown {
        let shows = trace.shows.iter().any(|found| found.field.path.starts_with("summary"));
        assert!(shows, "{line}: {trace:?}");
    }
}
