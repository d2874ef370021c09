//! The meeting brief as of every day of thirteen months → what must hold on each of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use scene_setter::brief::state::State;
use scene_setter::facts::Facts;
use scene_setter::facts::id::Id;
use scene_setter::facts::source::Source;
use scene_setter::facts::texts::texts;
use scene_setter::finding::report::Report;
use scene_setter::pack::make::make;
use scene_setter::pack::opened::Opened;
use scene_setter::pack::target::Target;
use scene_setter::project::load::load;

use crate::scene::repository;

const DAYS: u64 = 396;

/// A line shorter than this is a label, not a sentence.
const SENTENCE: usize = 30;

#[test]
fn a_brief_holds_on_every_day() {
    let mut report = Report::default();
    let project = load(&repository(), &mut report);
    let opened = Opened::new(project, &mut report);
    let opened = opened.expect("the example is sound");
    let target = Target { id: "2022-01-27-tiktok".into(), document: "meeting-brief".into() };
    let first: NaiveDate = "2021-06-01".parse().unwrap();
    let mut last_spoke = None;
    let mut overdue: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    for day in (0..DAYS).map(|n| first + Days::new(n)) {
        let (facts, printer) = (&opened.facts, &opened.printer);
        let made = make(facts, printer, &target, Some(day), &mut report);
        let made = made.expect("the template is sound");
        let sheet = &made.brief.sheets[0];
        let spoke = sheet.last_spoke.as_ref().map(|contact| contact.date);
        assert!(last_spoke <= spoke, "{day}: last spoke went back");
        last_spoke = spoke;
        for promise in &sheet.promises {
            let states = overdue.entry(promise.id.to_owned()).or_default();
            states.push(promise.state == State::Overdue);
        }
        assert_eq!(twice(&made.markdown), None, "{day}");
        let learned_later = learned_later(facts, &made.markdown, day);
        assert!(learned_later.is_empty(), "{day}: {learned_later:?}");
        for source in &made.brief.sources {
            let record = facts.records().sources.get(source.id);
            let quoting = record.and_then(|record| record.quoted_in.as_ref());
            let quoting = quoting.and_then(|id| facts.source(id).date);
            let dates = [source.date, quoting].into_iter().flatten();
            assert!(dates.into_iter().all(|date| date.first() <= day), "{day}: {}", source.id);
        }
    }
    for (id, states) in overdue {
        let begins = states.windows(2).filter(|pair| !pair[0] && pair[1]).count();
        assert!(begins <= 1, "{id} became overdue {begins} times");
    }
}

/// Returns what a pack tells of what rests on a paper that came after its day.
fn learned_later<'f>(facts: &'f Facts, markdown: &str, day: NaiveDate) -> Vec<&'f str> {
    let later = |source: &Id<Source>| {
        let source = facts.source(source);
        let quoting = source.quoted_in.as_ref();
        let quoting = quoting.and_then(|id| facts.source(id).date);
        let mut dates = [source.date, quoting].into_iter().flatten();
        dates.any(|date| date.first() > day)
    };
    let first = |words: &'f str| words.split(". ").next().unwrap_or(words);
    let (late, known): (Vec<_>, Vec<_>) = texts(facts.records())
        .into_iter()
        .filter(|text| text.is_statement() && text.text.len() > SENTENCE)
        .partition(|text| text.rests.source.is_some_and(later));
    let known: BTreeSet<&str> = known.iter().map(|text| first(text.text)).collect();
    let late = late.iter().map(|text| first(text.text));
    let late = late.filter(|words| words.len() > SENTENCE && !known.contains(words));
    late.filter(|words| markdown.contains(words)).collect()
}

/// Finds a sentence that stands twice, a promise under *Watch out* apart.
fn twice(markdown: &str) -> Option<String> {
    let lines = markdown.lines();
    let lines = lines.filter(|line| !line.starts_with("- **Watch out:**"));
    let sentences = lines.flat_map(|line| {
        let cells = line.split('|');
        let ended = cells.flat_map(|cell| cell.split_inclusive(". "));
        ended.flat_map(|part| part.split_inclusive("? "))
    });
    let mut seen = BTreeSet::new();
    let mut sentences = sentences.filter_map(|sentence| {
        let plain = sentence.split("[^").next().unwrap_or(sentence);
        let plain = plain.trim_end_matches(['*', ' ']);
        let ends = plain.ends_with(['.', '?']);
        let said = plain.rsplit(": ").next().unwrap_or(plain);
        let said = said.trim_matches(|c: char| !c.is_alphanumeric());
        (ends && said.len() > SENTENCE).then(|| said.to_owned())
    });
    sentences.find(|sentence| !seen.insert(sentence.clone()))
}
