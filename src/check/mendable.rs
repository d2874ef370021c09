//! A mention in a text × what surrounds it → whether another word may safely stand there.
//!
//! A mend that is wrong once is worse than a hundred aliases left alone. So a word is changed
//! only in plain running text of ours, where it stands for the thing itself: not where somebody
//! is quoted, a title or address is given, a longer name is meant, or the names themselves are
//! spoken of.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inputs::{Inputs, ReadText};
use super::mentions::{How, Mention};
use super::party::is_party;
use crate::finding::field::Kind;
use crate::names::lexicon::is_determiner;
use crate::names::word::{folded_words, listed};

/// Stretches of a text in which words of ours stand plainly.
pub struct Plain<'t> {
    text: &'t str,
    stretches: Vec<Range<usize>>,
}

impl<'t> Plain<'t> {
    /// Reads a text as Markdown: outside code, links, emphasis, quotations, notes and tags.
    pub fn new(text: &'t str) -> Self {
        let options = Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES;
        let mut within = 0_usize;
        let mut stretches = Vec::new();
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(tag) if holds_others(&tag) => within += 1,
                Event::End(tag) if held_others(tag) => within = within.saturating_sub(1),
                Event::Text(_) if within == 0 => stretches.push(range),
                _ => {}
            }
        }
        Self { text, stretches }
    }

    fn is_plain(&self, range: &Range<usize>) -> bool {
        let mut stretches = self.stretches.iter();
        stretches.any(|one| one.start <= range.start && range.end <= one.end)
    }

    /// Says whether some bytes are no name of their own: of an address, a file, code, or of a
    /// longer name as `Palisade-Nord`. In `NWD-funded` and `NWD/Palisade` they are one.
    pub fn is_of_another(&self, range: &Range<usize>) -> bool {
        let (before, behind) = (&self.text[..range.start], &self.text[range.end..]);
        let before = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let behind = behind
            .split(char::is_whitespace)
            .next()
            .unwrap_or_default()
            .trim_end_matches(|c: char| c.is_ascii_punctuation());
        let signs = ['@', '_', '\\', '.', '#', ':'];
        let address = before.contains(signs) || behind.contains(signs);
        let longer = behind.strip_prefix(HYPHENS).is_some_and(|rest| !starts_small(rest))
            || before.ends_with(HYPHENS) && before.len() > 1;
        !self.is_plain(range) || address || longer
    }

    /// Says whether some bytes may be written otherwise: they are no part of a longer word, and
    /// nobody is quoted.
    pub fn holds(&self, range: &Range<usize>) -> bool {
        self.is_plain(range) && stands_apart(self.text, range) && !is_quoted(self.text, range)
    }
}

const HYPHENS: [char; 3] = ['-', '‐', '‑'];

fn starts_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

fn holds_others(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(_)
            | Tag::BlockQuote(_)
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Emphasis
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock
    )
}

fn held_others(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::CodeBlock
            | TagEnd::BlockQuote(_)
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Emphasis
            | TagEnd::FootnoteDefinition
            | TagEnd::HtmlBlock
    )
}

/// `@NWD`, `NWD-Nord`, `NWD/Palisade`, `NWD.pdf` are other words.
fn stands_apart(text: &str, range: &Range<usize>) -> bool {
    const JOIN: &str = "-‐‑–_/\\@#&+=.:%~[]{}$^";
    let before = text[..range.start].chars().next_back();
    let mut behind = text[range.end..].chars();
    let next = behind.next();
    let runs_on = behind.next().is_some_and(|c| c.is_alphanumeric() || JOIN.contains(c));
    let owned = ["'s", "’s"].iter().any(|own| text[range.end..].starts_with(own));
    let joined = next.is_some_and(|c| JOIN.contains(c)) && runs_on;
    let other = next.is_some_and(|c| c.is_alphanumeric() || "_@#-‐‑/\\".contains(c));
    let apostrophe = next.is_some_and(|c| "'’".contains(c)) && !owned;
    let led = before.is_some_and(|c| c.is_alphanumeric() || JOIN.contains(c) || "'’".contains(c));
    !led && !joined && !other && !apostrophe
}

/// Says whether quotation marks stand around some bytes.
fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    const PAIRS: [(char, char); 9] = [
        ('“', '”'),
        ('„', '“'),
        ('„', '”'),
        ('«', '»'),
        ('»', '«'),
        ('‘', '’'),
        ('‚', '‘'),
        ('‹', '›'),
        ('「', '」'),
    ];
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let paired = PAIRS.iter().any(|(open, close)| {
        let opened = before.rfind(*open);
        // A mark that opens one pair closes another; what matters is which came last.
        let closed = before.rfind(*close).filter(|_| open != close);
        // `’` is an apostrophe too.
        let ends = behind.find(*close).filter(|at| *close != '’' || ends_word(behind, *at));
        opened.is_some_and(|at| closed.is_none_or(|closed| closed < at)) && ends.is_some()
    });
    let odd = |sign: char| before.matches(sign).count() % 2 == 1 && behind.contains(sign);
    let opening = |(at, _): &(usize, &str)| {
        let last = before[..*at].chars().next_back();
        last.is_none_or(|c| !c.is_alphanumeric())
    };
    let single = before.match_indices('\'').filter(opening).count() % 2 == 1
        && behind.match_indices('\'').any(|(at, _)| ends_word(behind, at));
    paired || odd('"') || single
}

fn ends_word(text: &str, at: usize) -> bool {
    let sign = text[at..].chars().next().map_or(1, char::len_utf8);
    let next = text[at + sign..].chars().next();
    next.is_none_or(|c| !c.is_alphanumeric())
}

/// Says whether a record speaks of itself: its former names belong to its history.
pub fn is_own(text: &ReadText<'_>, mention: &Mention<'_>) -> bool {
    text.prose.kind == mention.named.kind && text.prose.id == mention.named.id
}

/// Says whether the name may stand in place of an alias: in a sentence all of them or none, so
/// that it never calls one thing by two names. An alias of a firm that somebody is called too, or
/// beside which somebody is spoken of, may mean a person.
pub fn may_be_named(
    inputs: &Inputs<'_>,
    plain: &Plain<'_>,
    text: &ReadText<'_>,
    mention: &Mention<'_>,
) -> bool {
    let sentence = sentence(plain.text, &mention.range);
    let within = |range: &Range<usize>| sentence.start <= range.start && range.end <= sentence.end;
    let mut same =
        text.mentions.iter().filter(|other| other.named == mention.named && within(&other.range));
    let all = same.all(|other| {
        other.how == How::Alias
            && other.sure
            && plain.text[other.range.clone()] == plain.text[mention.range.clone()]
            && plain.holds(&other.range)
            && is_party(plain.text, &other.range)
    });
    let is_firm = mention.named.kind == Kind::Organisation;
    let person = is_firm && {
        let mut alias = folded_words(&plain.text[mention.range.clone()]).into_iter();
        alias.any(|word| inputs.is_of_person(&word))
            || folded_words(&plain.text[sentence.clone()]).iter().any(|word| listed(OF_ONE, word))
            || plain.text[mention.range.end..].strip_prefix(", ").is_some_and(is_described)
    };
    // Which of its names an undated text of ours is to have, the day of a reader would say.
    let organisation = inputs.facts.records().organisations.get(mention.named.id);
    let renamed = is_firm && organisation.is_some_and(|one| !one.names.is_empty());
    let undated = renamed && text.prose.day.is_none();
    all && !person
        && !undated
        && !is_own(text, mention)
        && !speaks_of_names(&plain.text[sentence.clone()])
}

/// Words that stand for a person, or for whom only a person has.
const OF_ONE: &str = "he she him her his hers himself herself who whom wife husband widow son daughter \
     brother sister father mother er sie ihm ihn seine sein ihre frau mann il elle lui";

/// `, the poet,`: an article and no verb.
fn is_described(behind: &str) -> bool {
    let word = behind.split(' ').next().unwrap_or_default();
    is_determiner(&word.to_lowercase())
}

/// Words by which names, their changes and those who bore them are spoken of.
const OF_NAMES: &str = "name names named naming namesake namesakes called calls rename renamed renames renaming rebrand rebranded \
     rebranding brand brands formerly former previously previous originally alias aliases aka \
     acronym abbreviation abbreviated short spelt spelled spelling spells writes written known \
     became become becoming merge merged merger merges merging acquired acquires acquisition \
     takeover bought buys successor succeeded predecessor founded formed incorporated \
     created split spun demerged stands until nee title titled entitled logo trademark \
     quote quoted word words letters spell pronounced pronounce ex fruher ehemals vormals umbenannt heisst hiess \
     fusion fusionne ancien anciennement rebaptise devenu antes renombrada llamada dawniej \
     nazwa fusionierte fusioniert fusionieren fuseerde fuseert gefuseerd fusie fusiono fusionado \
     fusiona fusa fuso polaczyla polaczyl fuzja ubernommen overgenomen";

fn speaks_of_names(sentence: &str) -> bool {
    folded_words(sentence).iter().any(|word| listed(OF_NAMES, word))
}

/// Returns the sentence around some bytes, roughly: a stop, a blank and a capital end one.
pub fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let rest = text[at..].trim_start();
        rest.starts_with(|c: char| c.is_uppercase()) || rest.is_empty()
    };
    let stops: Vec<usize> = text
        .match_indices(['.', '!', '?', '\n'])
        .map(|(at, _)| at + 1)
        .filter(|at| ends(*at))
        .collect();
    let start = stops.iter().rev().find(|at| **at <= range.start);
    let end = stops.iter().find(|at| **at >= range.end);
    start.copied().unwrap_or(0)..end.copied().unwrap_or(text.len())
}
