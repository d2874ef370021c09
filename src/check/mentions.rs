//! Words × names → who is mentioned where, and whether by name, by an alias or by a slip.

use std::ops::Range;

use super::names::{Named, Names};
use crate::finding::field::Kind;
use crate::names::word::{Word, gap, stretch};
use crate::names::{Certainty, Form, Meant, Setting};

/// How somebody is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By a name that may be printed.
    Name,
    /// By another spelling on record.
    Alias,
    /// By the letters of the name, written otherwise: `TIK TOK`, `Perignon`.
    Variant,
    /// By something that is nearly the name.
    Near,
}

#[derive(Debug, Clone)]
pub struct Mention<'a> {
    /// Who or what.
    pub named: Named<'a>,
    /// The others who are called just so.
    pub namesakes: Vec<Named<'a>>,
    pub how: How,
    pub words: Range<usize>,
    /// The bytes.
    pub range: Range<usize>,
    /// Whether they can be no ordinary word.
    pub sure: bool,
}

/// Finds every mention in a text.
pub fn mentions<'a>(names: &Names<'a>, text: &str, words: &[Word<'_>]) -> Vec<Mention<'a>> {
    let known = names.known.mentions(text, Setting::Prose);
    let mut exact = known.iter().filter_map(|one| exact_mention(one, text, words)).peekable();
    let mut found: Vec<Mention<'a>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        while exact.next_if(|next| next.words.start < at).is_some() {}
        let mention = match exact.next_if(|next| next.words.start == at) {
            Some(alias) if alias.how != How::Name => {
                near(names, text, words, at).filter(|near| slips_over(near, &alias)).or(Some(alias))
            }
            exact => exact.or_else(|| near(names, text, words, at)),
        };
        at = mention.as_ref().map_or(at + 1, |mention| mention.words.end);
        found.extend(mention);
    }
    found
}

/// The full name misspelt is one mention, though it begins with a spelling on record.
fn slips_over(near: &Mention<'_>, alias: &Mention<'_>) -> bool {
    near.named == alias.named && near.words.end > alias.words.end
}

/// Judges a place where the letters of a name stand. Addresses have their own spelling, and
/// what may be an ordinary word is no alias.
fn exact_mention<'a>(
    found: &crate::names::Mention<'_, Named<'a>>,
    text: &str,
    words: &[Word<'_>],
) -> Option<Mention<'a>> {
    let range = found.bare.clone();
    let start = words.partition_point(|word| word.range.end <= range.start);
    let end = words.partition_point(|word| word.range.start < range.end);
    let spelt_out = |one: &Meant<'_, Named<'a>>| stands_whole(one.typed, text, &range);
    let whole = found.who.iter().find(|one| one.form == Form::Name && spelt_out(one));
    let (how, named) = match whole {
        Some(one) => (How::Name, *one.who),
        None => judge(&found.who, &text[range.clone()])?,
    };
    let spelt = found
        .who
        .iter()
        .filter(|one| one.form != Form::Part && is_written(one.typed, &text[range.clone()]));
    let others = spelt.map(|one| *one.who).filter(|one| *one != named);
    let mut namesakes: Vec<Named<'a>> = others.filter(|one| one.kind == Kind::Person).collect();
    namesakes.sort();
    namesakes.dedup();
    let joined = (start..end - 1).all(|n| gap(text, words, n).len() <= 3);
    let number = how == How::Alias && is_numbered(&text[range.end..]);
    let aside = found.in_address || number;
    if !joined || aside || how == How::Variant && part_of_code(text, &range) {
        return None;
    }
    Some(Mention {
        named,
        namesakes,
        how,
        words: start..end,
        range,
        sure: found.certainty == Certainty::Name,
    })
}

fn judge<'a>(spellings: &[Meant<'_, Named<'a>>], raw: &str) -> Option<(How, Named<'a>)> {
    let same = |one: &&Meant<'_, Named<'a>>| is_written(one.typed, raw);
    let official = |one: &&Meant<'_, Named<'a>>| one.form == Form::Name;
    if let Some(one) = spellings.iter().filter(official).find(same) {
        return Some((How::Name, *one.who));
    }
    if let Some(one) = spellings.iter().filter(|one| one.form != Form::Part).find(same) {
        return Some((How::Alias, *one.who));
    }
    let Some(spelling) = spellings.iter().find(official) else {
        // `Andersen, Erich`: the words of a name in another order.
        let turned = spellings.iter().find(|one| one.form == Form::Part)?;
        return Some((How::Near, *turned.who));
    };
    let is_case_only = spelling.typed.eq_ignore_ascii_case(raw);
    let small = !raw.chars().any(char::is_uppercase);
    let plain = !spelling.typed.chars().skip(1).any(char::is_uppercase);
    let names_someone = spelling.who.kind != Kind::Topic;
    let clear = names_someone && !(small && (plain || !is_case_only));
    clear.then_some((How::Variant, *spelling.who))
}

/// A name of several words may begin small in running text; one word has its own case.
fn is_written(spelling: &str, raw: &str) -> bool {
    let several = spelling.contains(' ');
    let first_only = |a: &str, b: &str| {
        let (mut a, mut b) = (a.chars(), b.chars());
        let first = a.next().zip(b.next());
        first.is_some_and(|(a, b)| a.eq_ignore_ascii_case(&b)) && a.as_str() == b.as_str()
    };
    spelling == raw
        || several && spelling.eq_ignore_ascii_case(raw) && !is_shouted(raw)
        || spelling.len() > 4
            && spelling.chars().all(|c| !c.is_uppercase())
            && first_only(spelling, raw)
}

/// A name may begin or end with a sign that is no letter: `beta [UK]`, `Yahoo!`.
fn stands_whole(typed: &str, text: &str, range: &Range<usize>) -> bool {
    let sign = |c: char| !c.is_alphanumeric();
    let head = typed.len() - typed.trim_start_matches(sign).len();
    let end = typed.trim_end_matches(sign).len();
    let bare = typed.get(head..end).unwrap_or(typed);
    bare.len() < typed.len()
        && is_written(bare, &text[range.clone()])
        && text[..range.start].ends_with(&typed[..head])
        && text[range.end..].starts_with(&typed[end..])
}

fn is_shouted(raw: &str) -> bool {
    !raw.chars().any(char::is_lowercase)
}

/// Addresses and file names are written small.
fn part_of_code(text: &str, range: &Range<usize>) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| "-_/.@#:`[]".contains(c));
    let small = !text[range.clone()].chars().any(char::is_uppercase);
    let before = text[..range.start].chars().next_back();
    let mut after = text[range.end..].chars();
    let next = after.next();
    let runs_on = joins(next) && after.next().is_some_and(char::is_alphanumeric);
    small && (joins(before) || runs_on)
}

/// `COM(2021) 171` is the number of a document.
fn is_numbered(after: &str) -> bool {
    let inner = after.strip_prefix('(').or_else(|| after.strip_prefix(" ("));
    inner.is_some_and(|inner| inner.starts_with(|c: char| c.is_ascii_digit()))
}

fn near<'a>(names: &Names<'a>, text: &str, words: &[Word<'_>], at: usize) -> Option<Mention<'a>> {
    let first = &words[at];
    if !first.capital {
        return None;
    }
    let near = |named, count: usize| {
        let together = at..at + count;
        let range = stretch(words, &together);
        Mention {
            namesakes: Vec::new(),
            named,
            how: How::Near,
            words: together,
            range,
            sure: false,
        }
    };
    let between = gap(text, words, at);
    let close = matches!(between, " " | "-" | ". " | ", " | "\n" | ".");
    if let Some(second) = words.get(at + 1).filter(|word| word.capital && close) {
        let listed = between == ", " && first.folded.len() > 1;
        let either = || {
            let forward = names.near.person(first, second);
            forward.or_else(|| names.near.person(second, first))
        };
        let named = if listed { None } else { either() };
        let begins_name = at > 0
            && words[at - 1].capital
            && gap(text, words, at - 1) == " "
            && !opens_sentence(text, words[at - 1].range.start);
        let initial = first.folded.len() == 1 || second.folded.len() == 1;
        if let Some(named) = named.filter(|_| !(initial && begins_name)) {
            return Some(near(named, 2));
        }
    }
    let (count, named) = names.near.organisation(&words[at..])?;
    let range = stretch(words, &(at..at + count));
    let opens = opens_sentence(text, first.range.start);
    let odd = text[range.clone()].chars().skip(1).any(char::is_uppercase);
    let single = count == 1 && opens && !odd && first.folded.len() < SURE;
    let joined = (at..at + count - 1).all(|n| gap(text, words, n).len() <= 1);
    (!single && joined && !part_of_code(text, &range)).then(|| near(named, count))
}

/// A word this long that is nearly a name is no other word, even where a sentence begins.
const SURE: usize = 8;

fn opens_sentence(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches([' ', '"', '“', '(', '*', '-', '–', '>']);
    before.is_empty() || before.ends_with(['.', ':', '!', '?', '\n', ';'])
}
