//! Lines of a pack as it lies there → the lines of a build that they are.

use super::align::{Became, Side};
use super::pair::alike;

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
    lines
}

#[cfg(test)]
mod tests {
    use super::LineOf::{Edited, Same};
    use super::lines_of;

    #[test]
    fn a_line_is_found_whatever_a_person_put_on_it() {
        let built = "# A\n\nThey met in May.\nOne is open.\n";
        let text = "# A\n\n- They met in May.[^n]\nOne is open.\nBy hand alone here.\n";
        assert_eq!(
            lines_of(built, text),
            [Some(Same(0)), Some(Same(1)), Some(Edited(2)), Some(Same(3)), None]
        );
    }
}
