//! Prose × names that are withheld → the prose with a mark in place of each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::choice::Ground;
use super::count::without_counts;
use super::extent::{address, after_name, before_name};
use super::given::is_called;
use super::list::bullets::bullets;
use super::list::in_order;
use super::names::Name;
use super::prose::Prose;
use super::runs::{Runs, Token};
use super::shown::Shown;
use super::tokens::tokens;
use crate::finding::field::Kind;

/// Finds names in prose and puts other words in their place.
pub struct Scrub<'a> {
    runs: Runs<'a>,
    names: &'a [Name],
    place: &'a dyn Fn(&Name) -> String,
    mail: Option<String>,
    marks: BTreeSet<String>,
    shown: Runs<'a>,
}

impl<'a> Scrub<'a> {
    /// Puts the words of `place` where a name stands, longest names first.
    pub fn new(names: &'a [Name], place: &'a dyn Fn(&Name) -> String) -> Self {
        Self {
            runs: Runs::new(names.iter().map(|name| name.tokens.as_slice())),
            names,
            place,
            mail: None,
            marks: BTreeSet::new(),
            shown: Runs::default(),
        }
    }

    /// Puts marks; several in a row become one, those in a list with names that are shown
    /// stand at its end, and addresses of people go too.
    pub fn marks(mut self, marks: BTreeMap<Ground, String>, shown: &'a Shown) -> Self {
        self.mail = marks.get(&Ground::PersonalData).cloned();
        self.marks = marks.into_values().collect();
        self.shown = Runs::new(shown.called.iter().map(Vec::as_slice));
        self
    }

    /// Changes a string in place.
    pub fn scrub(&self, words: &mut String) {
        if self.mail.is_some() && words.contains('@') {
            *words = self.without_mail(words);
        }
        let found = self.found(words);
        let Some((_, first)) = found.first() else {
            return;
        };
        if words.starts_with("http://") || words.starts_with("https://") {
            *words = (self.place)(first);
            return;
        }
        for (range, name) in found.into_iter().rev() {
            words.replace_range(range, &(self.place)(name));
        }
        let marks: Vec<&str> = self.marks.iter().map(String::as_str).collect();
        in_order(words, &marks, &self.shown);
        for mark in &marks {
            join(words, mark);
            without_counts(words, mark);
        }
        bullets(words, &marks);
    }

    /// Returns the ground on which words that name somebody are withheld; of several the
    /// last, wherever each stands.
    pub fn ground(&self, words: &str) -> Option<Ground> {
        let found = self.found(words).into_iter();
        found.map(|(_, name)| name.ground).max()
    }

    /// Returns the ground on which an item is withheld because some words in it name somebody.
    pub fn names<T: Prose + Clone>(&self, item: &T) -> Option<Ground> {
        let mut found = None;
        item.clone()
            .prose(&mut |words| found = found.max(self.ground(words)));
        found
    }

    fn found(&self, words: &str) -> Vec<(Range<usize>, &Name)> {
        let tokens: Vec<_> = tokens(words).collect();
        let mut found = Vec::new();
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
                    let before =
                        found.last().map_or(0, |(last, _): &(Range<_>, _)| last.end);
                    found.push((whole.start.max(before)..whole.end, name));
                }
                None => at += 1,
            }
        }
        found
    }

    fn without_mail(&self, words: &str) -> String {
        let mark = self.mail.as_deref().unwrap_or_default();
        let parts = words.split_inclusive(char::is_whitespace).map(|part| {
            let word = part.trim_end();
            let address = word
                .split_once('@')
                .is_some_and(|(before, after)| !before.is_empty() && after.contains('.'));
            match address {
                true => format!("{mark}{}", &part[word.len()..]),
                false => part.to_owned(),
            }
        });
        parts.collect()
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

/// Makes one mark of several in a row, so that their number does not show.
fn join(words: &mut String, mark: &str) {
    let mut from = 0;
    while let Some(found) = words[from..].find(mark) {
        let end = from + found + mark.len();
        let rest = &words[end..];
        let between = rest
            .find(mark)
            .map(|next| (&rest[..next], next + mark.len()));
        match between {
            Some((between, next)) if only_joins(between) => {
                let bracket = between.contains('(') && rest[next..].starts_with(')');
                words.replace_range(end..end + next + usize::from(bracket), "");
                from = end - mark.len();
            }
            _ => from = end,
        }
    }
}

fn only_joins(between: &str) -> bool {
    let mut words = tokens(between).map(|(_, word)| word);
    words.all(|word| matches!(word.as_str(), "and" | "or" | "et" | "und" | "s"))
        && !between.contains(['.', '!', '?', ':', '\n', '|'])
}

#[cfg(test)]
mod tests {
    use super::{Scrub, join};
    use crate::finding::field::{FieldPath, Kind};
    use crate::release::choice::Ground;
    use crate::release::names::Name;
    use crate::release::shown::Shown;

    fn scrubbed(words: &str) -> String {
        let name = |tokens: &[&str], part: bool| Name {
            words: tokens.join(" "),
            tokens: tokens.iter().map(|word| (*word).to_owned()).collect(),
            ground: Ground::PersonalData,
            part,
            at: FieldPath::new(Kind::Person, "x", ""),
        };
        let names = [
            name(&["ada", "vann"], false),
            name(&["vann"], false),
            name(&["ada"], true),
            name(&["will"], true),
        ];
        let shown = Shown::default();
        let place = |_: &Name| "[m]".to_owned();
        let marks = [(Ground::PersonalData, "[m]".to_owned())].into();
        let mut words = words.to_owned();
        Scrub::new(&names, &place)
            .marks(marks, &shown)
            .scrub(&mut words);
        words
    }

    #[test]
    fn names_go_in_any_spelling() {
        assert_eq!(
            scrubbed("Ms VANN spoke; Ada  Vann's plan"),
            "[m] spoke; [m]'s plan"
        );
        assert_eq!(scrubbed("Dr A. B. Vann left"), "[m] left");
        assert_eq!(scrubbed("Va\u{ad}nn, too"), "[m], too");
        assert_eq!(scrubbed("Àda Vânn, Va\u{308}nn"), "[m]");
        assert_eq!(scrubbed("Vannes is a town"), "Vannes is a town");
        assert_eq!(scrubbed("mail a.b@c.eu now"), "mail [m] now");
        assert_eq!(scrubbed("https://x.eu/ada-vann/1"), "[m]");
    }

    #[test]
    fn a_given_name_goes_alone_where_it_means_somebody() {
        assert_eq!(
            scrubbed("Ada said so, as Ada's team did"),
            "[m] said so, as [m]'s team did"
        );
        assert_eq!(
            scrubbed("It met with Will. Will said no"),
            "It met with [m]. [m] said no"
        );
        assert_eq!(
            scrubbed("Will they? It will, in ada"),
            "Will they? It will, in ada"
        );
        assert_eq!(scrubbed("Ada Q. Vann left"), "[m] left");
    }

    #[test]
    fn several_in_a_row_are_one() {
        for row in [
            "[m], [m] and [m] met",
            "[m] ([m]), [m] met",
            "[m] and [m] met",
        ] {
            let mut words = row.to_owned();
            join(&mut words, "[m]");
            assert_eq!(words, "[m] met");
        }
    }
}
