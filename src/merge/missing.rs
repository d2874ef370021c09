//! What people wrote into a pack × another text of it → what of that the other text lacks.

use super::marker::by_hand_alone;
use super::{HandEdits, hand_edits, merge, same, without_number};

/// Finds the edits between `built` and `edited` that `now` lacks.
///
/// They are laid over `now` as a build would lay them: what changes by that was not there.
pub fn missing_edits(built: &str, edited: &str, now: &str) -> HandEdits {
    if same(built, edited) {
        return HandEdits::default();
    }
    let with_edits = by_hand_alone(&merge(built, edited, now).text);
    let mut missing = hand_edits(now, &with_edits);
    let lines: Vec<Vec<String>> = now.lines().map(words).collect();
    missing.written.retain(|(_, line)| {
        let written = words(line);
        !lines.iter().any(|own| holds(own, &written))
    });
    for (place, line) in &mut missing.written {
        if let Some(at) = edited.lines().position(|own| own == line) {
            place.line = at + 1;
        }
    }
    let stood = |text: &str, sentence: &str| text.lines().any(|line| line.trim() == sentence);
    missing.deleted.retain(|gone| stood(built, &gone.sentence) && !stood(edited, &gone.sentence));
    missing
}

fn words(line: &str) -> Vec<String> {
    without_number(line).split_whitespace().map(str::to_owned).collect()
}

/// Says whether all words of one line stand in another in their order, perhaps with others between
/// them: then somebody has put both edits into one sentence.
fn holds(line: &[String], written: &[String]) -> bool {
    let mut words = line.iter();
    written.iter().all(|word| words.any(|own| own == word))
}

#[cfg(test)]
mod tests {
    use super::missing_edits;

    const BUILT: &str = "# A\n\nThey met in May.\nThe crews are trained.\n| a | b |\n";

    fn missing(edited: &str, now: &str) -> Vec<String> {
        let edits = missing_edits(BUILT, edited, now);
        let written =
            edits.written.into_iter().map(|(place, line)| format!("{} {line}", place.line));
        let deleted = edits.deleted.into_iter().map(|gone| format!("- {}", gone.sentence));
        written.chain(deleted).collect()
    }

    #[test]
    fn what_a_text_lacks_of_the_edits_is_told() {
        let edited = BUILT.replace("May", "May, by hand");
        assert_eq!(missing(&edited, &edited), Vec::<String>::new());
        assert_eq!(missing(&edited, BUILT), ["3 They met in May, by hand."]);
        let news = BUILT.replace("May", "June");
        assert_eq!(missing(&edited, &news), ["3 They met in May, by hand."]);
        let both = BUILT.replace("They met in May", "They all met in May, by hand");
        assert!(missing(&edited, &both).is_empty());
        let without = BUILT.replace("The crews are trained.\n", "");
        assert_eq!(missing(&without, BUILT), ["- The crews are trained."]);
        assert!(missing(&without, &without).is_empty());
    }

    #[test]
    fn an_edit_of_one_part_of_a_line_is_there_beside_news_of_another() {
        let edited = BUILT.replace("| a |", "| by hand |");
        let now = BUILT.replace("| a | b |", "| by hand | news |");
        assert!(missing(&edited, &now).is_empty());
        assert_eq!(missing(&edited, &BUILT.replace("| b |", "| news |")), ["5 | by hand | news |"]);
    }
}
