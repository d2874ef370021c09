//! A panic anywhere → a fault of the program, told as one: no file is left half-written.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Mutex;

use super::Outcome;
use super::screen::Screen;
use crate::finding::broken::BrokeOff;

/// Where the program broke off, and what it said.
static BROKE_OFF: Mutex<Option<String>> = Mutex::new(None);

/// Runs a command. Packs are moved to their places only once all of them are whole, so one
/// that breaks off leaves every file as it was, or a journal from which the next build goes on.
pub fn guarded(screen: &Screen, command: impl FnOnce() -> Option<Outcome>) -> Outcome {
    panic::set_hook(Box::new(note));
    let outcome = panic::catch_unwind(AssertUnwindSafe(command));
    drop(panic::take_hook());
    let ended = outcome.unwrap_or_else(|panic| {
        let file = panic.downcast::<BrokeOff>().map(|broke_off| broke_off.at);
        let broke_off = BROKE_OFF.lock().ok().and_then(|mut words| words.take());
        let words = broke_off.unwrap_or_else(|| "no place is known".to_owned());
        let (place, report) = match file {
            Ok(file) => (format!("\n  --> {file}"), "this line and that file"),
            Err(_) => (String::new(), "this line, and the file that was changed last"),
        };
        screen.error(&format!(
            "error[fault-of-program]: This is a fault of scene-setter, not of your files \
             ({words}).{place}\n  hint: your files are as they were; report {report}\n"
        ));
        None
    });
    ended.unwrap_or(Outcome::Failed)
}

fn note(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let said = payload
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    let place = info.location().map_or_else(|| "unknown place".to_owned(), ToString::to_string);
    if let Ok(mut words) = BROKE_OFF.lock() {
        words.get_or_insert(format!("{place}: {said}"));
    }
}
