//! Causes → words, for people and programs.

use super::cause::Cause;
use super::compared::FactChange;
use crate::facts::when::When;

impl Cause {
    pub fn words(&self, in_words: &dyn Fn(When) -> String) -> String {
        match self {
            Cause::Fact { fate, field, place } => {
                let what = match field.path.as_str() {
                    "" => format!("{} {}", field.record.kind.noun(), field.record.id),
                    path => format!("{} of {} {}", path, field.record.kind.noun(), field.record.id),
                };
                match fate {
                    FactChange::Kept => format!("tells of {what} ({place})"),
                    fate => format!("{what} was {} ({place})", fate.word()),
                }
            }
            Cause::Renamed(old, new, path) => {
                let noun = new.kind.noun();
                format!("{noun} {} was renamed to {} ({path})", old.id, new.id)
            }
            Cause::Template(path) => format!("template changed ({path})"),
            Cause::AsOf(old, new) => {
                format!("the reader's day went from {} to {}", in_words(*old), in_words(*new))
            }
            Cause::Hand => "written by hand".to_owned(),
        }
    }

    pub fn kind(&self) -> &'static str {
        match self {
            Cause::Fact { .. } => "fact",
            Cause::Renamed(..) => "renamed",
            Cause::Template(_) => "template",
            Cause::AsOf(..) => "as-of",
            Cause::Hand => "hand",
        }
    }
}
