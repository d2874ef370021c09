//! Some letters of a text → what stands around them.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::days::is_calendar;
use super::fold::folded;
use super::gap::Gap;
use super::lexicon::is_word;
use super::prefix::is_particle;
use super::reading::Reading;
use super::title::{is_legal_form, is_office, is_title};
use super::word::{Listed, is_capital, section};

/// Letters that may name somebody, in their text.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'r, 't> {
    /// The text.
    pub reading: &'r Reading<'t>,
    /// The first letter.
    pub start: usize,
    /// The letter behind the last, ending included.
    pub end: usize,
}

/// A word beside a spot.
#[derive(Debug, Clone)]
pub struct Beside<'r, 't> {
    /// Its letters.
    pub letters: Range<usize>,
    /// It, folded.
    pub folded: &'r str,
    /// It, as it stands.
    pub raw: &'t str,
    /// What stands between it and the spot, with markup.
    pub gap: &'t str,
    /// What kind of gap that is as a reader sees it.
    pub kind: Gap,
}

/// Small words of German, folded, that are none of English.
static GERMAN: LazyLock<Listed> = LazyLock::new(|| section("german"));

/// What a sentence is written in that is not English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Each noun has a capital.
    German,
    Other,
}

impl Beside<'_, '_> {
    /// Says whether nothing but a space lies between.
    pub fn is_close(&self) -> bool {
        self.kind == Gap::Space
    }

    /// Says whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        is_capital(self.raw)
    }
}

impl<'r, 't> Spot<'r, 't> {
    /// Returns the letters as they stand.
    pub fn raw(&self) -> &'t str {
        self.reading.raw(self.start..self.end)
    }

    /// Returns the letters, folded.
    pub fn folded(&self) -> &'r str {
        &self.reading.letters[self.start..self.end]
    }

    /// Returns the word before, within the paragraph.
    pub fn before(&self) -> Option<Beside<'r, 't>> {
        if self.reading.gap(self.start) == Gap::Edge {
            return None;
        }
        let letters = self.reading.word_before(self.start)?;
        Some(self.beside(letters, self.start))
    }

    /// Returns the word behind, within the paragraph.
    pub fn behind(&self) -> Option<Beside<'r, 't>> {
        self.after(self.end)
    }

    /// Returns the word that begins behind some letters, within the paragraph.
    pub fn after(&self, end: usize) -> Option<Beside<'r, 't>> {
        if end >= self.reading.letters.len() || self.reading.gap(end) == Gap::Edge {
            return None;
        }
        let letters = self.reading.word_from(end)?;
        Some(self.beside(letters, end))
    }

    fn beside(&self, letters: Range<usize>, at: usize) -> Beside<'r, 't> {
        Beside {
            folded: &self.reading.letters[letters.clone()],
            raw: self.reading.raw(letters.clone()),
            gap: self.reading.before(at),
            kind: self.reading.gap(at),
            letters,
        }
    }

    /// Says whether a sentence, a line of a list or something in brackets begins here.
    pub fn opens(&self) -> bool {
        let Some(before) = self.before() else {
            return true;
        };
        let ends = before.gap.contains(['.', '!', '?', ':', ';', '…', '。', '(', '[', '/', '•']);
        let dash = before.gap.contains(['–', '—', '"', '“', '„', '«', '\n']);
        let bullet = before.gap.contains('\n') && before.gap.trim() != "";
        let abbreviation = before.gap.trim() == "."
            && (is_title(before.folded)
                || before.raw.chars().count() == 1
                    && (before.is_capital() || is_particle(before.folded)));
        (ends || dash && before.gap.trim() != "" || bullet) && !abbreviation
            || self.is_listed(&before)
    }

    /// `(a) Best practice`, `2) Best practice`: a letter or number of a list stands before.
    fn is_listed(&self, before: &Beside<'_, '_>) -> bool {
        let led = self.reading.text[..self.reading.span(before.letters.clone()).start]
            .trim_end_matches(' ');
        let short = before.raw.chars().count() == 1
            || before.raw.chars().all(|c| "0123456789ivxIVX".contains(c));
        let begins = led.is_empty() || led.ends_with(['(', '\n', '.', ';', ':']);
        before.gap.starts_with(')') && short && begins
    }

    /// `The ask (Best) was clear`, `the “Meta” plan`: what stands alone between signs within a sentence
    /// begins none, and has its capital of itself.
    pub fn is_enclosed(&self) -> bool {
        let before = self.before().is_some_and(|before| {
            let sign = before.gap.trim_matches(['*', '_', '`']);
            let opens = sign.ends_with(['(', '[', '“', '"', '„', '«', '‘']);
            opens && !sign.contains(['.', '!', '?', ':', ';', '\n'])
        });
        let behind = self.behind().is_none_or(|behind| {
            let sign = behind.gap.trim_start_matches(['*', '_', '`']);
            sign.starts_with([')', ']', '”', '“', '"', '»', '’'])
        });
        before && behind
    }

    /// Says whether a form of address or an office stands right before.
    pub fn has_title(&self) -> bool {
        let before = self.before();
        before.is_some_and(|before| {
            let joined = matches!(before.kind, Gap::Space | Gap::Dot);
            let office = is_office(before.folded) && before.is_capital();
            joined
                && (office
                    || is_title(before.folded) && (before.folded.len() > 2 || before.is_capital()))
        })
    }

    /// Says whether a form of address stands right before.
    pub fn is_addressed(&self) -> bool {
        let before = self.before();
        before.is_some_and(|before| {
            matches!(before.kind, Gap::Space | Gap::Dot)
                && before.is_capital()
                && is_title(before.folded)
        })
    }

    /// Says whether the legal form of a firm stands right behind.
    pub fn has_legal_form(&self) -> bool {
        self.legal_form_end().is_some()
    }

    /// Returns the byte behind the legal form that stands right behind: `Ltd`, `A/S`, `S.A.`
    pub fn legal_form_end(&self) -> Option<usize> {
        let behind = self.behind()?;
        let capital = behind.is_capital() || behind.folded == "plc";
        if !matches!(behind.gap, " " | ", ") || !capital {
            return None;
        }
        let start = self.reading.span(behind.letters.clone()).start;
        let word = self.reading.text[start..]
            .split(char::is_whitespace)
            .next()?
            .trim_end_matches(|c: char| !c.is_alphanumeric());
        let letters: String = word.chars().filter(|c| !matches!(c, '/' | '.')).collect();
        if is_legal_form(&folded(&letters)) {
            return Some(start + word.len());
        }
        let form = is_legal_form(behind.folded);
        form.then(|| self.reading.span(behind.letters).end)
    }

    /// Says whether the letters have capitals only, and so have the words beside them.
    pub fn is_shouted(&self) -> bool {
        let upper = |raw: &str| raw.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let beside = [self.before(), self.behind()];
        let long = |beside: &Beside<'_, '_>| beside.raw.chars().count() > 1;
        let beside: Vec<Beside<'_, '_>> = beside.into_iter().flatten().filter(long).collect();
        upper(self.raw()) && !beside.is_empty() && beside.iter().all(|beside| upper(beside.raw))
    }

    /// Says whether most long words of the line have capitals, as in headings.
    pub fn is_in_heading(&self) -> bool {
        let line = self.around(|c| matches!(c, '\n' | '.'));
        let words = line.into_iter().flat_map(str::split_whitespace).chain([self.raw()]);
        let long: Vec<&str> = words.filter(|word| word.chars().count() > 3).collect();
        let capitals = long.iter().filter(|word| is_capital(word)).count();
        let small = long.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
        capitals >= 3 && small == 0
    }

    /// Returns the language of the sentence; none where it is English or cannot be told.
    pub fn language(&self) -> Option<Language> {
        let sentence = self.around(|c| matches!(c, '.' | '!' | '?' | '\n'));
        let words =
            sentence.into_iter().flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
        let small = words.filter(|word| word.len() > 1 && word.starts_with(char::is_lowercase));
        let words: Vec<_> = small.map(folded).collect();
        let is_english = |word: &str| word.is_ascii() && word.len() > 12 || is_word(word);
        let english = words.iter().filter(|word| is_english(word)).count();
        let german = words.iter().any(|word| GERMAN.contains(&**word));
        let language = if german { Language::German } else { Language::Other };
        (english * 3 < words.len() * 2).then_some(language)
    }

    /// Returns what stands before and behind the letters up to one of some signs.
    fn around(&self, ends: impl Fn(char) -> bool + Copy) -> [&'t str; 2] {
        let span = self.reading.span(self.start..self.end);
        let (before, behind) = (&self.reading.text[..span.start], &self.reading.text[span.end..]);
        let start = before.rfind(ends).map_or(0, |at| at + 1);
        [&before[start..], behind.split(ends).next().unwrap_or_default()]
    }

    /// Says whether the letters are an ordinary word of English, which has no accents, or a month or day.
    pub fn is_word(&self) -> bool {
        let accent = |c: char| !c.is_ascii() && (c.is_alphabetic() || is_combining_mark(c));
        let word = is_word(self.folded()) || is_calendar(self.folded());
        word && !self.raw().contains(accent)
    }
}
