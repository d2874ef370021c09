//! A name found in a text → all that belongs to it and tells as much.

use std::ops::Range;

use super::address::address;
use super::spot::Spot;
use super::title::{is_legal_form, is_title, respect};
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
    match nature {
        Nature::Person => {
            range.start = before_name(spot).unwrap_or(range.start).min(range.start);
            range.end += respect(&text[range.end..]);
        }
        Nature::Organisation => range.end = after_name(spot, range.end),
        Nature::Thing => {}
    }
    wholes(spot, range, setting)
}

/// Returns where a person's name begins with its initials and form of address.
fn before_name(spot: &Spot<'_, '_>) -> Option<usize> {
    let mut start = None;
    let mut here = *spot;
    while let Some(before) = here.before() {
        let initial =
            before.raw.chars().count() == 1 && before.is_capital() && before.raw != "I";
        let joined = before.gap.chars().all(|c| c.is_whitespace() || c == '.');
        let short = before.folded.len() <= 2 && !before.is_capital();
        if !joined || short || !(initial || is_title(before.folded)) {
            break;
        }
        here.start = before.letters.start;
        start = Some(here.reading.span(before.letters).start);
    }
    start
}

/// Returns where the name of an organisation ends with its legal form.
fn after_name(spot: &Spot<'_, '_>, end: usize) -> usize {
    let Some(behind) = spot.behind() else {
        return end;
    };
    let capital = behind.is_capital() || behind.folded == "plc";
    if !matches!(behind.gap, " " | ", ") || !capital || !is_legal_form(behind.folded) {
        return end;
    }
    let end = spot.reading.span(behind.letters).end;
    // `Inc.` within a sentence; at its end the full stop is that of the sentence.
    let rest = &spot.reading.text[end..];
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
