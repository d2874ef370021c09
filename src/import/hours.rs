//! The words of a text → its hours, as numbers, words and signs write them.

use std::ops::Range;

use chrono::NaiveTime;

use super::lexicon::Words;
use super::moment::WrittenDay;
use crate::names::word::folded_words;

/// What stands behind an hour: `15 h 30`, `10 Uhr`.
pub const BEHIND: [&str; 7] = ["h", "uhr", "uur", "heures", "horas", "hrs", "hours"];

/// What stands between begin and end: `von 9.00 bis 10.15 Uhr`.
const UNTIL: [&str; 8] = ["to", "a", "bis", "tot", "til", "till", "until", "alle"];

/// Hours before this one are nobody's: `2 hours`, `1h30` say how long it is.
const FIRST_HOUR: u32 = 7;

/// Numbers, words and signs, those of days left out.
pub struct Tokens<'t>(Vec<Token<'t>>);

struct Token<'t> {
    text: &'t str,
    small: String,
    range: Range<usize>,
    /// Whether a gap or a day stands before it.
    is_apart: bool,
}

/// One time of day, as it is written.
struct Time {
    hour: u32,
    minute: u32,
    is_afternoon: Option<bool>,
    used: usize,
    /// Whether it can be nothing else, or has minutes at least.
    is_sure: bool,
    has_minutes: bool,
    /// Whether it may say how long something is.
    may_be_long: bool,
}

/// From when to when, and how many tokens say it.
pub struct Stretch {
    pub range: Range<usize>,
    pub start: NaiveTime,
    pub end: Option<NaiveTime>,
    pub used: usize,
    pub is_unsure: bool,
}

impl<'t> Tokens<'t> {
    pub fn of(text: &'t str, days: &[WrittenDay]) -> Self {
        let class = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let mut tokens: Vec<Token<'t>> = Vec::new();
        let mut is_apart = true;
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            if first.is_whitespace() || days.iter().any(|day| day.range.contains(&start)) {
                is_apart = true;
                continue;
            }
            let mut end = start + first.len_utf8();
            let is_run = class(first) != (false, false);
            while let Some((at, c)) = chars.next_if(|(_, c)| is_run && class(*c) == class(first)) {
                end = at + c.len_utf8();
            }
            let token = &text[start..end];
            let small = folded_words(token).concat();
            tokens.push(Token { text: token, small, range: start..end, is_apart });
            is_apart = false;
        }
        Self(tokens)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn is(&self, at: usize, list: &[&str]) -> bool {
        self.0.get(at).is_some_and(|token| list.contains(&&*token.small))
    }

    fn is_of(&self, at: usize, list: Words) -> bool {
        self.0.get(at).is_some_and(|token| list.has(&token.small))
    }

    fn is_sign(&self, at: usize, signs: &[&str]) -> bool {
        self.0.get(at).is_some_and(|token| signs.contains(&token.text))
    }

    /// Reads two digits, right behind what stands before them where they must be.
    fn minutes(&self, at: usize, is_near: bool) -> Option<u32> {
        let token = self.0.get(at).filter(|token| !(is_near && token.is_apart))?;
        token.text.parse().ok().filter(|minute| token.text.len() == 2 && *minute < 60)
    }

    fn time(&self, at: usize) -> Option<Time> {
        let token = &self.0[at];
        let mut hour: u32 = token.text.parse().ok().filter(|_| token.text.len() <= 2)?;
        let is_near = |at: usize| self.0.get(at).is_some_and(|token| !token.is_apart);
        // `1.10.30`, `4,50`: a digit of another number.
        let before = at.checked_sub(2).filter(|_| is_near(at) && is_near(at - 1));
        let is_digit = |at: usize| self.0.get(at).is_some_and(|t| t.text.parse::<u64>().is_ok());
        if before.is_some_and(is_digit) && self.is_sign(at - 1, &[".", ",", ":", "/"]) {
            return None;
        }
        // `GMT+01:00`
        let adds = before.is_some_and(|at| is_zone(self.0[at].text));
        if adds && self.is_sign(at - 1, &["+", "-"]) {
            return None;
        }
        let (mut used, mut minute) = (1, None);
        let has_colon = self.is_sign(at + 1, &[":"]) && is_near(at + 1);
        if has_colon || self.is_sign(at + 1, &["."]) && is_near(at + 1) {
            minute = self.minutes(at + 2, true);
            used = if minute.is_some() { 3 } else { 1 };
            // `10:00:00`
            let has_seconds = has_colon && self.is_sign(at + 3, &[":"]);
            used += 2 * usize::from(has_seconds && self.minutes(at + 4, true).is_some());
            let goes_on = is_near(at + used) && is_near(at + used + 1);
            if goes_on && self.is_sign(at + used, &[".", ",", "/"]) && is_digit(at + used + 1) {
                return None;
            }
        }
        let mut is_sure = has_colon && minute.is_some();
        let may_be_long = hour < FIRST_HOUR && self.is(at + used, &BEHIND)
            || self.is(at + used, &["hours", "hrs"]);
        if self.is(at + used, &BEHIND) {
            (used, is_sure) = (used + 1, true);
            // `14 Uhr 30`, and no `10 Uhr 16 Gäste`.
            let more = self.minutes(at + used, false).filter(|_| minute.is_none());
            let is_word = self.0.get(at + used + 1).is_some_and(|next| {
                next.text.starts_with(char::is_alphabetic) && !UNTIL.contains(&&*next.small)
            });
            if let Some(more) = more.filter(|_| !is_word) {
                (used, minute) = (used + 1, Some(more));
            }
        }
        let mut is_afternoon = None;
        let half = self.0.get(at + used).map_or("", |token| &*token.small);
        let is_dotted = ["a", "p"].contains(&half)
            && self.is_sign(at + used + 1, &["."])
            && self.is(at + used + 2, &["m"]);
        if is_dotted || ["am", "pm"].contains(&half) {
            is_afternoon = Some(half.starts_with('p'));
            used += if is_dotted { 3 } else { 1 };
            is_sure = true;
            hour = hour.checked_rem(12).filter(|_| hour <= 12)?;
            hour += if half.starts_with('p') { 12 } else { 0 };
        }
        let comes = at - usize::from(at > 0 && self.is_sign(at - 1, &["."]));
        is_sure |= comes > 0 && self.is_of(comes - 1, Words("before-hours"));
        let has_minutes = minute.is_some();
        let minute = minute.unwrap_or(0);
        let of_day = hour < 24;
        let time = Time { hour, minute, is_afternoon, used, is_sure, has_minutes, may_be_long };
        of_day.then_some(time)
    }

    pub fn stretch(&self, at: usize) -> Option<Stretch> {
        let start = self.time(at)?;
        let sign = at + start.used;
        let goes_on = self.is_sign(sign, &["-", "–", "—"]) || self.is(sign, &UNTIL);
        let end = (goes_on && sign + 1 < self.0.len()).then(|| self.time(sign + 1)).flatten();
        let is_kl = start.is_sure && !start.has_minutes;
        let end = end.filter(|end| end.is_sure || end.has_minutes || is_kl);
        if !start.is_sure && end.as_ref().is_none_or(|end| !end.is_sure && !start.has_minutes) {
            return None;
        }
        let is_long = start.may_be_long;
        let of = |time: &Time| NaiveTime::from_hms_opt(time.hour, time.minute, 0);
        let used = start.used + end.as_ref().map_or(0, |end| end.used + 1);
        let range = self.0[at].range.start..self.0[at + used - 1].range.end;
        // `11.30 - 1 p.m.`: of which half the first is, nobody says.
        let halves = end
            .as_ref()
            .is_some_and(|end| end.is_afternoon.is_some() != start.is_afternoon.is_some());
        let (start, end) = (of(&start)?, end.as_ref().and_then(of));
        let is_open = end.is_none() && self.is_unsaid(at + used);
        let is_before = end.is_some_and(|end| end < start);
        let is_unsure = halves || is_before || is_long || is_open || self.is_bound(at, at + used);
        Some(Stretch { range, start, end, used, is_unsure })
    }

    /// `until 10:00`, `10:00 at the latest`: the hour is a bound.
    fn is_bound(&self, at: usize, behind: usize) -> bool {
        let mut before = (at.saturating_sub(2)..at).rev();
        let word = before.find(|at| self.0[*at].text.starts_with(char::is_alphabetic));
        word.is_some_and(|at| self.is_of(at, Words("bounds-an-hour")))
            // `9 a.m. at the latest`: a stop and two small words stand between.
            || (behind..behind + 4).any(|at| self.is_of(at, Words("bounds-behind-an-hour")))
    }

    /// `10:00 (tbc)`, `10:00?`: what stands behind the hour says that it is not agreed.
    fn is_unsaid(&self, behind: usize) -> bool {
        let at = behind + usize::from(self.is_sign(behind, &["("]));
        self.is_of(at, Words("unsaid")) || self.is_sign(at, &["?"])
    }

    /// `noon`, `1500 hrs`, `from 10 (Vienna)`
    pub fn is_hour_in_words(&self, at: usize) -> bool {
        let token = &self.0[at];
        let is_long = token.text.len() == 4 && token.text.bytes().all(|b| b.is_ascii_digit());
        self.is(at, &["noon", "midnight", "midi", "minuit", "mittags", "mitternacht"])
            || is_long && self.is(at + 1, &BEHIND)
            || at > 0 && self.is_of(at - 1, Words("before-a-bare-hour")) && self.is_bare_hour(at)
    }

    /// `10` where no word follows that it may count.
    fn is_bare_hour(&self, at: usize) -> bool {
        let hour = self.0[at].text.parse().is_ok_and(|hour: u32| hour <= 24);
        let counts = |next: &Token<'_>| next.text.starts_with(char::is_alphanumeric);
        hour && (self.is(at + 1, &UNTIL) || !self.0.get(at + 1).is_some_and(counts))
    }

    /// Finds the letters of a zone behind the hours, with what is added to it.
    pub fn zone(&self, at: usize) -> Option<String> {
        // `10:00 (CET)`
        let at = at + usize::from(self.is_sign(at, &["("]));
        let next = self.0.get(at)?;
        let behind: String = self.0[at + 1..]
            .iter()
            .take_while(|one| !one.is_apart && one.text != ")")
            .map(|one| one.text)
            .collect();
        match next.text {
            "Z" if !next.is_apart => Some("UTC".to_owned()),
            "+" => Some(format!("+{behind}")),
            zone if is_zone(zone) && behind.starts_with(['+', '-']) => {
                Some(format!("{zone}{behind}"))
            }
            zone if is_zone(zone) => Some(zone.to_owned()),
            _ => None,
        }
    }
}

/// Letters behind an hour that end in `T`, for *time*: `CST`.
fn is_zone(word: &str) -> bool {
    let is_short = (3..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    is_short && word.ends_with('T') || ["UTC", "MSK", "PT", "MT", "CT", "ET"].contains(&word)
}
