//! What the system says of a file → a stamp: the same stamp, the same bytes.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// A file system may give two writes within this time the same time stamp.
pub const SAME_TIME: Duration = Duration::from_millis(20);

/// The same, where times are whole seconds; FAT counts by two.
pub const SAME_COARSE_TIME: Duration = Duration::from_secs(3);

/// The size, times and number of a file, as git's index knows it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// Its bytes.
    pub size: u64,
    /// The number by which the system knows it: another file may bear its name.
    pub number: u64,
    /// When it was written: seconds and nanoseconds.
    pub modified: (u64, u32),
    /// When it was last written, renamed or given other rights: nobody can set that time back,
    /// as an archive does the other.
    pub changed: (u64, u32),
}

impl Stamp {
    /// Reads the stamp of a file; nothing where a time lies before 1970.
    pub fn of(found: &Metadata) -> Option<Self> {
        let modified = found.modified().ok()?;
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some(Self {
            size: found.len(),
            number: number(found),
            modified: (since.as_secs(), since.subsec_nanos()),
            changed: changed(found),
        })
    }

    /// Writes it at the end of some bytes.
    pub fn add_to(&self, bytes: &mut Vec<u8>) {
        let ((written, w), (changed, c)) = (self.modified, self.changed);
        for number in [self.size, self.number, written, changed] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(w.to_le_bytes());
        bytes.extend(c.to_le_bytes());
    }

    /// Returns the later of its times.
    pub fn newest(&self) -> SystemTime {
        let (seconds, nanos) = self.modified.max(self.changed);
        SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos)
    }

    /// Says whether its times may be whole seconds only.
    pub fn is_coarse(&self) -> bool {
        self.modified.1 == 0 && self.changed.1 == 0
    }

    /// Says whether a write after `now` will give the file another stamp.
    pub fn is_settled(&self, now: SystemTime) -> bool {
        let same = if self.is_coarse() { SAME_COARSE_TIME } else { SAME_TIME };
        let age = now.duration_since(self.newest());
        age.is_ok_and(|age| age > same)
    }
}

#[cfg(unix)]
fn changed(found: &Metadata) -> (u64, u32) {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(found.ctime()).unwrap_or_default();
    let nanos = u32::try_from(found.ctime_nsec()).unwrap_or_default();
    (seconds, nanos)
}

#[cfg(not(unix))]
fn changed(_found: &Metadata) -> (u64, u32) {
    (0, 0)
}

#[cfg(unix)]
fn number(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn number(_found: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Stamp;

    #[test]
    fn a_file_written_just_now_or_later_is_not_settled() {
        let stamp =
            |nanos| Stamp { size: 1, number: 1, modified: (100, nanos), changed: (100, nanos) };
        let fine = stamp(5);
        assert!(!fine.is_settled(fine.newest()));
        assert!(!fine.is_settled(fine.newest() - Duration::from_secs(1)));
        assert!(fine.is_settled(fine.newest() + Duration::from_secs(1)));
        let coarse = stamp(0);
        assert!(!coarse.is_settled(coarse.newest() + Duration::from_secs(1)));
        assert!(coarse.is_settled(coarse.newest() + Duration::from_secs(4)));
    }
}
