//! A name in a script without capitals × the signs around it → how surely it is meant.
//!
//! Chinese, Japanese, Korean, Arabic, Hebrew, Indian and Thai names are words of their languages, and nothing
//! but a whole name or a title tells one from the other: `森林` are woods, and the family of 森林太郎.

use super::fold::{has_case, is_han, is_hangul};
use super::spot::Spot;
use super::title::respect;
use super::way::{Kind, Way};
use super::{Certainty, Nature, Setting};

/// Scripts without capitals: whoever is called by a part of a name may be a word. One sign is a family
/// name only with a title, and of Korean even then it may be a word: `이 대표` is this envoy too.
pub fn without_case(spot: &Spot<'_, '_>, way: &Way, setting: Setting) -> Option<Certainty> {
    let signs = way.typed.chars().count();
    let span = spot.reading.span(spot.start..spot.end);
    let (before, behind) = (&spot.reading.text[..span.start], &spot.reading.text[span.end..]);
    let respect = respect(behind);
    let respected = respect > 0 || spot.has_title();
    let korean = way.typed.chars().all(is_hangul);
    let number = way.typed.bytes().all(|byte| byte.is_ascii_digit());
    let among = |of: fn(char) -> bool| {
        let beside = [spot.before(), spot.behind()];
        beside.iter().flatten().any(|one| one.raw.starts_with(of))
    };
    let beside = before.ends_with(is_han) || behind.starts_with(is_han);
    let sure = match way.kind {
        _ if number => spot.has_legal_form(), // A firm called 2026.
        // `[withheld]이 said`: a particle.
        _ if signs == 1
            && korean
            && before.ends_with(|c: char| c.is_alphanumeric() || c == ']') =>
        {
            return None;
        }
        _ if signs == 1 && korean && setting == Setting::Prose && among(is_hangul) => {
            let title = &behind[..respect];
            let rest = &behind[respect..];
            if !respected
                || !PARTICLES.split(' ').any(|one| rest.starts_with(one))
                    && rest.starts_with(is_hangul)
            {
                return None;
            }
            matches!(title.trim_start(), "씨" | "님")
        }
        _ if respected => true,
        _ if signs == 1
            && behind.starts_with(is_han)
            && !spot.opens()
            && !is_familiar(before, behind) =>
        {
            return None;
        }
        Kind::Whole => signs > 2 || signs > 1 && !beside,
        Kind::Several => true,
        // `النور` is a light too.
        _ if way.nature == Nature::Organisation => false,
        Kind::Family if way.typed.starts_with(|c| matches!(c, '\u{10d0}'..='\u{10ff}')) => true,
        // Between words of other letters it is none.
        _ => !beside && among(has_case),
    };
    Some(if sure { Certainty::Name } else { Certainty::MaybeWord })
}

/// Particles that Korean writes onto a name.
const PARTICLES: &str = "은 는 이 가 을 를 의 에 께 과 와 도 만 로 라 입 이";

/// `老陈来了`: so colleagues are called. What follows is no part of another word.
fn is_familiar(before: &str, behind: &str) -> bool {
    const BEGINS: &str =
        "说說来來去是在和与與的也就已问問要会會对對把被给給跟同想提表建告没不都又还還";
    let familiar = before.strip_suffix(['老', '小', '阿', '大']);
    familiar.is_some_and(|led| {
        !led.ends_with(is_han) || !behind.starts_with(|c| is_han(c) && !BEGINS.contains(c))
    })
}
