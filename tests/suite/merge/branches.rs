//! Random pairs of branches, merged by git with the driver → no hand edit and no fact of either is
//! lost without a word.
//!
//! `PAIRS=500` merges so many; without it a few are.

use std::collections::BTreeSet;
use std::env;

use crate::scene::{Run, Scene, copy};

const PACK: &str = "output/2031-05-harbour/scene-setter.md";
const VISIT: &str = "data/visits/2031-05-harbour.yaml";
const MEETING: &str = "data/contacts/2031-05-20-tidewell.yaml";

/// Numbers that only look random: a pair that fails fails again.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// One branch: its name, and what was done on it.
struct Branch {
    name: &'static str,
    done: Vec<String>,
    /// Words that nobody else writes, by hand.
    by_hand: Vec<String>,
    /// Sentences that were deleted by hand, with the heading above each.
    deleted: Vec<(String, String)>,
    /// What its builds said.
    told: String,
}

impl Branch {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            done: Vec::new(),
            by_hand: Vec::new(),
            deleted: Vec::new(),
            told: String::new(),
        }
    }

    /// Builds, and settles what is in conflict as somebody does who keeps their own words.
    fn build(&mut self, scene: &Scene) {
        let run = scene.play("build");
        self.told.push_str(&run.err);
        let text = scene.read(PACK);
        if text.contains("<<<<<<<") {
            self.done.push("settle".to_owned());
            self.told.push_str(&text);
            scene.write(PACK, &with_own_words(&text));
            let run = scene.play("build").ends(0);
            self.told.push_str(&run.err);
        }
    }

    fn work(&mut self, scene: &Scene, dice: &mut Dice) {
        for number in 0..1 + dice.throw(4) {
            let words = format!("{}{number}", self.name);
            match dice.throw(7) {
                0 | 1 => self.meet(scene, dice, &words),
                2 => self.change_a_fact(scene, &words),
                3 => self.change_a_template(scene, &words),
                4 => self.write_behind(scene, dice, &words),
                5 => self.write_into(scene, dice, &words),
                _ => self.delete(scene, dice),
            }
            if dice.throw(3) == 0 {
                self.build(scene);
            }
        }
        self.build(scene);
    }

    fn meet(&mut self, scene: &Scene, dice: &mut Dice, words: &str) {
        let day = 1 + dice.throw(16);
        let kind = ["call", "email", "meeting"][dice.throw(3)];
        let path = format!("data/contacts/2031-05-{day:02}-{words}.yaml");
        let text = format!(
            "kind: {kind}\ndate: 2031-05-{day:02}\nwith: tidewell\nus: ines-caldeira\n\
             them: otto-brandvik\npurpose: the hulls\nsummary: They told of fact{words}.\n"
        );
        scene.write(&path, &text);
        self.done.push(format!("{kind} on day {day}"));
    }

    /// Each branch has facts of its own to change, so that git merges them.
    fn change_a_fact(&mut self, scene: &Scene, words: &str) {
        let (path, key) = match self.name {
            "one" => (VISIT, "purpose: "),
            _ => (MEETING, "  objective: "),
        };
        let text = scene.read(path);
        let line = text.lines().find(|line| line.starts_with(key)).unwrap();
        scene.edit(path, line, &format!("{key}Learn of fact{words}."));
        if self.name == "one" {
            let text = scene.read(VISIT);
            let day = text.lines().find(|line| line.starts_with("as_of: ")).unwrap();
            scene.edit(VISIT, day, "as_of: 2031-05-17");
        }
        self.done.push(format!("{key}changed"));
    }

    fn change_a_template(&mut self, scene: &Scene, words: &str) {
        let (name, heading) = match self.name {
            "one" => ("sheet/gaps.md", "Gaps and doubts"),
            _ => ("sheet/recent.md", "Recent contacts"),
        };
        let path = format!("templates/{name}");
        if !scene.path(&path).exists() {
            scene.play(&format!("templates eject {name}")).ends(0);
            scene.edit(&path, heading, &format!("{heading} of fact{words}"));
            self.done.push(format!("template {name}"));
        }
    }

    /// Returns the numbers of the lines that say something.
    fn sentences(scene: &Scene) -> Vec<usize> {
        let text = scene.read(PACK);
        let lines = text.lines().enumerate();
        let said = lines.filter(|(_, line)| {
            let plain = !line.starts_with(['|', '#', '[', '<', '>', '=']);
            plain && line.split_whitespace().count() > 2
        });
        said.map(|(at, _)| at).collect()
    }

    fn edit(scene: &Scene, at: usize, line: Option<String>, more: Option<String>) {
        let text = scene.read(PACK);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        match line {
            Some(line) => lines[at] = line,
            None => drop(lines.remove(at)),
        }
        if let Some(more) = more {
            lines.insert(at + 1, more);
        }
        scene.write(PACK, &(lines.join("\n") + "\n"));
    }

    fn write_behind(&mut self, scene: &Scene, dice: &mut Dice, words: &str) {
        let sentences = Self::sentences(scene);
        let at = sentences[dice.throw(sentences.len())];
        let line = scene.read(PACK).lines().nth(at).unwrap().to_owned();
        let indent = if line.starts_with([' ', '-']) { "  " } else { "" };
        let more = format!("{indent}Added hand{words}.");
        self.done.push(format!("behind {line:?}"));
        Self::edit(scene, at, Some(line), Some(more));
        self.by_hand.push(format!("hand{words}."));
    }

    fn write_into(&mut self, scene: &Scene, dice: &mut Dice, words: &str) {
        let sentences = Self::sentences(scene);
        let at = sentences[dice.throw(sentences.len())];
        let line = scene.read(PACK).lines().nth(at).unwrap().to_owned();
        self.done.push(format!("into {line:?}"));
        Self::edit(scene, at, Some(format!("{line} Also hand{words}.")), None);
        self.by_hand.push(format!("hand{words}."));
    }

    fn delete(&mut self, scene: &Scene, dice: &mut Dice) {
        let sentences = Self::sentences(scene);
        let at = sentences[dice.throw(sentences.len())];
        let line = scene.read(PACK).lines().nth(at).unwrap().to_owned();
        self.by_hand.retain(|words| !line.contains(words.as_str()));
        self.done.push(format!("delete {line:?}"));
        let heading = heading(&scene.read(PACK), at);
        Self::edit(scene, at, None, None);
        self.deleted.push((heading, line));
    }
}

/// Returns a text in conflict with the words by hand alone.
fn with_own_words(text: &str) -> String {
    let mut is_own = true;
    let kept = text.lines().filter(|line| match *line {
        line if line.starts_with("<<<<<<< ") => false,
        line if line.starts_with("||||||| ") => {
            is_own = false;
            false
        }
        line if line.starts_with(">>>>>>> ") => {
            is_own = true;
            false
        }
        _ => is_own,
    });
    kept.map(|line| format!("{line}\n")).collect()
}

/// Lists the conflicts in which no sentence has other words on both sides.
fn needless(text: &str) -> Vec<String> {
    let blocks = text.split("<<<<<<< one side\n").skip(1);
    let parts = |block: &str| -> Option<[Vec<String>; 3]> {
        let (one, rest) = block.split_once("||||||| before\n")?;
        let (base, rest) = rest.split_once("=======\n")?;
        let (other, _) = rest.split_once(">>>>>>> the other side\n")?;
        Some([one, base, other].map(|part| {
            let lines = part.lines().map(|line| {
                let words: Vec<&str> = line.split_whitespace().collect();
                words.join(" ")
            });
            lines.collect()
        }))
    };
    let blocks = blocks.filter_map(|block| Some((block, parts(block)?)));
    let needless = blocks.filter(|(_, [one, base, other])| {
        let changed = |line: &String| !one.contains(line) && !other.contains(line);
        one == other || !base.iter().any(changed)
    });
    needless.map(|(block, _)| block.to_owned()).collect()
}

/// Returns the heading above a line.
fn heading(text: &str, at: usize) -> String {
    let above = text.lines().take(at);
    let heading = above.filter(|line| line.trim_start_matches("> ").starts_with('#'));
    heading.last().unwrap_or_default().to_owned()
}

fn commit(scene: &Scene, message: &str) {
    scene.git(&["add", "-A"]).ends(0);
    scene.git(&["commit", "-qm", message, "--allow-empty"]).ends(0);
}

/// Two branches of one project, merged; says what git said.
fn merged(seed: u64) -> (Scene, [Branch; 2], Run) {
    let scene = Scene::of("tests/cases/harbour");
    scene.git(&["init", "-q"]).ends(0);
    scene.play("git setup").ends(0);
    scene.build();
    commit(&scene, "Start");
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (seed + 1).wrapping_mul(0xD134_2543_DE82_EF95));
    let mut branches = [Branch::new("one"), Branch::new("other")];
    scene.git(&["switch", "-qc", "other"]).ends(0);
    branches[1].work(&scene, &mut dice);
    commit(&scene, "Other");
    scene.git(&["switch", "-q", "main"]).ends(0);
    branches[0].work(&scene, &mut dice);
    commit(&scene, "One");
    let run = scene.git(&["merge", "--no-edit", "other"]);
    (scene, branches, run)
}

/// What the facts and templates of both give, without anything by hand.
fn built_anew(scene: &Scene) -> BTreeSet<String> {
    let anew = Scene::empty();
    for folder in ["data", "templates"] {
        if scene.path(folder).exists() {
            copy(&scene.path(folder), &anew.path(folder));
        }
    }
    anew.build();
    anew.read(PACK).lines().map(str::to_owned).collect()
}

fn complaints(seed: u64, in_conflict: &mut usize) -> Vec<String> {
    let (scene, branches, merge) = merged(seed);
    let mut complaints = Vec::new();
    let text = scene.read(PACK);
    let marked = text.contains("<<<<<<<");
    if marked != merge.says("CONFLICT") {
        complaints.push(format!("conflict and marks disagree: {merge:?}"));
    }
    *in_conflict += usize::from(marked);
    let needless = needless(&text).into_iter();
    complaints.extend(needless.map(|block| format!("a needless conflict: {block}")));
    // What stands between marks is told by them; the rest must be there after a build.
    let told = if marked { text } else { String::new() };
    let build = scene.play("build");
    let pack = scene.read(PACK);
    let before = branches.iter().map(|branch| branch.told.as_str());
    let before: String = before.collect();
    let told = format!("{told}{before}{}{}", build.out, build.err);
    for branch in &branches {
        for words in &branch.by_hand {
            if !pack.contains(words.as_str()) && !told.contains(words.as_str()) {
                complaints.push(format!("{} lost {words}", branch.name));
            }
        }
    }
    let facts = built_anew(&scene);
    if !marked {
        let lost =
            facts.iter().filter(|line| !line.trim().is_empty() && !pack.contains(line.as_str()));
        for line in lost {
            // Somebody wrote into it or deleted it: then the pack or the build says so.
            let edited = pack.lines().any(|own| own.starts_with(line.as_str()));
            let is_gone = |gone: &(String, String)| gone.1.starts_with(line.as_str());
            let deleted = branches.iter().any(|branch| branch.deleted.iter().any(is_gone));
            if !edited && !deleted && !told.contains(line.trim()) {
                complaints.push(format!("no word of {line:?}"));
            }
        }
    }
    let deleted = branches.iter().flat_map(|branch| &branch.deleted);
    for (above, line) in deleted.filter(|(_, line)| facts.contains(line)) {
        let mut lines = pack.lines().enumerate();
        let is_back = lines.any(|(at, own)| own == line && heading(&pack, at) == *above);
        if is_back && !told.contains(line.trim()) {
            complaints.push(format!("deleted and back: {line:?}"));
        }
    }
    if !complaints.is_empty() {
        for branch in &branches {
            complaints.push(format!("{}: {}", branch.name, branch.done.join("; ")));
        }
        complaints.push(told);
    }
    complaints
}

#[test]
fn nothing_of_either_branch_is_lost_without_a_word() {
    let pairs = env::var("PAIRS").ok().and_then(|pairs| pairs.parse().ok());
    let pairs: u64 = pairs.unwrap_or(8);
    let from = env::var("FROM").ok().and_then(|from| from.parse().ok()).unwrap_or(0);
    let (mut failed, mut in_conflict) = (Vec::new(), 0);
    for seed in from..from + pairs {
        let complaints = complaints(seed, &mut in_conflict);
        if !complaints.is_empty() {
            failed.push(format!("pair {seed}:\n{}", complaints.join("\n")));
        }
    }
    let told = format!("{} of {pairs} pairs; {in_conflict} in conflict", failed.len());
    assert!(failed.is_empty(), "{told}\n{}", failed.join("\n\n"));
}
