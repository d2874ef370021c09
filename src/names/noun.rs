//! The name of somebody with a capital × the words around it → whether it may be a noun or a place.

use super::codes::is_place;
use super::days::is_calendar;
use super::fold::{folded, is_han};
use super::gap::Gap;
use super::lexicon::{is_auxiliary, is_determiner, is_frequent, is_grammar, is_town};
use super::shape::Joint;
use super::spot::{Language, Spot};
use super::title::is_legal_form;
use super::usage::{may_be_subject, speaks};
use super::way::{Kind, Way};
use super::word::{is_capital, listed};

/// Says whether a name of a person with a capital may be something else.
pub fn may_be_other(spot: &Spot<'_, '_>, way: &Way) -> bool {
    // `TomRuud` can be nothing else.
    let several = way.joints.iter().any(|(_, how)| *how == Joint::Words);
    // `Xi` of 習近平, without a title, is many a name.
    let sign = way.typed.starts_with(is_han) && !spot.has_title();
    !several && (sign || may_be_noun(spot) || may_be_place(spot) || is_of_thing(spot))
}

/// `der Koch`, `in Wien`: behind such a word German has a noun and most languages a place. In
/// another language than English no word is known, and at the head of a sentence any has a capital.
fn may_be_noun(spot: &Spot<'_, '_>) -> bool {
    const WORDS: &str = "in im near der die das dem den des ein eine einen einem einer eines kein keine \
                         keinen jeder jede jedes dieser diese dieses beim zum zur vom am";
    let owns = spot.behind().is_some_and(|behind| behind.kind == Gap::Apostrophe);
    let before = spot.before().filter(|before| before.is_close() && !owns);
    let foreign = || {
        let alone =
            !owns && !spot.has_title() && !spot.behind().is_some_and(|next| speaks(spot, &next));
        alone && spot.language().is_some_and(|one| spot.opens() || one == Language::German)
    };
    before.is_some_and(|before| listed(WORDS, before.folded)) || foreign()
}

/// `London is open`, `New Orleans`, `Dow Jones`: a country or town, or a word beside others that make
/// one name of something. A form of address says that it is somebody.
fn may_be_place(spot: &Spot<'_, '_>) -> bool {
    if spot.has_title() || spot.is_shouted() {
        return false;
    }
    if spot.language().is_some() {
        return is_place(spot.folded());
    }
    let before = spot.before().filter(|before| before.is_close());
    let after_capital = before.is_some_and(|before| {
        let small = before.raw.contains(char::is_lowercase);
        let free = !is_grammar(before.folded) && !is_calendar(before.folded);
        before.is_capital() && small && free
    });
    // `The ferry to Kent`, and `the letter to Kent`; `Kent is far`.
    let behind = spot.behind();
    let led = spot.before().filter(|before| before.is_close());
    let led = led.is_some_and(|led| listed("to from at near via", led.folded));
    let is = behind.as_ref().is_some_and(|behind| is_auxiliary(behind.folded));
    let town = (led || is && spot.opens()) && is_town(spot.folded());
    if town || is_place(spot.folded()) || is_of_place(spot) {
        return true;
    }
    if behind.as_ref().is_some_and(|behind| speaks(spot, behind)) {
        return false;
    }
    let behind = behind.filter(|behind| behind.is_close() && behind.is_capital());
    let before_capital = behind.is_some_and(|behind| !is_legal_form(behind.folded));
    after_capital || before_capital
}

/// `The Taylor rule`, `Petit bourgeois`: between an article and a noun, or a word of another language
/// at the head of a sentence and no subject there.
fn is_of_thing(spot: &Spot<'_, '_>) -> bool {
    let behind = spot.behind();
    let speaks = behind.as_ref().is_some_and(|behind| speaks(spot, behind));
    if spot.has_title() || speaks || spot.language().is_some() {
        return false;
    }
    let before = spot.before().filter(|before| before.is_close());
    let led = before.is_some_and(|before| is_determiner(before.folded));
    let small = behind.filter(|behind| behind.is_close() && !behind.is_capital());
    small.is_some_and(|small| {
        let free = !is_grammar(small.folded) && !may_be_subject(spot, &small, false);
        free && (led || spot.opens() && is_frequent(spot.folded()))
    })
}

/// `the port of Cork`, `Bank of England`: behind a word with a capital or an article, and `of`.
/// `King’s Cross`, `St Peter’s Square`: before another with a capital.
pub fn is_of_place(spot: &Spot<'_, '_>) -> bool {
    let owns = spot.behind().filter(|one| one.kind == Gap::Apostrophe && one.folded == "s");
    let owned = owns.and_then(|s| spot.after(s.letters.end));
    if owned.is_some_and(|owned| owned.is_close() && owned.is_capital()) {
        return true;
    }
    let Some(before) = spot.before().filter(|before| before.is_close() && before.folded == "of")
    else {
        return false;
    };
    let led = &spot.reading.text[..spot.reading.span(before.letters).start];
    let mut words = led.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next().is_some_and(is_capital) || words.next().is_some_and(|word| folded(word) == "the")
}

/// `Clean water is scarce`, `a Nordic bank lent`: the last word is an ordinary one and written small, at
/// the head of a sentence or behind `a`, and they say nothing.
pub fn is_common(spot: &Spot<'_, '_>, words: &[&str]) -> bool {
    let a = spot.before().is_some_and(|before| matches!(before.folded, "a" | "an"));
    let speaks = spot.behind().is_some_and(|behind| speaks(spot, &behind));
    let ordinary = words.last().is_some_and(|word| is_frequent(word));
    ordinary && (spot.opens() || a) && !speaks
}

/// `Martina` may be Martin in Polish, and another woman.
pub fn doubtful(way: &Way, spot: &Spot<'_, '_>, ending: &str) -> bool {
    let own = spot.folded().strip_suffix('s').is_some_and(|own| own == folded(&way.typed));
    let short = spot.folded().chars().count() < 6;
    // `Kalinin` of Kalina is somebody else.
    !own && (way.kind == Kind::Given || short || ending == "in" && !spot.has_title())
}

/// Another word with a capital follows, which is no legal form.
pub fn goes_on(spot: &Spot<'_, '_>) -> bool {
    let behind = spot.behind().filter(|behind| behind.is_close() && behind.is_capital());
    behind.is_some() && !spot.has_legal_form()
}
