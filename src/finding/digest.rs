//! Text → a number that stands for it.

use sha2::{Digest, Sha256};

/// Returns what stands for a text, whatever its line ends.
pub fn digest(text: &str) -> u64 {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    if body.contains('\r') {
        of_bytes(body.replace("\r\n", "\n").as_bytes())
    } else {
        of_bytes(body.as_bytes())
    }
}

/// Returns what stands for some bytes.
pub fn of_bytes(bytes: &[u8]) -> u64 {
    let hash = Sha256::digest(bytes);
    let first = hash.iter().take(8);
    first.fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Writes a digest as sixteen digits.
pub fn words(digest: u64) -> String {
    format!("{digest:016x}")
}
