//! Lines of a body → headings, paragraphs and bullets, broken lines joined again.

use std::mem::take;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A short line that stands alone.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    Bullet,
}

/// A stretch of text that belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub shape: Shape,
    /// Its words on one line.
    pub text: String,
    /// The sign before an item.
    pub mark: Option<char>,
}

impl Block {
    /// Returns the words with the sign that stood before them.
    pub fn as_it_stands(&self) -> String {
        match self.mark {
            Some(mark) => format!("{mark} {}", self.text),
            None => self.text.clone(),
        }
    }
}

const MARKS: [char; 9] = ['-', '*', '•', '–', '—', '·', '▪', '\u{f0b7}', '\u{f0a7}'];
const LONGEST_HEADING: usize = 60;

/// Splits a body.
pub fn blocks(lines: &[String]) -> Vec<Block> {
    let mut reader = Reader::default();
    for line in lines {
        reader.take(line.trim_start_matches('>').trim());
    }
    reader.flush();
    join(reader.blocks).into_iter().map(with_heading).collect()
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    shape: Option<Shape>,
    text: String,
    mark: Option<char>,
}

impl Reader {
    fn take(&mut self, line: &str) {
        if line.is_empty() {
            return self.flush();
        }
        if let Some(words) = bullet(line) {
            self.begin(Shape::Bullet, words);
            // Fonts of their own draw the sign of some programs.
            let mark = line.chars().next();
            self.mark = mark.map(|mark| if mark > '\u{e000}' { '•' } else { mark });
        } else if let Some(words) = heading(line) {
            self.begin(Shape::Heading, words);
            self.flush();
        } else if is_section(line)
            || is_mark(line)
            || is_meeting_with(line) && self.shape.is_none()
        {
            self.begin(Shape::Paragraph, line);
            self.flush();
        } else if self.shape.is_none() || is_label(line) {
            self.begin(Shape::Paragraph, line);
        } else {
            let is_cut = self.text.ends_with('-') && line.starts_with(char::is_lowercase);
            self.text.push_str(if is_cut { "" } else { " " });
            self.text.push_str(line);
        }
    }

    fn begin(&mut self, shape: Shape, words: &str) {
        self.flush();
        self.shape = Some(shape);
        words.clone_into(&mut self.text);
    }

    fn flush(&mut self) {
        if let Some(shape) = self.shape.take() {
            let text = take(&mut self.text);
            let mark = self.mark.take();
            self.blocks.push(Block { shape, text, mark });
        }
    }
}

/// Returns the words of a list item.
fn bullet(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix(MARKS)
        .or_else(|| line.strip_prefix("o "))
        .filter(|rest| rest.starts_with([' ', '\t', 'o']) || line.starts_with("o "));
    let words = rest.map(str::trim).filter(|words| !words.is_empty())?;
    (!words.chars().all(|c| MARKS.contains(&c))).then_some(words)
}

/// Returns the words of a Markdown heading, or of a line that is all bold.
fn heading(line: &str) -> Option<&str> {
    let hashes = line.trim_start_matches('#');
    if hashes.len() < line.len() && hashes.starts_with(' ') {
        return Some(hashes.trim());
    }
    let bold = line.strip_prefix("**")?.strip_suffix("**")?;
    (!bold.contains("**") && bold.len() <= LONGEST_HEADING).then_some(bold)
}

/// Says whether a line begins with a label of its own: `COM: …`, `Participants: …`.
fn is_label(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, rest)| {
        label.split_whitespace().count() <= 3
            && label.starts_with(char::is_uppercase)
            && !rest.starts_with("//")
            && rest.starts_with(|c: char| c.is_whitespace())
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

fn is_section(text: &str) -> bool {
    SECTIONS.contains(&text.trim_end_matches(':').trim().to_lowercase().as_str())
}

/// `Meeting with TikTok`, `Joint meeting with …`: the title of a part.
pub fn is_meeting_with(line: &str) -> bool {
    let words = line.to_lowercase();
    let starts = [
        "meeting with ",
        "call with ",
        "joint meeting with ",
        "réunion avec ",
        "entretien avec ",
    ];
    let is_title = line.len() <= LONGEST_HEADING && line.starts_with(char::is_uppercase);
    is_title
        && !line.ends_with('.')
        && starts.iter().any(|start| words.starts_with(start))
}

/// `Pages 4-6 redacted`: what a copy leaves out.
pub fn is_mark(line: &str) -> bool {
    line.starts_with("Pages ") && line.contains(" redacted")
}

/// Joins what a page break or a blanked name cut: the rest begins with a small letter.
fn join(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let goes_on = block.shape == Shape::Paragraph
            && block.text.starts_with(char::is_lowercase)
            && joined.last().is_some_and(|last| {
                last.shape != Shape::Heading
                    && !is_mark(&last.text)
                    && !last.text.ends_with(['.', ':', '!', '?', ';'])
            });
        match joined.last_mut() {
            Some(last) if goes_on => {
                last.text.push(' ');
                last.text.push_str(&block.text);
            }
            _ => joined.push(block),
        }
    }
    joined
}

fn with_heading(mut block: Block) -> Block {
    let text = block.text.trim();
    let is_short =
        text.chars().count() <= LONGEST_HEADING && text.split(' ').count() <= 9;
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_title = is_short && begins && !text.ends_with(['.', ';', ',', '!', '?']);
    if block.shape == Shape::Paragraph
        && (is_title && !has_content(text) || is_section(text))
    {
        block.shape = Shape::Heading;
    }
    block
}

/// A label with words behind it is no title.
fn has_content(text: &str) -> bool {
    is_label(text) && !text.trim_end().ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::{Shape, blocks};

    #[test]
    fn joins_lines_that_were_broken() {
        let text = "Hate speech\n\nThe company\n\nexplained that it\ngrows.\n\n- one\n two\n- three\n\nUS: A B";
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let found: Vec<(Shape, String)> = blocks(&lines)
            .into_iter()
            .map(|b| (b.shape, b.text))
            .collect();
        let expected = [
            (Shape::Heading, "Hate speech"),
            (Shape::Paragraph, "The company explained that it grows."),
            (Shape::Bullet, "one two"),
            (Shape::Bullet, "three"),
            (Shape::Paragraph, "US: A B"),
        ];
        let found: Vec<_> = found.iter().map(|(s, text)| (*s, text.as_str())).collect();
        assert_eq!(found, expected);
    }
}
