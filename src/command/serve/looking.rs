//! A state of the project → its findings, by a check that the next change ends.

use std::io;
use std::process::Child;
use std::sync::Mutex;

use crate::command::desk::{Desk, Findings, read};

/// The check that runs now, if any.
#[derive(Default)]
pub struct Looking(Mutex<Option<Child>>);

impl Looking {
    /// Ends the check of a state that is no more.
    pub fn stop(&self) {
        if let Ok(mut running) = self.0.lock() {
            end(&mut running);
        }
    }

    /// Looks for the findings of a state; none where it is not wanted any more.
    pub fn look(&self, desk: &Desk, is_wanted: impl Fn() -> bool) -> Option<Findings> {
        let (own, printed) = {
            let mut running = self.0.lock().ok()?;
            end(&mut running);
            let begun = if is_wanted() { desk.begin_to_look()? } else { return None };
            let mut child = match begun {
                Ok(child) => child,
                Err(error) => return Some(Findings::trouble(&error)),
            };
            let begun = (child.id(), child.stdout.take());
            *running = Some(child);
            begun
        };
        let found = printed.map(read).unwrap_or_default();
        // Whoever took its place has ended it, and waits for its own.
        let child = self.0.lock().ok()?.take_if(|running| running.id() == own)?;
        Some(match ended(child) {
            Ok(()) => found,
            Err(error) => Findings::trouble(&error),
        })
    }
}

fn end(running: &mut Option<Child>) {
    if let Some(mut old) = running.take() {
        // It may have ended by itself.
        let _ = old.kill();
        let _ = old.wait();
    }
}

/// Waits for the end of a check; a fault where it did not come to one by itself.
fn ended(mut child: Child) -> io::Result<()> {
    let status = child.wait()?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(io::Error::other(format!("`check` ended with {status}"))),
    }
}
