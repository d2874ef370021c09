//! A name found in a text → all that belongs to it and tells as much.

use std::ops::Range;

use super::address::address;
use super::gap::Gap;
use super::prefix::PARTICLES;
use super::spot::Spot;
use super::title::{is_title, respect};
use super::word::listed;
use super::{Nature, Setting};

/// Returns the bytes of a name with its title, legal form, address and Markdown signs.
pub fn extent(
    spot: &Spot<'_, '_>,
    nature: Nature,
    bare: Range<usize>,
    setting: Setting,
) -> Range<usize> {
    let text = spot.reading.text;
    if let Some((_, whole)) = address(text, bare.clone()) {
        return wholes(spot, whole, setting);
    }
    let mut range = bare;
    // Arabic and Hebrew write small words onto the next.
    let semitic = spot.folded().starts_with(|c| matches!(c, '\u{590}'..='\u{6ff}'));
    if semitic && spot.reading.gap(spot.start) == Gap::None {
        let word = spot.reading.word_before(spot.start);
        range.start = word.map_or(range.start, |word| spot.reading.span(word).start);
    }
    match nature {
        Nature::Person => {
            range.start = before_name(spot).unwrap_or(range.start).min(range.start);
            range.end += respect(&text[range.end..]);
            range.end += initial_stop(&text[..range.end], &text[range.end..]);
        }
        Nature::Organisation => range.end = after_name(spot, range.end),
        Nature::Thing => {}
    }
    wholes(spot, range, setting)
}

/// Returns where a person's name begins with its initials and form of address.
fn before_name(spot: &Spot<'_, '_>) -> Option<usize> {
    let upper = |raw: &str| raw.chars().all(char::is_uppercase);
    let shouted = spot.raw().split(char::is_whitespace).all(upper);
    let mut start = None;
    let mut here = *spot;
    while let Some(before) = here.before() {
        let letters = before.raw.chars().count();
        let few = letters == 1 || letters < 4 && !shouted;
        let initials = upper(before.raw) && few && before.raw != "I";
        // `Ms **Rossi**`: the form of address goes with the name, however that is set.
        let joins = |c: char| c.is_whitespace() || matches!(c, '.' | '*' | '_' | '`' | '[');
        let joined = before.gap.chars().all(joins);
        let particle = !before.is_capital() && (letters == 1 || listed(PARTICLES, before.folded));
        if !joined || !(initials || particle || is_title(before.folded)) {
            break;
        }
        here.start = before.letters.start;
        // `Mr v. d. Berg`: small words belong to the name if a title or initial does before them.
        if !particle {
            start = Some(here.reading.span(before.letters).start);
        }
    }
    start
}

/// `Moreau J. asked`: behind an initial stands a full stop, which ends no sentence where a small
/// letter follows.
fn initial_stop(name: &str, rest: &str) -> usize {
    let mut letters = name.chars().rev();
    let initial = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|c| !c.is_alphanumeric());
    let next = rest.strip_prefix('.').map(str::trim_start);
    let goes_on = next.is_some_and(|next| next.starts_with(|c: char| c.is_lowercase() || c == ','));
    usize::from(initial && goes_on)
}

/// Returns where the name of an organisation ends with its legal form.
fn after_name(spot: &Spot<'_, '_>, end: usize) -> usize {
    let text = spot.reading.text;
    let form = spot.legal_form_end();
    // `o.o.`, `S. p. A.`: the last of several stops is one of the name.
    let word = text[..end].rsplit(char::is_whitespace).next();
    let stops = word.is_some_and(|word| word.contains('.'));
    if form.is_none() && !stops {
        return end;
    }
    let end = form.unwrap_or(end);
    // `Inc.` within a sentence; at its end the full stop is that of the sentence.
    let rest = &text[end..];
    let within = rest.strip_prefix(". ").or(rest.strip_prefix(".,"));
    let goes_on = within.is_some_and(|rest| !rest.starts_with(char::is_uppercase));
    end + usize::from(goes_on)
}

/// Takes in emphasis, links and code that would otherwise be torn, or be left empty.
fn wholes(spot: &Spot<'_, '_>, range: Range<usize>, setting: Setting) -> Range<usize> {
    let mut range = range;
    if setting == Setting::Page {
        return range;
    }
    let reading = spot.reading;
    let hidden = spot.start >= reading.shown;
    let text = reading.text;
    let mut changed = true;
    while changed {
        changed = false;
        for whole in &reading.wholes {
            let apart = whole.end <= range.start || range.end <= whole.start;
            let inside = range.start <= whole.start && whole.end <= range.end;
            if apart || inside {
                continue;
            }
            let around = whole.start <= range.start && range.end <= whole.end;
            let left = &text[whole.start..range.start.max(whole.start)];
            let right = &text[range.end.min(whole.end)..whole.end];
            let link = text[whole.clone()].starts_with(['[', '!', '<']);
            let bare = |words: &str| !words.contains(char::is_alphanumeric);
            let filled = bare(left) && (bare(right) || link && right.starts_with(']'));
            if !around || filled || hidden && link {
                range = range.start.min(whole.start)..range.end.max(whole.end);
                changed = true;
            }
        }
    }
    range
}
