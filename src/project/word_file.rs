//! A Word file among the templates ⇄ a text, a letter for each byte: every template is a text.

/// Says whether a path of a project is that of such a file.
pub fn is_word_file(path: &str) -> bool {
    path.starts_with("templates/") && path.ends_with(".docx")
}

/// Writes bytes as letters.
pub fn letters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// Reads the bytes that were written as letters; none where they are other letters.
pub fn bytes(letters: &str) -> Option<Vec<u8>> {
    letters.chars().map(|letter| u8::try_from(letter).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{bytes, letters};

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(bytes(&letters(&all)), Some(all));
        assert_eq!(bytes("ł"), None);
    }
}
