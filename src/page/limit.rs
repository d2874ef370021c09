//! Limits on a render: templates are their owner's code, but none may hang or fill the machine.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::project::load::memory_in_use;

/// A pack takes milliseconds; a template that runs this long does not end.
const MOST_TIME: Duration = Duration::from_secs(10);

/// How often a render that takes long is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// A run over ten thousand contacts takes a tenth of this.
const MOST_MEMORY: u64 = 1024 * 1024 * 1024;

/// A pack of this many bytes is not one that anybody reads.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Why a render was given up.
pub enum Stopped {
    /// It took too long.
    Time,
    /// The program has taken too much memory.
    Memory,
    /// It wrote too much.
    Output,
    /// It panicked.
    Broken,
}

impl Stopped {
    /// Returns what the template did, in words.
    pub fn words(&self) -> String {
        const MIB: u64 = 1024 * 1024;
        match self {
            Stopped::Time => {
                format!("was still running after {} seconds", MOST_TIME.as_secs())
            }
            Stopped::Memory => {
                format!("took more than {} MiB of memory", MOST_MEMORY / MIB)
            }
            Stopped::Output => {
                format!("wrote more than {} MiB", MOST_BYTES as u64 / MIB)
            }
            Stopped::Broken => "broke off".to_owned(),
        }
    }
}

/// Waits for a render, and looks now and then whether it has gone mad.
pub fn wait<T>(receiver: &Receiver<T>) -> Result<T, Stopped> {
    let begun = Instant::now();
    loop {
        match receiver.recv_timeout(LOOK_EVERY) {
            Ok(made) => return Ok(made),
            Err(RecvTimeoutError::Disconnected) => return Err(Stopped::Broken),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if begun.elapsed() > MOST_TIME {
            return Err(Stopped::Time);
        }
        if memory_in_use().is_some_and(|bytes| bytes > MOST_MEMORY) {
            return Err(Stopped::Memory);
        }
    }
}

/// What a render has written.
#[derive(Default)]
pub struct Bounded {
    pub bytes: Vec<u8>,
    /// Whether there would have been too many.
    pub full: bool,
}

impl Bounded {
    /// Expects about so many bytes.
    pub fn expecting(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes.min(MOST_BYTES)), full: false }
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST_BYTES {
            self.full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
