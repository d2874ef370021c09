//! Lines of a pack as it lies there → the lines of a build that they are.

use std::collections::BTreeSet;

use super::align::{Became, Side};
use super::pair::{MOST, alike};

/// What a line is of a build, with the number of that line there, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineOf {
    /// That line, where the build has it.
    Same(usize),
    /// That line, which a person put elsewhere.
    Moved(usize),
    /// That line, which a person reworded or put a mark on.
    Edited(usize),
}

impl LineOf {
    /// Returns the number of the line of the build.
    pub fn line(self) -> usize {
        match self {
            LineOf::Same(at) | LineOf::Moved(at) | LineOf::Edited(at) => at,
        }
    }
}

/// Returns for every line of a text the line of the build that it is; none where no build gives it.
pub fn lines_of(built: &str, text: &str) -> Vec<Option<LineOf>> {
    let [built, text] = [built, text]
        .map(|text| text.trim_start_matches('\u{feff}').lines().collect::<Vec<&str>>());
    let side = Side::new(&built, &text, |_| true);
    let mut lines = vec![None; text.len()];
    for ((at, became), moved) in side.of_base.iter().enumerate().zip(side.moved()) {
        match *became {
            Became::Kept(here) if moved => lines[here] = Some(LineOf::Moved(at)),
            Became::Kept(here) => lines[here] = Some(LineOf::Same(at)),
            Became::Changed(here) if alike(built[at], text[here]) => {
                lines[here] = Some(LineOf::Edited(at));
            }
            Became::Changed(_) | Became::Gone => {}
        }
    }
    find_reworded(&built, &text, &mut lines);
    lines
}

/// A line that is gone from its place and stands reworded in another was moved and edited, where
/// one line alone is like it.
fn find_reworded(built: &[&str], text: &[&str], lines: &mut [Option<LineOf>]) {
    let found: BTreeSet<usize> = lines.iter().flatten().map(|of| of.line()).collect();
    let says = |line: &str| line.contains(char::is_alphanumeric);
    let gone: Vec<usize> =
        (0..built.len()).filter(|at| !found.contains(at) && says(built[*at])).collect();
    let new: Vec<usize> =
        (0..text.len()).filter(|at| lines[*at].is_none() && says(text[*at])).collect();
    if gone.len() * new.len() > MOST {
        return;
    }
    let like: Vec<(usize, usize)> = new
        .iter()
        .flat_map(|here| gone.iter().map(move |at| (*here, *at)))
        .filter(|(here, at)| alike(built[*at], text[*here]))
        .collect();
    for (here, at) in &like {
        let rivals = like.iter().filter(|(other, from)| other == here || from == at);
        if rivals.count() == 1 {
            lines[*here] = Some(LineOf::Edited(*at));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LineOf::{Edited, Moved, Same};
    use super::lines_of;

    #[test]
    fn a_line_is_found_wherever_it_went_and_whatever_was_put_on_it() {
        let built = "# A\n\nThey met in May.\nOne is open.\nTwo are.\n";
        let text = "# A\n\nTwo are.\n- They met in May.[^n]\nBy hand alone here.\nOne is open.\n";
        assert_eq!(
            lines_of(built, text),
            [Some(Same(0)), Some(Same(1)), Some(Same(4)), Some(Edited(2)), None, Some(Moved(3))]
        );
        let text = "# A\n\nTwo are.\nOne is open.\nThey met you in late May.\n";
        let moved = lines_of(built, text);
        assert_eq!(moved.last(), Some(&Some(Edited(2))));
    }

    #[test]
    fn of_two_that_are_alike_none_is_taken_for_the_other() {
        let built = "Zeta.\nThey met in May.\nThey met in June.\nOmega.\n";
        let text = "Omega.\nZeta.\nThey met in July.\n";
        assert_eq!(lines_of(built, text).last(), Some(&None));
    }
}
