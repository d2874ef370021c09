//! A panic → what was being worked on, so that whoever tells of it can name the file.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// What the program broke off at.
#[derive(Debug)]
pub struct BrokeOff {
    /// The file, from the project folder.
    pub at: String,
}

/// Does work on a file; where that panics, the panic goes on with the name of the file.
pub fn naming<T>(file: impl FnOnce() -> String, work: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        if panic.is::<BrokeOff>() {
            resume_unwind(panic)
        }
        resume_unwind(Box::new(BrokeOff { at: file() }))
    })
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::{BrokeOff, naming};

    #[test]
    fn the_innermost_file_is_named() {
        assert_eq!(naming(String::new, || 1), 1);
        let inner = || naming(|| "inner".to_owned(), || panic!("at work"));
        let panic = catch_unwind(|| naming(|| "outer".to_owned(), inner));
        let broke_off = panic.unwrap_err().downcast::<BrokeOff>();
        assert_eq!(broke_off.unwrap().at, "inner");
    }
}
