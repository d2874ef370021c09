//! How a command ended, as its exit code says it.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All well.
    Done = 0,
    /// There is something to act on.
    Act = 1,
    /// It could not run.
    Failed = 2,
}

impl Outcome {
    pub fn status(self) -> u8 {
        self as u8
    }

    pub(super) fn of_status(status: u8) -> Option<Self> {
        let all = [Outcome::Done, Outcome::Act, Outcome::Failed];
        all.into_iter().find(|outcome| outcome.status() == status)
    }
}
