//! Markdown ⇄ the remarks in it: what a reader said of a sentence, as `<!-- comment: … -->`.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Who made it; may be empty.
    pub by: String,
    /// On which day, as written; may be empty.
    pub day: String,
    pub text: String,
}

/// A text without its remarks, and what each was made on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plain {
    pub text: String,
    /// The line of the text that each stands beside, from 0, and the line on which it was written.
    pub remarks: Vec<(usize, usize, Remark)>,
}

const OPEN: &str = "<!-- comment:";
const CLOSE: &str = "-->";

/// Takes the remarks out of a text: one that fills a line goes with its line.
pub fn without_remarks(text: &str) -> Plain {
    if !text.contains(OPEN) {
        return Plain { text: text.to_owned(), remarks: Vec::new() };
    }
    let mut plain = Plain::default();
    let mut lines = 0_usize;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let mut rest = line;
        let mut kept = String::new();
        let mut found = Vec::new();
        while let Some((before, after)) = rest.split_once(OPEN) {
            let Some((inside, behind)) = after.split_once(CLOSE) else {
                break;
            };
            kept.push_str(before.trim_end_matches(' '));
            found.push(Remark::read(inside));
            rest = behind;
        }
        kept.push_str(rest);
        let is_alone = kept.trim_matches(['>', ' ', '\n', '\r']).is_empty();
        let beside = if is_alone && !found.is_empty() { lines.saturating_sub(1) } else { lines };
        let remarks = found.into_iter().map(|remark| (beside, number, remark));
        let is_remark_alone = is_alone && line.contains(OPEN) && kept.len() < line.len();
        plain.remarks.extend(remarks);
        if !is_remark_alone {
            plain.text.push_str(&kept);
            lines += 1;
        }
    }
    plain
}

/// Takes out every comment, remarks among them: no reader of a pack sees one.
pub fn without_comments(text: &str) -> String {
    let text = without_remarks(text).text;
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("<!--") {
        shown.push_str(before);
        // What is escaped or never ends is no comment.
        match after.split_once(CLOSE).filter(|_| !before.ends_with('\\')) {
            Some((_, behind)) => rest = behind,
            None => {
                shown.push_str("<!--");
                rest = after;
            }
        }
    }
    shown + rest
}

impl Remark {
    /// Reads `NAME, DAY: words`; who and when may be missing.
    fn read(inside: &str) -> Self {
        let (head, text) = inside.split_once(':').unwrap_or(("", inside));
        let (by, day) = match head.rsplit_once(", ") {
            Some((by, day)) if day.starts_with(|c: char| c.is_ascii_digit()) => (by, day),
            _ => (head, ""),
        };
        Self { by: by.trim().to_owned(), day: day.trim().to_owned(), text: text.trim().to_owned() }
    }

    /// Writes it as it stands in Markdown: one line, whatever it says.
    pub fn write(&self) -> String {
        let one_line = |words: &str| {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            words.replace("--", "–").replace('|', "/")
        };
        let by = one_line(&self.by).replace(':', " ");
        let day =
            if self.day.is_empty() { String::new() } else { format!(", {}", one_line(&self.day)) };
        format!("{OPEN} {by}{day}: {} {CLOSE}", one_line(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Remark, without_remarks};

    #[test]
    fn remarks_are_taken_out_with_their_lines() {
        let text = "# A\n\n- One.\n  <!-- comment: Ann, 2026-11-27: why? -->\n- Two. <!-- comment: B: x -->\n";
        let plain = without_remarks(text);
        assert_eq!(plain.text, "# A\n\n- One.\n- Two.\n");
        let beside: Vec<usize> = plain.remarks.iter().map(|(line, ..)| *line).collect();
        assert_eq!(beside, [2, 3]);
        assert_eq!(plain.remarks[0].2.by, "Ann");
        assert_eq!(plain.remarks[0].2.day, "2026-11-27");
    }

    #[test]
    fn a_remark_stays_one_line_and_closes_once() {
        let remark = Remark { by: "A: B".into(), day: String::new(), text: "x --> y\nz".into() };
        assert_eq!(remark.write(), "<!-- comment: A  B: x –> y z -->");
    }
}
