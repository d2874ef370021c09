//! A line → whether it is a heading, a label, or a title of a part.

use super::clock::clock;

/// Longer lines head nothing.
pub const LONGEST_HEADING: usize = 60;

/// A line of signs parts what stands above from what stands below.
pub fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.chars().all(|c| "-_=*~".contains(c))
}

/// Returns the words of a Markdown heading, or of a line that is all bold.
pub fn heading(line: &str) -> Option<&str> {
    let hashes = line.trim_start_matches('#');
    if hashes.len() < line.len() && hashes.starts_with(' ') {
        return Some(hashes.trim());
    }
    let bold = line.strip_prefix("**")?.strip_suffix("**")?;
    (!bold.contains("**") && bold.len() <= LONGEST_HEADING).then_some(bold)
}

/// Says whether a line begins with a label of its own: `COM: …`, `Participants: …`.
pub fn is_label(line: &str) -> bool {
    let line = line.trim_start_matches('*');
    let near = line.floor_char_boundary(LONGEST_HEADING);
    line[..near].split_once(':').is_some_and(|(label, rest)| {
        let rest = rest.trim_start_matches('*');
        label.split_whitespace().count() <= 3
            && label.starts_with(char::is_uppercase)
            && !rest.starts_with("//")
            && (rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace()))
    })
}

/// Titles above and below which no empty line is needed.
const SECTIONS: [&str; 12] = [
    "main objective",
    "objective",
    "specific points to raise",
    "points to raise",
    "key messages",
    "key points",
    "scene setter",
    "summary",
    "details",
    "participants",
    "main takeaways",
    "background",
];

/// Says whether a line is such a title.
pub fn is_section(text: &str) -> bool {
    text.len() <= LONGEST_HEADING
        && SECTIONS.contains(&text.trim_end_matches(':').trim().to_lowercase().as_str())
}

/// `Meeting with TikTok`, `Joint meeting with …`: the title of a part.
pub fn is_meeting_with(line: &str) -> bool {
    if line.len() > LONGEST_HEADING {
        return false;
    }
    let line = without_clock(line);
    let words = line.to_lowercase();
    let starts = [
        "meeting with ",
        "call with ",
        "joint meeting with ",
        "réunion avec ",
        "entretien avec ",
    ];
    line.starts_with(char::is_uppercase)
        && !line.ends_with('.')
        && starts.iter().any(|start| words.starts_with(start))
}

/// `10:00 – Meeting with …`
pub fn without_clock(heading: &str) -> &str {
    match clock(heading).filter(|clock| clock.range.start == 0) {
        Some(clock) => {
            heading[clock.range.end..].trim_start_matches([' ', '-', '–', ':', '|', '\t'])
        }
        None => heading,
    }
}

/// `Pages 4-6 redacted`: what a copy leaves out.
pub fn is_mark(line: &str) -> bool {
    line.starts_with("Pages ") && line.contains(" redacted")
}
