//! Two thousand shapes of names in twelve scripts, each in fifty strings: no name passes.
//!
//! The suite takes a sample of them; `SCENE_SETTER_ALL=1` takes all hundred thousand.

use std::env;

use scene_setter::names::known::Known;
use scene_setter::names::{Called, Nature, Setting};
use unicode_normalization::UnicodeNormalization;

use super::shapes::{Name, Script, names};

const NAMES: usize = 2000;

/// Sentences that name somebody at `{}`; the words around belong to nobody.
pub const FRAMES: [&str; 40] = [
    "They met {} in the morning.",
    "A note from {} came on Monday.",
    "{} said that the plan holds.",
    "{} asked for it.",
    "We heard {} and two others.",
    "The talk with {} was short.",
    "Then {} spoke.",
    "It was {} who wrote it.",
    "As {} put it, the crane is safe.",
    "The plan is that of {}.",
    "By {}: nothing new.",
    "- {}, head of tools",
    "1. {} opens the talk.",
    "> {} thanked us.",
    "| Who | What |\n|---|---|\n| {} | spoke |",
    "**{}** agreed.",
    "*{}* agreed.",
    "They thanked _{}_ for it.",
    "See [{}](https://x.example/a) for it.",
    "See the note ({}) for it.",
    "“{} knows”, they said.",
    "Present: {}.",
    "Who: {}; what: cranes.",
    "The letter to {} went out.",
    "At noon, {} left.",
    "Nobody but {} knew.",
    "After {}, the desk spoke.",
    "{} (chair) opened the talk.",
    "With {} away, nothing moved.",
    "The desk told {} so.",
    "A reply to {}?",
    "Ask {}!",
    "They know {} well.",
    "First {}, then the desk.",
    "They wrote:\n\n{} is right.",
    "So <i>{}</i> said.",
    "A<br>{}<br>B",
    "the crane / {} / the dock",
    "Whether {} comes is open.",
    "{}",
];

/// Ways in which a hand writes a name. None where a name has no such way.
pub fn written(name: &Name, way: usize) -> Option<String> {
    let (given, family) = (name.given.as_str(), name.family.as_str());
    let cased = name.script.has_case();
    let spaced = name.script != Script::Han && name.script != Script::Kana;
    let join = |a: &str, b: &str| {
        if spaced { format!("{a} {b}") } else { format!("{b}{a}") }
    };
    let initial: String = given.chars().take(1).collect();
    let cut = family.char_indices().nth(family.chars().count() / 2).map_or(0, |(at, _)| at);
    let (front, back) = family.split_at(cut);
    let long = family.chars().count() >= 4;
    Some(match way {
        0 => name.whole(),
        1 => join(given, family).nfd().collect(),
        2 => join(given, family).nfc().collect(),
        3 => format!("Ms {family}"),
        4 => format!("Dr. {family}"),
        5 if long || !cased => family.to_owned(),
        6 if long => given.to_owned(),
        7 if cased => join(given, family).to_uppercase(),
        8 if cased => format!("{initial}. {family}"),
        9 if spaced => format!("{family} {given}"),
        10 if spaced => format!("{family}, {given}"),
        11 if cased && long => format!("{front}**{back}**"),
        12 if cased && long => format!("{front}-\n{back}"),
        13 if cased && long => format!("{front}<b>{back}</b>"),
        14 if cased && long => format!("[{front}](https://x.example/a){back}"),
        15 if cased && long => format!("{front}\u{ad}{back}"),
        16 if cased && long => format!("{front}&shy;{back}"),
        17 if cased && long => format!("{family}'s"),
        18 if cased => join(given, family).replace(['-', '\''], " "),
        19 if cased => join(given, family).replace('\'', "’"),
        20 if name.script == Script::Latin => {
            let plain: String = join(given, family).nfd().filter(char::is_ascii).collect();
            let lost = join(given, family).to_lowercase().contains(['ł', 'ø', 'đ', 'ß', 'æ', 'ı']);
            if lost { return None } else { plain }
        }
        21 if name.script == Script::Latin && family.is_ascii() && long => {
            let mail = format!("{given}.{family}@x.example").to_lowercase();
            mail.replace([' ', '\''], "")
        }
        22 if name.script == Script::Latin && family.is_ascii() && long => {
            let mail = format!("{given}.{family} [at] x.example").to_lowercase();
            mail.replace('\'', "").replacen(' ', "", family.matches(' ').count())
        }
        23 if name.script == Script::Latin && family.is_ascii() && given.is_ascii() => {
            format!("https://x.example/{given}-{family}/a").to_lowercase().replace([' ', '\''], "-")
        }
        24 if family.contains('-') => family.split('-').next()?.to_owned(),
        25 if family.contains('-') => family.split('-').nth(1)?.to_owned(),
        26 if family.contains(' ') => family.replace(' ', ""),
        27 if family.contains(' ') => format!("Ms {}", family.rsplit(' ').next()?),
        28 if family.contains('\'') => family.replace('\'', ""),
        29 if name.script == Script::Latin && family.contains(['a', 'o', 'e']) && long => {
            // Cyrillic letters that look the same.
            family.replace('a', "а").replace('o', "о").replace('e', "е")
        }
        30 if name.script == Script::Han => format!("{}先生", family),
        31 if name.script == Script::Hangul => format!("{} 대표", family),
        _ => return None,
    })
}

fn share(part: usize, of: usize) -> f64 {
    let small = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    small(part) / small(of).max(1.0)
}

#[test]
fn no_name_passes_in_any_spelling() {
    let all = env::var_os("SCENE_SETTER_ALL").is_some();
    let (strings, step) = if all { (50, 1) } else { (50, 37) };
    let names = names(NAMES);
    let mut leaks = Vec::new();
    let mut false_marks = Vec::new();
    let (mut tried, mut others) = (0, 0);
    for (n, name) in names.iter().enumerate().step_by(step) {
        let known = Known::new([Called::new((), Nature::Person, &name.whole())]);
        let ways: Vec<String> = (0..32).filter_map(|way| written(name, way)).collect();
        for k in 0..strings {
            let way = &ways[k % ways.len()];
            let frame = FRAMES[(n * 7 + k * 11) % FRAMES.len()];
            // A line ends a row of a table.
            let frame = if way.contains('\n') { frame.replace('|', "/") } else { frame.to_owned() };
            let text = frame.replace("{}", way);
            tried += 1;
            if known.mentions(&text, Setting::Prose).is_empty() {
                leaks.push(format!("{}: {text:?}", name.whole()));
            }
        }
        for k in 0..10 {
            let other = &names[(n + 1 + k * 97) % names.len()];
            if other.shares(name) {
                continue;
            }
            let frame = FRAMES[(n + k * 3) % FRAMES.len()];
            let text = frame.replace("{}", &other.whole());
            others += 1;
            let found = known.mentions(&text, Setting::Prose);
            if let Some(one) = found.first() {
                let raw = &text[one.range.clone()];
                false_marks.push(format!("{}: {raw:?} in {text:?}", name.whole()));
            }
        }
    }
    println!(
        "{tried} strings: {} leaks; {others} of other names: {} marked",
        leaks.len(),
        false_marks.len()
    );
    let few = |list: &[String]| list.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(leaks.is_empty(), "{} of {tried} leak:\n{}", leaks.len(), few(&leaks));
    let part = share(false_marks.len(), others);
    assert!(part < 0.02, "{part:.3} of {others} marked falsely:\n{}", few(&false_marks));
}
