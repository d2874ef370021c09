//! Approvals: who stands for which lines, and that a line is suspect once it, a fact behind it, its
//! source or its template changed, and no other line is.

use std::collections::BTreeSet;

use scene_setter::approved::file::Approvals;
use scene_setter::approved::ground::{Line, lines};
use scene_setter::approved::standing::Standing;
use scene_setter::brief::reader::Reader;
use scene_setter::finding::field::{Kind, RecordKey};
use scene_setter::finding::report::Report;
use scene_setter::pack::opened::Opened;
use scene_setter::pack::wanted::Wanted;
use scene_setter::project::load::load;
use scene_setter::why::built::{Built, TracedPack};
use scene_setter::why::trace::fields::{Scalar, is_within};
use scene_setter::why::trace::origin::sources;

use crate::mutate::Records;
use crate::scene::{Scene, repository};

const VISIT: &str = "2022-01-silicon-valley";
const PACK: &str = "output/2022-01-silicon-valley/scene-setter.md";
const FILE: &str = "output/2022-01-silicon-valley/scene-setter.approved";

fn approved() -> Scene {
    let scene = Scene::example();
    scene.build();
    scene.run(&["approve", VISIT, "--as", "Ada Quist"]).ends(0);
    scene
}

/// Returns the number of the first line that holds some words.
fn line_of(text: &str, words: &str) -> usize {
    let line = text.lines().position(|line| line.contains(words));
    line.unwrap_or_else(|| panic!("no line says {words}")) + 1
}

#[test]
fn a_line_is_suspect_everywhere_once_its_fact_changed() {
    let scene = approved();
    scene.play("check --approved").says("suspect-line");
    let said = scene.play("check --approved");
    assert!(!said.says("[suspect-line]") && !said.says("[not-approved]"), "{said:?}");
    let status = scene.play("status --as-of 2022-01-20");
    assert!(status.out.contains("    approved: "), "{}", status.out);
    assert!(!status.says("suspect"), "{}", status.out);
    // The words stay as they are, and what they rest on does not.
    let source = "data/sources/flash-2021-10-26.yaml";
    let text = scene.read(source);
    scene.write(source, &text.replacen("title: ", "title: Corrected ", 1));
    let said = scene.play("check --approved");
    assert!(said.says("[suspect-line]"), "{said:?}");
    let because = "Ada Quist approved this line on ";
    assert!(said.says(because) && said.says("its source changed"), "{said:?}");
    let status = scene.play("status --as-of 2022-01-20").out;
    assert!(status.contains("    suspect: line "), "{status}");
    let diff = scene.play("diff").out;
    assert!(diff.contains("approved by Ada Quist on "), "{diff}");
    scene.build();
    let pack = scene.read(PACK);
    let line = line_of(&pack, "[^flash-2021-10-26]");
    let one = format!("{VISIT}:{line}");
    scene.run(&["approve", &one, "--as", "Bo"]).ends(0);
    let said = scene.run(&["check", VISIT, "--approved"]);
    assert!(!said.says(&format!("{PACK}:{line}:")), "{said:?}");
    assert!(scene.read(FILE).contains("\tBo\t"));
    scene.run(&["approve", VISIT, "--as", "Bo"]).ends(0);
    let said = scene.play("check --approved");
    assert!(!said.says("suspect-line"), "{said:?}");
}

#[test]
fn a_line_by_hand_is_suspect_once_and_for_nothing_else() {
    let scene = approved();
    scene.run(&["approve", VISIT, "--as", "Bo"]).ends(0);
    let pack = scene.read(PACK);
    let line = pack.lines().find(|line| line.starts_with("You last ")).expect("a sentence");
    scene.edit(PACK, line, &line.replace("You last", "You HAND last"));
    let status = scene.play("status --as-of 2022-01-20").out;
    let suspects: Vec<&str> = status.lines().filter(|line| line.contains("suspect: ")).collect();
    let [suspect] = suspects.as_slice() else { panic!("one line: {suspects:?}") };
    assert!(suspect.contains("Ada Quist approved it on "), "{suspect}");
    assert!(suspect.contains(", Bo on "), "{suspect}");
    assert!(suspect.ends_with("; its words were changed by hand)"), "{suspect}");
    let said = scene.play("check --approved");
    assert_eq!(said.out.matches("[suspect-line]").count(), 1, "{said:?}");
}

/// Two people at one meeting have met us in the same words.
#[test]
fn the_same_words_of_somebody_else_are_not_approved_with_a_line() {
    let scene = Scene::of("tests/cases/harbour");
    scene.build();
    let pack = "output/2031-05-harbour/scene-setter.md";
    let text = scene.read(pack);
    let heading = "\n### Crew\n\n- **Ada Quist**\n  Seen twice.\n- **Bo Lind**\n  Seen twice.\n";
    scene.write(pack, &format!("{text}{heading}"));
    scene.build();
    let line = line_of(&scene.read(pack), "  Seen twice.");
    let place = format!("2031-05-harbour:{line}");
    scene.run(&["approve", &place, "--as", "Ada"]).ends(0);
    let approved = |scene: &Scene| {
        let status = scene.play("status --as-of 2031-05-18").out;
        let line = status.lines().find(|line| line.contains("    approved: "));
        line.expect("approvals").trim().to_owned()
    };
    assert!(approved(&scene).starts_with("approved: 1 line;"), "{}", approved(&scene));
    // An approval of an older program says nothing of the place: of two lines it is nobody's.
    let file = pack.replace(".md", ".approved");
    let older = scene.read(&file).replace("hand-hand-hand-", "hand-hand-hand\tx");
    let older =
        older.split("\tx").map(|part| part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    let older = older.map(|part| part.trim_start_matches("-f1")).collect::<String>();
    scene.write(&file, &older);
    let status = scene.play("status --as-of 2031-05-18");
    assert!(status.says("did not note where, and the words stand in several places"), "{status:?}");
}

/// What an older program noted is told as that where it differs, and holds where it does not.
#[test]
fn an_approval_in_another_form_is_told_as_that() {
    let scene = approved();
    let file = scene.read(FILE);
    assert!(file.contains("-f1\t"), "{file}");
    let of_form = |form: &str| file.replace("-f1\t", form);
    for form in ["\t", "-f0\t"] {
        scene.write(FILE, &of_form(form));
        let said = scene.play("check --approved");
        assert!(!said.says("[suspect-line]") && !said.says("unread-approval"), "{said:?}");
    }
    let source = "data/sources/flash-2021-10-26.yaml";
    let text = scene.read(source);
    scene.write(source, &text.replacen("title: ", "title: Corrected ", 1));
    let said = scene.play("check --approved");
    let told = "another version of scene-setter noted what was behind it";
    let of_pack: Vec<&str> =
        said.out.split("error[suspect-line]").filter(|one| one.contains(PACK)).collect();
    assert!(!of_pack.is_empty() && of_pack.iter().all(|one| one.contains(told)), "{of_pack:#?}");
}

/// A program that sees something else behind the lines of facts that are as they were notes that in
/// another form: raise `FORM` where this fails, and then renew the file with `BLESS=1`.
#[test]
fn what_is_behind_a_line_is_noted_as_before() {
    let scene = Scene::of("tests/cases/harbour");
    scene.build();
    let lying = "output/2031-05-harbour/scene-setter.approved";
    let kept = "tests/approved/harbour.approved";
    if std::env::var_os("BLESS").is_some() {
        scene
            .run(&["approve", "2031-05-harbour", "--document", "scene-setter", "--as", "Ada"])
            .ends(0);
        std::fs::write(repository().join(kept), scene.read(lying)).expect("it is written");
    }
    scene.write(lying, &std::fs::read_to_string(repository().join(kept)).expect("it lies there"));
    let said = scene.play("check --approved");
    for change in ["a fact behind it", "its source", "in another place", "another version"] {
        assert!(!said.says(change), "{change}: {said:?}");
    }
}

#[test]
fn a_release_can_demand_that_all_is_approved() {
    let scene = Scene::example();
    scene.build();
    let demand = format!("release {VISIT} --level internal --approved");
    let said = scene.play(&demand);
    assert!(said.says("[not-approved]") && said.status != 0, "{said:?}");
    assert!(!scene.path(&format!("output/{VISIT}/release-internal")).exists());
    scene.run(&["approve", VISIT, "--as", "Ada"]).ends(0);
    let said = scene.play(&demand);
    assert!(!said.says("[not-approved]") && !said.says("[suspect-line]"), "{said:?}");
}

#[test]
fn an_answer_to_a_request_can_demand_that_all_of_it_is_approved() {
    let scene = Scene::example();
    scene.build();
    let request =
        format!("asked_by: Ada Quist\ndate: 2022-03-01\nlevel: public\ndocuments: [{VISIT}]\n");
    scene.write("request.yaml", &request);
    let said = scene.play("release --for request.yaml --approved");
    assert!(said.says("[not-approved]") && said.status == 1, "{said:?}");
    assert!(!scene.path("output/requests").exists());
    scene.run(&["approve", VISIT, "--as", "Ada"]).ends(0);
    scene.play("release --for request.yaml --approved").ends(0);
    assert!(scene.path("output/requests/request.md").is_file());
}

#[test]
fn what_two_colleagues_approve_is_merged_without_a_conflict() {
    let scene = Scene::example();
    scene.build();
    scene.write(".gitattributes", "output/**/*.approved merge=union\n");
    let git = |words: &[&str]| scene.git(words).ends(0);
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "Begin"]);
    let approve = |branch: &str, lines: &str, who: &str| {
        git(&["checkout", "--quiet", "-b", branch, "main"]);
        let place = format!("{VISIT}:{lines}");
        scene.run(&["approve", &place, "--as", who]).ends(0);
        git(&["add", "."]);
        git(&["commit", "--quiet", "-m", branch]);
    };
    approve("ada", "1-40", "Ada");
    approve("bo", "20-70", "Bo");
    git(&["merge", "--quiet", "ada"]);
    let both = scene.read(FILE);
    assert!(both.contains("\tAda\t") && both.contains("\tBo\t"), "{both}");
    let said = scene.play("check --approved");
    assert!(!said.says("suspect-line") && !said.says("unread-approval"), "{said:?}");
    scene.run(&["approve", &format!("{VISIT}:1"), "--as", "Bo"]).ends(0);
    let sorted = scene.read(FILE);
    let words: Vec<&str> = sorted.lines().filter_map(|line| line.split('\t').nth(3)).collect();
    assert!(words.is_sorted(), "{sorted}");
}

/// As many changes as the environment asks for, else those that take seconds.
fn count() -> u64 {
    let asked = std::env::var("APPROVALS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(30)
}

struct State {
    built: Built,
    packs: Vec<TracedPack>,
}

fn state(texts: Vec<(String, String)>) -> Option<State> {
    let mut report = Report::default();
    let built = Built::new(Opened::of_texts(texts, &mut report).ok()?);
    let targets = built.opened.targets(&Wanted::default(), &mut report);
    let packs = built.packs(&targets, None, true, &mut report);
    (!report.has_errors()).then_some(State { built, packs })
}

/// A fact as it stands somewhere: its record, its path without numbers of items, its words.
type Fact = (RecordKey, String, String);

fn bare(path: &str) -> String {
    let parts = path.split('[');
    let parts = parts.map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()));
    parts.collect::<Vec<_>>().join("[")
}

/// What somebody finds who asks `why` of a line: what each fact and source says, word by word.
#[derive(Debug, PartialEq)]
struct Asked {
    facts: BTreeSet<Fact>,
    sources: BTreeSet<Fact>,
    /// The template lines that print it: names and words.
    template: BTreeSet<(String, String)>,
}

fn said(state: &State, record: &RecordKey, is_meant: impl Fn(&str) -> bool) -> Vec<Fact> {
    let fields = state.built.fields();
    let meant = fields.of(record).iter().filter(|one| is_meant(&one.path));
    let fact = |one: &Scalar| {
        let words = one.words.split_whitespace().collect::<Vec<_>>().join(" ");
        (record.clone(), bare(&one.path), words)
    };
    meant.map(fact).collect()
}

fn why(state: &State, pack: &TracedPack, line: &Line) -> Asked {
    let trace = &pack.traces[line.number - 1];
    let text = pack.markdown.lines().nth(line.number - 1);
    let reader =
        Reader { facts: &state.built.opened.facts, as_of: pack.as_of.last(), principal: None };
    let shown = trace.shows.iter().map(|found| &found.field);
    let shown = shown.filter(|field| !field.path.is_empty());
    let source = |id: String| RecordKey { kind: Kind::Source, id };
    let cited = sources(reader, text.unwrap_or_default(), trace).into_iter();
    let template = trace.template.iter().map(|place| {
        let template = state.built.opened.templates.get(&place.name);
        let line = template.and_then(|one| one.text.lines().nth(place.line - 1));
        let line = line.unwrap_or_default().trim().to_owned();
        (place.name.to_string(), line)
    });
    Asked {
        template: template.collect(),
        facts: shown
            .flat_map(|field| said(state, &field.record, |path| is_within(path, &field.path)))
            .collect(),
        sources: cited.flat_map(|id| said(state, &source(id), |_| true)).collect(),
    }
}

/// Compares what is suspect with what was touched: a line whose words are gone, of which `why`
/// tells something else, or whose template changed. Returns how many were, and complaints.
fn compare(old: &State, new: &State, what: &str) -> (usize, Vec<String>) {
    let (mut touched_all, mut complaints) = (0, Vec::new());
    for pack in &old.packs {
        let Some(now) = new.packs.iter().find(|now| now.path() == pack.path()) else {
            continue;
        };
        let then = lines(&old.built, pack, &pack.markdown);
        let mut approvals = Approvals::default();
        approvals.add(&then.iter().collect::<Vec<_>>(), "Ada", "2022-01-25");
        let after = lines(&new.built, now, &now.markdown);
        let standing = Standing::new(&approvals, &after);
        for line in &then {
            let before = why(old, pack, line);
            let mut alike = after.iter().filter(|other| other.words == line.words);
            // The same words under another heading may be said of something else.
            let is_here = |other: &Line| other.ground.place == line.ground.place;
            let is_as_before = alike.any(|other| is_here(other) && why(new, now, other) == before);
            let touched = !is_as_before;
            let suspects = &standing.suspects;
            let suspect = suspects.iter().any(|one| one.approval.covers(line));
            touched_all += usize::from(touched);
            if touched != suspect {
                let (number, words) = (line.number, &line.words);
                let here: Vec<_> = after
                    .iter()
                    .filter(|other| other.words == line.words)
                    .map(|other| (other.number, why(new, now, other)))
                    .collect();
                complaints.push(format!(
                    "{what}: {}:{number} touched {touched}, suspect {suspect}: {words}\n\
                     before {before:#?}\nafter {here:#?}",
                    pack.path()
                ));
            }
        }
    }
    (touched_all, complaints)
}

#[test]
fn every_line_touched_is_suspect_and_no_other() {
    let mut report = Report::default();
    let project = load(&repository(), &mut report);
    let built = Built::of(project, &mut report).expect("the example is sound");
    let texts = built.opened.texts();
    let records = Records::read(&texts);
    // Written anew, so that both sides are read from the same form.
    let old = state(records.write()).expect("the example is sound");
    let (mut made, mut touched, mut complaints) = (0, 0, Vec::new());
    for seed in 0.. {
        if made == count() {
            break;
        }
        assert!(seed < 20 * count(), "only {made} changes hold together");
        let mut after = records.clone();
        let (changed, what) = if seed % 5 == 4 {
            let (texts, name, line) = other_template(&old, &records, seed);
            (texts, format!("templates/{name}:{line}"))
        } else {
            let Some((_, what)) = after.change_one(seed) else {
                continue;
            };
            (after.write(), what)
        };
        let Some(new) = state(changed) else { continue };
        made += 1;
        let (lines, found) = compare(&old, &new, &what);
        touched += lines;
        complaints.extend(found);
    }
    let (missed, stray): (Vec<String>, Vec<String>) =
        complaints.into_iter().partition(|one| one.contains("touched true"));
    let (misses, strays) = (missed.len(), stray.len());
    eprintln!("{made} changes touched {touched} lines; {misses} missed, {strays} stray");
    assert!(missed.is_empty(), "{misses} of {touched} missed: {missed:#?}");
    assert!(stray.is_empty(), "{strays} beside {touched}: {stray:#?}");
}

/// Changes a line of a template that prints something, and no word of it.
fn other_template(
    old: &State,
    records: &Records,
    seed: u64,
) -> (Vec<(String, String)>, String, usize) {
    let seed = seed as usize;
    let pack = &old.packs[seed % old.packs.len()];
    let printing = pack.traces.iter().filter(|trace| !trace.template.is_empty());
    let printing: Vec<_> = printing.map(|trace| &trace.template[0]).collect();
    let place = printing[seed * 7 % printing.len()];
    let template = old.built.opened.templates.get(&place.name).expect("it printed");
    let lines = template.text.lines().enumerate().map(|(at, line)| {
        let mark = if at + 1 == place.line { "{# other #}" } else { "" };
        format!("{line}{mark}\n")
    });
    let mut texts = records.write();
    let path = format!("templates/{}", place.name);
    texts.retain(|(known, _)| *known != path);
    texts.push((path, lines.collect()));
    (texts, place.name.to_string(), place.line)
}
