//! Progress on a terminal, once a run takes longer than a second.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::screen::Screen;

/// Counts packs or files as they are done.
#[derive(Debug)]
pub struct Progress<'a> {
    screen: &'a Screen,
    total: usize,
    noun: &'static str,
    made: AtomicUsize,
    next: Mutex<Instant>,
}

impl<'a> Progress<'a> {
    /// Begins to count.
    pub fn new(screen: &'a Screen, total: usize, noun: &'static str) -> Self {
        let next = Mutex::new(Instant::now() + Duration::from_secs(1));
        Self { screen, total, noun, made: AtomicUsize::new(0), next }
    }

    pub fn made_one(&self) {
        let made = self.made.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.screen.is_watched() {
            return;
        }
        let Ok(mut next) = self.next.try_lock() else {
            return;
        };
        let now = Instant::now();
        if now >= *next {
            *next = now + Duration::from_millis(100);
            self.screen.passing(&format!("\r{made} of {} {}\u{1b}[K", self.total, self.noun));
        }
    }

    /// Clears the line.
    pub fn end(&self) {
        let shown = self.next.lock().is_ok_and(|next| *next > Instant::now());
        if shown && self.screen.is_watched() && self.made.load(Ordering::Relaxed) > 0 {
            self.screen.passing("\r\u{1b}[K");
        }
    }
}
