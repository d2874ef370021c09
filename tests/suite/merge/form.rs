//! Random edits of form × changed facts → verdict: a sentence and an edit each stand once.

use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::{arbitrary, collection};

use scene_setter::merge::join::{Branch, join};
use scene_setter::merge::{Merged, markers, merge, without_conflicts};

const SENTENCES: [&str; 8] = [
    "Builds driverless cranes.",
    "Runs three ferries between the islands.",
    "Met the mayor in May.",
    "- Asks for the noise figures of last year.[^a]",
    "- **Owes:** a plan of the quay.",
    "Small.",
    "> They spoke of crews.",
    "Two of the five berths are closed until the autumn, as the mayor said.",
];

/// What a person does to a sentence.
#[derive(Debug, Clone, Copy)]
enum Form {
    None,
    Comment,
    LongComment,
    Footnote,
    Bullet,
    Emphasis,
}

/// What a person writes beside it.
#[derive(Debug, Clone, Copy)]
enum Beside {
    None,
    LineAbove,
    LineBelow,
    CommentBelow,
    ParagraphBelow,
}

/// What becomes of its fact.
#[derive(Debug, Clone, Copy)]
enum Fact {
    Stands,
    Word,
    MoreWords,
    Another,
    Gone,
}

type Edit = (Form, Beside, Fact, bool);

fn edit() -> impl Strategy<Value = Edit> {
    let forms = [
        Form::None,
        Form::Comment,
        Form::LongComment,
        Form::Footnote,
        Form::Bullet,
        Form::Emphasis,
    ];
    let beside = [
        Beside::None,
        Beside::LineAbove,
        Beside::LineBelow,
        Beside::CommentBelow,
        Beside::ParagraphBelow,
    ];
    let facts = [Fact::Stands, Fact::Word, Fact::MoreWords, Fact::Another, Fact::Gone];
    let ends_paragraph = arbitrary::any::<bool>();
    (select(forms.to_vec()), select(beside.to_vec()), select(facts.to_vec()), ends_paragraph)
}

/// A base, what a person made of it, and what changed facts give.
struct Texts {
    base: String,
    theirs: String,
    ours: String,
    /// What stands for each edit, wherever it goes.
    tokens: Vec<String>,
}

fn texts(edits: &[Edit]) -> Texts {
    let head = "# Visit\n\n## People\n\n".to_owned();
    let mut texts =
        Texts { base: head.clone(), theirs: head.clone(), ours: head, tokens: Vec::new() };
    for (at, (sentence, (form, beside, fact, ends_paragraph))) in
        SENTENCES.iter().zip(edits).enumerate()
    {
        let mut token = |sign: &str| {
            let token = format!("{sign}{at}x");
            texts.tokens.push(token.clone());
            token
        };
        let formed = match form {
            Form::None => (*sentence).to_owned(),
            Form::Comment => format!("{sentence} <!-- {} -->", token("c")),
            Form::LongComment => {
                let words = "was it so, and who said so of whom, and in what words, and when";
                format!("{sentence} <!-- {} {words}? -->", token("l"))
            }
            Form::Footnote => format!("{sentence}[^{}]", token("n")),
            Form::Bullet if sentence.starts_with(['-', '>']) => (*sentence).to_owned(),
            Form::Bullet => format!("- {sentence}"),
            Form::Emphasis => match sentence.rsplit_once(' ') {
                Some((start, last)) => format!("{start} *{last}*"),
                None => format!("*{sentence}*"),
            },
        };
        let written = match beside {
            Beside::None => formed,
            Beside::LineAbove => format!("By hand {} here.\n{formed}", token("h")),
            Beside::LineBelow => format!("{formed}\nBy hand {} here.", token("h")),
            Beside::CommentBelow => format!("{formed}\n<!-- {} alone -->", token("h")),
            Beside::ParagraphBelow => format!("{formed}\n\nBy hand {} here.\n", token("h")),
        };
        let now = match fact {
            Fact::Stands => Some((*sentence).to_owned()),
            Fact::Word => Some(sentence.replacen("s ", &format!("s{at} "), 1)),
            Fact::MoreWords => Some(sentence.replacen('.', &format!(" since {at} days."), 1)),
            Fact::Another => Some(format!("Number {at} sails nowhere at all.")),
            Fact::Gone => None,
        };
        let blank = if *ends_paragraph { "\n" } else { "" };
        texts.base.push_str(&format!("{sentence}\n{blank}"));
        texts.theirs.push_str(&format!("{written}\n{blank}"));
        texts.ours.extend(now.map(|now| format!("{now}\n")));
        texts.ours.push_str(blank);
    }
    for text in [&mut texts.base, &mut texts.theirs, &mut texts.ours] {
        text.push_str("\n## Notes\n\nNothing else is known.\n");
    }
    texts
}

/// A line without what an edit of form puts on it.
fn core(line: &str) -> String {
    let mut core = line.replace('*', "");
    for (open, close) in [("<!--", "-->"), ("[^", "]")] {
        while let Some((before, rest)) = core.split_once(open) {
            let after = rest.split_once(close).map_or("", |(_, after)| after);
            core = format!("{before}{after}");
        }
    }
    core.trim_start_matches(['-', '>', ' ']).trim_end().to_owned()
}

/// Returns what is wrong with a merged text.
fn fault(texts: &Texts, merged: &str, told: &[String]) -> Option<String> {
    let in_conflict = !markers(merged).is_empty();
    for token in &texts.tokens {
        let count = merged.matches(token.as_str()).count();
        if count != 1 {
            return Some(format!("the edit {token} stands {count} times"));
        }
    }
    let clear = without_conflicts(merged);
    let all = [&texts.base, &texts.ours];
    for line in all.into_iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()) {
        let sentence = core(line);
        let count = clear.lines().filter(|line| core(line) == sentence).count();
        let is_told = in_conflict || told.iter().any(|told| core(told) == sentence);
        let is_given = texts.ours.lines().any(|line| core(line) == sentence);
        if count > 1
            || is_given && count == 0 && !is_told
            || !is_given && count > 0 && told.is_empty()
        {
            return Some(format!("the sentence {line:?} stands {count} times"));
        }
    }
    None
}

fn told(merged: &Merged) -> Vec<String> {
    merged.deleted.iter().map(|gone| gone.sentence.clone()).collect()
}

proptest! {
    #[test]
    fn a_sentence_and_an_edit_of_its_form_each_stand_once(
        edits in collection::vec(edit(), SENTENCES.len())
    ) {
        let texts = texts(&edits);
        let merged = merge(&texts.base, &texts.theirs, &texts.ours);
        let fault = fault(&texts, &merged.text, &told(&merged));
        prop_assert!(fault.is_none(), "{}:\n{}", fault.unwrap_or_default(), merged.text);
        if merged.conflicts.is_empty() {
            prop_assert_eq!(merge(&texts.ours, &merged.text, &texts.ours).text, merged.text);
        }
    }

    #[test]
    fn and_so_they_do_where_git_merges(edits in collection::vec(edit(), SENTENCES.len())) {
        let texts = texts(&edits);
        let by_hand = Branch { text: &texts.theirs, built: Some(&texts.base) };
        let built = Branch { text: &texts.ours, built: Some(&texts.ours) };
        for (one, other) in [(by_hand, built), (built, by_hand)] {
            let joined = join(&texts.base, one, other);
            let fault = fault(&texts, &joined.text, &[]);
            prop_assert!(fault.is_none(), "{}:\n{}", fault.unwrap_or_default(), joined.text);
        }
    }

    #[test]
    fn a_side_that_changed_nothing_gives_the_other(
        edits in collection::vec(edit(), SENTENCES.len())
    ) {
        let Texts { base, theirs, ours, .. } = texts(&edits);
        prop_assert_eq!(merge(&base, &theirs, &base).text, theirs.clone());
        prop_assert_eq!(merge(&base, &base, &ours).text, ours.clone());
        let side = |text| Branch { text, built: Some(&base) };
        prop_assert_eq!(join(&base, side(&theirs), side(&base)).text, theirs.clone());
        prop_assert_eq!(join(&base, side(&base), side(&theirs)).text, theirs.clone());
        let built = Branch { text: &ours, built: Some(&ours) };
        prop_assert_eq!(join(&base, side(&base), built).text, ours.clone());
    }
}
