//! Text × names → where it names somebody who is withheld, and where somebody who is shown.

use std::ops::Range;

use super::choice::Ground;
use super::extent::{address, after_name, before_name};
use super::given::is_called;
use super::names::{Name, Names};
use super::prose::Prose;
use super::runs::{Runs, Token};
use super::tokens::tokens;
use crate::finding::field::Kind;

/// A place where a text names somebody who is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// The bytes that tell who it is.
    pub range: Range<usize>,
    /// The name; none for a mail address that belongs to nobody on record.
    pub name: Option<&'a Name>,
    /// Why it is withheld.
    pub ground: Ground,
    /// Whether it can be nothing but a name.
    pub sure: bool,
}

impl Found<'_> {
    /// Says whether two places name the same person or organisation.
    pub fn is_same(&self, other: &Found<'_>) -> bool {
        let who = |found: &Found<'_>| found.name.map(|name| name.who.clone());
        self.name.is_some() && who(self) == who(other)
    }
}

/// Finds names in text.
pub struct Finder<'a> {
    names: &'a [Name],
    runs: Runs<'a>,
    shown: Runs<'a>,
}

impl<'a> Finder<'a> {
    /// Prepares to find names, the longest first.
    pub fn new(names: &'a Names) -> Self {
        let withheld = names.withheld.iter();
        Self {
            names: &names.withheld,
            runs: Runs::new(withheld.map(|name| name.tokens.as_slice())),
            shown: Runs::new(names.shown.called.iter().map(Vec::as_slice)),
        }
    }

    /// Returns the ground on which words that name somebody are withheld; of several the
    /// last, wherever each stands.
    pub fn ground(&self, words: &str) -> Option<Ground> {
        let found = self.named(words).into_iter();
        found.map(|found| found.ground).max()
    }

    /// Returns the ground on which an item is withheld because some words in it name somebody.
    pub fn names<T: Prose + Clone>(&self, item: &T) -> Option<Ground> {
        let mut found = None;
        item.clone()
            .prose(&mut |words| found = found.max(self.ground(words)));
        found
    }

    /// Returns every place that names somebody or is a mail address, in order.
    pub fn found(&self, words: &str) -> Vec<Found<'a>> {
        let mut found = self.named(words);
        if !words.contains('@') {
            return found;
        }
        for mail in mails(words) {
            let within = |one: &Found<'_>| {
                one.range.start < mail.end && mail.start < one.range.end
            };
            let name = found
                .iter()
                .find(|one| within(one))
                .and_then(|one| one.name);
            found.retain(|one| !within(one));
            found.push(Found {
                range: mail,
                name,
                ground: name.map_or(Ground::Person, |name| name.ground),
                sure: true,
            });
        }
        found.sort_by_key(|one| one.range.start);
        found
    }

    /// Returns the places of names that may be shown.
    pub fn shown(&self, words: &str) -> Vec<Range<usize>> {
        let tokens: Vec<_> = tokens(words).collect();
        let starts = (0..tokens.len()).filter_map(|at| {
            let (_, length) = self.shown.at(&tokens[at..]).next()?;
            Some(tokens[at].0.start..tokens[at + length - 1].0.end)
        });
        starts.collect()
    }

    fn named(&self, words: &str) -> Vec<Found<'a>> {
        let tokens: Vec<_> = tokens(words).collect();
        let mut found: Vec<Found<'a>> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let means = |name: &Name| !name.part || is_called(words, &tokens, at);
            let here = self.runs.at(&tokens[at..]);
            let mut here = here.map(|(number, length)| (&self.names[number], length));
            match here.find(|(name, _)| means(name)) {
                Some((name, length)) => {
                    let whole = extent(words, &tokens, at..at + length, name);
                    let next =
                        tokens[at..].iter().position(|one| one.0.start >= whole.end);
                    at = next.map_or(tokens.len(), |next| at + next);
                    let before = found.last().map_or(0, |last| last.range.end);
                    found.push(Found {
                        range: whole.start.max(before)..whole.end,
                        name: Some(name),
                        ground: name.ground,
                        sure: true,
                    });
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Returns the bytes that a name takes with all that belongs to it.
fn extent(words: &str, tokens: &[Token], at: Range<usize>, name: &Name) -> Range<usize> {
    let whole = address(words, tokens[at.start].0.start..tokens[at.end - 1].0.end);
    let before = tokens.partition_point(|(range, _)| range.start < whole.start);
    let after = tokens.partition_point(|(range, _)| range.start < whole.end);
    match name.at.record.kind {
        Kind::Organisation => whole.start..after_name(words, &tokens[after..], whole.end),
        _ => before_name(words, &tokens[..before], whole.start)..whole.end,
    }
}

/// Returns the places of mail addresses.
fn mails(words: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut found = Vec::new();
    for part in words.split_inclusive(char::is_whitespace) {
        let start = at;
        at += part.len();
        let word = part.trim_end();
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let from = start + word.len() - bare.len();
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        let address = bare.split_once('@');
        if address
            .is_some_and(|(before, after)| !before.is_empty() && after.contains('.'))
        {
            found.push(from..from + bare.len());
        }
    }
    found
}
