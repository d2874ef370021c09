//! A sentence of a report → who speaks in it, where it says so in so many words.

use super::known::{Known, Side};
use super::people::Listed;
use super::person_name::without_courtesy;
use super::verbs::{after_opener, beginning, is_passive, is_verb_of_saying};
use crate::finding::field::Kind;
use crate::names::word::{Word, folded_words, is_capital, listed, words};

/// Who may speak in a report.
#[derive(Debug)]
pub struct Speakers<'k, 'r> {
    pub known: &'k Known<'r>,
    with: &'k [String],
    /// On whose side the author of the words is.
    author: Option<Side>,
    /// Full names, surnames behind a title, and functions of one side only.
    people: Vec<(Vec<String>, Side)>,
    functions: Vec<(String, Side)>,
}

/// What a sentence says of its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// One side is named.
    Named(Side),
    /// `They …`: whoever spoke before.
    Same,
    /// Nobody, or more than one.
    Nobody,
}

/// `We` and `our` in the languages that mail heads are read in.
pub const FIRST_PERSON: &str = "we i our my nous notre nos je wir ich unser unsere nosotros nosotras \
                            nuestro nuestra yo noi nostro nostra io nosso nossa wij ik onze vi \
                            vores jeg jag nasz nasza nasze";
/// `They` in the same languages.
const SAME: &str = "they their ils elles leur leurs ellos ellas loro eles elas zij oni";
const COMPANY: [&[&str]; 6] = [
    &["the", "company"],
    &["l", "entreprise"],
    &["la", "societe"],
    &["das", "unternehmen"],
    &["la", "empresa"],
    &["het", "bedrijf"],
];
const AND: [&str; 9] = ["and", "et", "und", "y", "e", "en", "og", "och", "or"];
/// What of an organisation speaks for it.
const SPEAKS: &str = "team representative representatives delegation staff side people ceo \
                      director spokesperson lawyers management";

impl<'k, 'r> Speakers<'k, 'r> {
    /// Names the sides of a contact: its organisations, and those present.
    pub fn new(
        known: &'k Known<'r>,
        with: &'k [String],
        author: Option<Side>,
        us: &[Listed],
        them: &[Listed],
    ) -> Self {
        let mut people = Vec::new();
        let mut functions = Vec::new();
        for (side, list) in [(Side::Us, us), (Side::Them, them)] {
            for person in list {
                let record = person.id.as_deref().and_then(|id| known.person_of(id));
                let name = record.map_or(person.name.as_str(), |record| &record.name);
                let name = folded_words(name);
                if name.len() > 1 {
                    people.push((name[name.len() - 1..].to_vec(), side));
                    people.push((name, side));
                }
                let roles = record.map(|record| {
                    let own = record.role.iter().map(String::as_str);
                    let titles = record.roles.iter().map(|role| role.title.as_str());
                    own.chain(titles).collect::<Vec<_>>().join(" ")
                });
                let role = roles.unwrap_or_else(|| person.role.clone());
                functions
                    .extend(folded_words(&role).into_iter().map(|word| (word, side)));
            }
        }
        Self {
            known,
            with,
            author,
            people,
            functions,
        }
    }

    /// Hears who speaks in a sentence.
    pub fn voice(&self, sentence: &str) -> Voice {
        let sentence = after_opener(beginning(sentence.trim()));
        let all = words(sentence);
        let Some((side, length)) = self.subject(sentence, &all) else {
            let first = all.first().map(|word| word.folded.as_ref());
            let is_same = first.is_some_and(|first| listed(SAME, first));
            return if is_same { Voice::Same } else { Voice::Nobody };
        };
        let rest = &all[length..];
        let joined = rest.first().is_some_and(|word| {
            let gap = &sentence[all[length - 1].range.end..word.range.start];
            AND.contains(&word.folded.as_ref()) || gap.contains(['&', '/'])
        });
        if joined || is_passive(sentence, rest) {
            return Voice::Nobody;
        }
        Voice::Named(side)
    }

    /// Who stands at the beginning, and in how many words.
    pub fn subject(&self, sentence: &str, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let first = all.first()?;
        // What stands in quotation marks is of whoever is named behind it.
        let before = &sentence[..first.range.start];
        if !before.chars().all(|c| " (*".contains(c)) {
            return None;
        }
        let is_numeral = sentence[first.range.end..].starts_with('.');
        let is_capital = is_capital(&sentence[first.range.clone()]);
        if listed(FIRST_PERSON, &first.folded) && is_capital && !is_numeral {
            return Some((self.author?, 1));
        }
        let begins = |start: &&[&str]| {
            start.len() <= all.len() && start.iter().zip(all).all(|(a, b)| *a == b.folded)
        };
        if let Some(start) = COMPANY.iter().find(|start| begins(start)) {
            return (self.with.len() == 1).then_some((Side::Them, start.len()));
        }
        self.organisation(sentence, all)
            .or_else(|| self.person(sentence, all))
            .or_else(|| self.function(all))
    }

    fn organisation(&self, sentence: &str, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let found = self
            .known
            .find(sentence, Kind::Organisation)
            .into_iter()
            .next()?;
        let before = all
            .iter()
            .take_while(|word| word.range.start < found.range.start);
        let article = ["the", "le", "la", "l", "die", "der", "das"];
        let before: Vec<&Word<'_>> = before.collect();
        if before.len() > 1
            || before.iter().any(|w| !article.contains(&w.folded.as_ref()))
        {
            return None;
        }
        let side = self.side_of(&found.record.id)?;
        let inside = all
            .iter()
            .take_while(|word| word.range.start < found.range.end);
        let length = inside.count();
        // `Palisade's competitors said` is nobody's of Palisade.
        let tail = &sentence[found.range.end..];
        if tail.starts_with("'s ") || tail.starts_with("’s ") || tail.starts_with("' ")
        {
            let skip = length + usize::from(!tail.starts_with("' "));
            let owned = all.iter().skip(skip).take(5);
            let at = owned.clone().position(|word| listed(SPEAKS, &word.folded));
            return at.map(|at| (side, skip + at + 1));
        }
        Some((side, length))
    }

    /// The side of an organisation that took part.
    pub fn side_of(&self, organisation: &str) -> Option<Side> {
        if self.known.is_us(organisation) {
            return Some(Side::Us);
        }
        let is_there = self.with.iter().any(|id| id == organisation);
        is_there.then_some(Side::Them)
    }

    fn person(&self, sentence: &str, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let (bare, is_addressed) = without_courtesy(sentence.trim_start());
        // What is bare may have lost blanks at both ends.
        let before = sentence.rfind(bare).unwrap_or_default();
        let skipped = words(&sentence[..before]).len();
        let rest = &all[skipped.min(all.len())..];
        let fits = |name: &[String]| {
            name.len() <= rest.len() && name.iter().zip(rest).all(|(a, b)| *a == b.folded)
        };
        let mut found = self.people.iter().filter(|(name, _)| fits(name));
        let longest = found.clone().map(|(name, _)| name.len()).max()?;
        let sides: Vec<Side> = found
            .by_ref()
            .filter(|(name, _)| name.len() == longest)
            .map(|(_, side)| *side)
            .collect();
        let is_one = sides.iter().all(|side| *side == sides[0]);
        // A surname alone may be a word like any other, `Price`.
        let next = rest.get(longest).map(|word| word.folded.as_ref());
        let is_named = longest > 1 || is_addressed || next.is_some_and(is_verb_of_saying);
        (is_one && is_named).then_some((sides[0], skipped + longest))
    }

    /// The side of whoever has this surname alone, where all who have it are on one side.
    pub fn surname(&self, name: &str) -> Option<Side> {
        let name = folded_words(name);
        let mut sides = self.people.iter().filter(|(known, _)| *known == name);
        let (_, side) = sides.next()?;
        sides.all(|(_, other)| other == side).then_some(*side)
    }

    /// `The Minister asked`: a function that those of one side alone have.
    fn function(&self, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let [article, function, rest @ ..] = all else {
            return None;
        };
        let articles = ["the", "le", "la", "der", "die", "el", "il", "o", "a"];
        if !articles.contains(&article.folded.as_ref()) {
            return None;
        }
        let mut sides = self
            .functions
            .iter()
            .filter(|(word, _)| *word == function.folded);
        let (_, side) = sides.next()?;
        let is_surname = |word: &Word<'_>| {
            let name = [word.folded.clone()];
            self.people.iter().any(|(known, _)| *known == name)
        };
        let named = usize::from(rest.first().is_some_and(is_surname));
        let says = rest
            .get(named)
            .is_some_and(|word| is_verb_of_saying(&word.folded));
        (says && sides.all(|(_, other)| other == side)).then_some((*side, 2 + named))
    }

    /// Says whether words begin with `we` or `our`.
    pub fn is_first_person(&self, text: &str) -> bool {
        let all = words(beginning(text));
        all.first()
            .is_some_and(|word| listed(FIRST_PERSON, &word.folded))
    }
}
