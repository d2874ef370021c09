//! Texts → a finding for every date whose day of the week the calendar denies.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::Judge;
use super::inputs::{Inputs, Split};
use super::mendable::sentence;
use super::party::opens_sentence;
use super::passage::force::Sentence;
use super::passage::forces::Force;
use super::passage::words_of_force::ENGLISH;
use crate::brief::words::weekday;
use crate::facts::prose::Part;
use crate::facts::settings::Settings;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::days::Days;
use crate::names::word::{Word, gap, listed};

pub const RULE: Rule = Rule {
    code: "wrong-weekday",
    severity: Warning,
    why: "When weekday and date disagree, one of them is wrong, and somebody stands before \
          a closed door.",
    example: "summary: They meet again on Tuesday 26 November 2021.",
    mend: "summary: They meet again on Friday 26 November 2021.    # `check --fix` does it",
};

/// A weekday that does not go with its date.
#[derive(Debug)]
pub struct Slip {
    /// Where the weekday stands in the text.
    pub range: Range<usize>,
    pub date: NaiveDate,
    /// The weekday it should be.
    pub right: String,
    /// Whether the weekday, and not the date, is surely the slip, and the words are ours.
    pub sure: bool,
}

/// Judges every text of ours.
pub fn check<'i>(inputs: &'i Inputs<'_>, _: &mut Report) -> Judge<'i> {
    let settings = inputs.facts.settings();
    let days = Days::new(settings.locale());
    Box::new(move |text, report| {
        for slip in slips(settings, &days, text) {
            let raw = &text.prose.text[slip.range.clone()];
            let day = slip.date.format("%Y-%m-%d");
            let message = format!("`{raw}` is wrong: {day} is a {}.", slip.right);
            let hint = "`check --fix` writes the weekday of the date".to_owned();
            RULE.at(report, text.prose.field(), message)
                .on(text.prose.text, &slip.range)
                .hint(slip.sure.then_some(hint));
        }
    })
}

/// Finds the weekdays of a text that do not go with their dates.
pub fn slips(settings: &Settings, days: &Days, text: &Split<'_, '_>) -> Vec<Slip> {
    if text.prose.part != Part::Told {
        return Vec::new();
    }
    let slip = |(at, word): (usize, &Word<'_>)| {
        let said = days.weekday(&word.folded)?;
        if !matches!(gap(text.prose.text, &text.words, at), " " | ", " | "\n") {
            return None;
        }
        let article = text
            .words
            .get(at + 1)
            .is_some_and(|word| matches!(&*word.folded, "the" | "le" | "den" | "der"));
        let start = at + 1 + usize::from(article);
        let exact = days.date(&text.words, start, None);
        let date = exact.or_else(|| days.date(&text.words, start, text.prose.day))?;
        let right = match exact {
            Some(date) => date.weekday() == said,
            None => near_years(date).any(|date| date.weekday() == said),
        };
        let place = Place { text, days, at, date };
        (!right).then(|| Slip {
            range: word.range.clone(),
            date,
            right: weekday(settings, date),
            sure: exact.is_some() && !article && place.is_plain(settings),
        })
    };
    text.words.iter().enumerate().filter_map(slip).collect()
}

/// Words by which a slip is told, or the calendar is not what is spoken of.
const OF_SLIPS: &str = "wrong wrongly error errors mistake mistaken mistakenly incorrect \
     incorrectly false falsely misprint misread typo slip slipped correct corrected correction \
     actually really instead should reads written printed or called julian gregorian calendar \
     thought think thinks believed believe remembered remember recall recalled guess";

/// A weekday and its date in a text.
struct Place<'p, 't> {
    text: &'p Split<'p, 't>,
    days: &'p Days,
    /// The word that is the weekday.
    at: usize,
    date: NaiveDate,
}

impl Place<'_, '_> {
    /// Says whether the sentence plainly dates something of ours on one day, in the words of
    /// the house: `on Tuesday 26 November 2021`. What others said, what is denied and what is
    /// told of a slip stays as it is, and so does `Good Friday 26 November 2021`.
    fn is_plain(&self, settings: &Settings) -> bool {
        let (text, words) = (self.text.prose.text, &self.text.words);
        let own = |day: NaiveDate| day.format("%A").to_string();
        let is_english = weekday(settings, self.date) == own(self.date);
        let said = &text[words[self.at].range.clone()];
        let spelled = self.date.iter_days().take(7).any(|day| own(day) == said);
        let month = |word: &Word<'_>| {
            let raw = &text[word.range.clone()];
            ["%B", "%b"].iter().any(|form| self.date.format(form).to_string() == raw)
        };
        let date = &words[self.at + 1..self.at + 4];
        let next = words.get(self.at + 4);
        let goes_on = next.is_some_and(|next| match gap(text, words, self.at + 3) {
            " " => next.capital,
            gap => gap.contains('('),
        });
        is_english
            && spelled
            && date.iter().any(month)
            && !goes_on
            && self.is_led()
            && self.is_alone()
    }

    /// A word that leads to a day, or the beginning of a sentence, stands before it: `the paper
    /// of Tuesday 26 November 2021` has the day in its title.
    fn is_led(&self) -> bool {
        let (text, words) = (self.text.prose.text, &self.text.words);
        let before = self.at.checked_sub(1);
        let led = before.is_some_and(|before| {
            listed("on until by before after since", &words[before].folded)
                && gap(text, words, before) == " "
        });
        led || opens_sentence(&text[..words[self.at].range.start])
    }

    /// The sentence has no other day, and tells of no doubt.
    fn is_alone(&self) -> bool {
        let text = self.text.prose.text;
        let around = sentence(text, &self.text.words[self.at].range);
        let within = self
            .text
            .words
            .iter()
            .filter(|word| around.start <= word.range.start && word.range.end <= around.end);
        let is_day = |word: &&Word<'_>| {
            let one = word.folded.strip_suffix('s').unwrap_or(&word.folded);
            self.days.weekday(one).or(self.days.weekday(&word.folded)).is_some()
        };
        let is_month = |word: &&Word<'_>| word.capital && self.days.month(&word.folded).is_some();
        let days = within.clone().filter(is_day).count();
        let months = within.clone().filter(is_month).count();
        let of_slips = within.clone().any(|word| listed(OF_SLIPS, &word.folded));
        let told = Sentence::new(&text[around.clone()], &ENGLISH);
        let doubts = [Force::Not, Force::Denies, Force::Fails, Force::Claims, Force::Appears];
        let asked = text[around].trim_end().ends_with('?');
        days == 1 && months == 1 && !asked && !of_slips && !told.has(&doubts)
    }
}

/// A date without its year may lie in the year before or after.
fn near_years(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let years = [date.year() - 1, date.year(), date.year() + 1];
    years.into_iter().filter_map(move |year| date.with_year(year))
}
