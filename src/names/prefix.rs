//! A family name with a prefix → the other ways of typing it.

use super::fold::folded;
use super::shape::Shape;
use super::way::{Kind, Ways};
use super::word::is_capital;
use super::{Form, Nature};

/// Small words within family names of many languages.
pub const PARTICLES: &str = "de del della dello di da do dos das du des d la le lo los las el al l bin ibn \
     bint ben abu van von vom der den ter ten te zu zum zur af av y e san st";

/// Adds the family name with its prefix in other letters, or apart.
pub fn ways(typed: &str, ways: &mut Ways) {
    other_mac(typed, ways);
    apart(typed, ways);
}

/// `MacDonald` is typed `McDonald`, and the other way round.
fn other_mac(typed: &str, ways: &mut Ways) {
    let rest = |prefix: &str| {
        let rest = typed.strip_prefix(prefix)?;
        is_capital(rest).then_some(rest)
    };
    let other = match (rest("Mac"), rest("Mc")) {
        (Some(rest), _) => Some(format!("Mc{rest}")),
        (_, Some(rest)) => Some(format!("Mac{rest}")),
        _ => None,
    };
    if let Some(other) = other {
        let shape = Shape::new(&other).loose();
        ways.add(&shape, Form::Part, Kind::Family, Nature::Person, &other);
    }
}

/// `Dubois` is typed `du Bois` too.
fn apart(typed: &str, ways: &mut Ways) {
    let word = folded(typed);
    let particles = PARTICLES.split_ascii_whitespace();
    let rest = particles.filter_map(|particle| {
        let rest = word.strip_prefix(particle)?;
        (particle.len() > 1 && rest.len() >= 4).then(|| format!("{particle} {rest}"))
    });
    for other in rest {
        let shape = Shape::new(&other).loose();
        ways.add(&shape, Form::Part, Kind::Family, Nature::Person, typed);
    }
}
