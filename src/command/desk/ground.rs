//! What something that was made hangs on: questions to the facts, and files beside them. Where all
//! are as they were, it need not be made again.

use super::Desk;
use crate::approved::file;
use crate::facts::Question;
use crate::pack::format::FORMATS;
use crate::pack::target::Target;
use crate::project::load;
use crate::project::stamp::Stamp;

/// What something hangs on that was made of facts and files of one house.
#[derive(Debug)]
pub struct Ground {
    /// The questions, one a line: there are many, and they are read again after a change alone.
    asked: Box<str>,
    /// What stands for the answers.
    answers: String,
    files: Files,
}

/// Files as they lay there before something was made of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Files(Vec<(String, Option<Stamp>)>);

impl Ground {
    /// Takes what was asked, and the files as they were; nothing where that cannot be told again.
    pub fn new(desk: &Desk, asked: &[Question], files: Files) -> Option<Self> {
        let answers = desk.facts().answers(asked, desk.digests()?);
        let lines: Vec<String> = asked.iter().map(ToString::to_string).collect();
        let asked = lines.join("\n").into_boxed_str();
        (!asked.is_empty()).then_some(Self { asked, answers, files })
    }

    pub fn holds(&self, desk: &Desk) -> bool {
        let same = |digests| {
            let asked: Vec<Question> = self.asked.lines().filter_map(Question::read).collect();
            desk.facts().answers(&asked, digests) == self.answers
        };
        self.files.lie(desk) && desk.digests().is_some_and(same)
    }
}

impl Files {
    /// Looks at the files of packs, of their bases and approvals.
    pub fn of(desk: &Desk, targets: &[Target]) -> Self {
        let paths = targets.iter().flat_map(|target| {
            let formats = FORMATS.into_iter().map(|format| target.file(format));
            let beside = [target.base(), target.base_facts(), file::path(target)];
            formats.chain(beside)
        });
        let seen = paths.map(|path| {
            let stamp = load::stamp_of(&desk.root, &path);
            (path, stamp)
        });
        Self(seen.collect())
    }

    fn lie(&self, desk: &Desk) -> bool {
        let mut files = self.0.iter();
        files.all(|(path, stamp)| load::stamp_of(&desk.root, path) == *stamp)
    }
}
