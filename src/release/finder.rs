//! Text → where it names somebody who is withheld, and where somebody who is shown.

use std::ops::Range;

use super::choice::{Choice, Ground};
use super::names::{Bearer, called};
use super::prose::Prose;
use crate::facts::records::Records;
use crate::names::known::Known;
use crate::names::{Certainty, Form, Mention, Setting};

/// A place where a text names somebody who is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// The bytes that tell who it is.
    pub range: Range<usize>,
    /// Who it is; none for a mail address that belongs to nobody on record.
    pub bearer: Option<&'a Bearer>,
    /// The name as it stands on record.
    pub typed: &'a str,
    /// Why it is withheld.
    pub ground: Ground,
    /// Whether it can be nothing but a name.
    pub sure: bool,
}

impl Found<'_> {
    /// Says whether two places name the same person or organisation.
    pub fn is_same(&self, other: &Found<'_>) -> bool {
        let who = |found: &Found<'_>| found.bearer.map(|bearer| bearer.who.clone());
        self.bearer.is_some() && who(self) == who(other)
    }
}

/// Finds names in texts.
pub struct Finder {
    known: Known<Bearer>,
}

impl Finder {
    /// Prepares to find everybody on record.
    pub fn new(records: &Records, choice: &Choice) -> Self {
        Self {
            known: Known::new(called(records, choice)),
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
    pub fn found(&self, words: &str) -> Vec<Found<'_>> {
        let mut found = self.named(words);
        if !words.contains('@') {
            return found;
        }
        for mail in mails(words) {
            let within = |one: &Found<'_>| {
                one.range.start < mail.end && mail.start < one.range.end
            };
            let named = found.iter().position(within);
            let mut whole = named.map_or(
                Found {
                    range: mail.clone(),
                    bearer: None,
                    typed: "",
                    ground: Ground::Person,
                    sure: true,
                },
                |at| found[at].clone(),
            );
            whole.range =
                whole.range.start.min(mail.start)..whole.range.end.max(mail.end);
            whole.sure = true;
            found.retain(|one| !within(one));
            found.push(whole);
        }
        found.sort_by_key(|one| one.range.start);
        found
    }

    /// Returns the places of names that may be shown.
    pub fn shown(&self, words: &str) -> Vec<Range<usize>> {
        let mentions = self.known.mentions(words, Setting::Prose).into_iter();
        let shown = mentions.filter(|mention| withheld(mention).is_none());
        shown.map(|mention| mention.range).collect()
    }

    fn named(&self, words: &str) -> Vec<Found<'_>> {
        let mut found: Vec<Found<'_>> = Vec::new();
        for mention in self.known.mentions(words, Setting::Prose) {
            let Some((bearer, typed)) = withheld(&mention) else {
                continue;
            };
            let end = found.last().map_or(0, |last| last.range.end);
            if let Some(ground) = bearer.ground.filter(|_| mention.range.start >= end) {
                found.push(Found {
                    range: mention.range,
                    bearer: Some(bearer),
                    typed,
                    ground,
                    sure: mention.certainty == Certainty::Name,
                });
            }
        }
        found
    }
}

/// Says whom a mention tells of that is withheld. A title that somebody shown holds too tells
/// nothing, and neither does the whole name of somebody shown that is a part of another's.
fn withheld<'k>(mention: &Mention<'k, Bearer>) -> Option<(&'k Bearer, &'k str)> {
    let hidden = |form: Form| {
        let open = mention
            .who
            .iter()
            .filter(|meant| meant.who.ground.is_none());
        let fullest = open.map(|meant| meant.form).min();
        fullest.is_none_or(|open| match open {
            Form::Name | Form::Alias => matches!(form, Form::Name | Form::Alias),
            Form::Sign => form != Form::Sign,
            Form::Part => true,
        })
    };
    let of = mention
        .who
        .iter()
        .find(|meant| meant.who.ground.is_some() && hidden(meant.form))?;
    Some((of.who, of.typed))
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
