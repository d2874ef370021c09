//! Text → its letters as a reader sees them, each with the bytes it stands for.
//!
//! A browser shows `Secre**tova**`, `[Secre](http://a.example)tova` and `Secre-` at the end of a
//! line with `tova` on the next as one word. So names are sought in a row of folded letters from
//! which all else is taken out; what stood between two letters is kept beside it as a [`Gap`].
//! What is not shown (the address of a link, the inside of a tag) follows behind.

use std::ops::Range;

use super::fold::{fold, is_letter, is_silent};
use super::gap::{Gap, SOFT, gap};
use super::markup;

/// A text as its letters.
#[derive(Debug)]
pub struct Reading<'t> {
    /// The text.
    pub text: &'t str,
    /// Folded letters without anything between them.
    pub letters: String,
    /// For each byte of the letters, the bytes of the text.
    pub(super) spans: Vec<(u32, u32)>,
    /// For each byte of the letters, what stands before it.
    pub(super) gaps: Vec<Gap>,
    /// Where in the letters that begins which is not shown.
    pub shown: usize,
    /// Emphasis, links and code: bytes of the text that change only together.
    pub wholes: Vec<Range<usize>>,
    between: String,
    seam: bool,
}

impl<'t> Reading<'t> {
    /// Reads prose with Markdown in it.
    pub fn prose(text: &'t str) -> Self {
        let mut reading = Self::empty(text);
        if text.contains(markup::SIGNS) {
            markup::markdown(&mut reading)
        } else {
            reading.show(0..text.len())
        }
        reading.shown = reading.letters.len();
        markup::hidden(&mut reading);
        reading.unmix();
        reading
    }

    /// Reads a web page.
    pub fn page(text: &'t str) -> Self {
        let mut reading = Self::empty(text);
        markup::tags(&mut reading, 0..text.len());
        reading.shown = reading.letters.len();
        markup::hidden(&mut reading);
        reading.unmix();
        reading
    }

    pub(super) fn empty(text: &'t str) -> Self {
        Self {
            text,
            letters: String::with_capacity(text.len()),
            spans: Vec::with_capacity(text.len()),
            gaps: Vec::with_capacity(text.len()),
            shown: 0,
            wholes: Vec::new(),
            between: String::new(),
            seam: false,
        }
    }

    /// Adds a stretch of the text; references such as `&eacute;` and `%C3%A9` are one letter.
    pub(super) fn show(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(byte) = self.text.as_bytes()[..range.end].get(at) {
            if byte.is_ascii_alphanumeric() && self.between.is_empty() && !self.seam {
                self.letters.push(char::from(byte.to_ascii_lowercase()));
                self.spans.push((small(at), small(at + 1)));
                self.gaps.push(Gap::None);
                at += 1;
                continue;
            }
            let rest = &self.text[at..range.end];
            let c = rest.chars().next().unwrap_or_default();
            let coded = match c {
                '&' => markup::entity(rest),
                '%' => markup::percent(rest),
                _ => None,
            };
            let (sign, length) = coded.unwrap_or((c, c.len_utf8()));
            self.add(sign, at..at + length);
            at += length;
        }
        self.seam = true;
    }

    /// Notes a break that is shown where the text has only markup.
    pub(super) fn edge(&mut self, sign: char) {
        self.between.push(sign);
    }

    fn add(&mut self, c: char, range: Range<usize>) {
        if c == SOFT && self.between.is_empty() && !self.letters.is_empty() {
            self.between.push(c);
            return;
        }
        if is_silent(c) {
            // An accent belongs to the letter before it.
            if let Some(last) = self.spans.last_mut().filter(|_| self.between.is_empty()) {
                let (start, end) = *last;
                if end as usize == range.start {
                    let same = |span: &&mut (u32, u32)| **span == (start, end);
                    let letter = self.spans.iter_mut().rev().take_while(same);
                    letter.for_each(|span| span.1 = small(range.end));
                }
            }
            return;
        }
        if !is_letter(c) {
            self.between.push(c);
            return;
        }
        let from = self.letters.len();
        fold(c, &mut self.letters);
        let gap = match self.between.is_empty() {
            true if self.seam => Gap::Seam,
            true => Gap::None,
            false => gap(&self.between),
        };
        let span = (small(range.start), small(range.end));
        for at in from..self.letters.len() {
            self.spans.push(span);
            self.gaps.push(if at == from { gap } else { Gap::None });
        }
        self.between.clear();
        self.seam = false;
    }

    /// Returns what stands before a letter.
    pub fn gap(&self, at: usize) -> Gap {
        match at {
            0 => Gap::Edge,
            at => self.gaps.get(at).copied().unwrap_or(Gap::Edge),
        }
    }

    /// Returns the bytes of the text for each byte of the letters, in their order.
    pub(super) fn spans(&self) -> impl Iterator<Item = Range<usize>> {
        let spans = self.spans.iter();
        spans.map(|(start, end)| *start as usize..*end as usize)
    }

    /// Returns the bytes of the text for some letters.
    pub fn span(&self, letters: Range<usize>) -> Range<usize> {
        let start = self.spans[letters.start].0 as usize;
        let end = self.spans[letters.end - 1].1 as usize;
        start..end.max(start)
    }

    /// Returns some letters as they stand in the text, with what lies between them.
    pub fn raw(&self, letters: Range<usize>) -> &'t str {
        &self.text[self.span(letters)]
    }

    /// Returns the text between two letters that follow each other.
    pub fn before(&self, at: usize) -> &'t str {
        if at == 0 {
            return self.spans.first().map_or("", |span| &self.text[..span.0 as usize]);
        }
        let (start, end) = (self.spans[at - 1].1 as usize, self.spans.get(at));
        let end = end.map_or(self.text.len(), |span| span.0 as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Returns the word that begins behind some letters.
    pub fn word_from(&self, start: usize) -> Option<Range<usize>> {
        (start < self.letters.len()).then(|| {
            let mut end = start + 1;
            while end < self.letters.len() && !self.gap(end).parts_words() {
                end += 1;
            }
            start..end
        })
    }

    /// Returns the word that ends before a letter.
    pub fn word_before(&self, end: usize) -> Option<Range<usize>> {
        (end > 0).then(|| {
            let mut start = end - 1;
            while start > 0 && !self.gap(start).parts_words() {
                start -= 1;
            }
            start..end
        })
    }
}

/// Texts longer than four gigabytes have no places.
fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use crate::names::gap::Gap;

    fn word(text: &str) -> String {
        let reading = Reading::prose(text);
        let at = reading.letters.find("secretova").expect(text);
        reading.raw(at..at + 9).to_owned()
    }

    #[test]
    fn a_word_is_read_over_what_is_not_shown() {
        for (text, raw) in [
            ("of Secretova that day", "Secretova"),
            ("of Secre-\ntova that", "Secre-\ntova"),
            ("of Secre**tova** that", "Secre**tova"),
            ("`Secre`tova", "Secre`tova"),
            ("[Secre](http://a.example)tova", "Secre](http://a.example)tova"),
            ("Secre<b>tova</b> x", "Secre<b>tova"),
            ("Secre&shy;tova, S&eacute;cretova", "Secre&shy;tova"),
            ("x Se\u{301}cretova\u{301} y", "Se\u{301}cretova\u{301}"),
            ("see http://x.example/secret%6Fva here", "secret%6Fva"),
            ("[x](http://secretova.example)", "secretova"),
            ("<a href=\"secretova\">x</a>", "secretova"),
            ("[^1]\n\n[a]: http://secretova.example", "secretova"),
        ] {
            assert_eq!(word(text), raw);
        }
    }

    #[test]
    fn what_stands_between_words_is_kept() {
        for (text, gap) in [
            ("ab", Gap::None),
            ("a b", Gap::Space),
            ("a-b", Gap::Hyphen),
            ("a-\n  b", Gap::Split),
            ("a’b", Gap::Apostrophe),
            ("a. b", Gap::Dot),
            ("a, b", Gap::Signs),
            ("a\n\nb", Gap::Edge),
            ("a*b*", Gap::Seam),
            ("- a\n- b <i></i>", Gap::Edge),
        ] {
            assert_eq!(Reading::prose(text).gap(1), gap, "{text}");
        }
    }
}
