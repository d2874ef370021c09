//! Approvals ⇄ the text of their file, one line an approval.

use std::collections::BTreeSet;

use super::ground::{Ground, Line, words};
use crate::pack::target::Target;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Approval {
    /// The words of the line. They come first, for the file is sorted by them: two colleagues who
    /// approve different lines then write to different places of it.
    pub words: String,
    pub who: String,
    /// The day, as `2022-01-25`.
    pub day: String,
    /// What was behind the line then.
    pub ground: Ground,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approvals {
    pub all: Vec<Approval>,
    /// Lines of the file, from 1, that cannot be read and so approve nothing.
    pub unread: Vec<usize>,
}

const HEAD: &str = "\
# Who approved which line of this pack; `scene-setter approve` writes it.
# Day, person, what was behind the line (facts-sources-template-place-form), its words.
";

pub fn path(target: &Target) -> String {
    format!("output/{}/{}.approved", target.id, target.document)
}

impl Approval {
    fn read(line: &str) -> Option<Self> {
        let mut parts = line.splitn(4, '\t');
        let (day, who) = (parts.next()?, parts.next()?);
        let ground = Ground::read(parts.next()?)?;
        Some(Self {
            words: parts.next()?.to_owned(),
            who: who.to_owned(),
            day: day.to_owned(),
            ground,
        })
    }

    pub fn covers(&self, line: &Line) -> bool {
        self.words == line.words && self.ground.covers(&line.ground)
    }
}

impl Approvals {
    pub fn read(text: &str) -> Self {
        let mut approvals = Self::default();
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            match Approval::read(line) {
                Some(approval) => approvals.all.push(approval),
                None => approvals.unread.push(number + 1),
            }
        }
        approvals.sort();
        approvals
    }

    /// Says who approved a line that reads so: `Ada Quist on 2022-01-25`.
    pub fn of_words(&self, line: &str) -> Vec<String> {
        let words = words(line);
        let same = self.all.iter().filter(|one| one.words == words);
        // The same words may stand on two sheets.
        let named: BTreeSet<String> =
            same.map(|one| format!("{} on {}", one.who, one.day)).collect();
        named.into_iter().collect()
    }

    /// Adds approvals of lines; one that the same person gave before stays as it is.
    pub fn add(&mut self, lines: &[&Line], who: &str, day: &str) {
        for line in lines {
            let known = |one: &Approval| one.who == who && one.covers(line);
            if !self.all.iter().any(known) {
                self.all.push(Approval {
                    words: line.words.clone(),
                    who: who.to_owned(),
                    day: day.to_owned(),
                    ground: line.ground.clone(),
                });
            }
        }
        self.sort();
    }

    fn sort(&mut self) {
        self.all.sort();
        self.all.dedup();
    }

    pub fn write(&self) -> String {
        let line = |one: &Approval| {
            let Approval { words, who, day, .. } = one;
            format!("{day}\t{who}\t{}\t{words}\n", one.ground)
        };
        let lines: String = self.all.iter().map(line).collect();
        format!("{HEAD}{lines}")
    }
}

#[cfg(test)]
mod tests {
    use super::Approvals;
    use crate::approved::ground::{Ground, Line};

    #[test]
    fn a_file_is_read_as_it_was_written() {
        let line = |words: &str| Line {
            number: 1,
            words: words.to_owned(),
            by_hand: false,
            ground: Ground::by_hand(),
        };
        let mut approvals = Approvals::default();
        approvals.add(&[&line("Two.\\|"), &line("One.")], "Ada", "2022-01-25");
        approvals.add(&[&line("One.")], "Ada", "2022-02-01");
        approvals.add(&[&line("One.")], "Bo", "2022-02-01");
        let text = approvals.write();
        assert_eq!(Approvals::read(&text), approvals);
        assert_eq!(approvals.all.len(), 3, "approved once is approved");
        let merged = format!("{text}<<<<<<< one\n2022\tBo\tx\tOne.\n");
        assert_eq!(Approvals::read(&merged).unread, [6, 7]);
    }
}
