//! Facts × packs × day → Inputs: all that a check may look at, each text read once.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::ops::Deref;
use std::sync::OnceLock;

use chrono::NaiveDate;
use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::mentions::{How, Mention, mentions};
use super::names::Names;
use crate::brief::reader::Reader;
use crate::brief::words::when_in_words;
use crate::facts::Facts;
use crate::facts::prose::Prose;
use crate::facts::texts::texts;
use crate::facts::when::When;
use crate::finding::text::{FileId, Sources};
use crate::names::word::{Word, words};
use crate::project::originals::Originals;

/// A pack as it stands in output/, with what a person wrote into it.
#[derive(Debug, Clone, Copy)]
pub struct Pack<'a> {
    /// Its text among the sources of the project.
    pub file: FileId,
    /// Its Markdown.
    pub text: &'a str,
}

impl<'a> Pack<'a> {
    /// Takes a file of the project.
    pub fn of(file: FileId, sources: &'a Sources) -> Self {
        let text = sources.file(file).text();
        Self { file, text }
    }
}

static NO_ORIGINALS: Originals = Originals::none();

/// All that a check may look at.
#[derive(Debug)]
pub struct Inputs<'a> {
    pub facts: &'a Facts,
    /// The day on which they are judged.
    pub as_of: NaiveDate,
    /// The day of the clock; none where a commit is judged as on any day.
    pub today: Option<NaiveDate>,
    pub packs: Vec<ReadPack<'a>>,
    /// Every text of the facts.
    pub texts: Vec<ReadText<'a>>,
    pub names: Names<'a>,
    /// The originals that are here.
    pub originals: &'a Originals,
    /// Every word that any text has in small letters, folded.
    written_small: Words<'a>,
    of_people: OnceLock<Words<'a>>,
}

type Words<'a> = HashSet<Cow<'a, str>, FixedState>;

/// A text, and whom it mentions.
#[derive(Debug)]
pub struct ReadText<'a> {
    /// The text and its field.
    pub prose: Prose<'a>,
    /// Whom it mentions.
    pub mentions: Vec<Mention<'a>>,
    /// Mentions by a name that several people bear.
    pub shared: Vec<Mention<'a>>,
}

/// A text and its words. There are too many of them to be kept.
#[derive(Debug)]
pub struct Split<'t, 'a> {
    text: &'t ReadText<'a>,
    pub words: Vec<Word<'a>>,
}

/// A pack, and whom it mentions by a spelling that no fact has.
#[derive(Debug)]
pub struct ReadPack<'a> {
    pub pack: Pack<'a>,
    /// Mentions by alias or slip that do not come from the facts.
    pub mentions: Vec<Mention<'a>>,
}

impl<'a> Inputs<'a> {
    /// Reads every text.
    pub fn new(facts: &'a Facts, packs: &[Pack<'a>], as_of: NaiveDate) -> Self {
        let names = Names::new(facts);
        let mut texts: Vec<ReadText<'a>> = texts(facts.records())
            .into_iter()
            .map(|prose| ReadText { prose, mentions: Vec::new(), shared: Vec::new() })
            .collect();
        let read = |mut small: Words<'a>, text: &mut ReadText<'a>| {
            let words = words(text.prose.text);
            let all = mentions(&names, text.prose.text, &words).into_iter();
            (text.mentions, text.shared) = all.partition(|one| one.namesakes.is_empty());
            // Most texts mention one, and there are many texts.
            text.mentions.shrink_to_fit();
            text.shared.shrink_to_fit();
            let own = words.into_iter().filter(|word| !word.capital);
            small.extend(own.map(|word| word.folded));
            small
        };
        let written_small = texts.par_iter_mut().fold(Words::default, read);
        let written_small = written_small.reduce(Words::default, |mut all, some| {
            all.extend(some);
            all
        });
        let known: BTreeSet<&str> = texts.iter().flat_map(odd_spellings).collect();
        let packs = packs.par_iter().map(|pack| ReadPack::new(&names, &known, *pack)).collect();
        Self {
            facts,
            as_of,
            today: None,
            packs,
            texts,
            names,
            originals: &NO_ORIGINALS,
            written_small,
            of_people: OnceLock::new(),
        }
    }

    /// Holds the facts against their originals too.
    pub fn with_originals(self, originals: &'a Originals) -> Self {
        Self { originals, ..self }
    }

    /// Judges by the day of the clock too.
    pub fn with_today(self, today: Option<NaiveDate>) -> Self {
        Self { today, ..self }
    }

    /// Writes a day or period as packs do.
    pub fn in_words(&self, when: When) -> String {
        when_in_words(self.facts.settings(), when)
    }

    /// Says whether any text has a word written small, which is given folded.
    pub fn is_written_small(&self, word: &str) -> bool {
        self.written_small.contains(word)
    }

    /// Says whether somebody on record has a word in the name, which is given folded.
    pub fn is_of_person(&self, word: &str) -> bool {
        let read = || {
            let people = self.facts.records().people.iter();
            let all = people.flat_map(|one| words(&one.name));
            all.map(|word| word.folded).collect()
        };
        self.of_people.get_or_init(read).contains(word)
    }

    /// Returns the facts as a reader without a name sees them on the day.
    pub fn reader(&self) -> Reader<'a> {
        Reader { facts: self.facts, as_of: self.as_of, principal: None }
    }
}

impl<'a> ReadText<'a> {
    /// Splits it into words.
    pub fn split(&self) -> Split<'_, 'a> {
        Split { text: self, words: words(self.prose.text) }
    }
}

impl<'a> Deref for Split<'_, 'a> {
    type Target = ReadText<'a>;

    fn deref(&self) -> &ReadText<'a> {
        self.text
    }
}

fn odd_spellings<'t>(text: &'t ReadText<'_>) -> impl Iterator<Item = &'t str> {
    let odd = text.mentions.iter().filter(|m| m.how != How::Name);
    odd.map(|mention| &text.prose.text[mention.range.clone()])
}

impl<'a> ReadPack<'a> {
    /// What comes from a fact is mended there, so it is not told again of the pack.
    fn new(names: &Names<'a>, known: &BTreeSet<&str>, pack: Pack<'a>) -> Self {
        let mut found = mentions(names, pack.text, &words(pack.text));
        found.retain(|mention| {
            let raw = &pack.text[mention.range.clone()];
            mention.how != How::Name
                && mention.namesakes.is_empty()
                && !known.contains(raw)
                && !is_reference(pack.text, mention)
        });
        Self { pack, mentions: found }
    }
}

/// Addresses and footnotes give the words of others.
fn is_reference(text: &str, mention: &Mention<'_>) -> bool {
    let before = &text[..mention.range.start];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let word = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    line.starts_with("[^") || word.contains("://") || word.contains("](") || word.contains("[^")
}
