//! A sentence or heading of a report → who speaks, where it says so in so many words.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::heard::{NEAR, Name, Sentence};
use super::known::{Known, Side};
use super::lexicon::Words;
use super::people::Listed;
use super::person_name::is_courtesy;
use crate::finding::field::Kind;
use crate::names::title::is_office;
use crate::names::word::{Word, folded_words, words};

/// A name and its side; none where its bearer speaks for no side.
type Called = (Vec<String>, Option<Side>);

#[derive(Debug)]
pub struct Speakers<'k, 'r> {
    pub known: &'k Known<'r>,
    with: &'k [String],
    pub author: Option<Side>,
    /// Whether the contact is a mail: all that stands in it is written by its author.
    pub is_letter: bool,
    /// Whether somebody of neither side tells it, and need not have been there.
    pub is_hearsay: bool,
    /// Whether nothing says that there was a talk: a name above words tells whom they are about.
    pub is_note: bool,
    /// Those who took part by full name and by surname, under the first word of these.
    people: BTreeMap<String, Vec<Called>>,
    /// Given names and initials of everybody on record.
    short: OnceCell<BTreeSet<String>>,
}

impl<'k, 'r> Speakers<'k, 'r> {
    /// Names the sides of a contact: its organisations, and those present.
    pub fn new(
        known: &'k Known<'r>,
        with: &'k [String],
        author: Option<Side>,
        us: &[Listed],
        them: &[Listed],
    ) -> Self {
        let mut people: BTreeMap<String, Vec<_>> = BTreeMap::new();
        let us = us.iter().map(|person| (person, Side::Us));
        for (person, side) in us.chain(them.iter().map(|person| (person, Side::Them))) {
            let record = person.id.as_deref().and_then(|id| known.person_of(id));
            let is_of_side = record.is_none_or(|record| {
                let house = record.organisation.as_str();
                known.is_us(house) || with.is_empty() || with.iter().any(|id| id == house)
            });
            let side = Some(side).filter(|_| is_of_side);
            let name = folded_words(record.map_or(&person.name, |record| &record.name));
            if let [first, .., surname] = name.as_slice() {
                let short = (vec![surname.clone()], side);
                people.entry(surname.clone()).or_default().push(short);
                people.entry(first.clone()).or_default().push((name, side));
            }
        }
        Self {
            known,
            with,
            author,
            is_letter: false,
            is_hearsay: false,
            is_note: false,
            people,
            short: OnceCell::new(),
        }
    }

    pub fn hear<'t>(&self, text: &'t str, we: Option<Side>) -> Sentence<'t> {
        let all = words(text);
        let mut names: Vec<Name> = (0..all.len()).filter_map(|at| self.listed(&all, at)).collect();
        for kind in [Kind::Organisation, Kind::Person] {
            for found in self.known.find(text, kind) {
                let start = all.partition_point(|word| word.range.end <= found.range.start);
                let end = all.partition_point(|word| word.range.start < found.range.end);
                let is_person = kind == Kind::Person;
                let person = self.known.person_of(&found.record.id).filter(|_| is_person);
                let house = person.map_or(&*found.record.id, |one| one.organisation.as_str());
                let side = self.side_of(house);
                names.push(Name { words: start..end, side, is_person });
            }
        }
        names.extend((0..all.len()).filter_map(|at| self.by_surname(text, &all, at)));
        // `I.` is a number.
        let is_we = |word: &&Word<'_>| {
            word.capital
                && Words("first-person").has(&word.folded)
                && !text[word.range.end..].starts_with('.')
        };
        if all.first().filter(is_we).is_some() {
            names.push(Name { words: 0..1, side: we, is_person: false });
        }
        names.sort_by_key(|name| (name.words.start, Reverse(name.words.end)));
        names.dedup_by(|next, before| next.words.start < before.words.end);
        Sentence { text, words: all, names }
    }

    /// Says whether a label is a name, a given name or initials, or asks and answers: `Q`, `A`.
    pub fn calls_somebody(&self, label: &str) -> bool {
        let short = || {
            let people = self.known.people();
            let names = people.flat_map(|person| {
                let words = folded_words(&person.name);
                let initials = words.iter().filter_map(|word| word.chars().next()).collect();
                words.into_iter().take(1).chain([initials])
            });
            names.chain(["q", "a"].map(str::to_owned)).collect()
        };
        let name = folded_words(label).concat();
        self.short.get_or_init(short).contains(&name) || !self.hear(label, None).names.is_empty()
    }

    /// Finds somebody who took part; a surname that is borne on both sides tells nothing.
    fn listed(&self, all: &[Word<'_>], at: usize) -> Option<Name> {
        let fits = |(name, _): &&Called| {
            let own = all[at..].iter().map(|word| &*word.folded);
            name.iter().map(String::as_str).eq(own.take(name.len()))
        };
        let found = self.people.get(&*all[at].folded)?.iter().filter(fits);
        let longest = found.clone().map(|(name, _)| name.len()).max()?;
        let mut sides = found.filter(|(name, _)| name.len() == longest).map(|(_, side)| *side);
        let first = sides.next();
        let side = first.flatten().filter(|first| sides.all(|side| side == Some(*first)));
        all[at].capital.then_some(Name { words: at..at + longest, side, is_person: true })
    }

    /// Finds somebody on record by surname: behind a form of address, or as a label, `Foss:`.
    fn by_surname(&self, text: &str, all: &[Word<'_>], at: usize) -> Option<Name> {
        let is_addressed = at > 0 && is_courtesy(&all[at - 1].folded);
        let behind = &text[all[at].range.end..];
        let is_label = at == 0 && (behind.starts_with(':') || behind.is_empty());
        let is_one = all[at].capital && (is_addressed || is_label);
        let houses = self.known.houses_of(&all[at].folded).filter(|_| is_one);
        // Somebody of a house that was not there did not speak.
        let mut sides = houses.filter_map(|house| self.side_of(house));
        let first = sides.next();
        let side = first.filter(|_| sides.all(|side| Some(side) == first));
        first.map(|_| Name { words: at..at + 1, side, is_person: true })
    }

    fn side_of(&self, organisation: &str) -> Option<Side> {
        if self.known.is_us(organisation) {
            return Some(Side::Us);
        }
        let is_there = self.with.iter().any(|id| id == organisation);
        is_there.then_some(Side::Them)
    }

    /// Finds who speaks in a sentence: whoever begins it, where a verb of saying follows, or the
    /// author, who need not have said in a meeting what a report thinks.
    pub fn voice(&self, sentence: &Sentence<'_>) -> Option<Side> {
        let (name, side, length) = self.subject(sentence)?;
        let is_own = name.words.start == 0 && sentence.begins_with_we();
        // `We agreed` may be said of both sides.
        let is_of_both = is_own && (0..NEAR).any(|at| sentence.is(at, "together"));
        let says = if is_own && !sentence.verb(length).is_some_and(|at| sentence.speaks(at)) {
            let thinks = (0..NEAR).any(|at| sentence.is(at, "thought"));
            // `I will meet Lena Foss` tells of a meeting, and says nothing in it.
            let meets = (0..NEAR).any(|at| sentence.is(at, "meets"));
            !thinks && !meets && !sentence.is_told(length)
        } else {
            sentence.is_said(length)
        };
        (says && !is_of_both && !self.another_speaks(sentence, side, length)).then_some(side)
    }

    /// Finds of which side a sentence tells what it need not have said: `Palisade is late`.
    pub fn told(&self, sentence: &Sentence<'_>) -> Option<Side> {
        let (name, side, length) = self.subject(sentence)?;
        let says = |at| sentence.speaks(at) && !sentence.may_be_noun(at);
        let is_nobody = name.is_person
            || length == sentence.words.len()
            || sentence.begins_with_we()
            || self.author == Some(Side::Them) && side == Side::Us
            || sentence.is(length, "and")
            || sentence.is(length, "owes")
            || sentence.verb(length).is_some_and(says)
            || sentence.is_told(length)
            || self.another_speaks(sentence, side, length);
        (!is_nobody).then_some(side)
    }

    /// Finds who stands at the beginning, and how many words are before what they do.
    pub fn subject<'s>(&self, sentence: &'s Sentence<'_>) -> Option<(&'s Name, Side, usize)> {
        let from = sentence.opening();
        let name = sentence.names.iter().find(|name| name.words.start >= from)?;
        let mut before = sentence.words[from..name.words.start].iter();
        let is_address = |word: &Word<'_>| {
            Words("articles").has(&word.folded)
                || is_courtesy(&word.folded)
                || is_office(&word.folded)
        };
        // What stands in quotation marks, or behind a sign, is of nobody for sure.
        let signs = sentence.gap(from).trim_matches([' ', '(', '*', ',']);
        if !before.all(is_address) || !signs.is_empty() {
            return None;
        }
        let (side, end) = (name.side?, name.words.end);
        // `Palisade's competitors said` is nobody's of Palisade.
        if sentence.gap(end).starts_with("' ")
            || sentence.words.get(end).is_some_and(|word| word.folded == "s")
        {
            let at = (end..end + NEAR).find(|at| sentence.is(*at, "speaks-for-a-house"))?;
            return Some((name, side, at + 1));
        }
        // `Lena Foss (Palisade) asked`
        let in_brackets = sentence.gap(end).trim_start().starts_with('(');
        let closing = (end + 1..sentence.words.len()).find(|at| sentence.gap(*at).contains(')'));
        Some((name, side, closing.filter(|_| in_brackets).unwrap_or(end)))
    }

    /// Says whether somebody else speaks too: `NHA must pay, Palisade said`, `according to
    /// Palisade`, `Palisade asked, and NHA declined`; or something stands before what they do.
    fn another_speaks(&self, sentence: &Sentence<'_>, side: Side, from: usize) -> bool {
        let all = &sentence.words;
        let says = |at: usize| sentence.speaks(at) || sentence.is(at, "thought");
        let acts = |at: usize| says(at) || all.get(at).is_some_and(|w| w.folded.ends_with("ed"));
        // Where the name of somebody else ends that begins there.
        let other = |at: usize| {
            let at = at + usize::from(sentence.is(at, "articles"));
            if let Some(name) = sentence.names.iter().find(|name| name.words.start == at) {
                return (name.side != Some(side)).then_some(name.words.end);
            }
            let is_we = sentence.is(at, "first-person") && self.author != Some(side);
            (is_we || sentence.is(at, "somebody-else")).then_some(at + 1)
        };
        let is_parted = |at: usize| sentence.gap(at).contains([',', ';', '–', '—', '"', '”', '»']);
        let is_told =
            |at: usize| says(at) && other(at + 1).is_some() || all[at].folded == "according";
        // `…, the harbour believes`
        let near_end = all.len().saturating_sub(4).max(from)..all.len();
        let is_ended = says(all.len() - 1) && near_end.clone().any(is_parted);
        is_ended
            || !sentence.gap(from).trim_matches([' ', '*', ')']).is_empty()
            || (from..all.len())
                .any(|at| other(at).is_some_and(acts) || is_parted(at) && is_told(at))
    }
}
